#include "dr-sqlite-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "dr-sqlite-mounts.h"

#define IN_MEMORY ":memory:"
#define PATIENCE 5000
#define FUSE 0x65735546

/* File systems of other machines, by the number that statfs() gives: their locks are not to be trusted, and the
 * memory that a write-ahead log shares between programs is not shared between machines. */
static const struct {
  guint64 number;
  const char *name;
} network_file_systems[] = {
  { 0x6969, "NFS" },     { 0x517b, "SMB" },      { 0xff534d42, "SMB" },  { 0xfe534d42, "SMB" },  { 0x564c, "NCP" },
  { 0x5346414f, "AFS" }, { 0x6b414653, "AFS" },  { 0x73757245, "Coda" }, { 0x00c36400, "Ceph" }, { 0x01021997, "9P" },
  { 0x013111a8, "IBRIX" }, { 0x47504653, "GPFS" }, { 0x0bd00bd0, "Lustre" }, { 0x7461636f, "OCFS2" }, { 0x01161970, "GFS" },
};

/* (nullable): the name of a network file system, by its number. */
const char *
dr_sqlite_file_network (guint64 file_system)
{
  for (gsize i = 0; i < G_N_ELEMENTS (network_file_systems); i++)
    if (network_file_systems[i].number == (file_system & G_MAXUINT32))
      return network_file_systems[i].name;
  return NULL;
}

/* ":memory:", "sqlite:PATH", "file:///PATH" or a path; (transfer full) (nullable): a path, or ":memory:". */
char *
dr_sqlite_file_path (const char *uri, GError **error)
{
  g_autofree char *scheme = NULL;

  if (g_str_has_prefix (uri, "sqlite:"))
    uri += strlen ("sqlite:");
  if (g_str_equal (uri, IN_MEMORY) || (uri[0] == '/' && uri[1] != '\0'))
    return g_strdup (uri);
  if (g_str_has_prefix (uri, "file:"))
    {
      char *path = g_filename_from_uri (uri, NULL, NULL);

      if (path != NULL)
        return path;
    }
  else if (uri[0] != '\0')
    {
      scheme = g_uri_parse_scheme (uri);
      if (scheme == NULL || strstr (uri, "://") == NULL)
        return g_canonicalize_filename (uri, NULL);
    }
  g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_ADDRESS,
               _("“%s” is the address of no store; expected the path of a file, or sqlite: and a path"), uri);
  return NULL;
}

/* That path by the one way that goes over no link; (transfer full) (nullable). */
char *
dr_sqlite_file_locate (const char *uri, GError **error)
{
  g_autofree char *path = dr_sqlite_file_path (uri, error);
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *place = NULL;
  char *real = NULL;

  if (path == NULL || g_str_equal (path, IN_MEMORY))
    return g_steal_pointer (&path);
  real = realpath (path, NULL);
  if (real != NULL)
    return real;

  /* There is no such file yet. */
  folder = g_path_get_dirname (path);
  name = g_path_get_basename (path);
  place = realpath (folder, NULL);
  return place != NULL ? g_build_filename (place, name, NULL) : g_canonicalize_filename (path, NULL);
}

static gboolean
refuse (GError **error, DrStoreError code, const char *path, const char *words)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_strdelimit (shown, "\r\n", ' ');
  g_set_error (error, DR_STORE_ERROR, (int) code, "%s: %s", shown, words);
  return FALSE;
}

/* All file systems that a program serves have one number: what is behind them, the table of mounts tells; (transfer
 * full) (nullable): the name of a network file system. */
static char *
network_behind (const char *folder, guint64 file_system)
{
  const char *network = dr_sqlite_file_network (file_system);
  g_autofree char *mounts = NULL;
  struct stat status;

  if (network != NULL)
    return g_strdup (network);
  if ((file_system & G_MAXUINT32) != FUSE || stat (folder, &status) != 0
      || !g_file_get_contents ("/proc/self/mountinfo", &mounts, NULL, NULL))
    return NULL;
  return dr_sqlite_mounts_network (mounts, major (status.st_dev), minor (status.st_dev));
}

static gboolean
check_file_system (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *network = NULL;
  struct statfs status;

  if (statfs (folder, &status) != 0)
    return refuse (error, errno == EACCES ? DR_STORE_ERROR_READ_ONLY : DR_STORE_ERROR_NOT_FOUND, path,
                   errno == EACCES ? _("you may not look into this folder; expected one of yours")
                                   : _("the folder does not exist; expected one that does"));
  network = network_behind (folder, (guint64) status.f_type);
  if (network == NULL)
    return TRUE;
  g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NETWORK,
               _("%s: this folder lies on another machine (%s), where two programs cannot be kept from overwriting each "
                 "other; expected a folder on this machine’s own disk"),
               path, network);
  return FALSE;
}

