#include "dr-sql.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "dr-store-error.h"

struct _DrSql {
  sqlite3    *connection;
  char       *path;         /* (nullable): in memory */
  struct stat file;         /* as it was opened */
  GHashTable *statements;   /* SQL → statement */
  gboolean    together;     /* a transaction that verbs nest in */
  int         last;         /* code of the last failure */
  int         broken;       /* code of the failure that ended the transaction that verbs nest in; 0: none */
  guint       rollbacks;    /* so far */
};

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

/* Takes over @connection. */
DrSql *
dr_sql_new (sqlite3 *connection, const char *path)
{
  DrSql *self = g_new0 (DrSql, 1);

  self->connection = connection;
  self->path = g_strdup (path);
  if (path != NULL && stat (path, &self->file) != 0)
    self->file = (struct stat) { 0 };
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  return self;
}

void
dr_sql_free (DrSql *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->statements);
  sqlite3_close (self->connection);
  g_free (self->path);
  g_free (self);
}

sqlite3 *
dr_sql_get (DrSql *self)
{
  return self->connection;
}

static DrStoreError
store_code (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:   /* others changed the log's locks again and again, for seconds */
      return DR_STORE_ERROR_BUSY;
    case SQLITE_FULL:
      return DR_STORE_ERROR_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return DR_STORE_ERROR_READ_ONLY;
    case SQLITE_NOTADB:
      return DR_STORE_ERROR_NOT_A_STORE;
    case SQLITE_CORRUPT:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
      return DR_STORE_ERROR_DAMAGED;
    case SQLITE_TOOBIG:
      return DR_STORE_ERROR_TOO_LARGE;
    default:
      return DR_STORE_ERROR_IO;
    }
}

/* The reason in the user's words; SQLite's own only where nothing better is known. */
void
dr_sql_set_error (sqlite3 *connection, const char *path, int code, GError **error)
{
  DrStoreError ours = store_code (code);
  g_autofree char *shown = path != NULL ? g_filename_display_name (path) : g_strdup (_("the store in memory"));
  const char *words = NULL;

  g_strdelimit (shown, "\r\n", ' ');
  switch ((int) ours)
    {
    case DR_STORE_ERROR_BUSY:
      words = _("another program is using the store and did not let go; expected to have it within some seconds");
      break;
    case DR_STORE_ERROR_FULL:
      words = _("the disk is full; expected room for what is to be saved. What was saved before is safe");
      break;
    case DR_STORE_ERROR_READ_ONLY:
      words = _("the store cannot be written; expected a file and a folder that you may write to");
      break;
    case DR_STORE_ERROR_NOT_A_STORE:
      words = _("this file is no register of Due Regard; expected one that it made");
      break;
    default:
      break;
    }
  if (words != NULL)
    g_set_error (error, DR_STORE_ERROR, (int) ours, "%s: %s", shown, words);
  else if (ours == DR_STORE_ERROR_DAMAGED)
    g_set_error (error, DR_STORE_ERROR, (int) ours, _("%s: the store is damaged (%s); expected to restore a backup"), shown,
                 connection != NULL ? sqlite3_errmsg (connection) : sqlite3_errstr (code));
  else
    g_set_error (error, DR_STORE_ERROR, (int) ours,
                 _("%s: the store could not be read or written (%s); expected a disk that works"), shown,
                 connection != NULL ? sqlite3_errmsg (connection) : sqlite3_errstr (code));
}

static gboolean
fail (DrSql *self, int code, GError **error)
{
  self->last = code;
  dr_sql_set_error (self->connection, self->path, code, error);
  return FALSE;
}

/* @types has a letter for each value that follows: s text or NULL, i gint64, b GBytes. They must outlive the
 * statement's use: nothing is copied. */
static int
bind_values (DrStatement *statement, const char *types, va_list values)
{
  int code = SQLITE_OK;

  for (int i = 0; types[i] != '\0' && code == SQLITE_OK; i++)
    if (types[i] == 'i')
      code = sqlite3_bind_int64 (statement, i + 1, va_arg (values, gint64));
    else if (types[i] == 's')
      code = sqlite3_bind_text (statement, i + 1, va_arg (values, const char *), -1, SQLITE_STATIC);
    else
      {
        GBytes *bytes = va_arg (values, GBytes *);
        gsize size = 0;
        const void *data = g_bytes_get_data (bytes, &size);

        /* No data at all would be NULL, not an empty blob. */
        code = sqlite3_bind_blob64 (statement, i + 1, data != NULL ? data : "", size, SQLITE_STATIC);
      }
  return code;
}

