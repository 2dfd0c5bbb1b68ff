/* The trail as it is read: heads and entries. */
#include "dr-sqlite-store.h"

#include <string.h>

gboolean
dr_sqlite_read_head (DrSqliteStore *self, const char *reference, DrTrailHead *head, GError **error)
{
  g_autoptr (DrStatement) statement = NULL;
  gboolean row = FALSE;

  if (reference != NULL)
    statement = dr_sql_prepare (self->sql, error, "SELECT head, position FROM trail WHERE reference = ?1"
                                " ORDER BY position DESC LIMIT 1", "s", reference);
  else
    statement = dr_sql_prepare (self->sql, error, "SELECT store_head, sequence FROM trail ORDER BY sequence DESC LIMIT 1",
                                "");
  if (statement == NULL || !dr_sql_step (self->sql, statement, &row, error))
    return FALSE;
  *head = (DrTrailHead) { .length = 0 };
  if (row)
    {
      g_strlcpy (head->head, (const char *) sqlite3_column_text (statement, 0), DR_DIGEST_SIZE);
      head->length = (guint64) sqlite3_column_int64 (statement, 1);
    }
  return TRUE;
}

static gboolean
read_head (DrStore *store, const char *reference, DrTrailHead *head, GError **error)
{
  return dr_sqlite_read_head (DR_SQLITE_STORE (store), reference, head, error);
}

static GBytes *
column_bytes (DrStatement *statement, int column)
{
  const void *data = sqlite3_column_blob (statement, column);

  return g_bytes_new (data, (gsize) sqlite3_column_bytes (statement, column));
}

static DrTrail *
read_entries (DrSqliteStore *self, DrStatement *statement, guint limit, GError **error)
{
  g_autoptr (DrTrail) trail = g_new0 (DrTrail, 1);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (DrTrailEntry));
  gboolean row = FALSE;
  gboolean good = FALSE;

  trail->arena = dr_arena_new ();
  good = dr_sql_step (self->sql, statement, &row, error);
  while (good && row)
    {
      DrTrailEntry entry = {
        .sequence = (guint64) sqlite3_column_int64 (statement, 0),
        .reference = dr_sql_text (statement, 1, trail->arena),
        .position = (guint64) sqlite3_column_int64 (statement, 2),
        .version = (guint) sqlite3_column_int64 (statement, 3),
        .entry = column_bytes (statement, 4),
        .head = dr_sql_text (statement, 5, trail->arena),
        .store_head = dr_sql_text (statement, 6, trail->arena),
        .record = dr_sql_text (statement, 7, trail->arena),
        .at = sqlite3_column_int64 (statement, 8),
      };

      g_array_append_val (entries, entry);
      good = dr_sql_step (self->sql, statement, &row, error);
    }
  trail->n_entries = entries->len;
  trail->entries = dr_arena_array0 (trail->arena, DrTrailEntry, entries->len);
  if (entries->len > 0)
    memcpy ((DrTrailEntry *) trail->entries, entries->data, entries->len * sizeof (DrTrailEntry));
  return good ? g_steal_pointer (&trail) : NULL;
}

static DrTrail *
read_trail (DrStore *store, const char *reference, guint64 after, guint limit, GError **error)
{
  DrSqliteStore *self = DR_SQLITE_STORE (store);
  g_autoptr (DrStatement) statement = NULL;

  if (reference != NULL)
    statement = dr_sql_prepare (self->sql, error, "SELECT * FROM trail WHERE reference = ?1 AND sequence > ?2"
                                " ORDER BY position LIMIT ?3", "sii", reference, (gint64) after, (gint64) limit);
  else
    statement = dr_sql_prepare (self->sql, error, "SELECT * FROM trail WHERE sequence > ?1 ORDER BY sequence LIMIT ?2",
                                "ii", (gint64) after, (gint64) limit);
  return statement != NULL ? read_entries (self, statement, limit, error) : NULL;
}

void
dr_sqlite_class_trail (DrStoreClass *klass)
{
  klass->read_head = read_head;
  klass->read_trail = read_trail;
}
