/* Every page from outside: nothing that takes the focus is without a name; no name is that of a class, doubled, or has the
 * mark of a mnemonic; no image is without words. What GTK itself names and never takes the focus is left alone. */
#include "gui-tour.h"
#include "gui-tree.h"

#include <string.h>

/* There is more than this on any page. */
#define FEWEST 5

typedef struct {
  GString    *problems;
  const char *page;
  gboolean    made_up;   /* made-up texts say things twice */
  guint       judged;
} Names;

static gboolean
is_doubled (const char *name)
{
  gsize length = strlen (name);
  gsize half = length / 2;

  return length >= 5 && length % 2 == 1 && name[half] == ' ' && strncmp (name, name + half + 1, half) == 0;
}

static gboolean
is_class_of (const char *name,
             const char *prefix)
{
  return g_str_has_prefix (name, prefix) && g_ascii_isupper (name[strlen (prefix)]) && strchr (name, ' ') == NULL;
}

/* The one that shows the chosen item inside the button of a drop-down: the button has the focus, and says it too. */
static gboolean
is_chosen_item (const GuiNode *node)
{
  if (node->role != ATSPI_ROLE_FILLER || !g_str_has_prefix (node->name, "GtkListItemWidget"))
    return FALSE;
  for (const GuiNode *each = node->parent; each != NULL; each = each->parent)
    if (each->role == ATSPI_ROLE_COMBO_BOX)
      return TRUE;

  return FALSE;
}

/* These windows the library makes, and it keeps pages in them that are not shown: what it gave no name there is not ours to name. */
static gboolean
is_toolkits (const char *page)
{
  return g_str_equal (page, "preferences") || g_str_equal (page, "about") || g_str_equal (page, "chooser");
}

static gboolean
is_box (AtspiRole role)
{
  return role == ATSPI_ROLE_SCROLL_PANE || role == ATSPI_ROLE_VIEWPORT || role == ATSPI_ROLE_PANEL || role == ATSPI_ROLE_FILLER
         || role == ATSPI_ROLE_FRAME || role == ATSPI_ROLE_WINDOW || role == ATSPI_ROLE_GROUPING;
}

static const char *
problem_of (const GuiNode *node,
            gboolean       made_up,
            gboolean       is_toolkits)
{
  const char *name = node->name;
  gboolean focusable = gui_node_is (node, ATSPI_STATE_FOCUSABLE);

  if (is_class_of (name, "Dr"))
    return "has the name of a class of ours";
  if (focusable && !is_toolkits && !is_chosen_item (node) && (is_class_of (name, "Gtk") || is_class_of (name, "Adw")))
    return "takes the focus and has the name of a class";
  if (is_doubled (name) && (!made_up || node->role != ATSPI_ROLE_LABEL))
    return "has a doubled name";
  if (strchr (name, '_') != NULL && !is_toolkits && node->role != ATSPI_ROLE_TEXT && node->role != ATSPI_ROLE_LABEL)
    return "has an underscore in its name";
  if (name[0] == '\0' && focusable && !is_box (node->role))
    return "takes the focus and has no name";
  if (name[0] == '\0' && node->role == ATSPI_ROLE_IMAGE && node->description[0] == '\0')
    return "is an image without words";

  return NULL;
}

static void
judge (const GuiNode *node,
       const char    *path,
       gpointer       data)
{
  Names *names = data;
  const char *problem = problem_of (node, names->made_up, is_toolkits (names->page));

  names->judged++;
  if (gui_node_is_in (node, GUI_TOUR_CHOOSER))
    return;
  if (problem != NULL)
    g_string_append_printf (names->problems, "%s: %s %s\n", names->page, path, problem);
}

static void
judge_tree (GuiTree    *tree,
            GString    *problems,
            const char *page,
            gboolean    made_up)
{
  Names names = { problems, page, made_up, 0 };

  gui_tree_walk (tree, judge, &names);
  g_assert_cmpuint (names.judged, >, FEWEST);
}

