/* Pages and counts of the register. Each sort column has an index that ends in the version's id, so a page starts where
 * the last one ended; a filter that leaves few rows is cheaper to follow and sort. */
#include "dr-sqlite-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-fold.h"

/* Up to this many rows are sorted rather than looked for along the sort's own index. */
#define FEW 10000

#define COLUMNS "a.id, a.reference, a.version, a.latest, a.stage, a.title, a.service, a.service_name, a.change, a.outcome," \
                " a.must, a.escalate, a.justify, a.decision, a.review, a.owner, a.moved, a.row_revision, a.updated_at"

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

/* A statement in the making: text with numbered values. */
typedef struct {
  GString   *sql;
  GPtrArray *texts;      /* what each value is; NULL: a number */
  GArray    *numbers;    /* of gint64 */
  GPtrArray *filters;    /* of an index's name and its condition, two after two: where few rows may be found */
} Plan;

static void
plan_start (Plan *plan)
{
  plan->sql = g_string_new (NULL);
  plan->texts = g_ptr_array_new_with_free_func (g_free);
  plan->numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  plan->filters = g_ptr_array_new_with_free_func (g_free);
}

static void
plan_end (Plan *plan)
{
  g_string_free (plan->sql, TRUE);
  g_ptr_array_unref (plan->texts);
  g_array_unref (plan->numbers);
  g_ptr_array_unref (plan->filters);
}

static guint
add_text (Plan *plan, const char *text)
{
  gint64 nothing = 0;

  g_ptr_array_add (plan->texts, g_strdup (text));
  g_array_append_val (plan->numbers, nothing);
  return plan->texts->len;
}

static guint
add_number (Plan *plan, gint64 number)
{
  g_ptr_array_add (plan->texts, NULL);
  g_array_append_val (plan->numbers, number);
  return plan->texts->len;
}

static DrStatement *
plan_prepare (DrSqliteStore *self, Plan *plan, const char *sql, GError **error)
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
add_filter (Plan *plan, const char *index, const char *format, ...)
{
  char *condition = NULL;
  va_list values;

  va_start (values, format);
  condition = g_strdup_vprintf (format, values);
  va_end (values);
  g_string_append_printf (plan->sql, " AND %s", condition);
  if (index != NULL)
    {
      g_ptr_array_add (plan->filters, g_strdup (index));
      g_ptr_array_add (plan->filters, condition);
    }
  else
    g_free (condition);
}

static void
add_stages (Plan *plan, guint stages)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < DR_N_STAGES; i++)
    if (stages & (1u << i))
      g_string_append_printf (list, "%s%u", list->len > 0 ? ", " : "", i);
  add_filter (plan, "assessment_by_stage", "a.stage IN (%s)", list->str);
}

static void
add_filters (Plan *plan, const DrRegisterQuery *query)
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
}

/* Which index to go along: of the filter that leaves fewest rows if those are few, else the sort's; (nullable): by id. */
static gboolean
choose_index (DrSqliteStore *self, Plan *plan, DrRegisterSort sort, const char **index, GError **error)
{
  gint64 fewest = FEW;

  *index = sorts[sort].index;
  for (guint i = 0; i < plan->filters->len; i += 2)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM (SELECT 1 FROM assessment AS a INDEXED BY %s WHERE"
                                              " %s LIMIT %d)", (char *) plan->filters->pdata[i],
                                              (char *) plan->filters->pdata[i + 1], FEW);
      g_autoptr (DrStatement) statement = plan_prepare (self, plan, sql, error);
      gboolean row = FALSE;

      if (statement == NULL || !dr_sql_step (self->sql, statement, &row, error))
        return FALSE;
      if (sqlite3_column_int64 (statement, 0) < fewest)
        {
          fewest = sqlite3_column_int64 (statement, 0);
          *index = plan->filters->pdata[i];
        }
    }
  return TRUE;
}

/* The value that the row before the page has in the sort's column. */
static guint
add_key (Plan *plan, DrRegisterSort sort, const DrRegisterRow *row)
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
add_search (DrSqliteStore *self, Plan *plan, const char *search, gboolean *nothing, GError **error)
{
  g_autofree char *folded = dr_fold (search);
  g_autofree char *match = NULL;

  *nothing = g_utf8_strlen (folded, -1) < 2;
  if (*nothing)
    return TRUE;
  match = dr_sqlite_match (self, folded, error);
  if (match == NULL)
    return FALSE;
  if (match[0] != '\0')
    g_string_append_printf (plan->sql, " FROM search AS s CROSS JOIN assessment AS a ON a.id = s.rowid"
                                       " WHERE s.folded MATCH ?%u", add_text (plan, match));
  else
    g_string_append_printf (plan->sql, " FROM assessment AS a CROSS JOIN search_text AS s ON s.id = a.id"
                                       " WHERE instr (s.folded, ?%u) > 0", add_text (plan, folded));
  return TRUE;
}

static const char *
row_text (DrStatement *statement, int column, DrArena *arena)
{
  const char *text = dr_sql_text (statement, column, arena);

  return text != NULL ? text : "";
}

