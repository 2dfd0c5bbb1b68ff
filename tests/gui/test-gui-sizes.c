/* Small windows, large text and many groups: no window refuses to be 360 pixels wide, also with text twice as large; nothing that
 * takes the focus is where no scrolling leads; what is to be filled in is never sideways; no text is cut short that could have had
 * another line, and none is higher than the button that it stands in. And the program complains of nothing meanwhile. */
#include "gui-tour.h"
#include "gui-tree.h"

#include <string.h>

#define MANAGER "customer-services-manager"
#define GROUPS 60

/* Pixels that a frame, a shadow or a rounding may take. */
#define SLACK 4

/* Less than any of our texts needs, in pixels at 100 %: of a character's width, on the average, and of a line's height. */
#define CHARACTER 4.4
#define LINE 13

/* There is more than this on any page. */
#define FEWEST 5

/* At a page before what is wrong on it is so. */
#define LOOKS 4

typedef struct {
  const char *name;
  guint       percent;   /* of the size of text */
  guint       width;     /* of the windows */
  guint       height;
} Size;

typedef struct {
  const Size *size;
  const char *page;
  AtspiRect   window;
  GString    *problems;
  guint       judged;
} Fit;

/* --- What fits --- */

static gboolean
is_input (AtspiRole role)
{
  return role == ATSPI_ROLE_ENTRY || role == ATSPI_ROLE_TEXT || role == ATSPI_ROLE_CHECK_BOX || role == ATSPI_ROLE_RADIO_BUTTON
         || role == ATSPI_ROLE_COMBO_BOX || role == ATSPI_ROLE_SPIN_BUTTON;
}

/* Whether a pane that scrolls is around it. Sideways one only scrolls what is wider than itself. */
static gboolean
is_scrolled (const GuiNode *node,
             gboolean       sideways)
{
  for (const GuiNode *inner = node; inner->parent != NULL; inner = inner->parent)
    if (inner->parent->role == ATSPI_ROLE_SCROLL_PANE && inner->role != ATSPI_ROLE_SCROLL_BAR)
      {
        const GuiNode *pane = inner->parent;

        if (!sideways || node->place.x + node->place.width > pane->place.x + pane->place.width)
          return TRUE;
      }

  return FALSE;
}

/* The titles of windows and the cells of tables are one line: what is cut there is whole in the window, or once it is opened. A badge
 * shows a number, and says more than that. */
static gboolean
may_be_cut (const GuiNode *node)
{
  if (gui_matches ("* for you", node->name))
    return TRUE;
  for (const GuiNode *each = node; each != NULL; each = each->parent)
    if (g_str_equal (each->name, "AdwWindowTitle") || each->role == ATSPI_ROLE_TABLE_CELL)
      return TRUE;

  return FALSE;
}

/* As an estimate from below of the room that its text takes: what is cut to a line is far from it. */
static gboolean
is_cut (const GuiNode *node,
        guint          percent)
{
  double character = CHARACTER * percent / 100.0;
  double line = (double) LINE * percent / 100.0;
  int lines = MAX (1, (int) (node->place.height / line));

  return g_utf8_strlen (node->name, -1) * character > (double) lines * node->place.width;
}

/* Whether what a drop-down has chosen stands out of its button above and below: the button did not grow with its lines. */
static gboolean
is_larger_than_button (const GuiNode *node)
{
  const GuiNode *each = node;

  while (each != NULL && each->role != ATSPI_ROLE_COMBO_BOX)
    each = each->parent;

  return each != NULL && node->place.height > each->place.height;
}

static const char *
problem_of (const GuiNode *node,
            const Fit     *fit)
{
  const AtspiRect *place = &node->place;
  gboolean sideways = place->x < -SLACK || place->x + place->width > fit->window.width + SLACK;
  gboolean below = place->y < -SLACK || place->y + place->height > fit->window.height + SLACK;

  if (place->width <= 0 || place->height <= 0)
    return NULL;   /* kept for another width */
  if (gui_node_is (node, ATSPI_STATE_FOCUSABLE))
    {
      if (sideways && is_input (node->role))
        return "is to be filled in and stands beside the window";
      if (sideways && !is_scrolled (node, TRUE))
        return "takes the focus and stands beside the window";
      if (below && !is_scrolled (node, FALSE))
        return "takes the focus and stands under the window";
    }
  if (node->role == ATSPI_ROLE_LABEL && sideways && !is_scrolled (node, TRUE))
    return "is a text beside the window";
  if (node->role == ATSPI_ROLE_LABEL && !may_be_cut (node) && is_cut (node, fit->size->percent))
    return "is a text cut short";
  if (node->role == ATSPI_ROLE_LABEL && is_larger_than_button (node))
    return "is higher than the button that it stands in";

  return NULL;
}

static void
judge (const GuiNode *node,
       Fit           *fit)
{
  const char *problem = problem_of (node, fit);

  fit->judged++;
  if (problem != NULL)
    g_string_append_printf (fit->problems, "%s, %s: %s “%s” at %d, %d, %d × %d, %s\n", fit->size->name, fit->page,
                            gui_role_words (node->role), node->name, node->place.x, node->place.y, node->place.width,
                            node->place.height, problem);
  for (guint i = 0; i < node->children->len; i++)
    judge (node->children->pdata[i], fit);
}