/* Looks at the file before SQLite does, which makes files and says little. */
static gboolean
check_file (const char *path, DrStoreOpenFlags flags, gboolean *fresh, GError **error)
{
  struct stat status;

  *fresh = FALSE;
  if (!check_file_system (path, error))
    return FALSE;
  if (stat (path, &status) == 0)
    {
      if (!S_ISREG (status.st_mode))
        return refuse (error, DR_STORE_ERROR_NOT_A_STORE, path,
                       _("this is no ordinary file; expected a register that Due Regard made"));
      if (status.st_size > 0 || (flags & DR_STORE_OPEN_CREATE))
        {
          *fresh = status.st_size == 0;
          return TRUE;
        }
      return refuse (error, DR_STORE_ERROR_NOT_A_STORE, path,
                     _("this file is empty; expected a register that Due Regard made"));
    }
  if (errno != ENOENT && errno != ENOTDIR)
    return refuse (error, errno == EACCES ? DR_STORE_ERROR_READ_ONLY : DR_STORE_ERROR_IO, path, g_strerror (errno));
  *fresh = TRUE;
  return (flags & DR_STORE_OPEN_CREATE)
         || refuse (error, DR_STORE_ERROR_NOT_FOUND, path, _("there is no such register; expected one, or make it with init"));
}

static gboolean
run (sqlite3 *connection, const char *path, const char *script, GError **error)
{
  int code = sqlite3_exec (connection, script, NULL, NULL, NULL);

  if (code != SQLITE_OK)
    dr_sql_set_error (connection, path, code, error);
  return code == SQLITE_OK;
}

static gboolean
set_up (sqlite3 *connection, const char *path, GError **error)
{
  sqlite3_extended_result_codes (connection, 1);
  sqlite3_busy_timeout (connection, PATIENCE);
  /* Against a file that somebody prepared. */
  sqlite3_db_config (connection, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  /* Until it is known to be ours, nothing is tidied up in it either. */
  sqlite3_db_config (connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  return run (connection, path,
              "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA synchronous = NORMAL;"
              "PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY; SELECT count(*) FROM sqlite_schema", error);
}

/* A register is nobody else's to read. Where the file cannot be made SQLite says why. */
static void
make_private (const char *path)
{
  int file = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);

  if (file >= 0)
    close (file);
}

/* SQLite counts every byte that it takes, under a lock, for statistics that nobody asks for. Where somebody has used it
 * before us it stays as it is. */
static void
set_up_process (void)
{
  static gsize done = 0;

  if (!g_once_init_enter (&done))
    return;
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  g_once_init_leave (&done, 1);
}

/* Opens a file, or memory; (transfer full) (nullable). Nothing of its contents is looked at but that it is a database. */
DrSql *
dr_sqlite_file_open (const char *path, DrStoreOpenFlags flags, GError **error)
{
  gboolean in_memory = g_str_equal (path, IN_MEMORY);
  int how = (flags & DR_STORE_OPEN_READ_ONLY) ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  sqlite3 *connection = NULL;
  gboolean fresh = FALSE;
  int code = SQLITE_OK;

  set_up_process ();
  if (!in_memory && !check_file (path, flags, &fresh, error))
    return NULL;
  if (in_memory || ((flags & DR_STORE_OPEN_CREATE) && fresh && !(flags & DR_STORE_OPEN_READ_ONLY)))
    how |= SQLITE_OPEN_CREATE;
  if ((how & SQLITE_OPEN_CREATE) && !in_memory)
    make_private (path);
  code = sqlite3_open_v2 (path, &connection, how | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE, NULL);
  if ((code & 0xff) == SQLITE_CANTOPEN)
    refuse (error, DR_STORE_ERROR_READ_ONLY, path,
            _("the store cannot be opened or made here; expected a file and a folder that you may read and write"));
  else if (code != SQLITE_OK)
    dr_sql_set_error (connection, path, code, error);
  else if (sqlite3_db_readonly (connection, "main") == 1 && !(flags & DR_STORE_OPEN_READ_ONLY))
    refuse (error, DR_STORE_ERROR_READ_ONLY, path, _("the store cannot be written; expected a file that you may write to"));
  else if (set_up (connection, path, error))
    return dr_sql_new (connection, in_memory ? NULL : path);
  sqlite3_close (connection);
  return NULL;
}