static DrDate
row_date (DrStatement *statement, int column)
{
  DrDate date = DR_DATE_NONE;
  const char *text = (const char *) sqlite3_column_text (statement, column);

  if (text != NULL && text[0] != '\0')
    dr_date_parse (text, &date);
  return date;
}

static void
read_row (DrStatement *statement, DrRegisterRow *row, DrArena *arena)
{
  *row = (DrRegisterRow) {
    .id = sqlite3_column_int64 (statement, 0),
    .reference = row_text (statement, 1, arena),
    .version = (guint) sqlite3_column_int64 (statement, 2),
    .latest = sqlite3_column_int (statement, 3) != 0,
    .stage = (DrStage) sqlite3_column_int (statement, 4),
    .title = row_text (statement, 5, arena),
    .service = row_text (statement, 6, arena),
    .service_name = row_text (statement, 7, arena),
    .change = row_text (statement, 8, arena),
    .outcome = (DrOutcome) sqlite3_column_int (statement, 9),
    .must = (guint) sqlite3_column_int64 (statement, 10),
    .escalate = (guint) sqlite3_column_int64 (statement, 11),
    .justify = (guint) sqlite3_column_int64 (statement, 12),
    .decision = row_date (statement, 13),
    .review = row_date (statement, 14),
    .owner = row_text (statement, 15, arena),
    .moved = sqlite3_column_int (statement, 16) != 0,
    .revision = (guint64) sqlite3_column_int64 (statement, 17),
    .updated = sqlite3_column_int64 (statement, 18),
  };
}

/* Up to @limit rows; one more tells that there is another page. */
static DrRegisterPage *
read_page (DrSqliteStore *self, DrStatement *statement, guint limit, GError **error)
{
  g_autoptr (DrRegisterPage) page = g_new0 (DrRegisterPage, 1);
  DrRegisterRow *rows = NULL;
  gboolean row = FALSE;

  page->arena = dr_arena_new ();
  rows = dr_arena_array0 (page->arena, DrRegisterRow, limit);
  page->rows = rows;
  if (!dr_sql_step (self->sql, statement, &row, error))
    return NULL;
  while (row && page->n_rows < limit)
    {
      read_row (statement, &rows[page->n_rows++], page->arena);
      if (!dr_sql_step (self->sql, statement, &row, error))
        return NULL;
    }
  page->more = row;
  return g_steal_pointer (&page);
}

static DrRegisterPage *
get_row (DrStore *store, const char *reference, guint version, GError **error)
{
  DrSqliteStore *self = DR_SQLITE_STORE (store);
  g_autoptr (DrStatement) statement = NULL;
  g_autoptr (DrRegisterPage) page = NULL;

  statement = dr_sql_prepare (self->sql, error,
                              "SELECT " COLUMNS " FROM assessment AS a WHERE a.reference = ?1"
                              " AND (?2 = 0 AND a.latest = 1 OR a.version = ?2)", "si", reference, (gint64) version);
  page = statement != NULL ? read_page (self, statement, 1, error) : NULL;
  if (page == NULL || page->n_rows == 1)
    return g_steal_pointer (&page);
  g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND,
               _("there is no %s in the register; expected a reference that is"), reference);
  return NULL;
}

/* The part that searches and filters; %TRUE and @nothing where no row can be found. */
static gboolean
plan_filter (DrSqliteStore *self, Plan *plan, const DrRegisterQuery *query, const char **index, gboolean *nothing,
             GError **error)
{
  g_autoptr (GString) filters = NULL;

  *index = NULL;
  *nothing = FALSE;
  if (query->search != NULL)
    {
      if (!add_search (self, plan, query->search, nothing, error))
        return FALSE;
      add_filters (plan, query);
      return TRUE;
    }
  add_filters (plan, query);
  if (!choose_index (self, plan, query->sort, index, error))
    return FALSE;
  filters = g_string_new (plan->sql->str);
  g_string_printf (plan->sql, " FROM assessment AS a %s%s WHERE 1", *index != NULL ? "INDEXED BY " : "NOT INDEXED",
                   *index != NULL ? *index : "");
  g_string_append (plan->sql, filters->str);
  return TRUE;
}

static void
add_order (Plan *plan, const DrRegisterQuery *query)
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

static DrRegisterPage *
no_rows (void)
{
  DrRegisterPage *page = g_new0 (DrRegisterPage, 1);

  page->arena = dr_arena_new ();
  return page;
}

static DrRegisterPage *
run_query (DrSqliteStore *self, Plan *plan, const DrRegisterQuery *query, GError **error)
{
  g_autoptr (DrStatement) statement = NULL;
  const char *index = NULL;
  gboolean nothing = FALSE;

  if (!plan_filter (self, plan, query, &index, &nothing, error))
    return NULL;
  if (nothing)
    return no_rows ();
  add_order (plan, query);
  g_string_prepend (plan->sql, "SELECT " COLUMNS);
  g_string_append_printf (plan->sql, " LIMIT %u", query->limit + 1);
  statement = plan_prepare (self, plan, plan->sql->str, error);
  return statement != NULL ? read_page (self, statement, query->limit, error) : NULL;
}