/* What is wrong there now is added to @problems. */
static void
look (GuiTree    *tree,
      const Size *size,
      const char *page,
      GString    *problems)
{
  Fit fit = { size, page, { 0 }, problems, 0 };

  gui_tree_measure (tree);
  fit.window = gui_tree_root (tree)->place;
  if (fit.window.width > (int) size->width)
    g_string_append_printf (problems, "%s, %s: the window is %d pixels wide and cannot be %u\n", size->name, page, fit.window.width,
                            size->width);
  judge (gui_tree_root (tree), &fit);
  g_assert_cmpuint (fit.judged, >, FEWEST);
}

/* Whether what was read of a window was read at the size that is judged. */
static gboolean
has_size (GuiTree    *tree,
          const Size *size)
{
  const AtspiRect *place = &gui_tree_root (tree)->place;

  gui_tree_measure_root (tree);

  return place->width == (int) size->width && place->height == (int) size->height;
}

/* What is wrong on a page that has just come may be right in the next frame, and a window that was opened has its own size: what was
 * read of it at rest is looked at first where it has the size that is judged; else it gets that. */
static void
judge_page (Gui        *gui,
            GuiThing   *window,
            GuiTree    *at_rest,   /* (nullable) */
            const char *page,
            const Size *size,
            GString    *problems)
{
  g_autoptr (GString) found = g_string_new (NULL);
  g_autofree char *picture = g_strdup_printf ("%s-%s", size->name, page);
  gboolean is_sized = at_rest != NULL && has_size (at_rest, size);

  if (is_sized)
    look (at_rest, size, page, found);
  for (guint looks = 0; (looks == 0 && !is_sized) || (found->len > 0 && looks < LOOKS); looks++)
    {
      g_autoptr (GuiTree) tree = NULL;

      gui_resize (size->width, size->height);   /* again: only a window that has folded can be as narrow */
      g_string_truncate (found, 0);
      g_usleep (4 * GUI_PAUSE);
      tree = gui_tree_read (window, ATSPI_ROLE_INVALID, NULL, NULL);
      look (tree, size, page, found);
    }
  g_string_append (problems, found->str);
  gui_photograph (gui, picture);
}

static void
judge_sections (Gui        *gui,
                GuiThing   *window,
                const Size *size,
                GString    *problems)
{
  static const char * const names[] = {
    "The change", "Screening", "Options and access points", "People", "Consultation",
    "Impacts", "Mitigation and actions", "Outcome", "Monitoring", "A comment for the trail",
  };

  for (guint i = 1; i <= G_N_ELEMENTS (names); i++)
    {
      g_autofree char *keys = g_strdup_printf ("alt+%u", i % 10);

      gui_keys (keys);
      g_object_unref (gui_wait_in (window, ATSPI_ROLE_INVALID, names[i - 1]));
      judge_page (gui, window, NULL, names[i - 1], size, problems);
    }
}

static void
end (Gui     *gui,
     GString *problems)
{
  gui_finish (gui);
  if (problems->len > 0)
    {
      g_printerr ("%s", problems->str);
      g_test_fail ();
    }
}

static void
test_size (gconstpointer data)
{
  const Size *size = data;
  g_autoptr (GString) problems = g_string_new (NULL);
  g_autoptr (GuiThing) window = NULL;
  g_autoptr (GuiThing) assessment = NULL;
  Gui gui;

  gui_text_size (size->percent);
  gui_set_up (&gui);
  gui_make_many (&gui, GROUPS);
  gui_start (&gui, MANAGER);
  window = gui_wait_front (&gui, "Due Regard");
  g_object_unref (gui_find (&gui, ATSPI_ROLE_TABLE_ROW, "*. *"));
  judge_page (&gui, window, NULL, "assessments", size, problems);
  gui_keys ("F10");   /* the button of the menu is out of sight */
  g_object_unref (gui_find (&gui, ATSPI_ROLE_MENU_ITEM, "*About*"));
  gui_keys ("F10");
  gui_wait_gone (&gui, ATSPI_ROLE_MENU_ITEM, "*About*");
  assessment = gui_open_first (&gui);
  judge_sections (&gui, assessment, size, problems);
  gui_keys ("F6");
  g_object_unref (gui_wait_in (assessment, ATSPI_ROLE_PANEL, "Findings"));
  judge_page (&gui, assessment, NULL, "findings", size, problems);
  g_object_unref (gui_wait_in (assessment, ATSPI_ROLE_INVALID, "All names"));   /* of sixty groups, of which a few are told */
  end (&gui, problems);
}

/* At a halt of a tour. */
typedef struct {
  const Size *size;
  GString    *problems;
} Judging;

/* Heights of the rows of a register: of the lowest and of the highest. */
typedef struct {
  int width;   /* of the window: rows that are out of sight still have the place that they had in a wider one */
  int lowest;
  int highest;
} Rows;

