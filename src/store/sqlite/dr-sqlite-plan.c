/* Each sort column has an index that ends in the version's id, so a page starts where the last one ended; a filter that
 * leaves few rows is cheaper to follow and sort. */
#include "dr-sqlite-plan.h"

#include <string.h>

#include "dr-fold.h"

/* Up to this many rows are sorted rather than looked for along the sort's own index. */
#define FEW 10000

static const struct {
  const char *column;
  const char *index;
} sorts[DR_N_SORTS] = {
  [DR_SORT_CREATED] = { "id", NULL },
  [DR_SORT_REFERENCE] = { "reference", "assessment_by_reference" },
  [DR_SORT_TITLE] = { "title_key", "assessment_by_title" },
  [DR_SORT_SERVICE] = { "service_key", "assessment_by_service_name" },
  [DR_SORT_STAGE] = { "stage", "assessment_by_stage" },
  [DR_SORT_OUTCOME] = { "outcome", "assessment_by_outcome" },
  [DR_SORT_FINDINGS] = { "findings", "assessment_by_findings" },
  [DR_SORT_DECISION] = { "decision", "assessment_by_decision" },
  [DR_SORT_REVIEW] = { "review", "assessment_by_review" },
  [DR_SORT_OWNER] = { "owner", "assessment_by_owner" },
  [DR_SORT_UPDATED] = { "updated_at", "assessment_by_updated" },
};

/* Where few rows may be found. */
typedef struct {
  char *along;     /* how to get at the rows of assessment */
  char *counted;   /* what to count, to know whether they are few */
  char *narrow;    /* (nullable): condition that leads to them, where @along alone does not */
} Filter;

static void
filter_clear (gpointer data)
{
  Filter *filter = data;

  g_free (filter->along);
  g_free (filter->counted);
  g_free (filter->narrow);
}

void
dr_sqlite_plan_start (DrSqlitePlan *plan)
{
  plan->sql = g_string_new (NULL);
  plan->texts = g_ptr_array_new_with_free_func (g_free);
  plan->numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  plan->filters = g_array_new (FALSE, FALSE, sizeof (Filter));
  g_array_set_clear_func (plan->filters, filter_clear);
}

void
dr_sqlite_plan_end (DrSqlitePlan *plan)
{
  g_string_free (plan->sql, TRUE);
  g_ptr_array_unref (plan->texts);
  g_array_unref (plan->numbers);
  g_array_unref (plan->filters);
}

static guint
add_text (DrSqlitePlan *plan, const char *text)
{
  gint64 nothing = 0;

  g_ptr_array_add (plan->texts, g_strdup (text));
  g_array_append_val (plan->numbers, nothing);
  return plan->texts->len;
}

static guint
add_number (DrSqlitePlan *plan, gint64 number)
{
  g_ptr_array_add (plan->texts, NULL);
  g_array_append_val (plan->numbers, number);
  return plan->texts->len;
}

DrStatement *
dr_sqlite_plan_prepare (DrSqliteStore *self, DrSqlitePlan *plan, const char *sql, GError **error)
{
  DrStatement *statement = dr_sql_prepare (self->sql, error, sql, "");
  guint n = statement != NULL ? (guint) sqlite3_bind_parameter_count (statement) : 0;

  for (guint i = 0; i < n && i < plan->texts->len; i++)
    if (plan->texts->pdata[i] != NULL)
      sqlite3_bind_text (statement, (int) i + 1, plan->texts->pdata[i], -1, SQLITE_STATIC);
    else
      sqlite3_bind_int64 (statement, (int) i + 1, g_array_index (plan->numbers, gint64, i));
  return statement;
}

static void
add_filter (DrSqlitePlan *plan, const char *index, const char *format, ...)
{
  g_autofree char *condition = NULL;
  va_list values;

  va_start (values, format);
  condition = g_strdup_vprintf (format, values);
  va_end (values);
  g_string_append_printf (plan->sql, " AND %s", condition);
  if (index != NULL)
    {
      Filter filter = { 0 };

      filter.along = g_strdup_printf ("INDEXED BY %s", index);
      filter.counted = g_strdup_printf ("assessment AS a INDEXED BY %s WHERE %s", index, condition);
      g_array_append_val (plan->filters, filter);
    }
}

