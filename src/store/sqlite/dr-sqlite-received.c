/* Files from elsewhere, as they were received. */
#include "dr-sqlite-store.h"

#include <string.h>

#define COLUMNS \
  "r.sequence, r.digest, r.name, r.reference, r.version, r.title, r.grade, r.received_by, r.received_at, r.kind, r.bag," \
  " b.size, EXISTS (SELECT 1 FROM erasure AS e WHERE e.digest = r.digest)" \
  " FROM received AS r JOIN blob AS b ON b.digest = r.digest "

/* Within an act. */
gboolean
dr_sqlite_write_received (DrSqliteStore *self, const DrReceived *received, const char *person, gint64 at,
                          guint64 sequence, GError **error)
{
  char digest[DR_DIGEST_SIZE];

  if (received->stream != NULL)
    g_strlcpy (digest, received->digest, DR_DIGEST_SIZE);
  if (!(received->stream != NULL ? dr_sqlite_write_stream (self, received, error)
                                 : dr_sqlite_write_blob (self, received->bytes, digest, error)))
    return FALSE;
  return dr_sql_run (self->sql, error,
                     "INSERT INTO received VALUES (?1, ?2, ?3, coalesce (?4, ''), ?5, coalesce (?6, ''),"
                     " coalesce (?7, ''), ?8, ?9, ?10, coalesce (?11, ''))", "isssisssiis",
                     (gint64) sequence, digest, received->name, received->reference, (gint64) received->version,
                     received->title, received->grade, person, at, (gint64) received->kind, received->bag);
}

/* (transfer full) (nullable) */
static DrReceivedList *
read_list (DrSqliteStore *self, DrStatement *statement, GError **error)
{
  g_autoptr (DrReceivedList) list = g_new0 (DrReceivedList, 1);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (DrReceivedItem));
  gboolean row = FALSE;

  list->arena = dr_arena_new ();
  if (statement == NULL || !dr_sql_step (self->sql, statement, &row, error))
    return NULL;
  while (row)
    {
      DrReceivedItem item = {
        .sequence = (guint64) sqlite3_column_int64 (statement, 0),
        .digest = dr_sql_text (statement, 1, list->arena),
        .name = dr_sql_text (statement, 2, list->arena),
        .reference = dr_sql_text (statement, 3, list->arena),
        .version = (guint) sqlite3_column_int64 (statement, 4),
        .title = dr_sql_text (statement, 5, list->arena),
        .grade = dr_sql_text (statement, 6, list->arena),
        .by = dr_sql_text (statement, 7, list->arena),
        .at = sqlite3_column_int64 (statement, 8),
        .kind = (DrReceivedKind) sqlite3_column_int (statement, 9),
        .bag = dr_sql_text (statement, 10, list->arena),
        .size = (guint64) sqlite3_column_int64 (statement, 11),
        .is_erased = sqlite3_column_int (statement, 12) != 0,
      };

      g_array_append_val (items, item);
      if (!dr_sql_step (self->sql, statement, &row, error))
        return NULL;
    }
  list->n_items = items->len;
  list->items = dr_arena_array0 (list->arena, DrReceivedItem, items->len);
  if (items->len > 0)
    memcpy ((DrReceivedItem *) list->items, items->data, items->len * sizeof (DrReceivedItem));
  return g_steal_pointer (&list);
}

static DrReceivedList *
list_received (DrStore *store, guint64 after, guint limit, GError **error)
{
  DrSqliteStore *self = DR_SQLITE_STORE (store);
  g_autoptr (DrStatement) statement = dr_sql_prepare (self->sql, error,
                                                      "SELECT " COLUMNS "WHERE r.sequence > ?1 ORDER BY r.sequence LIMIT ?2",
                                                      "ii", (gint64) after, (gint64) limit);

  return read_list (self, statement, error);
}

/* No digit comes after f: so g comes after every digest that begins so. */
static DrReceivedList *
find_received (DrStore *store, const char *beginning, guint limit, GError **error)
{
  DrSqliteStore *self = DR_SQLITE_STORE (store);
  g_autoptr (DrStatement) statement = dr_sql_prepare (self->sql, error,
                                                      "SELECT " COLUMNS "WHERE r.digest >= ?1 AND r.digest < ?1 || 'g'"
                                                      " ORDER BY r.digest, r.sequence LIMIT ?2",
                                                      "si", beginning, (gint64) limit);

  return read_list (self, statement, error);
}

void
dr_sqlite_class_received (DrStoreClass *klass)
{
  klass->list_received = list_received;
  klass->find_received = find_received;
}
