#include "dr-sqlite-schema.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "dr-store-error.h"
#include "dr-store-resources.h"

#include "dr-sqlite-store.h"

/* What the file says it is. @empty: nothing is in it at all. */
gboolean
dr_sqlite_schema_inspect (DrSql *sql, const char *path, gboolean *empty, int *version, GError **error)
{
  gint64 application = 0;
  gint64 user_version = 0;
  gint64 tables = 0;

  if (!dr_sql_number (sql, &application, error, "PRAGMA application_id", "")
      || !dr_sql_number (sql, &user_version, error, "PRAGMA user_version", "")
      || !dr_sql_number (sql, &tables, error, "SELECT count(*) FROM sqlite_schema", ""))
    return FALSE;
  *empty = application == 0 && user_version == 0 && tables == 0;
  *version = (int) user_version;
  if (*empty)
    return TRUE;
  if (application != DR_SQLITE_APPLICATION_ID || user_version < 1)
    {
      g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_A_STORE,
                   _("%s: this file is another program’s; expected a register that Due Regard made"), path);
      return FALSE;
    }
  if (user_version > DR_SQLITE_SCHEMA_VERSION)
    {
      g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NEWER,
                   _("%s: a newer Due Regard made this register (format %d); expected format %d or earlier. "
                     "Nothing was changed: update this program"),
                   path, (int) user_version, DR_SQLITE_SCHEMA_VERSION);
      return FALSE;
    }
  return TRUE;
}

static gboolean
run_script (DrSql *sql, const char *path, int version, GError **error)
{
  g_autofree char *name = g_strdup_printf ("/org/dueregard/DueRegard/store/%03d.sql", version);
  g_autoptr (GBytes) script = g_resource_lookup_data (dr_store_resources_get_resource (), name, 0, error);
  g_autofree char *text = NULL;
  g_autofree char *stamp = NULL;
  int code = SQLITE_OK;

  if (script == NULL)
    return FALSE;
  text = g_strndup (g_bytes_get_data (script, NULL), g_bytes_get_size (script));
  stamp = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d", DR_SQLITE_APPLICATION_ID, version);
  code = sqlite3_exec (dr_sql_get (sql), text, NULL, NULL, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_exec (dr_sql_get (sql), stamp, NULL, NULL, NULL);
  if (code != SQLITE_OK)
    dr_sql_set_error (dr_sql_get (sql), path, code, error);
  return code == SQLITE_OK;
}

/* One version up, in one transaction; another program may have been quicker. */
static gboolean
step_up (DrSql *sql, const char *path, int *version, GError **error)
{
  gboolean empty = FALSE;
  gboolean good = FALSE;

  if (!dr_sql_begin (sql, error))
    return FALSE;
  good = dr_sqlite_schema_inspect (sql, path, &empty, version, error);
  if (good && *version < DR_SQLITE_SCHEMA_VERSION)
    good = run_script (sql, path, ++*version, error);
  return dr_sql_end (sql, good, error);
}

/* Brings an empty file or an older store up to date. */
gboolean
dr_sqlite_schema_update (DrSql *sql, const char *path, GError **error)
{
  gboolean empty = FALSE;
  int version = 0;

  if (!dr_sqlite_schema_inspect (sql, path, &empty, &version, error)
      || !dr_sql_run (sql, error, "PRAGMA journal_mode = WAL", ""))
    return FALSE;
  sqlite3_db_config (dr_sql_get (sql), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
  while (version < DR_SQLITE_SCHEMA_VERSION)
    if (!step_up (sql, path, &version, error))
      return FALSE;
  return TRUE;
}

/* Some bytes are not what they were: a person looks for the record that they are of, not for a digest. */
static gboolean
refuse_bytes (DrSql *sql, const char *path, const char *digest, GError **error)
{
  g_autoptr (DrStatement) record = dr_sql_prepare (sql, error, "SELECT reference, version FROM trail WHERE record = ?1"
                                                   " ORDER BY sequence LIMIT 1", "s", digest);
  gboolean row = FALSE;

  if (record == NULL || !dr_sql_step (sql, record, &row, error))
    return FALSE;
  if (row)
    g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_DAMAGED,
                 _("%s: the register is damaged (the bytes kept as %s, a sealed record of %s, version %d, have another "
                   "digest); expected one that agrees with itself"),
                 path, digest, (const char *) sqlite3_column_text (record, 0), sqlite3_column_int (record, 1));
  else
    g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_DAMAGED,
                 _("%s: the register is damaged (the bytes kept as %s have another digest); expected one that agrees with itself"),
                 path, digest);
  return FALSE;
}

/* The bytes under each digest have it, and no entry of the trail is missing. */
static gboolean
check_contents (DrSql *sql, const char *path, GError **error)
{
  g_autoptr (DrStatement) blobs = dr_sql_prepare (sql, error, "SELECT digest, bytes FROM blob_bytes", "");
  gint64 missing = 0;
  gint64 first = 0;
  gboolean row = FALSE;

  if (blobs == NULL || !dr_sql_step (sql, blobs, &row, error))
    return FALSE;
  while (row)
    {
      const char *stated = (const char *) sqlite3_column_text (blobs, 0);
      g_autoptr (GBytes) bytes = g_bytes_new (sqlite3_column_blob (blobs, 1), (gsize) sqlite3_column_bytes (blobs, 1));
      char digest[DR_DIGEST_SIZE];

      dr_sqlite_digest_of (bytes, digest);
      if (g_strcmp0 (digest, stated) != 0)
        return refuse_bytes (sql, path, stated, error);
      if (!dr_sql_step (sql, blobs, &row, error))
        return FALSE;
    }
  if (!dr_sql_number (sql, &missing, error, "SELECT coalesce (max (sequence), 0) - count (*) FROM trail", ""))
    return FALSE;
  if (missing == 0)
    return TRUE;
  if (!dr_sql_number (sql, &first, error, "SELECT min (number) FROM (SELECT 1 AS number UNION ALL SELECT sequence + 1"
                      " FROM trail) WHERE number NOT IN (SELECT sequence FROM trail)", ""))
    return FALSE;
  g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_DAMAGED,
               _("%s: the register is damaged (entries of the trail are missing, the first %lu); expected one that agrees with itself"),
               path, (gulong) first);
  return FALSE;
}

/* All of it: pages, indexes, constraints, references, the search index, and what is kept by digest. Whether the trail's
 * digests follow from one another is told by whoever knows its format. */
gboolean
dr_sqlite_schema_check (DrSql *sql, const char *path, GError **error)
{
  g_autoptr (DrStatement) check = dr_sql_prepare (sql, error, "PRAGMA integrity_check (1)", "");
  g_autoptr (DrStatement) references = NULL;
  gboolean row = FALSE;
  const char *words = NULL;

  if (check == NULL || !dr_sql_step (sql, check, &row, error))
    return FALSE;
  words = row ? (const char *) sqlite3_column_text (check, 0) : NULL;
  if (g_strcmp0 (words, "ok") != 0)
    {
      g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_DAMAGED,
                   _("%s: the register is damaged (%s); expected one that agrees with itself"), path,
                   words != NULL ? words : "?");
      return FALSE;
    }
  references = dr_sql_prepare (sql, error, "PRAGMA foreign_key_check", "");
  if (references == NULL || !dr_sql_step (sql, references, &row, error))
    return FALSE;
  if (!row)
    return check_contents (sql, path, error);
  g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_DAMAGED,
               _("%s: the register is damaged (a row of %s refers to nothing); expected one that agrees with itself"),
               path, (const char *) sqlite3_column_text (references, 0));
  return FALSE;
}
