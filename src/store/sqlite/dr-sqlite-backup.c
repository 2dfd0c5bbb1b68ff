/* Backup and restore: whole files, checked before they get the name that counts. */
#include "dr-sqlite-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dr-sqlite-file.h"
#include "dr-sqlite-schema.h"

#define PATIENCE_MS 5000

static gboolean
fail (GError **error, DrStoreError code, const char *path, const char *words)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_strdelimit (shown, "\r\n", ' ');
  g_set_error (error, DR_STORE_ERROR, (int) code, "%s: %s", shown, words);
  return FALSE;
}

static gboolean
fail_errno (GError **error, const char *path, int code)
{
  if (code == ENOSPC || code == EDQUOT)
    return fail (error, DR_STORE_ERROR_FULL, path, _("the disk is full; expected room for the file"));
  if (code == EACCES || code == EPERM || code == EROFS)
    return fail (error, DR_STORE_ERROR_READ_ONLY, path, _("this cannot be written; expected a folder that you may write to"));
  if (code == EEXIST)
    return fail (error, DR_STORE_ERROR_EXISTS, path, _("there is a file of this name; expected a new name"));
  if (code == ENOENT || code == ENOTDIR)
    return fail (error, DR_STORE_ERROR_NOT_FOUND, path, _("the folder does not exist; expected one that does"));
  return fail (error, DR_STORE_ERROR_IO, path, g_strerror (code));
}

/* Beside @path, so that it can take its name in one move; (transfer full) (nullable). */
static char *
make_temporary (const char *path, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s.XXXXXX", path);
  int descriptor = g_mkstemp_full (name, O_RDWR | O_CLOEXEC, 0600);

  if (descriptor < 0)
    {
      fail_errno (error, path, errno);
      return NULL;
    }
  close (descriptor);
  return g_steal_pointer (&name);
}

static void
remove_files (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);

      g_unlink (name);
    }
}

/* File and folder on to the disk. */
static gboolean
sync_file (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const char *const names[] = { path, folder };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      int descriptor = open (names[i], O_RDONLY | O_CLOEXEC);
      int code = descriptor < 0 || fsync (descriptor) != 0 ? errno : 0;

      if (descriptor >= 0)
        close (descriptor);
      if (code != 0)
        return fail_errno (error, names[i], code);
    }
  return TRUE;
}

