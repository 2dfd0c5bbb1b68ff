/* Every command of the register on a store that is none, is damaged, or may not be touched: one line on standard error, exit
 * code 2, nothing on standard output, and not a byte changed anywhere. */
#include "cli-run.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static const char * const commands[] = {
  "person list", "person add --as ada bob --name Bob", "person grant --as ada --role manager ada",
  "person revoke --as ada --role administrator ada", "evidence publish --as ada {data}/examples/evidence-example.xml",
  "limitation list", "import --as ada {data}/examples/clean.xml", "list", "list --format json", "show EX-1",
  "show --format json EX-1", "log", "log EX-1", "edit --as ada EX-1 @title=A", "undo --as ada EX-1", "redo --as ada EX-1",
  "attach --as ada EX-1 neighbour.txt",
  "erase --as ada --reason private 492d5ea496056f1a6a6592241032fab764c321596317930b4fa0e1e8bc3b7470",
  "delete --as ada EX-1", "revise --as ada EX-1", "submit --as ada EX-1", "return --as ada EX-1",
  "endorse --as ada EX-1", "approve --as ada EX-1", "decide --as ada --date 2026-01-01 --decider Cabinet EX-1",
  "close --as ada EX-1", "withdraw --as ada EX-1", "check EX-1", "diff EX-1@1 EX-1@2", "recheck", "recheck --drafts --advance ada",
  "evidence gaps", "evidence gaps --drafts --format json",
  "export --bag bag", "export --bag bag.zip", "export --csv actions actions.csv", "return --period 2026-01-01..2026-03-31",
  "sample --seed 1 --size 2",
  "backup copy.db",
};

/* A store, and whether init is refused there too. */
static const struct {
  const char  *name;
  CliRunFlags  flags;
  const char  *store;
  const char  *error;
  gboolean     makes;    /* init makes one there */
} harms[] = {
  { "missing", CLI_RUN_PLAIN, "lost.db", "lost.db: there is no such register", TRUE },
  { "no-folder", CLI_RUN_PLAIN, "lost/register.db", "lost/register.db: ", FALSE },
  { "folder", CLI_RUN_PLAIN, "folder", "folder: this is no ordinary file", FALSE },
  { "empty", CLI_RUN_PLAIN, "empty.db", "empty.db: this file is empty", TRUE },
  { "random-bytes", CLI_RUN_PLAIN, "bytes.db", "bytes.db: this file is no register", FALSE },
  { "text", CLI_RUN_PLAIN, "neighbour.txt", "neighbour.txt: this file is no register", FALSE },
  { "cut-in-half", CLI_RUN_PLAIN, "half.db", "half.db: ", FALSE },
  { "cut-to-a-page", CLI_RUN_PLAIN, "page.db", "page.db: ", FALSE },
  { "newer", CLI_RUN_PLAIN, "newer.db", "newer.db: ", FALSE },
  { "device", CLI_RUN_PLAIN, "/dev/null", "/dev/null: this is no ordinary file", FALSE },
  { "address", CLI_RUN_PLAIN, "postgresql://host/register", "postgresql://host/register", FALSE },
  { "read-only", CLI_RUN_AS_NOBODY, "locked/register.db", "locked/register.db: ", FALSE },
  { "unreadable", CLI_RUN_AS_NOBODY, "secret.db", "secret.db: ", FALSE },
};

static void
copy_part (const char *name,
           gsize       length,
           guint8      format)
{
  gsize all = 0;
  g_autofree char *data = cli_run_read ("good.db", &all);

  g_assert_cmpuint (all, >, 4096);
  if (format != 0)
    data[63] = (char) format;   /* the last byte of SQLite's user_version, the store's format */
  cli_run_write (name, data, (gssize) (length != 0 ? length : all / 2 / 4096 * 4096));
}

