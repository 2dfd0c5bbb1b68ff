/* A second start of the program: it hands over to the first what it was started with, and ends. The first is in the test's process. */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "windows-support.h"

#include "dr-inspect-window.h"
#include "dr-window.h"

static Program program = { .unique = TRUE };

/* One process opens what another is started with. */
typedef struct {
  int      status;
  gboolean ended;
} Second;

static void
note_ended (GObject      *process,
            GAsyncResult *result,
            gpointer      data)
{
  Second *second = data;
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_finish (G_SUBPROCESS (process), result, &error);
  g_assert_no_error (error);
  second->status = g_subprocess_get_if_exited (G_SUBPROCESS (process)) ? g_subprocess_get_exit_status (G_SUBPROCESS (process)) : -1;
  second->ended = TRUE;
}

/* Starts the program as a desktop does, and waits until it has ended. */
static void
start_again (const char *first,    /* (nullable): a file */
             const char *second)   /* (nullable): likewise */
{
  const char *words[] = { g_getenv ("DR_APP"), first, second, NULL };
  Second start = { -1, FALSE };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (words, G_SUBPROCESS_FLAGS_NONE, &error);

  g_assert_no_error (error);
  g_subprocess_wait_async (process, NULL, note_ended, &start);
  wait_gone (&start.ended);
  g_assert_cmpint (start.status, ==, 0);
  settle ();
}

static guint
count_windows (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  return g_list_length (windows);
}

static DrWindow *
open_program (void)
{
  DrWindow *window = dr_window_new (program.application);
  g_autoptr (GError) error = NULL;

  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (dr_application_begin (program.application, program.store, "mina", &error));
  g_assert_no_error (error);
  settle ();

  return window;
}

/* The one window comes to the front again, and no other is made. */
static void
test_nothing (void)
{
  DrWindow *window = open_program ();
  GtkWindow *above = GTK_WINDOW (adw_window_new ());
  guint n;

  gtk_window_set_application (above, GTK_APPLICATION (program.application));
  gtk_window_present (above);
  settle ();
  g_assert_true (gtk_application_get_active_window (GTK_APPLICATION (program.application)) == above);
  n = count_windows ();
  start_again (NULL, NULL);
  g_assert_cmpuint (count_windows (), ==, n);
  g_assert_true (dr_window_find (program.application) == window);
  g_assert_true (gtk_application_get_active_window (GTK_APPLICATION (program.application)) == GTK_WINDOW (window));
  assert_closes (above);
  assert_closes (GTK_WINDOW (window));
}

/* A record and a bag are inspected, each in a window of its own, which a further start finds again; no main window is made for them. */
static void
test_inspected (void)
{
  g_autofree char *record = g_test_build_filename (G_TEST_DIST, "tests", "fixtures", "record-full.xml", NULL);
  g_autofree char *bag = g_build_filename (program.folder, "handed-over", NULL);
  g_autofree char *payload = g_build_filename (bag, "data", NULL);
  GtkWindow *window;

  g_assert_cmpint (g_mkdir_with_parents (payload, 0700), ==, 0);
  for (guint i = 0; i < 2; i++)
    {
      const char *path = i == 0 ? record : bag;

      start_again (path, NULL);
      wait_window (DR_TYPE_INSPECT_WINDOW, TRUE);
      window = find_window (DR_TYPE_INSPECT_WINDOW);
      g_assert_true (dr_inspect_window_shows (DR_INSPECT_WINDOW (window), path));
      start_again (path, NULL);
      g_assert_true (find_window (DR_TYPE_INSPECT_WINDOW) == window);
      assert_closes (window);
      wait_window (DR_TYPE_INSPECT_WINDOW, FALSE);
      g_assert_null (dr_window_find (program.application));
    }
}

/* Drafts go into the register, a record beside them does not. */
static void
test_drafts (void)
{
  g_autofree char *first = g_test_build_filename (G_TEST_DIST, "data", "examples", "cashiers-desk.xml", NULL);
  g_autofree char *second = g_test_build_filename (G_TEST_DIST, "data", "examples", "clean.xml", NULL);
  g_autofree char *record = g_test_build_filename (G_TEST_DIST, "tests", "fixtures", "record-full.xml", NULL);
  DrWindow *window = open_program ();
  GtkWindow *opened = NULL;
  gint64 limit = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  start_again (first, second);
  while (opened == NULL && g_get_monotonic_time () < limit)
    {
      g_autoptr (GList) windows = gtk_window_list_toplevels ();

      for (GList *each = windows; each != NULL; each = each->next)
        if (g_strcmp0 (gtk_window_get_title (each->data), "What was opened") == 0)
          opened = each->data;
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_nonnull (opened);
  settle ();
  g_assert_true (says (GTK_WIDGET (opened), "cashiers-desk.xml"));
  g_assert_true (says (GTK_WIDGET (opened), "clean.xml"));
  g_assert_null (find_window (DR_TYPE_INSPECT_WINDOW));
  assert_closes (opened);

  start_again (first, record);
  wait_window (DR_TYPE_INSPECT_WINDOW, TRUE);
  assert_closes (find_window (DR_TYPE_INSPECT_WINDOW));
  assert_closes (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  program_set_up (&program, &argc, &argv);
  g_application_hold (G_APPLICATION (program.application));   /* it stays when no window does */

  g_test_add_func ("/gui/instances/nothing", test_nothing);
  g_test_add_func ("/gui/instances/inspected", test_inspected);
  g_test_add_func ("/gui/instances/drafts", test_drafts);

  return program_run (&program);
}
