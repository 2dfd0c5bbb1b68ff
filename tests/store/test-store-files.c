/* What is no store is refused with one clear word and left as it was; backups and restores are whole or not at all. */
#include "store-support.h"

#include <glib/gstdio.h>
#include <grp.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dr-sqlite-file.h"
#include "dr-sqlite-mounts.h"

typedef struct {
  char *folder;
  char *path;
  char *other;
} Files;

static void
set_up (Files *files, gconstpointer data)
{
  files->folder = g_dir_make_tmp ("due-regard-store-XXXXXX", NULL);
  files->path = g_build_filename (files->folder, "register.db", NULL);
  files->other = g_build_filename (files->folder, "other.db", NULL);
}

static void
tear_down (Files *files, gconstpointer data)
{
  remove_all (files->folder);
  g_assert_false (g_file_test (files->folder, G_FILE_TEST_EXISTS));
  g_free (files->folder);
  g_free (files->path);
  g_free (files->other);
}

static void
make_store (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrStore) store = dr_store_open (path, DR_STORE_OPEN_CREATE, &error);

  g_assert_no_error (error);
  create (store, "EIA-1", 1, "Desk");
}

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *connection = NULL;

  g_assert_cmpint (sqlite3_open (path, &connection), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (connection, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (connection);
}

/* Refused for reading, writing and making alike, in one line, and not a byte of it changed. */
static void
assert_refused (const char *path, DrStoreError code)
{
  static const DrStoreOpenFlags flags[] = { DR_STORE_OPEN_DEFAULT, DR_STORE_OPEN_CREATE, DR_STORE_OPEN_READ_ONLY };
  g_autofree char *before = NULL;
  gsize before_length = 0;

  g_assert_true (g_file_get_contents (path, &before, &before_length, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;
      gsize after_length = 0;

      g_assert_null (dr_store_open (path, flags[i], &error));
      g_assert_error (error, DR_STORE_ERROR, (int) code);
      g_assert_null (strchr (error->message, '\n'));
      g_assert_nonnull (strstr (error->message, path));
      g_assert_true (g_file_get_contents (path, &after, &after_length, NULL));
      g_assert_cmpmem (before, before_length, after, after_length);
    }
}

static void
test_refused (Files *files, gconstpointer data)
{
  g_autofree char *random = g_malloc (50000);
  g_autoptr (GRand) numbers = g_rand_new_with_seed (3);
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length = 0;

  for (guint i = 0; i < 50000; i++)
    random[i] = (char) g_rand_int (numbers);
  g_assert_true (g_file_set_contents (files->path, random, 50000, NULL));
  assert_refused (files->path, DR_STORE_ERROR_NOT_A_STORE);
  g_assert_true (g_file_set_contents (files->path, "short", 5, NULL));
  assert_refused (files->path, DR_STORE_ERROR_NOT_A_STORE);
  g_remove (files->path);
  run_sql (files->path, "CREATE TABLE theirs (x)");
  assert_refused (files->path, DR_STORE_ERROR_NOT_A_STORE);
  g_remove (files->path);

  make_store (files->other);
  g_assert_true (g_file_get_contents (files->other, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (files->path, bytes, (gssize) length / 2, NULL));
  assert_refused (files->path, DR_STORE_ERROR_DAMAGED);
  run_sql (files->other, "PRAGMA user_version = 4");
  assert_refused (files->other, DR_STORE_ERROR_NEWER);
  g_assert_true (g_file_set_contents (files->path, "", 0, NULL));
  g_assert_null (dr_store_open (files->path, DR_STORE_OPEN_DEFAULT, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_A_STORE);
}

static const struct {
  const char      *uri;
  DrStoreOpenFlags flags;
  DrStoreError     code;
} address_cases[] = {
  { "/nonexistent/folder/x.db", DR_STORE_OPEN_CREATE, DR_STORE_ERROR_NOT_FOUND },
  { "sqlite:/nonexistent/x.db", DR_STORE_OPEN_DEFAULT, DR_STORE_ERROR_NOT_FOUND },
  { "/tmp/due-regard-nothing-here.db", DR_STORE_OPEN_DEFAULT, DR_STORE_ERROR_NOT_FOUND },
  { "/tmp", DR_STORE_OPEN_CREATE, DR_STORE_ERROR_NOT_A_STORE },
  { "/dev/null", DR_STORE_OPEN_CREATE, DR_STORE_ERROR_NOT_A_STORE },
  { "", DR_STORE_OPEN_CREATE, DR_STORE_ERROR_ADDRESS },
  { "sqlite:", DR_STORE_OPEN_CREATE, DR_STORE_ERROR_ADDRESS },
  { "postgresql://host/register", DR_STORE_OPEN_CREATE, DR_STORE_ERROR_ADDRESS },
  { "file://elsewhere", DR_STORE_OPEN_CREATE, DR_STORE_ERROR_ADDRESS },
};

static void
test_addresses (Files *files, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (address_cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dr_store_open (address_cases[i].uri, address_cases[i].flags, &error));
      g_assert_error (error, DR_STORE_ERROR, (int) address_cases[i].code);
    }
}

/* However it is named, what is kept beside a store is kept for one. */
static void
test_locate (Files *files, gconstpointer data)
{
  g_autofree char *link = g_build_filename (files->folder, "link.db", NULL);
  g_autofree char *way = g_build_filename (files->folder, "way", NULL);
  g_autofree char *name = g_path_get_basename (files->path);
  g_autofree char *over = g_build_filename (way, name, NULL);
  g_autofree char *own = g_path_get_basename (files->folder);
  g_autofree char *around = g_build_filename (files->folder, "..", own, ".", name, NULL);
  g_autofree char *scheme = g_strconcat ("sqlite:", over, NULL);
  g_autofree char *uri = g_filename_to_uri (link, NULL, NULL);
  g_autofree char *before = g_get_current_dir ();
  g_autofree char *none = g_build_filename (way, "none.db", NULL);
  g_autofree char *new = g_build_filename (files->folder, "none.db", NULL);
  g_autofree char *nowhere = dr_store_locate ("/nonexistent/./x.db", NULL);
  g_autofree char *memory = dr_store_locate (":memory:", NULL);
  g_autofree char *not_yet = NULL;
  const char *const ways[] = { files->path, link, over, around, scheme, uri, name };
  g_autoptr (GError) error = NULL;

  make_store (files->path);
  g_assert_cmpint (symlink (files->path, link), ==, 0);
  g_assert_cmpint (symlink (files->folder, way), ==, 0);
  g_assert_cmpint (g_chdir (files->folder), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *place = dr_store_locate (ways[i], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (place, ==, files->path);
    }
  g_assert_cmpint (g_chdir (before), ==, 0);
  not_yet = dr_store_locate (none, &error);
  g_assert_cmpstr (not_yet, ==, new);
  g_assert_cmpstr (nowhere, ==, "/nonexistent/x.db");
  g_assert_cmpstr (memory, ==, ":memory:");
  g_assert_null (dr_store_locate ("file://elsewhere", &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_ADDRESS);
  g_remove (link);
  g_remove (way);
}

static void
test_network (void)
{
  g_assert_cmpstr (dr_sqlite_file_network (0x6969), ==, "NFS");
  g_assert_cmpstr (dr_sqlite_file_network (0xff534d42), ==, "SMB");
  /* As statfs() gives it where its field is signed and narrow. */
  g_assert_cmpstr (dr_sqlite_file_network ((guint64) (gint64) (gint32) 0xfe534d42), ==, "SMB");
  g_assert_null (dr_sqlite_file_network (0xef53));
  g_assert_null (dr_sqlite_file_network (0x01021994));
}

/* As /proc/self/mountinfo has them; the minor number of the device is the line's. */
static const char mounts[] =
  "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
  "30 22 0:40 / /home/ann/far rw,nosuid shared:2 master:3 - fuse.sshfs ann@host:/srv rw,user_id=1000\n"
  "31 22 0:41 / /mnt/cloud rw - fuse.rclone remote:bucket rw\n"
  "32 22 0:42 / /mnt/gluster rw - fuse.glusterfs host:/volume rw\n"
  "33 22 0:43 / /mnt/s3 rw - fuse.s3fs s3fs rw\n"
  "34 22 0:44 / /mnt/usb rw - fuseblk /dev/sdb1 rw\n"
  "35 22 0:45 / /mnt/ext4 rw - fuse.ext4 /dev/sdc1 rw\n"
  "36 22 0:46 / /var/lib/c rw shared:9 propagate_from:2 - fuse.fuse-overlayfs fuse-overlayfs rw\n"
  "37 22 0:47 / /home/ann/plain rw - fuse.gocryptfs /home/ann/.a:b rw\n"
  "38 22 0:48 / /mnt/dav rw - fuse https://host/dav rw\n"
  "39 22 0:49 / /mnt/a\\040b rw - fuse.SSHFS host: rw\n"
  "40 22 0:50 / /mnt/unknown rw - fuse.newthing server:/x rw\n"
  "41 22 0:51 / /mnt/host rw - virtiofs tag rw\n"
  "42 22 0:52 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw\n"
  "43 22 0:53 / /mnt/own rw - fuse.newthing newthing rw\n"
  "44 22 0:54 / /mnt/short rw -\n"
  "45 22 0:55 / /mnt/- rw - fuse.sshfs\n"
  "0:56\n"
  "46 22 0:57 / /mnt/last rw - fuse.nfs x rw";

static const struct {
  guint       major;
  guint       minor;
  const char *type;    /* (nullable): accepted */
} mount_cases[] = {
  { 8, 1, NULL },           { 0, 40, "fuse.sshfs" }, { 0, 41, "fuse.rclone" },   { 0, 42, "fuse.glusterfs" },
  { 0, 43, "fuse.s3fs" },   { 0, 44, NULL },         { 0, 45, NULL },            { 0, 46, NULL },
  { 0, 47, NULL },          { 0, 48, "fuse" },       { 0, 49, "fuse.SSHFS" },    { 0, 50, "fuse.newthing" },
  { 0, 51, "virtiofs" },    { 0, 52, "fuse.gvfsd-fuse" }, { 0, 53, NULL },       { 0, 54, NULL },
  { 0, 55, NULL },          { 0, 56, NULL },         { 0, 57, "fuse.nfs" },      { 0, 4, NULL },
  { 9, 40, NULL },
};

static void
test_mounts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mount_cases); i++)
    {
      g_autofree char *type = dr_sqlite_mounts_network (mounts, mount_cases[i].major, mount_cases[i].minor);

      g_assert_cmpstr (type, ==, mount_cases[i].type);
    }
  g_assert_null (dr_sqlite_mounts_network ("", 0, 40));
}

/* A superuser may write anywhere, so the test gives its powers up first, in a child. */
static void
test_no_permission (Files *files, gconstpointer data)
{
  int status = 0;
  pid_t child = 0;

  make_store (files->other);
  g_assert_cmpint (g_chmod (files->other, 0444), ==, 0);
  g_assert_cmpint (g_chmod (files->folder, 0555), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) made = NULL;

      if (geteuid () == 0 && (setgroups (0, NULL) != 0 || setgid (65534) != 0 || setuid (65534) != 0))
        _exit (2);
      if (dr_store_open (files->path, DR_STORE_OPEN_CREATE, &made) != NULL
          || !g_error_matches (made, DR_STORE_ERROR, DR_STORE_ERROR_READ_ONLY))
        _exit (3);
      if (dr_store_open (files->other, DR_STORE_OPEN_DEFAULT, &error) != NULL
          || !g_error_matches (error, DR_STORE_ERROR, DR_STORE_ERROR_READ_ONLY))
        _exit (4);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  g_assert_cmpint (g_chmod (files->folder, 0755), ==, 0);
}

static void
test_read_only (Files *files, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrStore) store = NULL;

  make_store (files->path);
  store = dr_store_open (files->path, DR_STORE_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  assert_field (store, "EIA-1", "title", "Desk");
  g_assert_false (try_save (store, "EIA-1", "ann", "a", "b", 1, NULL, NULL, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_READ_ONLY);
}

static void
test_gone (Files *files, gconstpointer data)
{
  g_autoptr (DrStore) store = NULL;
  g_autoptr (GError) error = NULL;

  make_store (files->path);
  store = dr_store_open (files->path, DR_STORE_OPEN_DEFAULT, NULL);
  g_assert_nonnull (store);
  save_one (store, "EIA-1", "ann", "a", "b", 1);
  g_assert_cmpint (g_unlink (files->path), ==, 0);
  g_assert_false (try_save (store, "EIA-1", "ann", "a", "c", 2, NULL, NULL, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_GONE);
}

static void
test_truncated_while_open (Files *files, gconstpointer data)
{
  g_autoptr (DrStore) store = NULL;
  g_autoptr (DrDraft) draft = NULL;
  g_autoptr (GError) error = NULL;

  make_store (files->path);
  store = dr_store_open (files->path, DR_STORE_OPEN_DEFAULT, NULL);
  g_assert_cmpint (truncate (files->path, 4096), ==, 0);
  draft = dr_store_load_draft (store, "EIA-1", 1, NULL, &error);
  g_assert_null (draft);
  g_assert_true (g_error_matches (error, DR_STORE_ERROR, DR_STORE_ERROR_DAMAGED)
                 || g_error_matches (error, DR_STORE_ERROR, DR_STORE_ERROR_IO));
}

static void
test_backup (Files *files, gconstpointer data)
{
  g_autoptr (DrStore) store = NULL;
  g_autoptr (DrStore) copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *below = g_build_filename (files->path, "x", NULL);
  g_autofree char *linked = g_strconcat (files->path, ".linked", NULL);

  make_store (files->path);
  store = dr_store_open (files->path, DR_STORE_OPEN_DEFAULT, &error);
  save_one (store, "EIA-1", "ann", "a", "first", 1);
  g_assert_true (dr_store_backup (store, files->other, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (dr_store_backup (store, files->other, NULL, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (dr_store_backup (store, below, NULL, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (dr_store_backup (store, "/proc/due-regard.db", NULL, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "this folder takes no files"));
  g_clear_error (&error);
  save_one (store, "EIA-1", "ann", "a", "second", 2);

  /* In use. */
  g_assert_false (dr_store_restore (files->other, files->path, NULL, &kept, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_BUSY);
  g_assert_null (kept);
  g_clear_error (&error);
  assert_field (store, "EIA-1", "a", "second");
  g_clear_object (&store);

  /* Onto itself, under whatever name. */
  g_assert_false (dr_store_restore (files->path, files->path, NULL, &kept, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_EXISTS);
  g_assert_nonnull (strstr (error->message, "is the register itself; expected a backup of it"));
  g_assert_null (kept);
  g_clear_error (&error);
  g_assert_no_errno (link (files->path, linked));
  g_assert_false (dr_store_restore (linked, files->path, NULL, &kept, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_no_errno (unlink (linked));

  g_assert_true (dr_store_restore (files->other, files->path, NULL, &kept, &error));
  g_assert_no_error (error);
  store = dr_store_open (files->path, DR_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  assert_field (store, "EIA-1", "a", "first");
  copy = dr_store_open (kept, DR_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  assert_field (copy, "EIA-1", "a", "second");
}

typedef struct {
  GCancellable *cancellable;
  double        stop;      /* share from which it is cancelled */
  double        last;
  guint         calls;
} Progress;

static void
on_progress (double share, gpointer data)
{
  Progress *progress = data;

  g_assert_cmpfloat (share, >=, progress->last);
  g_assert_cmpfloat (share, <=, 1.0);
  progress->last = share;
  progress->calls++;
  if (share >= progress->stop)
    g_cancellable_cancel (progress->cancellable);
}

/* Cancelled before it starts, in the midst of the copy, before the check, or only when all is done. */
/* A file that agrees with itself as a database, and not as a register, is no backup and is not restored. */
static void
test_backup_of_damage (Files *files, gconstpointer data)
{
  static const char *const damages[] = {
    "DROP TRIGGER blob_bytes_stand; UPDATE blob_bytes SET bytes = x'00'",
    "DROP TRIGGER trail_stays; PRAGMA foreign_keys = OFF; DELETE FROM trail WHERE sequence = 1",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrStore) store = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new_static ("bytes", 5);
      char digest[DR_DIGEST_SIZE];

      g_unlink (files->path);
      make_store (files->path);
      store = dr_store_open (files->path, DR_STORE_OPEN_DEFAULT, &error);
      g_assert_no_error (error);
      create (store, "EIA-2", 1, "Desk");
      g_assert_true (dr_store_put_blob (store, bytes, digest, &error));
      g_clear_object (&store);
      run_sql (files->path, damages[i]);

      store = dr_store_open (files->path, DR_STORE_OPEN_DEFAULT, &error);
      g_assert_no_error (error);
      g_assert_false (dr_store_check (store, &error));
      g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_DAMAGED);
      g_clear_error (&error);
      g_assert_false (dr_store_backup (store, files->other, NULL, &error));
      g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_DAMAGED);
      g_assert_false (g_file_test (files->other, G_FILE_TEST_EXISTS));
      g_clear_object (&store);
    }
}

static void
test_backup_cancelled (Files *files, gconstpointer data)
{
  static const struct { double stop; gboolean done; } cases[] = {
    { -1.0, FALSE }, { 0.01, FALSE }, { 0.25, FALSE }, { 0.5, FALSE }, { 1.0, TRUE }, { 2.0, TRUE },
  };
  g_autoptr (DrStore) store = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (8 * 1024 * 1024), 8 * 1024 * 1024);
  char digest[DR_DIGEST_SIZE];

  make_store (files->path);
  store = dr_store_open (files->path, DR_STORE_OPEN_DEFAULT, NULL);
  g_assert_true (dr_store_put_blob (store, bytes, digest, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GDir) dir = NULL;
      Progress progress = { cancellable, cases[i].stop, 0.0, 0 };
      DrStoreCopying how = { cancellable, on_progress, &progress, NULL, NULL };
      const char *name = NULL;

      if (cases[i].stop < 0)
        g_cancellable_cancel (cancellable);
      g_assert_cmpint (dr_store_backup (store, files->other, &how, &error), ==,
                       cases[i].done);
      if (cases[i].done)
        {
          g_assert_no_error (error);
          g_assert_cmpfloat (progress.last, ==, 1.0);
          g_assert_cmpuint (progress.calls, >, 5);
          g_assert_cmpint (g_unlink (files->other), ==, 0);
        }
      else
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      dir = g_dir_open (files->folder, 0, NULL);
      while ((name = g_dir_read_name (dir)) != NULL)
        g_assert_true (g_str_has_prefix (name, "register.db"));
      save_one (store, "EIA-1", "ann", "a", "goes on", 1000);
    }
}

/* Where the old store cannot be moved out of the way, it stays where it was. */
static void
test_restore_unmoved (Files *files, gconstpointer data)
{
  g_autofree char *letters = g_strnfill (240, 'x');
  g_autofree char *path = g_build_filename (files->folder, letters, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrStore) store = NULL;
  g_autofree char *kept = NULL;

  make_store (files->other);
  make_store (path);
  store = dr_store_open (path, DR_STORE_OPEN_DEFAULT, NULL);
  save_one (store, "EIA-1", "ann", "a", "old", 1);
  g_clear_object (&store);
  g_assert_false (dr_store_restore (files->other, path, NULL, &kept, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_IO);
  g_assert_null (kept);
  store = dr_store_open (path, DR_STORE_OPEN_DEFAULT, NULL);
  assert_field (store, "EIA-1", "a", "old");
}

static void
test_restore_refused (Files *files, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length = 0;

  make_store (files->path);
  make_store (files->other);
  g_assert_true (g_file_get_contents (files->other, &bytes, &length, NULL));
  g_assert_true (g_file_get_contents (files->path, &before, NULL, NULL));
  /* Damage in the middle, which opening does not see. */
  memset (bytes + length / 2 / 4096 * 4096, 0x5a, 4096);
  g_assert_true (g_file_set_contents (files->other, bytes, (gssize) length, NULL));
  g_assert_false (dr_store_restore (files->other, files->path, NULL, NULL, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_DAMAGED);
  g_assert_true (g_file_get_contents (files->path, &after, NULL, NULL));
  g_assert_cmpmem (before, 4096, after, 4096);
}

/* A damaged store is replaced all the same, and kept. */
static void
test_restore_over_damage (Files *files, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrStore) store = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *bytes = NULL;

  make_store (files->other);
  g_assert_true (g_file_set_contents (files->path, "no register at all, but longer than nothing", -1, NULL));
  g_assert_true (dr_store_restore (files->other, files->path, NULL, &kept, &error));
  g_assert_no_error (error);
  store = dr_store_open (files->path, DR_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  assert_field (store, "EIA-1", "title", "Desk");
  g_assert_true (g_file_get_contents (kept, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, "no register"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/files/refused", Files, NULL, set_up, test_refused, tear_down);
  g_test_add ("/store/files/addresses", Files, NULL, set_up, test_addresses, tear_down);
  g_test_add_func ("/store/files/network", test_network);
  g_test_add_func ("/store/files/mounts", test_mounts);
  g_test_add ("/store/files/no-permission", Files, NULL, set_up, test_no_permission, tear_down);
  g_test_add ("/store/files/read-only", Files, NULL, set_up, test_read_only, tear_down);
  g_test_add ("/store/files/gone", Files, NULL, set_up, test_gone, tear_down);
  g_test_add ("/store/files/truncated-while-open", Files, NULL, set_up, test_truncated_while_open, tear_down);
  g_test_add ("/store/files/backup", Files, NULL, set_up, test_backup, tear_down);
  g_test_add ("/store/files/locate", Files, NULL, set_up, test_locate, tear_down);
  g_test_add ("/store/files/restore-refused", Files, NULL, set_up, test_restore_refused, tear_down);
  g_test_add ("/store/files/restore-over-damage", Files, NULL, set_up, test_restore_over_damage, tear_down);
  g_test_add ("/store/files/restore-unmoved", Files, NULL, set_up, test_restore_unmoved, tear_down);
  g_test_add ("/store/files/backup-of-damage", Files, NULL, set_up, test_backup_of_damage, tear_down);
  g_test_add ("/store/files/backup-cancelled", Files, NULL, set_up, test_backup_cancelled, tear_down);
  return g_test_run ();
}