static DrStatement *
prepare (DrSql *self, GError **error, const char *sql, const char *types, va_list values)
{
  DrStatement *statement = g_hash_table_lookup (self->statements, sql);
  int code = SQLITE_OK;

  if (statement == NULL)
    {
      code = sqlite3_prepare_v3 (self->connection, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
      if (code != SQLITE_OK)
        {
          fail (self, code, error);
          return NULL;
        }
      g_hash_table_insert (self->statements, g_strdup (sql), statement);
    }
  code = bind_values (statement, types, values);
  if (code == SQLITE_OK)
    return statement;
  fail (self, code, error);
  dr_statement_reset (statement);
  return NULL;
}

DrStatement *
dr_sql_prepare (DrSql *self, GError **error, const char *sql, const char *types, ...)
{
  DrStatement *statement = NULL;
  va_list values;

  va_start (values, types);
  statement = prepare (self, error, sql, types, values);
  va_end (values);
  return statement;
}

void
dr_statement_reset (DrStatement *statement)
{
  if (statement == NULL)
    return;
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

/* @row: whether there is one (again). */
gboolean
dr_sql_step (DrSql *self, DrStatement *statement, gboolean *row, GError **error)
{
  int code = sqlite3_step (statement);

  *row = code == SQLITE_ROW;
  return code == SQLITE_ROW || code == SQLITE_DONE || fail (self, code, error);
}

/* A statement that gives no rows, or whose rows do not matter. */
gboolean
dr_sql_run (DrSql *self, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (DrStatement) statement = NULL;
  gboolean row = FALSE;
  va_list values;

  va_start (values, types);
  statement = prepare (self, error, sql, types, values);
  va_end (values);
  return statement != NULL && dr_sql_step (self, statement, &row, error);
}

/* The first value of the first row, -1 where there is none. */
gboolean
dr_sql_number (DrSql *self, gint64 *number, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (DrStatement) statement = NULL;
  gboolean row = FALSE;
  va_list values;

  va_start (values, types);
  statement = prepare (self, error, sql, types, values);
  va_end (values);
  if (statement == NULL || !dr_sql_step (self, statement, &row, error))
    return FALSE;
  *number = row ? sqlite3_column_int64 (statement, 0) : -1;
  return TRUE;
}

/* SQLite goes on writing to a file that has lost its name: all of it would be lost when the program ends. */
static gboolean
is_still_there (DrSql *self, GError **error)
{
  struct stat now;

  if (self->path == NULL || (stat (self->path, &now) == 0 && now.st_dev == self->file.st_dev
                             && now.st_ino == self->file.st_ino))
    return TRUE;
  g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_GONE,
               _("%s: the store was deleted, moved or replaced while it was open; expected it to stay where it is. "
                 "Nothing was saved: open it again"),
               self->path);
  return FALSE;
}

/* Whether the transaction that verbs nest in goes on; some failures end it by themselves, those of a reader too. */
static gboolean
is_whole (DrSql *self)
{
  if (self->broken == SQLITE_OK && sqlite3_get_autocommit (self->connection))
    self->broken = self->last != SQLITE_OK ? self->last : SQLITE_ERROR;
  return self->broken == SQLITE_OK;
}

/* Within a transaction that verbs nest in. */
static gboolean
begin_nested (DrSql *self, GError **error)
{
  if (is_whole (self))
    return dr_sql_run (self, error, "SAVEPOINT verb", "");
  dr_sql_set_error (NULL, self->path, self->broken, error);
  return FALSE;
}

/* Takes back what the verb did; where that fails, all. */
static void
roll_back_nested (DrSql *self)
{
  if (!is_whole (self))
    return;
  self->last = sqlite3_exec (self->connection, "ROLLBACK TO verb; RELEASE verb", NULL, NULL, NULL);
  if (self->last != SQLITE_OK && !sqlite3_get_autocommit (self->connection))
    sqlite3_exec (self->connection, "ROLLBACK", NULL, NULL, NULL);
  is_whole (self);
}

/* Takes the right to write at once: two programs that read first and write later would block each other. */
gboolean
dr_sql_begin (DrSql *self, GError **error)
{
  if (self->together)
    return begin_nested (self, error);
  return is_still_there (self, error) && dr_sql_run (self, error, "BEGIN IMMEDIATE", "");
}

gboolean
dr_sql_begin_read (DrSql *self, GError **error)
{
  return self->together ? begin_nested (self, error) : dr_sql_run (self, error, "BEGIN", "");
}

/* Commits if all was @good so far, else takes everything back. */
gboolean
dr_sql_end (DrSql *self, gboolean good, GError **error)
{
  good = good && dr_sql_run (self, error, self->together ? "RELEASE verb" : "COMMIT", "");
  if (!good)
    self->rollbacks++;
  if (!good && self->together)
    roll_back_nested (self);
  /* Some failures have already rolled back by themselves. */
  else if (!good && !sqlite3_get_autocommit (self->connection))
    sqlite3_exec (self->connection, "ROLLBACK", NULL, NULL, NULL);
  return good && (self->together || is_still_there (self, error));
}

/* From here on what dr_sql_begin() and dr_sql_end() enclose is a part of one transaction. */
gboolean
dr_sql_begin_together (DrSql *self, GError **error)
{
  if (!dr_sql_begin (self, error))
    return FALSE;
  self->together = TRUE;
  self->broken = SQLITE_OK;
  return TRUE;
}

gboolean
dr_sql_end_together (DrSql *self, gboolean good, GError **error)
{
  gboolean whole = is_whole (self);

  self->together = FALSE;
  if (good && !whole)
    dr_sql_set_error (NULL, self->path, self->broken, error);
  good = good && whole;
  return dr_sql_end (self, good, error);
}

gboolean
dr_sql_is_together (DrSql *self)
{
  return self->together;
}

/* How often something was taken back: what was read meanwhile may not stand. */
guint
dr_sql_rollbacks (DrSql *self)
{
  return self->rollbacks;
}

/* Whether commits wait for the disk. Without, a crash of the program loses nothing; a power cut may lose the last
 * moments of typing. Parts of a transaction have no say in it. */
void
dr_sql_set_safe (DrSql *self, gboolean safe)
{
  if (!self->together)
    sqlite3_exec (self->connection, safe ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL", NULL, NULL, NULL);
}

/* Text of a row, kept in @arena; (nullable). */
const char *
dr_sql_text (DrStatement *statement, int column, DrArena *arena)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL ? dr_arena_strdup (arena, text) : NULL;
}
