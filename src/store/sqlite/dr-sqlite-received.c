/* Records from elsewhere, as they were received. */
#include "dr-sqlite-store.h"

#include <string.h>

/* Within an act. */
gboolean
dr_sqlite_write_received (DrSqliteStore *self, const DrReceived *received, const char *person, gint64 at,
                          guint64 sequence, GError **error)
{
  char digest[DR_DIGEST_SIZE];

  return dr_sqlite_write_blob (self, received->bytes, digest, error)
         && dr_sql_run (self->sql, error,
                        "INSERT INTO received VALUES (?1, ?2, ?3, coalesce (?4, ''), ?5, coalesce (?6, ''),"
                        " coalesce (?7, ''), ?8, ?9)", "isssisssi",
                        (gint64) sequence, digest, received->name, received->reference, (gint64) received->version,
                        received->title, received->grade, person, at);
}

static DrReceivedList *
list_received (DrStore *store, guint64 after, guint limit, GError **error)
{
  DrSqliteStore *self = DR_SQLITE_STORE (store);
  g_autoptr (DrReceivedList) list = g_new0 (DrReceivedList, 1);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (DrReceivedRecord));
  g_autoptr (DrStatement) statement = NULL;
  gboolean row = FALSE;

  list->arena = dr_arena_new ();
  statement = dr_sql_prepare (self->sql, error,
                              "SELECT sequence, digest, name, reference, version, title, grade, received_by, received_at"
                              " FROM received WHERE sequence > ?1 ORDER BY sequence LIMIT ?2", "ii", (gint64) after,
                              (gint64) limit);
  if (statement == NULL || !dr_sql_step (self->sql, statement, &row, error))
    return NULL;
  while (row)
    {
      DrReceivedRecord item = {
        .sequence = (guint64) sqlite3_column_int64 (statement, 0),
        .digest = dr_sql_text (statement, 1, list->arena),
        .name = dr_sql_text (statement, 2, list->arena),
        .reference = dr_sql_text (statement, 3, list->arena),
        .version = (guint) sqlite3_column_int64 (statement, 4),
        .title = dr_sql_text (statement, 5, list->arena),
        .grade = dr_sql_text (statement, 6, list->arena),
        .by = dr_sql_text (statement, 7, list->arena),
        .at = sqlite3_column_int64 (statement, 8),
      };

      g_array_append_val (items, item);
      if (!dr_sql_step (self->sql, statement, &row, error))
        return NULL;
    }
  list->n_items = items->len;
  list->items = dr_arena_array0 (list->arena, DrReceivedRecord, items->len);
  if (items->len > 0)
    memcpy ((DrReceivedRecord *) list->items, items->data, items->len * sizeof (DrReceivedRecord));
  return g_steal_pointer (&list);
}

void
dr_sqlite_class_received (DrStoreClass *klass)
{
  klass->list_received = list_received;
}
