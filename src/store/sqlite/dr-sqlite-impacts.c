/* What a version does to groups and access points, and what it rests on: kept with its row, and read for the checks of
 * other assessments. */
#include "dr-sqlite-store.h"

#include <string.h>

/* Between two items of a list as it is compared; no identifier holds it. */
#define SEPARATOR "\x1f"

static char *
join_ids (const DrIds *ids)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < ids->n; i++)
    g_string_append_printf (all, "%s" SEPARATOR, ids->items[i]);
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static char *
join_points (const DrRegisterRow *row)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < row->n_withdrawn; i++)
    g_string_append_printf (all, "%s" SEPARATOR "%s" SEPARATOR, row->withdrawn[i].point, row->withdrawn[i].channel);
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static int
compare_tags (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* In order, and each once; the array is the caller's. */
static DrIds
sort_tags (const DrIds *uses, const char **sorted)
{
  guint n = 0;

  for (guint i = 0; i < uses->n; i++)
    sorted[i] = uses->items[i];
  qsort (sorted, uses->n, sizeof (char *), compare_tags);
  for (guint i = 0; i < uses->n; i++)
    if (n == 0 || !g_str_equal (sorted[n - 1], sorted[i]))
      sorted[n++] = sorted[i];
  return (DrIds) { sorted, n };
}

static gboolean
write_negative (DrSqliteStore *self, gint64 id, const DrRegisterRow *row, GError **error)
{
  g_autofree char *all = join_ids (&row->negative);
  gint64 same = 0;

  if (!dr_sql_number (self->sql, &same, error,
                      "SELECT coalesce (group_concat (name || char (31), ''), '') = ?2 FROM"
                      " (SELECT name FROM negative_group WHERE assessment = ?1 ORDER BY number)", "is", id, all))
    return FALSE;
  if (same == 1)
    return TRUE;
  if (!dr_sql_run (self->sql, error, "DELETE FROM negative_group WHERE assessment = ?1", "i", id))
    return FALSE;
  for (guint i = 0; i < row->negative.n; i++)
    if (!dr_sql_run (self->sql, error, "INSERT INTO negative_group VALUES (?1, ?2, ?3)", "iis", id, (gint64) i + 1,
                     row->negative.items[i]))
      return FALSE;
  return TRUE;
}

static gboolean
write_withdrawn (DrSqliteStore *self, gint64 id, const DrRegisterRow *row, GError **error)
{
  g_autofree char *all = join_points (row);
  gint64 same = 0;

  if (!dr_sql_number (self->sql, &same, error,
                      "SELECT coalesce (group_concat (point || char (31) || channel || char (31), ''), '') = ?2 FROM"
                      " (SELECT point, channel FROM withdrawn_point WHERE assessment = ?1 ORDER BY number)", "is", id,
                      all))
    return FALSE;
  if (same == 1)
    return TRUE;
  if (!dr_sql_run (self->sql, error, "DELETE FROM withdrawn_point WHERE assessment = ?1", "i", id))
    return FALSE;
  for (guint i = 0; i < row->n_withdrawn; i++)
    if (!dr_sql_run (self->sql, error, "INSERT INTO withdrawn_point VALUES (?1, ?2, ?3, ?4)", "iiss", id,
                     (gint64) i + 1, row->withdrawn[i].point, row->withdrawn[i].channel))
      return FALSE;
  return TRUE;
}

static gboolean
write_uses (DrSqliteStore *self, gint64 id, const DrRegisterRow *row, GError **error)
{
  g_autofree const char **sorted = g_new (const char *, row->uses.n + 1);
  DrIds tags = sort_tags (&row->uses, sorted);
  g_autofree char *all = join_ids (&tags);
  gint64 same = 0;

  if (!dr_sql_number (self->sql, &same, error,
                      "SELECT coalesce (group_concat (tag || char (31), ''), '') = ?2 FROM"
                      " (SELECT tag FROM use_tag WHERE assessment = ?1 ORDER BY tag)", "is", id, all))
    return FALSE;
  if (same == 1)
    return TRUE;
  if (!dr_sql_run (self->sql, error, "DELETE FROM use_tag WHERE assessment = ?1", "i", id))
    return FALSE;
  for (guint i = 0; i < tags.n; i++)
    if (!dr_sql_run (self->sql, error, "INSERT INTO use_tag VALUES (?1, ?2)", "si", tags.items[i], id))
      return FALSE;
  return TRUE;
}

/* Part of writing a row. A list that is the same is left alone: typing does not touch its index. */
gboolean
dr_sqlite_write_impacts (DrSqliteStore *self, gint64 id, const DrRegisterRow *row, GError **error)
{
  char effective[DR_DATE_STRING_SIZE];
  gboolean cumulates = row->negative.n > 0 || row->n_withdrawn > 0;

  return dr_sql_run (self->sql, error,
                     "UPDATE assessment SET effective = ?2, cumulates = ?3 WHERE id = ?1"
                     " AND (effective, cumulates) <> (?2, ?3)", "isi", id, dr_sqlite_date (row->effective, effective),
                     (gint64) cumulates)
         && write_negative (self, id, row, error)
         && write_withdrawn (self, id, row, error)
         && write_uses (self, id, row, error);
}

gboolean
dr_sqlite_remove_impacts (DrSqliteStore *self, gint64 id, GError **error)
{
  return dr_sql_run (self->sql, error, "DELETE FROM negative_group WHERE assessment = ?1", "i", id)
         && dr_sql_run (self->sql, error, "DELETE FROM withdrawn_point WHERE assessment = ?1", "i", id)
         && dr_sql_run (self->sql, error, "DELETE FROM use_tag WHERE assessment = ?1", "i", id);
}

static gboolean
read_negative (DrSqliteStore *self, gint64 id, DrLiveAssessment *live, DrArena *arena, GError **error)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (const char *));
  g_autoptr (DrStatement) statement = NULL;
  const char **kept = NULL;
  gboolean row = FALSE;

  statement = dr_sql_prepare (self->sql, error, "SELECT name FROM negative_group WHERE assessment = ?1 ORDER BY number",
                              "i", id);
  if (statement == NULL || !dr_sql_step (self->sql, statement, &row, error))
    return FALSE;
  while (row)
    {
      const char *name = dr_sql_text (statement, 0, arena);

      g_array_append_val (items, name);
      if (!dr_sql_step (self->sql, statement, &row, error))
        return FALSE;
    }
  kept = dr_arena_array0 (arena, const char *, items->len);
  for (guint i = 0; i < items->len; i++)
    kept[i] = g_array_index (items, const char *, i);
  live->negative = (DrIds) { kept, items->len };
  return TRUE;
}