/* All pages in one reading transaction: others go on writing, and the copy is of one moment. */
static gboolean
copy_pages (sqlite3 *from, const char *from_path, const char *to_path, GError **error)
{
  sqlite3 *to = NULL;
  sqlite3_backup *backup = NULL;
  int code = sqlite3_open_v2 (to_path, &to, SQLITE_OPEN_READWRITE, NULL);

  if (code == SQLITE_OK)
    {
      sqlite3_extended_result_codes (to, 1);
      sqlite3_busy_timeout (to, PATIENCE_MS);
      backup = sqlite3_backup_init (to, "main", from, "main");
      code = backup != NULL ? sqlite3_backup_step (backup, -1) : sqlite3_errcode (to);
      if (backup != NULL)
        sqlite3_backup_finish (backup);
    }
  if (code == SQLITE_DONE)
    /* One file, with no log beside it, until it is opened as a store. */
    code = sqlite3_exec (to, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  if (code != SQLITE_OK)
    dr_sql_set_error (NULL, (code & 0xff) == SQLITE_FULL ? to_path : from_path, code, error);
  sqlite3_close (to);
  return code == SQLITE_OK;
}

/* Opens a file by itself and reads all of it. */
static gboolean
check_copy (const char *path, const char *shown, GError **error)
{
  g_autoptr (DrSql) sql = dr_sqlite_file_open (path, DR_STORE_OPEN_READ_ONLY, error);
  gboolean empty = FALSE;
  int version = 0;

  if (sql == NULL || !dr_sqlite_schema_inspect (sql, shown, &empty, &version, error))
    return FALSE;
  if (empty)
    return fail (error, DR_STORE_ERROR_NOT_A_STORE, shown,
                 _("there is no register in this file; expected one that Due Regard made"));
  return dr_sqlite_schema_check (sql, shown, error);
}

static gboolean
copy_checked (sqlite3 *from, const char *from_path, const char *to_path, GError **error)
{
  return copy_pages (from, from_path, to_path, error) && check_copy (to_path, to_path, error)
         && sync_file (to_path, error);
}

static gboolean
backup (DrStore *store, const char *path, GError **error)
{
  DrSqliteStore *self = DR_SQLITE_STORE (store);
  g_autofree char *temporary = NULL;
  gboolean good = FALSE;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return fail_errno (error, path, EEXIST);
  temporary = make_temporary (path, error);
  if (temporary == NULL)
    return FALSE;
  good = copy_checked (dr_sql_get (self->sql), self->path, temporary, error);
  /* A link, unlike a rename, never takes the place of a file that came meanwhile. */
  if (good && link (temporary, path) != 0)
    good = fail_errno (error, path, errno);
  remove_files (temporary);
  return good && sync_file (path, error);
}

/* Folds the log into the old store and keeps everybody out; (nullable): where it is past opening. */
static gboolean
hold_old (const char *path, DrSql **held, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (DrSql) sql = dr_sqlite_file_open (path, DR_STORE_OPEN_DEFAULT, &reason);
  int code = SQLITE_OK;

  *held = NULL;
  if (sql == NULL && (g_error_matches (reason, DR_STORE_ERROR, DR_STORE_ERROR_NOT_A_STORE)
                      || g_error_matches (reason, DR_STORE_ERROR, DR_STORE_ERROR_DAMAGED)))
    return TRUE;
  if (sql == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  code = sqlite3_exec (dr_sql_get (sql), "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE",
                       NULL, NULL, NULL);
  if ((code & 0xff) == SQLITE_CORRUPT)
    return TRUE;
  if (code != SQLITE_OK)
    return fail (error, (code & 0xff) == SQLITE_BUSY ? DR_STORE_ERROR_BUSY : DR_STORE_ERROR_IO, path,
                 _("the register could not be had alone; expected every program that uses it to be closed"));
  *held = g_steal_pointer (&sql);
  return TRUE;
}

static gboolean
move_old (const char *path, const char *kept, GError **error)
{
  static const char *const endings[] = { "-wal", "-shm", "-journal", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *from = g_strconcat (path, endings[i], NULL);
      g_autofree char *to = g_strconcat (kept, endings[i], NULL);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        return fail_errno (error, to, errno);
    }
  return TRUE;
}

static char *
name_kept (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%SZ");
  char *name = g_strdup_printf ("%s.before-restore-%s", path, stamp);

  for (guint i = 2; g_file_test (name, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s.before-restore-%s-%u", path, stamp, i);
    }
  return name;
}

static gboolean
replace (const char *temporary, const char *path, char **kept, GError **error)
{
  g_autoptr (DrSql) held = NULL;
  g_autofree char *name = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      if (!hold_old (path, &held, error))
        return FALSE;
      name = name_kept (path);
      if (!move_old (path, name, error))
        return FALSE;
    }
  if (g_rename (temporary, path) != 0)
    return fail_errno (error, path, errno);
  if (kept != NULL)
    *kept = g_steal_pointer (&name);
  return sync_file (path, error);
}

/**
 * dr_store_restore:
 * @backup: what dr_store_backup() made
 * @uri: the store's address; every program that has it open must be closed
 * @kept: (out) (optional) (nullable): path where the old store is kept; %NULL: there was none
 * @error: return location for %DR_STORE_ERROR_NOT_A_STORE, %DR_STORE_ERROR_NEWER, %DR_STORE_ERROR_DAMAGED,
 *   %DR_STORE_ERROR_BUSY and others
 *
 * Checks the whole backup, copies it, checks the copy, and only then puts it in the store's place. The old store is
 * kept beside it, whatever state it is in.
 *
 * Returns: whether the store is the backup now; if not, the old one is where it was, or at a name that @error gives
 */
gboolean
dr_store_restore (const char *backup_path, const char *uri, char **kept, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *temporary = NULL;
  g_autoptr (DrSql) sql = NULL;
  gboolean good = FALSE;

  g_return_val_if_fail (backup_path != NULL && uri != NULL, FALSE);

  path = dr_sqlite_file_path (uri, error);
  if (path == NULL || !check_copy (backup_path, backup_path, error))
    return FALSE;
  if (g_str_equal (path, ":memory:"))
    return fail (error, DR_STORE_ERROR_ADDRESS, path, _("there is nothing to restore in memory; expected a file"));
  sql = dr_sqlite_file_open (backup_path, DR_STORE_OPEN_READ_ONLY, error);
  temporary = sql != NULL ? make_temporary (path, error) : NULL;
  if (temporary == NULL)
    return FALSE;
  good = copy_checked (dr_sql_get (sql), backup_path, temporary, error) && replace (temporary, path, kept, error);
  remove_files (temporary);
  return good;
}

void
dr_sqlite_class_backup (DrStoreClass *klass)
{
  klass->backup = backup;
}