static void
take_row (const GuiNode *node,
          const char    *path,
          gpointer       data)
{
  Rows *rows = data;

  if (node->role != ATSPI_ROLE_TABLE_ROW || node->place.height <= 0 || !gui_matches ("*. *", node->name)
      || node->place.width > rows->width)
    return;
  rows->lowest = rows->lowest > 0 ? MIN (rows->lowest, node->place.height) : node->place.height;
  rows->highest = MAX (rows->highest, node->place.height);
}

/* Of made-up assessments some have more to say than others. */
static void
judge_rows (GuiThing   *window,
            const Size *size,
            GString    *problems)
{
  g_autoptr (GuiTree) tree = gui_tree_read (window, ATSPI_ROLE_INVALID, NULL, NULL);
  Rows rows = { (int) size->width, 0, 0 };

  gui_tree_measure (tree);
  gui_tree_walk (tree, take_row, &rows);
  g_test_message ("rows from %d to %d pixels", rows.lowest, rows.highest);
  if (rows.lowest == rows.highest)
    g_string_append_printf (problems, "%s: rows of the register are %d pixels high, whatever they say\n", size->name, rows.lowest);
}

static void
judge_halt (Gui        *gui,
            GuiThing   *window,
            GuiTree    *tree,
            const char *page,
            gpointer    data)
{
  const Judging *judging = data;

  /* The chooser is GTK's own and the window about the program libadwaita's: how narrow they can be is theirs. In the one of the keys
   * there is nothing to press. */
  if (g_str_equal (page, "shortcuts") || g_str_equal (page, "chooser") || g_str_equal (page, "about"))
    return;
  judge_page (gui, window, tree, page, judging->size, judging->problems);
  if (g_str_equal (page, "assessments"))
    judge_rows (window, judging->size, judging->problems);
}

static void
test_first_run (gconstpointer data)
{
  g_autoptr (GString) problems = g_string_new (NULL);
  Judging judging = { data, problems };
  Gui gui;

  gui_watch_focus ();
  gui_text_size (judging.size->percent);
  gui_set_up (&gui);
  gui_start (&gui, NULL);
  gui_tour_first_run (&gui, judge_halt, &judging);
  end (&gui, problems);
}

/* Every place with its pages, the windows that the main one opens, and assessments at every stage. */
static void
test_places (gconstpointer data)
{
  g_autoptr (GString) problems = g_string_new (NULL);
  Judging judging = { data, problems };
  g_autoptr (GuiThing) window = NULL;
  Gui gui;

  gui_watch_focus ();
  gui_text_size (judging.size->percent);
  gui_set_up (&gui);
  gui_make_tour (&gui, "16");
  gui_start (&gui, GUI_TOUR_OFFICER);
  window = gui_wait_front (&gui, "Due Regard");
  gui_resize (judging.size->width, judging.size->height);
  gui_tour_windows (&gui, judge_halt, &judging);
  gui_tour_places (&gui, judge_halt, &judging);
  gui_tour_stages (&gui, judge_halt, &judging);
  end (&gui, problems);
}

static void
test_inspect (gconstpointer data)
{
  g_autoptr (GString) problems = g_string_new (NULL);
  Judging judging = { data, problems };
  g_autofree char *bag = NULL;
  g_autoptr (GuiThing) window = NULL;
  Gui gui;

  gui_watch_focus ();
  gui_text_size (judging.size->percent);
  gui_set_up (&gui);
  gui_command (&gui, "generate", "--count", "16", "--seed", "7", NULL);
  bag = g_build_filename (gui.folder, "bag", NULL);
  gui_command (&gui, "export", "--bag", bag, NULL);
  gui_inspect (&gui, bag);
  window = gui_wait_front (&gui, "Inspect: bag");
  gui_resize (judging.size->width, judging.size->height);
  gui_tour_inspect (&gui, window, judge_halt, &judging);
  end (&gui, problems);
}

/* The windows that the one of an assessment opens. */
static void
test_opened (gconstpointer data)
{
  g_autoptr (GString) problems = g_string_new (NULL);
  Judging judging = { data, problems };
  g_autoptr (GuiThing) window = NULL;
  Gui gui;

  gui_watch_focus ();
  gui_text_size (judging.size->percent);
  gui_set_up (&gui);
  gui_make_pilot (&gui);
  gui_start (&gui, MANAGER);
  window = gui_open_first (&gui);
  gui_resize (judging.size->width, judging.size->height);
  gui_tour_opened (&gui, window, judge_halt, &judging);
  end (&gui, problems);
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *name; GTestDataFunc test; } tests[] = {
    { "", test_size },
    { "-places", test_places },
    { "-inspect", test_inspect },
    { "-opened", test_opened },
    { "-first-run", test_first_run },
  };
  static const Size sizes[] = {
    { "narrow", 100, 360, 760 },
    { "large", 200, 360, 860 },
  };

  g_test_init (&argc, &argv, NULL);
  atspi_init ();
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (tests); k++)
      {
        g_autofree char *path = g_strdup_printf ("/gui/sizes/%s%s", sizes[i].name, tests[k].name);

        g_test_add_data_func (path, &sizes[i], tests[k].test);
      }

  return g_test_run ();
}
