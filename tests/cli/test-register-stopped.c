/* Ctrl-C or the end of the program in the middle of an export or an import: nothing is left half done. */
#include "council.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#define BIG (64 * 1024 * 1024)

/* Waits until a file that was not there is. Returns how many files there are. */
static void
wait_for_more (const char *before)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *now = cli_run_list ();

      if (strcmp (now, before) != 0)
        return;
      g_usleep (5000);
    }
  g_test_fail_printf ("nothing was begun");
}

/* Ctrl-C in the middle: it says so, and nothing is left. */
static void
test_interrupt (gconstpointer data)
{
  g_autofree char *folder = cli_run_expand ("{tmp}");
  const char *argv[] = { g_getenv ("DR_CLI"), "--store", "r.db", "export", "--bag", data, NULL };
  g_autofree char *big = g_malloc (BIG);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GString) import = g_string_new ("--store r.db import --as customer-manager");
  g_autoptr (GError) error = NULL;
  GPid pid = 0;
  int status = 0;

  council_set_up ();
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *reference = g_strdup_printf ("A-%u", i);
      g_autofree char *name = g_strdup_printf ("draft-%u.xml", i);

      council_copy_example ("clean.xml", 9, 15, reference, name);
      g_string_append_printf (import, " %s", name);
    }
  council_do (import->str, "draft A-19, version 1");
  for (gsize i = 0; i < BIG; i += 4)   /* nothing that a zip could make small */
    {
      guint32 word = g_rand_int (random);

      memcpy (big + i, &word, sizeof word);
    }
  cli_run_write ("big.bin", big, BIG);
  council_step ("attach", "A-0 big.bin", "customer-manager", NULL);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *reference = g_strdup_printf ("A-%u", i);

      council_step ("submit", reference, "customer-manager", NULL);
    }

  council_shell ("rm -f r.db-* big.bin");
  before = cli_run_list ();
  g_spawn_async (folder, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &pid,
                 &error);
  g_assert_no_error (error);
  wait_for_more (before);
  g_usleep (50000);
  kill (pid, SIGINT);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), !=, 0);
  after = cli_run_list ();
  g_assert_cmpstr (after, ==, before);
}

/* Ctrl-C or the end of the program at any moment of an import: all of the bag is there or nothing of it, and the same import
 * done again brings all. */
static void
test_import_stopped (gconstpointer data)
{
  gboolean is_killed = GPOINTER_TO_INT (data);
  g_autofree char *folder = cli_run_expand ("{tmp}");
  const char *argv[] = { g_getenv ("DR_CLI"), "--store", "second.db", "import", "--as", "eve", "whole", NULL };
  g_autofree char *big = g_strnfill (BIG / 4, 'x');
  g_autofree char *all = NULL;
  guint n_stopped = 0;

  council_set_up ();
  council_bring ("A-1");
  cli_run_write ("big.bin", big, BIG / 4);
  council_step ("attach", "A-1 big.bin", "customer-manager", NULL);
  council_step ("submit", "A-1", "customer-manager", NULL);
  council_do ("--store r.db export --bag whole", "  2 attachments\n");
  council_make_store ("empty.db");
  council_shell ("cp empty.db second.db");
  council_do ("--store second.db import --as eve whole", "kept as received: consistent");
  all = council_count_received ("second.db");
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *found = NULL;
      g_autoptr (GError) error = NULL;
      GPid pid = 0;
      int status = 0;

      council_shell ("rm -f second.db*; cp empty.db second.db");
      g_spawn_async (folder, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL
                     | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, &pid, &error);
      g_assert_no_error (error);
      g_usleep (20000 + i * 40000);
      kill (pid, is_killed ? SIGKILL : SIGINT);
      g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
      found = council_count_received ("second.db");
      if (WIFEXITED (status) && WEXITSTATUS (status) == 0)
        g_assert_cmpstr (found, ==, all);
      else
        {
          n_stopped++;
          /* One that ends just then may have said nothing of what it did. */
          if (strcmp (found, all) != 0)
            g_assert_cmpstr (found, ==, "0");
          council_do ("--store second.db import --as eve whole", "whole");
          g_free (g_steal_pointer (&found));
          found = council_count_received ("second.db");
          g_assert_cmpstr (found, ==, all);
        }
    }
  g_test_message ("%u stopped", n_stopped);
  g_assert_cmpuint (n_stopped, >, 0);
}

int
main (int    argc,
      char **argv)
{
  cli_run_init (&argc, &argv);

  g_test_add_data_func ("/cli/register-stopped/import/interrupted", GINT_TO_POINTER (FALSE), test_import_stopped);
  g_test_add_data_func ("/cli/register-stopped/import/killed", GINT_TO_POINTER (TRUE), test_import_stopped);
  g_test_add_data_func ("/cli/register-stopped/export/folder", "bag", test_interrupt);
  g_test_add_data_func ("/cli/register-stopped/export/zip", "bag.zip", test_interrupt);

  return cli_run_finish ();
}