static gboolean
read_withdrawn (DrSqliteStore *self, gint64 id, DrLiveAssessment *live, DrArena *arena, GError **error)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (DrWithdrawnPoint));
  g_autoptr (DrStatement) statement = NULL;
  gboolean row = FALSE;

  statement = dr_sql_prepare (self->sql, error,
                              "SELECT point, channel FROM withdrawn_point WHERE assessment = ?1 ORDER BY number", "i", id);
  if (statement == NULL || !dr_sql_step (self->sql, statement, &row, error))
    return FALSE;
  while (row)
    {
      DrWithdrawnPoint point = { dr_sql_text (statement, 0, arena), dr_sql_text (statement, 1, arena) };

      g_array_append_val (items, point);
      if (!dr_sql_step (self->sql, statement, &row, error))
        return FALSE;
    }
  live->withdrawn = dr_arena_array0 (arena, DrWithdrawnPoint, items->len);
  live->n_withdrawn = items->len;
  if (items->len > 0)
    memcpy ((DrWithdrawnPoint *) live->withdrawn, items->data, items->len * sizeof (DrWithdrawnPoint));
  return TRUE;
}

/* The stages 1 to 6 are those of a live version, submitted to monitored: the index has no others. */
G_STATIC_ASSERT (DR_STAGE_SUBMITTED == 1 && DR_STAGE_MONITORED == 6);

#define LIVE \
  "SELECT a.id, a.reference, a.service, a.effective, (SELECT record FROM trail AS t WHERE t.reference = a.reference" \
  " AND t.version = a.version AND t.record IS NOT NULL ORDER BY t.position DESC LIMIT 1)" \
  " FROM assessment AS a INDEXED BY assessment_live WHERE a.cumulates = 1 AND a.stage BETWEEN 1 AND 6" \
  " AND (a.effective = '' OR a.effective BETWEEN ?2 AND ?3) AND (?1 IS NULL OR a.reference <> ?1)" \
  " AND NOT EXISTS (SELECT 1 FROM assessment AS n WHERE n.reference = a.reference AND n.version > a.version" \
  " AND n.stage BETWEEN 1 AND 6) ORDER BY a.reference"

static gboolean
read_live (DrSqliteStore *self, DrStatement *statement, DrLiveList *list, GError **error)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (DrLiveAssessment));
  gboolean row = FALSE;

  if (!dr_sql_step (self->sql, statement, &row, error))
    return FALSE;
  while (row)
    {
      const char *digest = dr_sql_text (statement, 4, list->arena);
      DrLiveAssessment live = {
        .reference = dr_sql_text (statement, 1, list->arena),
        .digest = digest != NULL ? digest : "",
        .service = dr_sql_text (statement, 2, list->arena),
        .effective = dr_sqlite_column_date (statement, 3),
      };

      if (!read_negative (self, sqlite3_column_int64 (statement, 0), &live, list->arena, error)
          || !read_withdrawn (self, sqlite3_column_int64 (statement, 0), &live, list->arena, error))
        return FALSE;
      g_array_append_val (items, live);
      if (!dr_sql_step (self->sql, statement, &row, error))
        return FALSE;
    }
  list->n_items = items->len;
  list->items = dr_arena_array0 (list->arena, DrLiveAssessment, items->len);
  if (items->len > 0)
    memcpy ((DrLiveAssessment *) list->items, items->data, items->len * sizeof (DrLiveAssessment));
  return TRUE;
}

static gboolean
query_live (DrSqliteStore *self, const char *but_not, DrDate from, DrDate to, DrLiveList *list, GError **error)
{
  char first[DR_DATE_STRING_SIZE];
  char last[DR_DATE_STRING_SIZE];
  g_autoptr (DrStatement) statement = NULL;

  dr_sqlite_date (from, first);
  dr_sqlite_date (to, last);
  /* "0" comes before every date, ":" after every one. */
  statement = dr_sql_prepare (self->sql, error, LIVE, "sss", but_not, first[0] != '\0' ? first : "0",
                              last[0] != '\0' ? last : ":");
  return statement != NULL && read_live (self, statement, list, error);
}

static DrLiveList *
list_live (DrStore *store, const char *but_not, DrDate from, DrDate to, GError **error)
{
  DrSqliteStore *self = DR_SQLITE_STORE (store);
  g_autoptr (DrLiveList) list = g_new0 (DrLiveList, 1);

  list->arena = dr_arena_new ();
  if (!dr_sql_begin_read (self->sql, error))
    return NULL;
  if (!dr_sql_end (self->sql, query_live (self, but_not, from, to, list, error), error))
    return NULL;
  return g_steal_pointer (&list);
}

void
dr_sqlite_class_impacts (DrStoreClass *klass)
{
  klass->list_live = list_live;
}