static DrRegisterPage *
query_page (DrStore *store, const DrRegisterQuery *query, GError **error)
{
  DrRegisterPage *page = NULL;
  Plan plan;

  plan_start (&plan);
  page = run_query (DR_SQLITE_STORE (store), &plan, query, error);
  plan_end (&plan);
  return page;
}

static gboolean
run_count (DrSqliteStore *self, Plan *plan, const DrRegisterQuery *query, guint64 at_most, guint64 *n, GError **error)
{
  g_autoptr (DrStatement) statement = NULL;
  const char *index = NULL;
  gboolean nothing = FALSE;
  gboolean row = FALSE;

  if (!plan_filter (self, plan, query, &index, &nothing, error))
    return FALSE;
  *n = 0;
  if (nothing)
    return TRUE;
  g_string_prepend (plan->sql, "SELECT count(*) FROM (SELECT 1");
  g_string_append_printf (plan->sql, " LIMIT %" G_GUINT64_FORMAT ")", at_most);
  statement = plan_prepare (self, plan, plan->sql->str, error);
  if (statement == NULL || !dr_sql_step (self->sql, statement, &row, error))
    return FALSE;
  *n = (guint64) sqlite3_column_int64 (statement, 0);
  return TRUE;
}

static gboolean
count (DrStore *store, const DrRegisterQuery *query, guint64 at_most, guint64 *n, GError **error)
{
  DrRegisterQuery unsorted = *query;
  gboolean good = FALSE;
  Plan plan;

  unsorted.sort = DR_SORT_CREATED;
  plan_start (&plan);
  good = run_count (DR_SQLITE_STORE (store), &plan, &unsorted, at_most, n, error);
  plan_end (&plan);
  return good;
}

static gboolean
read_counts (DrSqliteStore *self, DrStatement *statement, DrCountBy by, DrCounts *counts, GError **error)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (DrCount));
  gboolean row = FALSE;

  if (!dr_sql_step (self->sql, statement, &row, error))
    return FALSE;
  while (row)
    {
      int value = sqlite3_column_int (statement, 0);
      DrCount item = { .n = (guint64) sqlite3_column_int64 (statement, 1) };

      if (by == DR_COUNT_BY_STAGE)
        item.key = dr_stage_to_string ((DrStage) value);
      else if (by == DR_COUNT_BY_OUTCOME)
        item.key = dr_vocabulary_to_string (DR_VOCABULARY_OUTCOME, value);
      else
        item.key = row_text (statement, 0, counts->arena);
      if (item.key == NULL)
        item.key = "";
      g_array_append_val (items, item);
      if (!dr_sql_step (self->sql, statement, &row, error))
        return FALSE;
    }
  counts->n_items = items->len;
  counts->items = dr_arena_array0 (counts->arena, DrCount, items->len);
  if (items->len > 0)
    memcpy ((DrCount *) counts->items, items->data, items->len * sizeof (DrCount));
  return TRUE;
}

static gboolean
run_count_by (DrSqliteStore *self, Plan *plan, const DrRegisterQuery *query, DrCountBy by, DrCounts *counts,
              GError **error)
{
  static const char *const columns[] = { "stage", "service", "owner", "outcome" };
  static const DrRegisterSort along[] = { DR_SORT_STAGE, DR_SORT_CREATED, DR_SORT_OWNER, DR_SORT_OUTCOME };
  g_autoptr (DrStatement) statement = NULL;
  DrRegisterQuery sorted = *query;
  const char *index = NULL;
  gboolean nothing = FALSE;

  sorted.sort = along[by];
  if (!plan_filter (self, plan, &sorted, &index, &nothing, error))
    return FALSE;
  if (nothing)
    return TRUE;
  /* Nothing but the column itself: its own index has all that is needed. */
  if (query->search == NULL && plan->filters->len == 0 && !query->latest && by == DR_COUNT_BY_SERVICE)
    g_string_assign (plan->sql, " FROM assessment AS a INDEXED BY assessment_by_service");
  g_string_prepend (plan->sql, ", count(*)");
  g_string_prepend (plan->sql, columns[by]);
  g_string_prepend (plan->sql, "SELECT a.");
  g_string_append_printf (plan->sql, " GROUP BY a.%s ORDER BY a.%s", columns[by], columns[by]);
  statement = plan_prepare (self, plan, plan->sql->str, error);
  return statement != NULL && read_counts (self, statement, by, counts, error);
}

static DrCounts *
count_by (DrStore *store, const DrRegisterQuery *query, DrCountBy by, GError **error)
{
  g_autoptr (DrCounts) counts = g_new0 (DrCounts, 1);
  gboolean good = FALSE;
  Plan plan;

  counts->arena = dr_arena_new ();
  plan_start (&plan);
  good = run_count_by (DR_SQLITE_STORE (store), &plan, query, by, counts, error);
  plan_end (&plan);
  return good ? g_steal_pointer (&counts) : NULL;
}

void
dr_sqlite_class_query (DrStoreClass *klass)
{
  klass->get_row = get_row;
  klass->query = query_page;
  klass->count = count;
  klass->count_by = count_by;
}
