#include "gui-tour.h"

/* Microseconds in which nothing new has come to a page that is there. */
#define QUIET (150 * 1000)

/* A page: what leads to it, and what is there once it is. */
typedef struct {
  const char *name;
  const char *keys;     /* (nullable) */
  const char *button;   /* (nullable): name of a button to press behind them, in the language of the program */
  const char *there;    /* (nullable): name of something in it, in the same */
} Stop;

static const Stop places[] = {
  { "assessments", "alt+1", NULL, "Search assessments" },
  { "reviews", "alt+2", NULL, "Reviews" },
  { "evidence-figures", "alt+3", "Figures", "What is known of each group" },
  { "evidence-gaps", "alt+3", "Gaps", "Which figures would settle most" },
  { "evidence-services", "alt+3", "Services", "* access points*" },
  { "evidence-sources", "alt+3", "Sources", "Census 2021, TS0*" },
  { "evidence-changes", "alt+3", "Changes", "What you have changed" },
  { "maintaining", "alt+4", NULL, "Maintaining access" },
  { "knowledge-rulebook", "alt+5", "Rulebook", "*No way left to reach the service*" },
  { "knowledge-questionnaire", "alt+5", "Questionnaire", "*What is this*" },
  { "people", "alt+6", "People and roles", "Ada Administrator*" },
  { "people-history", "alt+6", "History", "* added *" },
};

static const Stop inspect[] = {
  { "inspect-checks", "alt+1", NULL, "Consistent" },
  { "inspect-record", "alt+2", NULL, "Record" },
  { "inspect-trail", "alt+3", NULL, "Trail" },
  { "inspect-compare", "alt+4", NULL, "Compare" },
  { "inspect-sample", "alt+5", NULL, "Sample" },
  { "inspect-notes", "alt+6", NULL, "Notes" },
};

/* What a window says, and whether it works on something. */
typedef struct {
  GString *words;
  gboolean works;
} Reading;

static void
read_node (const GuiNode *node,
           const char    *path,
           gpointer       data)
{
  Reading *reading = data;

  g_string_append (reading->words, node->name);
  g_string_append_c (reading->words, '\n');
  reading->works |= node->role == ATSPI_ROLE_PROGRESS_BAR;
}

/* (transfer full): what the window shows once it says the same twice, with no work under way: a page is filled when its work is
 * done */
static GuiTree *
settle (GuiThing *window)
{
  g_autofree char *before = NULL;
  gint64 limit = g_get_monotonic_time () + GUI_PATIENCE;

  for (;; g_usleep (QUIET))
    {
      Reading now = { g_string_new (NULL), FALSE };
      g_autoptr (GuiTree) tree = gui_tree_read (window, ATSPI_ROLE_INVALID, NULL, NULL);

      gui_tree_walk (tree, read_node, &now);
      if (!now.works && g_strcmp0 (before, now.words->str) == 0)
        {
          g_string_free (now.words, TRUE);
          return g_steal_pointer (&tree);
        }
      g_free (before);
      before = g_string_free (now.words, FALSE);
      if (g_get_monotonic_time () > limit)
        g_error ("the window does not come to rest:\n%s", before);
    }
}

/**
 * gui_tour_halt:
 * @gui: a place
 * @window: one of its windows
 * @page: name of what it shows, without spaces
 * @halt: called with that, once it is filled
 * @data: for it
 *
 * Halts there.
 */
void
gui_tour_halt (Gui        *gui,
               GuiThing   *window,
               const char *page,
               GuiHalt     halt,
               gpointer    data)
{
  g_autoptr (GuiTree) tree = settle (window);

  halt (gui, window, tree, page, data);
}

/* (transfer full) (nullable): what chooses among pages where there is no room for a switcher */
static GuiThing *
find_chooser (GuiThing *window)
{
  return gui_find_in (window, ATSPI_ROLE_PUSH_BUTTON, "Page of *: *");
}