/* Few tagged rows are looked up by their ids, in place of each row's tags. */
static void
add_uses (DrSqlitePlan *plan, const DrIds *uses)
{
  g_autoptr (GString) list = g_string_new (NULL);
  Filter filter = { 0 };

  for (guint i = 0; i < uses->n; i++)
    g_string_append_printf (list, "%s?%u", i > 0 ? ", " : "", add_text (plan, uses->items[i]));
  g_string_append_printf (plan->sql, " AND EXISTS (SELECT 1 FROM use_tag AS u WHERE u.assessment = a.id AND u.tag IN (%s))",
                          list->str);
  filter.along = g_strdup ("NOT INDEXED");
  filter.counted = g_strdup_printf ("use_tag AS u WHERE u.tag IN (%s)", list->str);
  filter.narrow = g_strdup_printf (" AND a.id IN (SELECT u.assessment FROM use_tag AS u WHERE u.tag IN (%s))", list->str);
  g_array_append_val (plan->filters, filter);
}

static void
add_stages (DrSqlitePlan *plan, guint stages)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < DR_N_STAGES; i++)
    if (stages & (1u << i))
      g_string_append_printf (list, "%s%u", list->len > 0 ? ", " : "", i);
  add_filter (plan, "assessment_by_stage", "a.stage IN (%s)", list->str);
}

static void
add_filters (DrSqlitePlan *plan, const DrRegisterQuery *query)
{
  char from[DR_DATE_STRING_SIZE] = "";
  char to[DR_DATE_STRING_SIZE] = "";

  if (query->stages != 0)
    add_stages (plan, query->stages);
  if (query->service != NULL)
    add_filter (plan, "assessment_by_service", "a.service = ?%u", add_text (plan, query->service));
  if (query->owner != NULL)
    add_filter (plan, "assessment_by_owner", "a.owner = ?%u", add_text (plan, query->owner));
  if (dr_date_is_set (query->decision_from) || dr_date_is_set (query->decision_to))
    {
      if (dr_date_is_set (query->decision_from))
        dr_date_format (query->decision_from, from);
      if (dr_date_is_set (query->decision_to))
        dr_date_format (query->decision_to, to);
      /* "0" comes after no date and before every date, ":" after every one. */
      add_filter (plan, "assessment_by_decision", "a.decision BETWEEN ?%u AND ?%u",
                  add_text (plan, from[0] != '\0' ? from : "0"), add_text (plan, to[0] != '\0' ? to : ":"));
    }
  if (dr_date_is_set (query->review_before))
    {
      dr_date_format (query->review_before, to);
      add_filter (plan, "assessment_by_review", "a.review > '' AND a.review < ?%u AND a.stage IN (%d, %d, %d)",
                  add_text (plan, to), DR_STAGE_APPROVED, DR_STAGE_DECIDED, DR_STAGE_MONITORED);
    }
  if (query->findings_open)
    add_filter (plan, "assessment_by_findings", "a.findings > 0");
  if (query->moved)
    add_filter (plan, "assessment_moved", "a.moved = 1");
  if (query->latest)
    add_filter (plan, NULL, "a.latest = 1");
  if (query->uses.n > 0)
    add_uses (plan, &query->uses);
}

/* Which filter to go along: the one that leaves fewest rows, if those are few; (nullable): none. */
static gboolean
choose_filter (DrSqliteStore *self, DrSqlitePlan *plan, const Filter **chosen, GError **error)
{
  gint64 fewest = FEW;

  *chosen = NULL;
  for (guint i = 0; i < plan->filters->len; i++)
    {
      const Filter *filter = &g_array_index (plan->filters, Filter, i);
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM (SELECT 1 FROM %s LIMIT %d)", filter->counted, FEW);
      g_autoptr (DrStatement) statement = dr_sqlite_plan_prepare (self, plan, sql, error);
      gboolean row = FALSE;

      if (statement == NULL || !dr_sql_step (self->sql, statement, &row, error))
        return FALSE;
      if (sqlite3_column_int64 (statement, 0) < fewest)
        {
          fewest = sqlite3_column_int64 (statement, 0);
          *chosen = filter;
        }
    }
  return TRUE;
}

/* The value that the row before the page has in the sort's column. */
static guint
add_key (DrSqlitePlan *plan, DrRegisterSort sort, const DrRegisterRow *row)
{
  char date[DR_DATE_STRING_SIZE] = "";
  g_autofree char *folded = NULL;

  switch (sort)
    {
    case DR_SORT_REFERENCE:
      return add_text (plan, row->reference);
    case DR_SORT_TITLE:
      folded = dr_fold (row->title);
      return add_text (plan, folded);
    case DR_SORT_SERVICE:
      folded = dr_fold (row->service_name);
      return add_text (plan, folded);
    case DR_SORT_STAGE:
      return add_number (plan, row->stage);
    case DR_SORT_OUTCOME:
      return add_number (plan, row->outcome);
    case DR_SORT_FINDINGS:
      return add_number (plan, ((gint64) MIN (row->must, 0xfffff) << 40) | ((gint64) MIN (row->escalate, 0xfffff) << 20)
                               | (gint64) MIN (row->justify, 0xfffff));
    case DR_SORT_DECISION:
      return add_text (plan, dr_date_is_set (row->decision) ? dr_date_format (row->decision, date) : "");
    case DR_SORT_REVIEW:
      return add_text (plan, dr_date_is_set (row->review) ? dr_date_format (row->review, date) : "");
    case DR_SORT_OWNER:
      return add_text (plan, row->owner);
    case DR_SORT_UPDATED:
      return add_number (plan, row->updated);
    case DR_SORT_CREATED:
    default:
      return add_number (plan, row->id);
    }
}

