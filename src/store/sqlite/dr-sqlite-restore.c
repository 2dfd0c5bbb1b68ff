/* Restore: a checked copy of a backup takes the store's place, and the old store is kept. */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>

#include "dr-sqlite-backup.h"
#include "dr-sqlite-file.h"

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
  code = sqlite3_exec (dr_sql_get (sql), "PRAGMA journal_size_limit = 0; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE;"
                       "BEGIN EXCLUSIVE", NULL, NULL, NULL);
  if ((code & 0xff) == SQLITE_CORRUPT)
    return TRUE;
  if (code != SQLITE_OK)
    return dr_sqlite_backup_fail (error, (code & 0xff) == SQLITE_BUSY ? DR_STORE_ERROR_BUSY : DR_STORE_ERROR_IO, path,
                 _("the register could not be had alone; expected every program that uses it to be closed"));
  *held = g_steal_pointer (&sql);
  return TRUE;
}

/* For as long as the old store is held its journal stands there, empty: it says nothing, and would stay for ever. */
static gboolean
remove_empty (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 && S_ISREG (status.st_mode) && status.st_size == 0 && g_unlink (path) == 0;
}

/* Moves a store with what belongs to it; if that fails, what was moved goes back. */
static gboolean
move_store (const char *path, const char *name, GError **error)
{
  static const char *const endings[] = { "-wal", "-shm", "-journal", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *from = g_strconcat (path, endings[i], NULL);
      g_autofree char *to = g_strconcat (name, endings[i], NULL);

      if ((g_str_equal (endings[i], "-journal") && remove_empty (from)) || g_rename (from, to) == 0 || errno == ENOENT)
        continue;
      dr_sqlite_backup_fail_errno (error, to, errno);
      for (gsize k = 0; k < i; k++)
        {
          g_autofree char *there = g_strconcat (path, endings[k], NULL);
          g_autofree char *here = g_strconcat (name, endings[k], NULL);

          g_rename (here, there);
        }
      return FALSE;
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

/* The new store could not be given its name: the old one takes it again, or the message says where it is. */
static void
put_back (const char *path, const char *name, GError **error)
{
  g_autofree char *shown = g_filename_display_name (name);

  if (!move_store (name, path, NULL) && error != NULL && *error != NULL)
    {
      g_autofree char *words = g_steal_pointer (&(*error)->message);

      (*error)->message = g_strdup_printf (_("%s. The register as it was is kept as %s"), words, shown);
    }
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
      if (!move_store (path, name, error))
        return FALSE;
    }
  if (g_rename (temporary, path) != 0)
    {
      dr_sqlite_backup_fail_errno (error, path, errno);
      if (name != NULL)
        put_back (path, name, error);
      return FALSE;
    }
  if (!dr_sqlite_backup_sync_file (path, error))
    {
      /* What is not safely there is not there. */
      g_unlink (path);
      if (name != NULL)
        put_back (path, name, error);
      return FALSE;
    }
  if (kept != NULL)
    *kept = g_steal_pointer (&name);
  return TRUE;
}

/* Under whatever name: a path of its own, a link. */
static gboolean
is_same_file (const char *one, const char *other)
{
  struct stat first;
  struct stat second;

  return stat (one, &first) == 0 && stat (other, &second) == 0
         && first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

/**
 * dr_store_restore:
 * @backup: what dr_store_backup() made
 * @uri: the store's address; every program that has it open must be closed
 * @how: (nullable): who looks on; an examination that gives back %FALSE leaves the old store where it is
 * @kept: (out) (optional) (nullable): path where the old store is kept; %NULL: there was none
 * @error: return location for %DR_STORE_ERROR_NOT_A_STORE, %DR_STORE_ERROR_NEWER, %DR_STORE_ERROR_DAMAGED,
 *   %DR_STORE_ERROR_BUSY, %DR_STORE_ERROR_EXISTS where @backup is the store itself, what the examination says, and others
 *
 * Checks the whole backup, copies it, checks the copy, and only then puts it in the store's place. The old store is
 * kept beside it, whatever state it is in.
 *
 * Returns: whether the store is the backup now; if not, the old one is where it was, or at a name that @error gives
 */
gboolean
dr_store_restore (const char *backup_path, const char *uri, const DrStoreCopying *how, char **kept, GError **error)
{
  static const DrStoreCopying alone = { .cancellable = NULL };
  g_autofree char *path = NULL;
  g_autofree char *temporary = NULL;
  g_autoptr (DrSql) sql = NULL;
  gboolean good = FALSE;

  g_return_val_if_fail (backup_path != NULL && uri != NULL, FALSE);

  path = dr_sqlite_file_path (uri, error);
  if (path != NULL && is_same_file (backup_path, path))
    return dr_sqlite_backup_fail (error, DR_STORE_ERROR_EXISTS, backup_path,
                                  _("this is the register itself; expected a backup of it"));
  if (path == NULL || !dr_sqlite_backup_check_copy (backup_path, backup_path, NULL, error))
    return FALSE;
  if (g_str_equal (path, ":memory:"))
    return dr_sqlite_backup_fail (error, DR_STORE_ERROR_ADDRESS, path, _("there is nothing to restore in memory; expected a file"));
  sql = dr_sqlite_file_open (backup_path, DR_STORE_OPEN_READ_ONLY, error);
  temporary = sql != NULL ? dr_sqlite_backup_make_temporary (path, error) : NULL;
  if (temporary == NULL)
    return FALSE;
  /* Opened for writing, a copy of an earlier format is brought up to date. */
  good = dr_sqlite_backup_copy_checked (dr_sql_get (sql), backup_path, temporary, how != NULL ? how : &alone,
                                        DR_STORE_OPEN_DEFAULT, error)
         && replace (temporary, path, kept, error);
  dr_sqlite_backup_remove_files (temporary);
  return good;
}
