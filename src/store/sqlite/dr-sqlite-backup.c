/* Backup: a whole file, checked before it gets the name that counts. */
#include "dr-sqlite-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dr-sqlite-file.h"
#include "dr-sqlite-schema.h"

#define PATIENCE_MS 5000
#define PORTION 256           /* pages between two looks at whether it is cancelled */
#define INSTRUCTIONS 100000   /* of the check, likewise */

gboolean
dr_sqlite_backup_fail (GError **error, DrStoreError code, const char *path, const char *words)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_strdelimit (shown, "\r\n", ' ');
  g_set_error (error, DR_STORE_ERROR, (int) code, "%s: %s", shown, words);
  return FALSE;
}

/* Though nothing can be made in it: one that the system makes up, such as /proc. */
static gboolean
has_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_file_test (folder, G_FILE_TEST_IS_DIR);
}

gboolean
dr_sqlite_backup_fail_errno (GError **error, const char *path, int code)
{
  if (code == ENOSPC || code == EDQUOT)
    return dr_sqlite_backup_fail (error, DR_STORE_ERROR_FULL, path, _("the disk is full; expected room for the file"));
  if (code == EACCES || code == EPERM || code == EROFS)
    return dr_sqlite_backup_fail (error, DR_STORE_ERROR_READ_ONLY, path, _("this cannot be written; expected a folder that you may write to"));
  if (code == EEXIST)
    return dr_sqlite_backup_fail (error, DR_STORE_ERROR_EXISTS, path, _("there is a file of this name; expected a new name"));
  if (code == ENOENT && has_folder (path))
    return dr_sqlite_backup_fail (error, DR_STORE_ERROR_READ_ONLY, path, _("this folder takes no files; expected another one"));
  if (code == ENOENT || code == ENOTDIR)
    return dr_sqlite_backup_fail (error, DR_STORE_ERROR_NOT_FOUND, path, _("the folder does not exist; expected one that does"));
  return dr_sqlite_backup_fail (error, DR_STORE_ERROR_IO, path, g_strerror (code));
}

/* Beside @path, so that it can take its name in one move; (transfer full) (nullable). */
char *
dr_sqlite_backup_make_temporary (const char *path, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s.XXXXXX", path);
  int descriptor = g_mkstemp_full (name, O_RDWR | O_CLOEXEC, 0600);

  if (descriptor < 0)
    {
      dr_sqlite_backup_fail_errno (error, path, errno);
      return NULL;
    }
  close (descriptor);
  return g_steal_pointer (&name);
}

void
dr_sqlite_backup_remove_files (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);

      g_unlink (name);
    }
}

/* File and folder on to the disk. */
gboolean
dr_sqlite_backup_sync_file (const char *path, GError **error)
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
        return dr_sqlite_backup_fail_errno (error, names[i], code);
    }
  return TRUE;
}

static gboolean
is_cancelled (gpointer cancellable)
{
  return cancellable != NULL && g_cancellable_is_cancelled (cancellable);
}

static int
stop_if_cancelled (void *cancellable)
{
  return is_cancelled (cancellable);
}

static void
report (const DrStoreCopying *how, double share)
{
  if (how->progress != NULL)
    how->progress (share, how->data);
}

/* A portion at a time. The check that follows takes about as long. */
static int
step_all (sqlite3_backup *backup, const DrStoreCopying *how)
{
  int code = SQLITE_OK;

  while (code == SQLITE_OK && !is_cancelled (how->cancellable))
    {
      code = sqlite3_backup_step (backup, PORTION);
      if (sqlite3_backup_pagecount (backup) > 0)
        report (how, 0.5 - 0.5 * sqlite3_backup_remaining (backup) / sqlite3_backup_pagecount (backup));
    }
  return code == SQLITE_OK ? SQLITE_INTERRUPT : code;
}