static void
make_files (void)
{
  g_autofree char *folder = cli_run_path ("folder");
  g_autofree char *locked = cli_run_path ("locked");
  g_autofree char *locked_store = cli_run_path ("locked/register.db");
  g_autofree char *secret = cli_run_path ("secret.db");
  g_autofree char *bytes = g_malloc (50000);
  g_autoptr (GRand) numbers = g_rand_new_with_seed (3);
  gsize length = 0;
  g_autofree char *good = NULL;
  g_autoptr (CliRun) made = NULL;

  cli_run_clear ();
  made = cli_run (CLI_RUN_PLAIN, "--store good.db init --pilot --as ada --name Ada");
  g_assert_cmpint (made->status, ==, 0);
  for (guint i = 0; i < 50000; i++)
    bytes[i] = (char) g_rand_int (numbers);
  good = cli_run_read ("good.db", &length);
  g_assert_no_errno (g_mkdir (folder, 0755));
  g_assert_no_errno (g_mkdir (locked, 0755));
  cli_run_write ("bytes.db", bytes, 50000);
  cli_run_write ("empty.db", "", 0);
  cli_run_write ("neighbour.txt", "A text that is no register, and no business of anybody's.\n", -1);
  copy_part ("half.db", 0, 0);
  copy_part ("page.db", 4096, 0);
  copy_part ("newer.db", length, 99);
  cli_run_write ("locked/register.db", good, (gssize) length);
  cli_run_write ("secret.db", good, (gssize) length);
  g_assert_no_errno (g_chmod (locked_store, 0444));
  g_assert_no_errno (g_chmod (locked, 0555));
  g_assert_no_errno (g_chmod (secret, 0));
}

static void
allow_again (void)
{
  g_autofree char *locked = cli_run_path ("locked");

  g_assert_no_errno (g_chmod (locked, 0755));
}

/* (transfer full): names and bytes of everything but what SQLite keeps beside a store. */
static char *
everything (void)
{
  g_autofree char *list = cli_run_list ();
  g_auto (GStrv) names = g_strsplit (list, "\n", -1);
  GString *all = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = cli_run_path (names[i]);
      g_autofree char *data = NULL;
      gsize length = 0;

      if (g_str_has_suffix (names[i], "-wal") || g_str_has_suffix (names[i], "-shm"))
        continue;
      g_string_append_printf (all, "\n%s", names[i]);
      if (g_file_test (path, G_FILE_TEST_IS_REGULAR) && g_file_get_contents (path, &data, &length, NULL))
        {
          g_autofree char *digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, length);

          g_string_append_printf (all, " %s", digest);
        }
    }

  return g_string_free (all, FALSE);
}

static void
expect_refused (gsize       harm,
                const char *command,
                const char *before)
{
  g_autofree char *words = g_strdup_printf ("--store %s %s", harms[harm].store, command);
  g_autofree char *after = NULL;

  cli_run_expect (harms[harm].flags, words, 2, "", harms[harm].error);
  after = everything ();
  if (strcmp (before, after) != 0)
    g_test_fail_printf ("%s: what was\n%s\nis\n%s", words, before, after);
}

static void
test_harm (gconstpointer data)
{
  gsize harm = GPOINTER_TO_SIZE (data);
  g_autofree char *before = NULL;

  make_files ();
  before = everything ();
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    expect_refused (harm, commands[i], before);
  if (!harms[harm].makes)
    expect_refused (harm, "init --as ada --name Ada", before);
  allow_again ();
}

/* A backup that is none leaves the store that it was to replace. */
static const struct { const char *backup; const char *error; } backups[] = {
  { "lost.db", "lost.db: there is no such register" },
  { "folder", "folder: this is no ordinary file" },
  { "empty.db", "empty.db: this file is empty" },
  { "bytes.db", "bytes.db: this file is no register" },
  { "half.db", "half.db: " },
  { "page.db", "page.db: " },
  { "newer.db", "newer.db: " },
};

