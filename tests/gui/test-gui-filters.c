/* Maintaining access from outside: its filters by period and by directorate against the return that the command line writes, and
 * what its numbers and cells open, counted. */
#include "gui.h"

#include <stdlib.h>
#include <string.h>

#define OFFICER "sian.ellis"
#define PERIOD "Year 2022–23"
#define EARLIER "Year 2021–22"

/* The services of the made-up council that are of this directorate. */
#define PLACE "Place"
static const char * const services[] = { "Waste and recycling", "Planning and building control", "Parking and permits", NULL };

/* How many assessments the return counts. @directorate: (nullable): title; %NULL: all. */
static guint
stated (Gui        *gui,
        const char *period,
        const char *directorate)
{
  g_autofree char *file = g_build_filename (gui->folder, "return.xml", NULL);
  g_autofree char *heading = directorate != NULL ? g_strdup_printf ("<directorate title=\"%s\">", directorate) : g_strdup ("<all>");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const char *at;

  gui_command (gui, "return", "--period", period, "-o", file, NULL);
  g_file_get_contents (file, &text, NULL, &error);
  g_assert_no_error (error);
  at = strstr (text, heading);
  g_assert_nonnull (at);
  at = strstr (at, "<assessments ");
  at = at != NULL ? strstr (at, " n=\"") : NULL;
  g_assert_nonnull (at);

  return (guint) strtoul (at + 4, NULL, 10);
}

static void
wait_count (GuiThing *window,
            guint     n)
{
  g_autofree char *words = g_strdup_printf ("%u assessment* to this period.*", n);

  g_object_unref (gui_wait_in (window, ATSPI_ROLE_INVALID, words));
}

static gboolean
names_one_of (const char         *text,
              const char * const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* The window that came up lists so many, each of the directorate. Their stage is that of today. */
static void
judge_list (Gui   *gui,
            guint  n)
{
  g_autofree char *title = g_strdup_printf (n == 1 ? "%u assessment" : "%u assessments", n);
  g_autoptr (GuiThing) window = gui_wait_front (gui, title);
  g_autoptr (GuiThing) list = gui_wait_in (window, ATSPI_ROLE_LIST, "Assessments");
  g_autoptr (GuiThing) first = gui_wait_in (list, ATSPI_ROLE_LIST_ITEM, "*");

  g_assert_cmpint (atspi_accessible_get_child_count (list, NULL), ==, n);
  for (int i = 0; i < (int) n; i++)
    {
      g_autoptr (GuiThing) row = atspi_accessible_get_child_at_index (list, i, NULL);
      g_autofree char *name = atspi_accessible_get_name (row, NULL);

      if (!names_one_of (name, services))
        g_error ("“%s” is of another directorate", name);
    }
  gui_keys ("Escape");
  g_object_unref (gui_wait_front (gui, "Due Regard"));
}

/* "Closed: 4" opens four. */
static guint
open_stages (Gui      *gui,
             GuiThing *window)
{
  static const char * const stages[] = { "Draft", "Submitted", "Returned", "Endorsed", "Approved", "Decided", "Monitored", "Closed",
                                         "Superseded", "Withdrawn" };
  guint all = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autofree char *pattern = g_strconcat (stages[i], ": *", NULL);
      g_autoptr (GuiThing) chip = gui_find_in (window, ATSPI_ROLE_PUSH_BUTTON, pattern);
      g_autofree char *name = chip != NULL ? atspi_accessible_get_name (chip, NULL) : NULL;
      guint n;

      if (chip == NULL)
        continue;
      n = (guint) strtoul (strrchr (name, ' ') + 1, NULL, 10);
      gui_press (chip);
      judge_list (gui, n);
      all += n;
    }

  return all;
}

/* A cell that says "2 of 3 assessments" opens three. */
static void
open_cell (Gui      *gui,
           GuiThing *window)
{
  g_autoptr (GuiThing) table = gui_wait_in (window, ATSPI_ROLE_INVALID, "What adds up for whom, as a table");
  g_autoptr (GuiThing) cell = NULL;
  g_autofree char *name = NULL;
  const char *of;

  gui_press (table);
  cell = gui_wait_in (window, ATSPI_ROLE_PUSH_BUTTON, "*: * of * assessment* negative or mixed*");
  name = atspi_accessible_get_name (cell, NULL);
  of = strstr (strrchr (name, ':'), " of ");
  g_assert_nonnull (of);
  gui_press (cell);
  judge_list (gui, (guint) strtoul (of + 4, NULL, 10));
}

/* A list that is one stop on the way of the Tab key. */
typedef struct {
  const char *keys;     /* to its place */
  const char *button;   /* (nullable): of the page, to press behind them */
  const char *list;     /* its name */
  const char *row;      /* one of its rows, as the focus has its name */
} Stop;

