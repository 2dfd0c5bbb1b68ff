/* Pages and counts of the register. */
#include "dr-sqlite-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define COLUMNS "a.id, a.reference, a.version, a.latest, a.stage, a.title, a.service, a.service_name, a.change, a.outcome," \
                " a.must, a.escalate, a.justify, a.decision, a.review, a.owner, a.moved, a.row_revision, a.updated_at, a.effective"

static const char *
row_text (DrStatement *statement, int column, DrArena *arena)
{
  const char *text = dr_sql_text (statement, column, arena);

  return text != NULL ? text : "";
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
    .decision = dr_sqlite_column_date (statement, 13),
    .review = dr_sqlite_column_date (statement, 14),
    .owner = row_text (statement, 15, arena),
    .moved = sqlite3_column_int (statement, 16) != 0,
    .revision = (guint64) sqlite3_column_int64 (statement, 17),
    .updated = sqlite3_column_int64 (statement, 18),
    .effective = dr_sqlite_column_date (statement, 19),
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
  g_autoptr (DrRegisterPage) latest = NULL;

  statement = dr_sql_prepare (self->sql, error,
                              "SELECT " COLUMNS " FROM assessment AS a WHERE a.reference = ?1"
                              " AND (?2 = 0 AND a.latest = 1 OR a.version = ?2)", "si", reference, (gint64) version);
  page = statement != NULL ? read_page (self, statement, 1, error) : NULL;
  if (page == NULL || page->n_rows == 1)
    return g_steal_pointer (&page);
  g_clear_pointer (&statement, dr_statement_reset);   /* the next one is made of the same words */
  latest = version > 0 ? get_row (store, reference, 0, NULL) : NULL;
  if (latest != NULL)
    dr_sqlite_say_no_version (reference, version, error);
  else
    g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND,
                 _("there is no %s in the register; expected a reference that is"), reference);
  return NULL;
}

static DrRegisterPage *
no_rows (void)
{
  DrRegisterPage *page = g_new0 (DrRegisterPage, 1);

  page->arena = dr_arena_new ();
  return page;
}

static DrRegisterPage *
run_query (DrSqliteStore *self, DrSqlitePlan *plan, const DrRegisterQuery *query, GError **error)
{
  g_autoptr (DrStatement) statement = NULL;
  gboolean nothing = FALSE;

  if (!dr_sqlite_plan_filter (self, plan, query, &nothing, error))
    return NULL;
  if (nothing)
    return no_rows ();
  dr_sqlite_plan_order (plan, query);
  g_string_prepend (plan->sql, "SELECT " COLUMNS);
  g_string_append_printf (plan->sql, " LIMIT %u", query->limit + 1);
  statement = dr_sqlite_plan_prepare (self, plan, plan->sql->str, error);
  return statement != NULL ? read_page (self, statement, query->limit, error) : NULL;
}

static DrRegisterPage *
query_page (DrStore *store, const DrRegisterQuery *query, GError **error)
{
  DrRegisterPage *page = NULL;
  DrSqlitePlan plan;

  dr_sqlite_plan_start (&plan);
  page = run_query (DR_SQLITE_STORE (store), &plan, query, error);
  dr_sqlite_plan_end (&plan);
  return page;
}

static gboolean
run_count (DrSqliteStore *self, DrSqlitePlan *plan, const DrRegisterQuery *query, guint64 at_most, guint64 *n, GError **error)
{
  g_autoptr (DrStatement) statement = NULL;
  gboolean nothing = FALSE;
  gboolean row = FALSE;

  if (!dr_sqlite_plan_filter (self, plan, query, &nothing, error))
    return FALSE;
  *n = 0;
  if (nothing)
    return TRUE;
  g_string_prepend (plan->sql, "SELECT count(*) FROM (SELECT 1");
  g_string_append_printf (plan->sql, " LIMIT %" G_GUINT64_FORMAT ")", at_most);
  statement = dr_sqlite_plan_prepare (self, plan, plan->sql->str, error);
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
  DrSqlitePlan plan;

  unsorted.sort = DR_SORT_CREATED;
  dr_sqlite_plan_start (&plan);
  good = run_count (DR_SQLITE_STORE (store), &plan, &unsorted, at_most, n, error);
  dr_sqlite_plan_end (&plan);
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
run_count_by (DrSqliteStore *self, DrSqlitePlan *plan, const DrRegisterQuery *query, DrCountBy by, DrCounts *counts,
              GError **error)
{
  static const char *const columns[] = { "stage", "service", "owner", "outcome" };
  static const DrRegisterSort along[] = { DR_SORT_STAGE, DR_SORT_CREATED, DR_SORT_OWNER, DR_SORT_OUTCOME };
  g_autoptr (DrStatement) statement = NULL;
  DrRegisterQuery sorted = *query;
  gboolean nothing = FALSE;

  sorted.sort = along[by];
  if (!dr_sqlite_plan_filter (self, plan, &sorted, &nothing, error))
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
  statement = dr_sqlite_plan_prepare (self, plan, plan->sql->str, error);
  return statement != NULL && read_counts (self, statement, by, counts, error);
}

static DrCounts *
count_by (DrStore *store, const DrRegisterQuery *query, DrCountBy by, GError **error)
{
  g_autoptr (DrCounts) counts = g_new0 (DrCounts, 1);
  gboolean good = FALSE;
  DrSqlitePlan plan;

  counts->arena = dr_arena_new ();
  dr_sqlite_plan_start (&plan);
  good = run_count_by (DR_SQLITE_STORE (store), &plan, query, by, counts, error);
  dr_sqlite_plan_end (&plan);
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
