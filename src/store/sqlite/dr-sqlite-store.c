#include "dr-sqlite-store.h"

#include <glib/gi18n-lib.h>

#include "dr-sqlite-file.h"
#include "dr-sqlite-schema.h"

G_DEFINE_FINAL_TYPE (DrSqliteStore, dr_sqlite_store, DR_TYPE_STORE)

static void
dr_sqlite_store_close (DrStore *store)
{
  DrSqliteStore *self = DR_SQLITE_STORE (store);

  if (self->sql != NULL)
    dr_sqlite_guard_close (g_steal_pointer (&self->guard), g_steal_pointer (&self->sql));
}

static void
dr_sqlite_store_set_patience (DrStore *store, guint milliseconds)
{
  sqlite3_busy_timeout (dr_sql_get (DR_SQLITE_STORE (store)->sql), (int) milliseconds);
}

static gboolean
dr_sqlite_store_check (DrStore *store, GError **error)
{
  DrSqliteStore *self = DR_SQLITE_STORE (store);

  return dr_sqlite_schema_check (self->sql, self->path, error);
}

/* A work within a work is a part of it, as a verb is. */
static gboolean
dr_sqlite_store_together (DrStore *store, DrStoreWork work, gpointer data, GError **error)
{
  DrSqliteStore *self = DR_SQLITE_STORE (store);
  gboolean good = FALSE;

  if (dr_sql_is_together (self->sql))
    return dr_sql_begin (self->sql, error) && dr_sql_end (self->sql, work (store, data, error), error);
  self->forget = FALSE;
  dr_sql_set_safe (self->sql, TRUE);
  good = dr_sql_begin_together (self->sql, error) && dr_sql_end_together (self->sql, work (store, data, error), error);
  dr_sql_set_safe (self->sql, FALSE);
  if (good && self->forget)
    dr_sqlite_forget (self);
  return good;
}

/* What was deleted stands in the write-ahead log until it is emptied. That waits for no reader: the next one does it. */
void
dr_sqlite_forget (DrSqliteStore *self)
{
  if (dr_sql_is_together (self->sql))
    self->forget = TRUE;
  else
    sqlite3_wal_checkpoint_v2 (dr_sql_get (self->sql), NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
}

static gboolean
dr_sqlite_store_next_number (DrStore *store, const char *series, guint64 *number, GError **error)
{
  DrSqliteStore *self = DR_SQLITE_STORE (store);
  gint64 last = 0;
  gboolean good = FALSE;

  if (!dr_sql_begin (self->sql, error))
    return FALSE;
  good = dr_sql_run (self->sql, error,
                     "INSERT INTO series VALUES (?1, 1) ON CONFLICT DO UPDATE SET last = last + 1", "s", series)
         && dr_sql_number (self->sql, &last, error, "SELECT last FROM series WHERE name = ?1", "s", series);
  if (!dr_sql_end (self->sql, good, error))
    return FALSE;
  *number = (guint64) last;
  return TRUE;
}

static void
dr_sqlite_store_finalize (GObject *object)
{
  DrSqliteStore *self = DR_SQLITE_STORE (object);

  dr_sqlite_store_close (DR_STORE (self));
  g_free (self->path);
  G_OBJECT_CLASS (dr_sqlite_store_parent_class)->finalize (object);
}

static void
dr_sqlite_store_class_init (DrSqliteStoreClass *klass)
{
  DrStoreClass *store_class = DR_STORE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dr_sqlite_store_finalize;
  store_class->close = dr_sqlite_store_close;
  store_class->set_patience = dr_sqlite_store_set_patience;
  store_class->check = dr_sqlite_store_check;
  store_class->together = dr_sqlite_store_together;
  store_class->next_number = dr_sqlite_store_next_number;
  dr_sqlite_class_drafts (store_class);
  dr_sqlite_class_undo (store_class);
  dr_sqlite_class_rows (store_class);
  dr_sqlite_class_query (store_class);
  dr_sqlite_class_impacts (store_class);
  dr_sqlite_class_blobs (store_class);
  dr_sqlite_class_acts (store_class);
  dr_sqlite_class_trail (store_class);
  dr_sqlite_class_people (store_class);
  dr_sqlite_class_pieces (store_class);
  dr_sqlite_class_received (store_class);
  dr_sqlite_class_backup (store_class);
}

static void
dr_sqlite_store_init (DrSqliteStore *self)
{
}

/**
 * dr_store_locate:
 * @uri: as of dr_store_open()
 * @error: return location for %DR_STORE_ERROR_ADDRESS
 *
 * One store has many addresses: from the folder somebody is in, over a link, as a URI. What is kept beside a store goes by this one.
 *
 * Returns: (transfer full) (nullable): the one address of that store, which need not be there; a path, or ":memory:"
 */
char *
dr_store_locate (const char *uri, GError **error)
{
  return dr_sqlite_file_locate (uri, error);
}

/**
 * dr_store_open:
 * @uri: the path of a file, "sqlite:" and a path, a "file:" URI, or ":memory:"
 * @flags: whether to make it, whether to write
 * @error: return location for %DR_STORE_ERROR_NOT_FOUND, %DR_STORE_ERROR_NOT_A_STORE, %DR_STORE_ERROR_NEWER,
 *   %DR_STORE_ERROR_NETWORK, %DR_STORE_ERROR_READ_ONLY and others
 *
 * Opens a store and brings its format up to date; one of an earlier format is not opened for reading only. A file that is refused is not written to.
 *
 * Returns: (transfer full) (nullable): the store
 */
DrStore *
dr_store_open (const char *uri, DrStoreOpenFlags flags, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (DrSql) sql = NULL;
  DrSqliteStore *self = NULL;
  gboolean empty = FALSE;
  int version = 0;

  g_return_val_if_fail (uri != NULL, NULL);
  g_return_val_if_fail (!(flags & DR_STORE_OPEN_CREATE) || !(flags & DR_STORE_OPEN_READ_ONLY), NULL);

  path = dr_sqlite_file_path (uri, error);
  if (path == NULL)
    return NULL;
  sql = dr_sqlite_file_open (path, flags, error);
  if (sql == NULL || !dr_sqlite_schema_inspect (sql, path, &empty, &version, error))
    return NULL;
  if (empty && !(flags & DR_STORE_OPEN_CREATE))
    {
      g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_A_STORE,
                   _("%s: there is no register in this file; expected one that Due Regard made"), path);
      return NULL;
    }
  if ((flags & DR_STORE_OPEN_READ_ONLY) && version < DR_SQLITE_SCHEMA_VERSION)
    {
      g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_READ_ONLY,
                   _("%s: an earlier Due Regard made this register (format %d); expected format %d: open it once for "
                     "writing, which brings it up to date"),
                   path, version, DR_SQLITE_SCHEMA_VERSION);
      return NULL;
    }
  if (!(flags & DR_STORE_OPEN_READ_ONLY) && !dr_sqlite_schema_update (sql, path, error))
    return NULL;
  self = g_object_new (DR_TYPE_SQLITE_STORE, NULL);
  self->sql = g_steal_pointer (&sql);
  self->path = g_steal_pointer (&path);
  self->guard = dr_sqlite_guard_hold (self->path);
  return DR_STORE (self);
}