/* (transfer full) (nullable): the button of a switcher is named as its page is, and the page may be there already: what is pressed is
 * a button. */
static GuiThing *
find_button (GuiThing   *window,
             const char *name)
{
  static const AtspiRole roles[] = { ATSPI_ROLE_RADIO_BUTTON, ATSPI_ROLE_TOGGLE_BUTTON, ATSPI_ROLE_PUSH_BUTTON, ATSPI_ROLE_PAGE_TAB };

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      GuiThing *found = gui_find_in (window, roles[i], name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * gui_tour_page:
 * @window: a place of several pages
 * @name: of one
 *
 * Goes there, by the switcher or, where there is no room for that, by what chooses among them.
 */
void
gui_tour_page (GuiThing   *window,
               const char *name)
{
  gint64 limit = g_get_monotonic_time () + GUI_PATIENCE;

  for (;; g_usleep (GUI_PAUSE))
    {
      g_autoptr (GuiThing) button = find_button (window, name);
      g_autoptr (GuiThing) chooser = button == NULL ? find_chooser (window) : NULL;

      if (button != NULL)
        {
          gui_press (button);
          return;
        }
      if (chooser != NULL)
        {
          gui_press_open (chooser);
          gui_keys ("Home");
          gui_go ("Down", name, 10);
          gui_keys ("Return");
          return;
        }
      if (g_get_monotonic_time () > limit)
        {
          g_autofree char *list = gui_list (window);

          g_error ("nothing leads to the page “%s”:\n%s", name, list);
        }
    }
}

static void
stop_at (Gui        *gui,
         GuiThing   *window,
         const Stop *stop,
         GuiHalt     halt,
         gpointer    data)
{
  if (stop->keys != NULL)
    gui_keys (stop->keys);
  if (stop->button != NULL)
    gui_tour_page (window, stop->button);
  if (stop->there != NULL)
    g_object_unref (gui_wait_in (window, ATSPI_ROLE_INVALID, stop->there));
  gui_tour_halt (gui, window, stop->name, halt, data);
}

/**
 * gui_tour_places:
 * @gui: a place, with the main window in front
 * @halt: called at each
 * @data: for it
 *
 * Goes to each place of the sidebar, and to each page in it.
 */
void
gui_tour_places (Gui      *gui,
                 GuiHalt   halt,
                 gpointer  data)
{
  g_autoptr (GuiThing) window = gui_wait_front (gui, "Due Regard");

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    stop_at (gui, window, &places[i], halt, data);
}

/* A folded window shows no list of sections that could say which one is there. */
static void
go_section (Gui      *gui,
            GuiThing *window,
            guint     number)
{
  g_autoptr (GuiThing) list = gui_find_in (window, ATSPI_ROLE_LIST, "Sections");
  g_autofree char *keys = g_strdup_printf ("alt+%u", number % 10);

  if (list != NULL)
    gui_section (gui, number);
  else
    gui_keys (keys);
}

/**
 * gui_tour_assessment:
 * @gui: a place
 * @window: of an assessment, in front
 * @halt: called at each
 * @data: for it
 *
 * Goes through its ten sections.
 */
void
gui_tour_assessment (Gui      *gui,
                     GuiThing *window,
                     GuiHalt   halt,
                     gpointer  data)
{
  for (guint i = 1; i <= 10; i++)
    {
      g_autofree char *page = g_strdup_printf ("section-%02u", i);

      go_section (gui, window, i);
      gui_tour_halt (gui, window, page, halt, data);
    }
}

/**
 * gui_tour_inspect:
 * @gui: a place
 * @window: that inspects a bag, in front
 * @halt: called at each
 * @data: for it
 *
 * Goes through its pages.
 */
void
gui_tour_inspect (Gui      *gui,
                  GuiThing *window,
                  GuiHalt   halt,
                  gpointer  data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (inspect); i++)
    stop_at (gui, window, &inspect[i], halt, data);
}