/* In one reading transaction: others go on writing, and the copy is of one moment. */
static int
copy_all (sqlite3 *from, sqlite3 *to, const DrStoreCopying *how)
{
  sqlite3_backup *backup = NULL;
  int code = sqlite3_exec (from, "BEGIN; SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);

  if (code == SQLITE_OK)
    {
      backup = sqlite3_backup_init (to, "main", from, "main");
      code = backup != NULL ? step_all (backup, how) : sqlite3_errcode (to);
      sqlite3_backup_finish (backup);
    }
  if (!sqlite3_get_autocommit (from))
    sqlite3_exec (from, "ROLLBACK", NULL, NULL, NULL);
  return code;
}

static gboolean
copy_pages (sqlite3 *from, const char *from_path, const char *to_path, const DrStoreCopying *how, GError **error)
{
  sqlite3 *to = NULL;
  int code = sqlite3_open_v2 (to_path, &to, SQLITE_OPEN_READWRITE, NULL);

  if (code == SQLITE_OK)
    {
      sqlite3_extended_result_codes (to, 1);
      sqlite3_busy_timeout (to, PATIENCE_MS);
      code = copy_all (from, to, how);
    }
  if (code == SQLITE_DONE)
    /* One file, with no log beside it, until it is opened as a store. */
    code = sqlite3_exec (to, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  if (code != SQLITE_OK && !g_cancellable_set_error_if_cancelled (how->cancellable, error))
    dr_sql_set_error (NULL, (code & 0xff) == SQLITE_FULL ? to_path : from_path, code, error);
  sqlite3_close (to);
  return code == SQLITE_OK;
}

static gboolean
check_opened (DrSql *sql, const char *shown, GError **error)
{
  gboolean empty = FALSE;
  int version = 0;

  if (!dr_sqlite_schema_inspect (sql, shown, &empty, &version, error))
    return FALSE;
  if (empty)
    return dr_sqlite_backup_fail (error, DR_STORE_ERROR_NOT_A_STORE, shown,
                                  _("there is no register in this file; expected one that Due Regard made"));
  return dr_sqlite_schema_check (sql, shown, error);
}

/* Opens a file by itself and reads all of it. */
gboolean
dr_sqlite_backup_check_copy (const char *path, const char *shown, GCancellable *cancellable, GError **error)
{
  g_autoptr (DrSql) sql = dr_sqlite_file_open (path, DR_STORE_OPEN_READ_ONLY, error);
  g_autoptr (GError) reason = NULL;

  if (sql == NULL)
    return FALSE;
  sqlite3_progress_handler (dr_sql_get (sql), INSTRUCTIONS, stop_if_cancelled, cancellable);
  if (check_opened (sql, shown, &reason))
    return TRUE;
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/* Whoever knows what the bytes mean has the last word. */
static gboolean
examine_copy (const char *path, const DrStoreCopying *how, DrStoreOpenFlags flags, GError **error)
{
  g_autoptr (DrStore) copy = NULL;
  g_autofree char *uri = NULL;
  gboolean good = FALSE;

  if (how->examine == NULL)
    return TRUE;
  uri = g_strconcat ("sqlite:", path, NULL);
  copy = dr_store_open (uri, flags, error);
  if (copy == NULL)
    return FALSE;
  good = how->examine (copy, how->examine_data, error);
  dr_store_close (copy);
  return good;
}

/* @flags: how the copy is opened to be examined. */
gboolean
dr_sqlite_backup_copy_checked (sqlite3 *from, const char *from_path, const char *to_path, const DrStoreCopying *how,
                               DrStoreOpenFlags flags, GError **error)
{
  return copy_pages (from, from_path, to_path, how, error)
         && dr_sqlite_backup_check_copy (to_path, from_path, how->cancellable, error)
         && examine_copy (to_path, how, flags, error)
         && dr_sqlite_backup_sync_file (to_path, error)
         && !g_cancellable_set_error_if_cancelled (how->cancellable, error);
}

static gboolean
backup (DrStore *store, const char *path, const DrStoreCopying *how, GError **error)
{
  DrSqliteStore *self = DR_SQLITE_STORE (store);
  g_autofree char *temporary = NULL;
  gboolean good = FALSE;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return dr_sqlite_backup_fail_errno (error, path, EEXIST);
  temporary = dr_sqlite_backup_make_temporary (path, error);
  if (temporary == NULL)
    return FALSE;
  good = dr_sqlite_backup_copy_checked (dr_sql_get (self->sql), self->path, temporary, how,
                                        DR_STORE_OPEN_READ_ONLY, error);
  /* A link, unlike a rename, never takes the place of a file that came meanwhile. */
  if (good && link (temporary, path) != 0)
    good = dr_sqlite_backup_fail_errno (error, path, errno);
  dr_sqlite_backup_remove_files (temporary);
  if (good && !dr_sqlite_backup_sync_file (path, error))
    {
      g_unlink (path);
      good = FALSE;
    }
  if (good)
    report (how, 1.0);
  return good;
}

void
dr_sqlite_class_backup (DrStoreClass *klass)
{
  klass->backup = backup;
}
