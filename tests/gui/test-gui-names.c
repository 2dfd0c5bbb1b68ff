/* The names of what the tour of test-gui-words does not come to: an empty register, every section in review and the pages of what is
 * monitored; and Inspect, which writes nothing meanwhile. */
#include "gui-names.h"

#include <string.h>

static void
judge (GuiThing   *below,
       const char *page,
       gboolean    made_up,
       GString    *problems)
{
  g_autoptr (GuiTree) tree = gui_tree_read (below, ATSPI_ROLE_INVALID, NULL, NULL);

  gui_names_judge (tree, page, made_up, problems);
}

/* What halts in a made-up register. */
static void
judge_halt (Gui        *gui,
            GuiThing   *window,
            GuiTree    *tree,
            const char *page,
            gpointer    problems)
{
  gui_names_judge (tree, page, TRUE, problems);
}

static void
end (Gui     *gui,
     GString *problems)
{
  gui_tear_down (gui);
  if (problems->len > 0)
    {
      g_printerr ("%s", problems->str);
      g_test_fail ();
    }
}

static void
test_empty (void)
{
  g_autoptr (GString) problems = g_string_new (NULL);
  g_autoptr (GuiThing) program = NULL;
  Gui gui;

  gui_set_up (&gui);
  gui_make_people (&gui);
  gui_start (&gui, "customer-services-manager");
  g_object_unref (gui_find (&gui, ATSPI_ROLE_INVALID, "No assessments yet"));
  program = gui_program (&gui);
  judge (program, "the empty register", FALSE, problems);
  end (&gui, problems);
}

/* --- A register with something at every stage --- */

/* Has the first assessment at @stage looked for and opened. */
static GuiThing *
open_at (Gui        *gui,
         const char *stage)
{
  const char *list[] = { g_getenv ("DR_CLI"), "--store", gui->store, "list", "--stage", stage, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  g_autofree char *reference = NULL;
  const char *at;

  g_spawn_sync (NULL, (char **) list, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, NULL, &error);
  g_assert_no_error (error);
  at = strstr (out, "EIA-");
  g_assert_nonnull (at);
  reference = g_strndup (at, strcspn (at, " "));

  return gui_open_found (gui, reference);
}

static void
set_up_stages (Gui *gui)
{
  gui_set_up (gui);
  gui_command (gui, "init", "--pilot", "--as", "ada", "--name", "Ada Administrator", NULL);
  gui_command (gui, "generate", "--count", "16", "--seed", "7", NULL);
}

static void
test_review (void)
{
  g_autoptr (GString) problems = g_string_new (NULL);
  g_autoptr (GuiThing) window = NULL;
  g_autoptr (GuiThing) page = NULL;
  Gui gui;

  set_up_stages (&gui);
  gui_start (&gui, "sian.ellis");
  window = open_at (&gui, "submitted");
  page = gui_wait_in (window, ATSPI_ROLE_PANEL, "Section");
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_STATUS_BAR, "You can review this"));
  for (guint i = 1; i <= 10; i++)
    {
      g_autofree char *where = g_strdup_printf ("section %u in review", i);

      gui_section (&gui, i);
      judge (page, where, TRUE, problems);
    }
  end (&gui, problems);
}

static void
test_monitored (void)
{
  g_autoptr (GString) problems = g_string_new (NULL);
  g_autoptr (GuiThing) window = NULL;
  Gui gui;

  set_up_stages (&gui);
  gui_start (&gui, "mair.rowlands");
  window = open_at (&gui, "monitored");
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_STATUS_BAR, "You can enter results"));
  gui_section (&gui, 9);
  judge (window, "the monitoring of a monitored one", TRUE, problems);
  gui_section (&gui, 10);
  judge (window, "the sign-off of a monitored one", TRUE, problems);
  end (&gui, problems);
}

/* (transfer full): what stands in the folder and under it, its times and its bytes */
static char *
all_of (const char *folder)
{
  const char *look[] = {
    "sh", "-c", "find \"$0\" -printf '%p %s %m %T@\\n' | sort; find \"$0\" -type f -exec sha256sum {} + | sort", folder, NULL,
  };
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) look, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (strstr (out, "manifest-sha256.txt"));

  return out;
}

/* A bag, with no register: nothing is written in it, nor beside it, and no register comes to be. */
static void
test_inspect (void)
{
  g_autoptr (GString) problems = g_string_new (NULL);
  g_autoptr (GuiThing) window = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *bag = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "due-regard", NULL);
  const char *program[] = { g_getenv ("DR_APP"), "--inspect", NULL, NULL };
  Gui gui;

  set_up_stages (&gui);
  bag = g_build_filename (gui.folder, "bag", NULL);
  program[2] = bag;
  gui_command (&gui, "export", "--bag", bag, NULL);
  before = all_of (gui.folder);
  g_spawn_async (NULL, (char **) program, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &gui.program, &error);
  g_assert_no_error (error);
  window = gui_wait_front (&gui, "Inspect: bag");
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_INVALID, "Consistent"));
  gui_tour_inspect (&gui, window, judge_halt, problems);
  after = all_of (gui.folder);
  g_assert_cmpstr (before, ==, after);
  g_assert_false (g_file_test (own, G_FILE_TEST_EXISTS));
  end (&gui, problems);
}

int
main (int    argc,
      char **argv)
{
  gui_watch_focus ();

  return gui_run_tests (argc, argv,
                        "/gui/names/empty", test_empty,
                        "/gui/names/review", test_review,
                        "/gui/names/monitored", test_monitored,
                        "/gui/names/inspect", test_inspect,
                        NULL);
}