static void
judge_with (GuiThing   *below,
            GString    *problems,
            const char *page,
            gboolean    made_up)
{
  g_autoptr (GuiTree) tree = gui_tree_read (below, ATSPI_ROLE_INVALID, NULL, NULL);

  judge_tree (tree, problems, page, made_up);
}

/* What halts in a made-up register. */
static void
judge_halt (Gui        *gui,
            GuiThing   *window,
            GuiTree    *tree,
            const char *page,
            gpointer    problems)
{
  judge_tree (tree, problems, page, TRUE);
}

static void
judge_in (GuiThing   *below,
          GString    *problems,
          const char *page)
{
  judge_with (below, problems, page, FALSE);
}

static void
judge_made_up (GuiThing   *below,
               GString    *problems,
               const char *page)
{
  judge_with (below, problems, page, TRUE);
}

static void
judge_all (Gui        *gui,
           GString    *problems,
           const char *page)
{
  g_autoptr (GuiThing) program = gui_program (gui);

  g_assert_nonnull (program);
  judge_in (program, problems, page);
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
  Gui gui;

  gui_set_up (&gui);
  gui_make_people (&gui);
  gui_start (&gui, "customer-services-manager");
  g_object_unref (gui_find (&gui, ATSPI_ROLE_INVALID, "No assessments yet"));
  judge_all (&gui, problems, "the empty register");
  end (&gui, problems);
}

static void
test_first_run (void)
{
  g_autoptr (GString) problems = g_string_new (NULL);
  Gui gui;

  gui_set_up (&gui);
  gui_start (&gui, NULL);
  gui_tour_first_run (&gui, judge_halt, problems);
  end (&gui, problems);
}

static void
test_pages (void)
{
  g_autoptr (GString) problems = g_string_new (NULL);
  g_autoptr (GuiThing) window = NULL;
  g_autoptr (GuiThing) findings = NULL;
  g_autoptr (GuiThing) page = NULL;
  Gui gui;

  gui_set_up (&gui);
  gui_make_pilot (&gui);
  gui_start (&gui, "customer-services-manager");
  g_object_unref (gui_find (&gui, ATSPI_ROLE_TABLE_ROW, "Moving the Bishop*"));
  judge_all (&gui, problems, "the register");

  window = gui_open_first (&gui);
  findings = gui_wait_in (window, ATSPI_ROLE_PANEL, "Findings");
  judge_in (findings, problems, "the findings");
  page = gui_wait_in (window, ATSPI_ROLE_PANEL, "Section");
  for (guint i = 1; i <= 10; i++)
    {
      g_autofree char *where = g_strdup_printf ("section %u", i);

      gui_section (&gui, i);
      judge_in (page, problems, where);
    }
  gui_tour_opened (&gui, window, judge_halt, problems);
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

/* Who sits there may do everything there is to do in any place. */
static void
test_places (void)
{
  g_autoptr (GString) problems = g_string_new (NULL);
  Gui gui;

  gui_set_up (&gui);
  gui_make_tour (&gui, "16");
  gui_start (&gui, GUI_TOUR_OFFICER);
  g_object_unref (gui_find (&gui, ATSPI_ROLE_TABLE_ROW, "*. *"));
  gui_tour_windows (&gui, judge_halt, problems);
  gui_tour_places (&gui, judge_halt, problems);
  gui_tour_stages (&gui, judge_halt, problems);
  end (&gui, problems);
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
      judge_made_up (page, problems, where);
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
  judge_made_up (window, problems, "the monitoring of a monitored one");
  gui_section (&gui, 10);
  judge_made_up (window, problems, "the sign-off of a monitored one");
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
                        "/gui/names/first-run", test_first_run,
                        "/gui/names/pages", test_pages,
                        "/gui/names/places", test_places,
                        "/gui/names/review", test_review,
                        "/gui/names/monitored", test_monitored,
                        "/gui/names/inspect", test_inspect,
                        NULL);
}