static GuiThing *
find_page_button (GuiThing   *window,
                  const char *name)
{
  gint64 limit = g_get_monotonic_time () + GUI_PATIENCE;

  for (;; g_usleep (GUI_PAUSE))
    {
      static const AtspiRole roles[] = { ATSPI_ROLE_RADIO_BUTTON, ATSPI_ROLE_TOGGLE_BUTTON, ATSPI_ROLE_PAGE_TAB };

      for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
        {
          GuiThing *button = gui_find_in (window, roles[i], name);

          if (button != NULL)
            return button;
        }
      if (g_get_monotonic_time () > limit)
        g_error ("nothing leads to the page “%s”", name);
    }
}

/* Whether what has the focus is in a list of that name. */
static gboolean
is_in (const char *list)
{
  GuiThing *thing = gui_focus_thing ();
  gboolean found = FALSE;

  while (thing != NULL && !found)
    {
      GuiThing *above = atspi_accessible_get_parent (thing, NULL);

      found = above != NULL && gui_has_name (above, list) && atspi_accessible_get_role (above, NULL) != ATSPI_ROLE_PANEL;
      g_object_unref (thing);
      thing = above;
    }
  g_clear_object (&thing);

  return found;
}

/* Tab leads from any row to what is behind the list, however many there are, and back to that row; arrows lead from row to row. */
static void
judge_stop (GuiThing   *window,
            const Stop *stop)
{
  g_autofree char *first = NULL;
  g_autofree char *row = NULL;
  g_autofree char *back = NULL;

  gui_keys (stop->keys);
  if (stop->button != NULL)
    {
      g_autoptr (GuiThing) button = find_page_button (window, stop->button);

      gui_press (button);
    }
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_INVALID, stop->row));
  for (guint i = 0; i < 40 && !is_in (stop->list); i++)
    gui_step ("Tab", "", 1);
  if (!is_in (stop->list))
    g_error ("Tab does not come to the list “%s”", stop->list);
  first = gui_focus_name ();
  for (guint i = 0; i < 3 && (row == NULL || g_str_equal (row, first)); i++)
    {
      gui_step ("Down", "", 1);
      g_free (row);
      row = gui_focus_name ();
    }
  g_assert_cmpstr (row, !=, first);
  g_assert_true (is_in (stop->list));
  gui_step ("Tab", "", 1);
  if (is_in (stop->list))
    g_error ("Tab goes from “%s” to another row of “%s”", row, stop->list);
  gui_step ("shift+Tab", "", 1);
  back = gui_focus_name ();
  g_assert_cmpstr (back, ==, row);
}

static void
judge_stops (GuiThing *window)
{
  static const Stop stops[] = {
    { "alt+1", NULL, "Places", "Assessments" },
    { "alt+1", NULL, "Assessments", "*EIA-*" },
    { "alt+2", NULL, "Reviews", "*EIA-*" },
    { "alt+3", "Gaps", "Figures, those that would settle most first", "*" },
    { "alt+3", "Services", "Services", "* access point*" },
    { "alt+3", "Sources", "Sources", "*" },
    { "alt+5", "Rulebook", "Access", "*" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (stops); i++)
    judge_stop (window, &stops[i]);
}

static void
test_filters (void)
{
  static const char * const directorates[] = { "Communities", PLACE, "Resources" };
  g_autoptr (GuiThing) window = NULL;
  guint sum = 0;
  guint all;
  Gui gui;

  gui_watch_focus ();
  gui_set_up (&gui);
  gui_command (&gui, "generate", "--count", "30", "--seed", "7", NULL);
  all = stated (&gui, "2022-23", NULL);
  gui_start (&gui, OFFICER);
  window = gui_wait_front (&gui, "Due Regard");
  judge_stops (window);
  gui_keys ("alt+4");
  gui_choose (window, "Period", EARLIER);
  wait_count (window, stated (&gui, "2021-22", NULL));
  gui_choose (window, "Period", PERIOD);
  wait_count (window, all);

  for (gsize i = 0; i < G_N_ELEMENTS (directorates); i++)
    {
      guint n = stated (&gui, "2022-23", directorates[i]);

      gui_choose (window, "Directorate", directorates[i]);
      wait_count (window, n);
      sum += n;
    }
  g_assert_cmpuint (sum, <=, all);   /* the pilot's own service may be of none */

  gui_choose (window, "Directorate", PLACE);
  wait_count (window, stated (&gui, "2022-23", PLACE));
  gui_photograph (&gui, "filters");
  g_assert_cmpuint (open_stages (&gui, window), ==, stated (&gui, "2022-23", PLACE));
  open_cell (&gui, window);
  gui_choose (window, "Directorate", "All directorates");
  wait_count (window, all);
  gui_finish (&gui);
}

int
main (int    argc,
      char **argv)
{
  return gui_run_tests (argc, argv, "/gui/filters", test_filters, NULL);
}