/* The search's part of a statement: what to select from, and whether anything can be found at all. */
static gboolean
add_search (DrSqliteStore *self, DrSqlitePlan *plan, const char *search, gboolean *nothing, GError **error)
{
  g_autofree char *folded = dr_fold (search);
  g_autofree char *match = NULL;
  gboolean exact = TRUE;

  *nothing = g_utf8_strlen (folded, -1) < 2;
  if (*nothing)
    return TRUE;
  match = dr_sqlite_match (self, folded, &exact, error);
  if (match == NULL)
    return FALSE;
  if (!exact)
    g_string_append_printf (plan->sql, " FROM search AS s CROSS JOIN assessment AS a ON a.id = s.rowid"
                                       " CROSS JOIN search_text AS t ON t.id = s.rowid"
                                       " WHERE s.folded MATCH ?%u AND instr (t.folded, ?%u) > 0", add_text (plan, match),
                            add_text (plan, folded));
  else if (match[0] != '\0')
    g_string_append_printf (plan->sql, " FROM search AS s CROSS JOIN assessment AS a ON a.id = s.rowid"
                                       " WHERE s.folded MATCH ?%u", add_text (plan, match));
  else
    g_string_append_printf (plan->sql, " FROM assessment AS a CROSS JOIN search_text AS s ON s.id = a.id"
                                       " WHERE instr (s.folded, ?%u) > 0", add_text (plan, folded));
  return TRUE;
}

/* The part that searches and filters; %TRUE and @nothing where no row can be found. */
gboolean
dr_sqlite_plan_filter (DrSqliteStore *self, DrSqlitePlan *plan, const DrRegisterQuery *query, gboolean *nothing,
                       GError **error)
{
  const char *index = sorts[query->sort].index;
  g_autofree char *filters = NULL;
  const Filter *chosen = NULL;

  *nothing = FALSE;
  if (query->search != NULL)
    {
      if (!add_search (self, plan, query->search, nothing, error))
        return FALSE;
      add_filters (plan, query);
      return TRUE;
    }
  add_filters (plan, query);
  if (!choose_filter (self, plan, &chosen, error))
    return FALSE;
  filters = g_strdup (plan->sql->str);
  g_string_assign (plan->sql, " FROM assessment AS a ");
  if (chosen != NULL)
    g_string_append (plan->sql, chosen->along);
  else
    g_string_append_printf (plan->sql, "%s%s", index != NULL ? "INDEXED BY " : "NOT INDEXED", index != NULL ? index : "");
  g_string_append_printf (plan->sql, " WHERE 1%s%s", chosen != NULL && chosen->narrow != NULL ? chosen->narrow : "", filters);
  return TRUE;
}

void
dr_sqlite_plan_order (DrSqlitePlan *plan, const DrRegisterQuery *query)
{
  const char *direction = query->descending ? "DESC" : "ASC";
  const char *beyond = query->descending ? "<" : ">";
  const char *column = sorts[query->sort].column;

  if (query->search != NULL)
    {
      const char *id = strstr (plan->sql->str, "MATCH") != NULL ? "s.rowid" : "a.id";

      if (query->after != NULL)
        g_string_append_printf (plan->sql, " AND %s < ?%u", id, add_number (plan, query->after->id));
      g_string_append_printf (plan->sql, " ORDER BY %s DESC", id);
    }
  else if (query->sort == DR_SORT_CREATED)
    {
      if (query->after != NULL)
        g_string_append_printf (plan->sql, " AND a.id %s ?%u", beyond, add_number (plan, query->after->id));
      g_string_append_printf (plan->sql, " ORDER BY a.id %s", direction);
    }
  else
    {
      if (query->after != NULL)
        {
          guint key = add_key (plan, query->sort, query->after);

          g_string_append_printf (plan->sql, " AND (a.%s, a.id) %s (?%u, ?%u)", column, beyond, key,
                                  add_number (plan, query->after->id));
        }
      g_string_append_printf (plan->sql, " ORDER BY a.%s %s, a.id %s", column, direction, direction);
    }
}