static void
test_restore (void)
{
  g_autofree char *before = NULL;
  g_autoptr (CliRun) list = NULL;

  make_files ();
  before = everything ();
  for (gsize i = 0; i < G_N_ELEMENTS (backups); i++)
    {
      g_autofree char *words = g_strdup_printf ("--store good.db restore %s", backups[i].backup);
      g_autofree char *after = NULL;

      cli_run_expect (CLI_RUN_PLAIN, words, 2, "", backups[i].error);
      after = everything ();
      g_assert_cmpstr (before, ==, after);
    }
  list = cli_run (CLI_RUN_PLAIN, "--store good.db person list");
  g_assert_cmpint (list->status, ==, 0);
  allow_again ();
}

/* What is kept of the old store is one file, and what is restored is one. */
static void
test_restored (void)
{
  g_autofree char *list = NULL;
  g_auto (GStrv) names = NULL;
  guint n = 0;

  cli_run_clear ();
  cli_run_expect (CLI_RUN_PLAIN, "--store good.db init --pilot --as ada --name Ada", 0, "Made", NULL);
  cli_run_expect (CLI_RUN_PLAIN, "--store good.db backup copy.db", 0, "Copied", NULL);
  cli_run_expect (CLI_RUN_PLAIN, "--store good.db restore copy.db", 0, "Restored", NULL);
  list = cli_run_list ();
  names = g_strsplit (list, "\n", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_assert_true (g_str_equal (names[i], "good.db") || g_str_equal (names[i], "copy.db")
                     || g_str_has_prefix (names[i], "good.db.before-restore-"));
      g_assert_false (g_str_has_suffix (names[i], "-journal") || g_str_has_suffix (names[i], "-wal")
                      || g_str_has_suffix (names[i], "-shm"));
      n++;
    }
  g_assert_cmpuint (n, ==, 3);
}

/* No room: a store is not made, and one that is there goes on when there is room. */
static void
test_no_room (void)
{
  g_autofree char *disk = cli_run_path ("disk");
  g_autofree char *edited = NULL;

  make_files ();
  g_assert_no_errno (g_mkdir (disk, 0755));
  cli_run_expect (CLI_RUN_FULL_DISK, "--store disk/register.db init --pilot --as ada --name Ada", 2, "", "the disk is full");
  cli_run_expect (CLI_RUN_LITTLE_ROOM, "--store good.db person add --as ada bob --name Bob", 2, "", "good.db: ");
  cli_run_expect (CLI_RUN_LITTLE_ROOM, "--store good.db import --as ada {data}/examples/clean.xml", 2, "", "good.db: ");
  cli_run_expect (CLI_RUN_LITTLE_ROOM, "--store good.db backup copy.db", 2, "", ".db: ");
  cli_run_expect (CLI_RUN_LITTLE_ROOM, "--store good.db export --bag bag", 2, "", ".db: ");
  cli_run_expect (CLI_RUN_FULL_DISK, "--store good.db backup disk/copy.db", 2, "", "the disk is full");
  cli_run_expect (CLI_RUN_FULL_DISK, "--store good.db export --bag disk/bag.zip", 2, "", "disk/bag.zip");
  edited = cli_run_list ();
  g_assert_null (strstr (edited, "copy.db"));
  g_assert_null (strstr (edited, "bag"));
  g_assert_null (strstr (edited, ".due-regard"));
  cli_run_expect (CLI_RUN_PLAIN, "--store good.db person add --as ada bob --name Bob", 0, "", NULL);
  cli_run_expect (CLI_RUN_PLAIN, "--store good.db person list", 0, "bob", NULL);
  allow_again ();
}

int
main (int    argc,
      char **argv)
{
  cli_run_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (harms); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/register-harm/", harms[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_harm);
    }
  g_test_add_func ("/cli/register-harm/restore", test_restore);
  g_test_add_func ("/cli/register-harm/restored", test_restored);
  g_test_add_func ("/cli/register-harm/no-room", test_no_room);

  return cli_run_finish ();
}
