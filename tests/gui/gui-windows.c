#include "gui-tour.h"

#include <signal.h>

#define MANAGER "customer-services-manager"

/* More presses of Tab than there are controls on any page. */
#define MANY 150

/* What opens over a place: what leads to its page, what is pressed there, and the title of what comes. */
typedef struct {
  const char *name;
  const char *keys;     /* (nullable): they open it themselves where there is no @button */
  const char *page;     /* (nullable): of the place */
  const char *button;   /* (nullable) */
  const char *title;
} Opener;

/* (transfer full) (nullable): the window of this title. Not every one says that it is in front: the one with the help does not. */
static GuiThing *
find_window (Gui        *gui,
             const char *title)
{
  g_autoptr (GuiThing) program = gui_program (gui);
  int n = program != NULL ? atspi_accessible_get_child_count (program, NULL) : 0;

  for (int i = 0; i < n; i++)
    {
      g_autoptr (GuiThing) window = atspi_accessible_get_child_at_index (program, i, NULL);

      if (window != NULL && gui_is_shown (window) && gui_has_name (window, title))
        return g_steal_pointer (&window);
    }

  return NULL;
}

/* (transfer full): the same, waited for */
static GuiThing *
wait_window (Gui        *gui,
             const char *title)
{
  gint64 limit = g_get_monotonic_time () + GUI_PATIENCE;

  for (;; g_usleep (GUI_PAUSE))
    {
      GuiThing *window = find_window (gui, title);

      if (window != NULL)
        return window;
      if (g_get_monotonic_time () > limit)
        g_error ("no window “%s” opens", title);
    }
}

/* (transfer full): the window that the keys open. They are pressed again where they went nowhere: a window that has just come to the
 * front may not have the focus of the screen yet. */
static GuiThing *
open_by_keys (Gui        *gui,
              const char *keys,
              const char *title)
{
  for (guint tries = 0; tries < 5; tries++)
    {
      gint64 limit = g_get_monotonic_time () + GUI_PATIENCE / 5;

      gui_keys (keys);
      for (; g_get_monotonic_time () < limit; g_usleep (GUI_PAUSE))
        {
          GuiThing *window = find_window (gui, title);

          if (window != NULL)
            return window;
        }
    }
  g_error ("%s does not open “%s”", keys, title);
}

/* (transfer full): the last item of the main menu has no key of its own. */
static GuiThing *
open_about (Gui *gui)
{
  gui_keys ("F10");
  g_object_unref (gui_find (gui, ATSPI_ROLE_MENU_ITEM, "*About*"));
  gui_keys ("Up Return");

  return gui_wait_front (gui, "About*");
}

/* Closes it, and waits until @below has the keys again. */
static void
close_over (Gui        *gui,
            const char *title,
            const char *below)
{
  gint64 limit = g_get_monotonic_time () + GUI_PATIENCE;

  for (gint64 pressed = 0;; g_usleep (GUI_PAUSE))
    {
      g_autoptr (GuiThing) window = find_window (gui, title);

      if (window == NULL)
        break;
      if (g_get_monotonic_time () > limit)
        g_error ("Escape does not close “%s”", title);
      if (g_get_monotonic_time () > pressed + 2 * G_USEC_PER_SEC)   /* it may not have had the focus yet */
        {
          gui_keys ("Escape");
          pressed = g_get_monotonic_time ();
        }
    }
  g_object_unref (gui_wait_front (gui, below));
}

static void
halt_over (Gui        *gui,
           const char *title,
           const char *page,
           const char *below,
           GuiHalt     halt,
           gpointer    data)
{
  g_autoptr (GuiThing) window = wait_window (gui, title);

  gui_tour_halt (gui, window, page, halt, data);
  close_over (gui, title, below);
}

/* The desktop's own, with what we have it say; and what comes of a file that is chosen in it. */
static void
halt_chooser (Gui        *gui,
              const char *title,
              const char *page,   /* (nullable): no halt at it */
              GuiHalt     halt,
              gpointer    data)
{
  g_autofree char *file = g_build_filename (g_getenv ("DR_DATA"), "..", "tests", "fixtures", "import", GUI_TOUR_FILE, NULL);
  g_autofree char *path = g_canonicalize_filename (file, NULL);
  g_autoptr (GuiThing) chooser = gui_find (gui, ATSPI_ROLE_FILLER, title);

  if (page != NULL)
    gui_tour_halt (gui, chooser, page, halt, data);
  gui_choose_file (gui, title, path);
}

/* Figures to be taken, and what becomes of a file that is no draft. */
static void
tour_files (Gui      *gui,
            GuiThing *window,
            GuiHalt   halt,
            gpointer  data)
{
  gui_keys ("alt+1");
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_INVALID, "Search assessments"));
  gui_keys ("ctrl+o");
  halt_chooser (gui, "Open drafts, records, bags and returns", "chooser", halt, data);
  halt_over (gui, "What was opened", "opened", "Due Regard", halt, data);
  gui_keys ("alt+3");
  gui_press_in (window, "Import figures");
  halt_chooser (gui, "Files of figures", NULL, halt, data);
  halt_over (gui, "Take figures", "take-figures", "Due Regard", halt, data);
}

/* The form of a figure is opened from a cell of the chart. */
static void
tour_figure (Gui      *gui,
             GuiThing *window,
             GuiHalt   halt,
             gpointer  data)
{
  g_autoptr (GuiThing) back = NULL;

  gui_keys ("alt+3");
  gui_tour_page (window, "Figures");
  gui_go ("Tab", "What is known of each group", MANY);
  gui_keys ("Down Return");
  gui_press_in (window, "Add a figure");
  halt_over (gui, "New figure", "new-figure", "Due Regard", halt, data);
  back = gui_find_in (window, ATSPI_ROLE_PUSH_BUTTON, "All figures");
  if (back != NULL)   /* in a narrow window the cell hides the chart */
    gui_press (back);
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_INVALID, "What is known of each group"));
}

/* A service, the form of a new one, and that of a new way to it. */
static void
tour_service (Gui      *gui,
              GuiThing *window,
              GuiHalt   halt,
              gpointer  data)
{
  gui_keys ("alt+3");
  gui_tour_page (window, "Services");
  gui_press_in (window, "Add a service");
  halt_over (gui, "New service", "new-service", "Due Regard", halt, data);
  gui_go ("Tab", "Customer services*", MANY);
  gui_keys ("Return");
  gui_wait_focus ("All services");
  gui_tour_halt (gui, window, "evidence-service", halt, data);
  gui_press_in (window, "Add an access point");
  halt_over (gui, "New access point", "new-access-point", "Due Regard", halt, data);
  gui_press_in (window, "All services");
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_INVALID, "* access points*"));
}

/* What stands behind one of the numbers of a year in which much was under way. */
static void
tour_behind (Gui      *gui,
             GuiThing *window,
             GuiHalt   halt,
             gpointer  data)
{
  gui_keys ("alt+4");
  gui_choose (window, "Period", "Year 2022–23");
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_INVALID, "* belong to this period*"));
  gui_tour_halt (gui, window, "maintaining-year", halt, data);
  gui_press_in (window, "?onitored: *");
  halt_over (gui, "* assessment*", "maintaining-behind", "Due Regard", halt, data);
}

static void
halt_opener (Gui          *gui,
             GuiThing     *below,
             const Opener *opener,
             GuiHalt       halt,
             gpointer      data)
{
  g_autoptr (GuiThing) window = NULL;

  if (opener->button == NULL)
    window = opener->keys != NULL ? open_by_keys (gui, opener->keys, opener->title) : open_about (gui);
  else
    {
      gui_keys (opener->keys);
      if (opener->page != NULL)
        gui_tour_page (below, opener->page);
      gui_press_in (below, opener->button);
      window = wait_window (gui, opener->title);
    }
  gui_tour_halt (gui, window, opener->name, halt, data);
  close_over (gui, opener->title, "Due Regard");
}

/**
 * gui_tour_windows:
 * @gui: a place that gui_make_tour() made, with the main window of %GUI_TOUR_OFFICER in front
 * @halt: called at each
 * @data: for it
 *
 * Opens and closes each window that the main one opens.
 */
void
gui_tour_windows (Gui      *gui,
                  GuiHalt   halt,
                  gpointer  data)
{
  static const Opener openers[] = {
    { "new-assessment", "ctrl+n", NULL, NULL, "New assessment" },
    { "preferences", "ctrl+comma", NULL, NULL, "Preferences" },
    { "shortcuts", "ctrl+question", NULL, NULL, "Keyboard shortcuts" },
    { "help", "F1", NULL, NULL, "*Help*" },
    { "about", NULL, NULL, NULL, "About*" },
    { "new-source", "alt+3", "Sources", "Add a source", "New source" },
    { "new-person", "alt+6", "People and roles", "Add a person", "Add a person" },
  };
  g_autoptr (GuiThing) window = gui_wait_front (gui, "Due Regard");

  for (gsize i = 0; i < G_N_ELEMENTS (openers); i++)
    halt_opener (gui, window, &openers[i], halt, data);
  tour_figure (gui, window, halt, data);
  tour_service (gui, window, halt, data);
  tour_behind (gui, window, halt, data);
  tour_files (gui, window, halt, data);
}

/* Back, until what had the focus on that page has it again: the press may come while the page before it is still on its way. */
static void
go_back (GuiThing   *window,
         const char *to)
{
  for (guint tries = 0; tries < 5; tries++)
    {
      gint64 limit = g_get_monotonic_time () + GUI_PATIENCE / 5;

      gui_press_in (window, "Back");
      for (; g_get_monotonic_time () < limit; g_usleep (GUI_PAUSE))
        {
          g_autofree char *name = gui_focus_name ();

          if (gui_matches (to, name))
            return;
        }
    }
  g_error ("Back does not lead to “%s”", to);
}

/**
 * gui_tour_first_run:
 * @gui: a place where the first run is shown
 * @halt: called at each
 * @data: for it
 *
 * Goes through its steps: what to start with, who sits there, where it is kept; and through those that a council of one's own has,
 * with a second person.
 */
void
gui_tour_first_run (Gui      *gui,
                    GuiHalt   halt,
                    gpointer  data)
{
  static const char * const pages[] = { "first-run", "first-run-me", "first-run-where" };
  static const char * const there[] = { "Try the pilot*", "Your name", "File of the register" };
  g_autoptr (GuiThing) window = gui_wait_front (gui, "Due Regard");

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_object_unref (gui_wait_in (window, ATSPI_ROLE_INVALID, there[i]));
      gui_tour_halt (gui, window, pages[i], halt, data);
      if (i + 1 < G_N_ELEMENTS (pages))
        gui_press_in (window, "Next");
    }
  go_back (window, "Your name");
  go_back (window, "Try the pilot");
  gui_go ("Down", "Start for my council", 1);
  gui_keys ("space");
  gui_fill (window, "Name of the council", "Newtown Council");
  gui_tour_halt (gui, window, "first-run-council", halt, data);
  gui_press_in (window, "Next");
  gui_go ("Tab", "Add a second person", MANY);
  gui_keys ("space");
  gui_fill (window, "Their name", "Sam Second");
  gui_tour_halt (gui, window, "first-run-second", halt, data);
}

/* A menu has no place where its button is out of sight: with the focus it comes into sight. */
static void
press_menu (GuiThing   *window,
            const char *button,
            const char *item)
{
  gui_go ("Tab", button, MANY);
  gui_press_menu (window, button, item);
}

static void
tour_report (Gui      *gui,
             GuiHalt   halt,
             gpointer  data)
{
  g_autoptr (GuiThing) report = NULL;

  gui_keys ("ctrl+p");
  report = gui_wait_front (gui, "Report");
  gui_tour_halt (gui, report, "report", halt, data);
  gui_press_in (report, "Preview and print…");
  halt_over (gui, "Print preview", "print-preview", "Report", halt, data);
  close_over (gui, "Report", GUI_TOUR_TITLE);
}

/* The window stands still while somebody else saves: it cannot have saved before, nor have heard of it. */
static void
make_conflict (Gui      *gui,
               GuiThing *window)
{
  g_autoptr (GuiThing) why = NULL;

  gui_keys ("alt+1");
  why = gui_wait_in (window, ATSPI_ROLE_TEXT, "Why the change is made");
  gui_write (why, GUI_TOUR_MINE);
  kill (gui->program, SIGSTOP);
  gui_command (gui, "edit", GUI_TOUR_REFERENCE, "change/why=" GUI_TOUR_THEIRS, "--as", MANAGER, NULL);
  kill (gui->program, SIGCONT);
}

static void
tour_conflict (Gui      *gui,
               GuiThing *window,
               GuiHalt   halt,
               gpointer  data)
{
  g_autoptr (GuiThing) conflict = NULL;

  make_conflict (gui, window);
  gui_press_in (window, "Choose…");
  conflict = gui_wait_front (gui, "Changed by two people");
  gui_tour_halt (gui, conflict, "conflict", halt, data);
  gui_press_in (conflict, "Take theirs: *");
  g_object_unref (gui_wait_front (gui, GUI_TOUR_TITLE));
}

/**
 * gui_tour_opened:
 * @gui: a place that gui_make_tour() made
 * @window: of the pilot's draft, in front, of who manages the service
 * @halt: called at each
 * @data: for it
 *
 * Opens and closes each window that it opens.
 */
void
gui_tour_opened (Gui      *gui,
                 GuiThing *window,
                 GuiHalt   halt,
                 gpointer  data)
{
  tour_report (gui, halt, data);
  gui_keys ("alt+3");
  press_menu (window, "Move the desk to the library*: edit, copy or remove", "Edit…");
  halt_over (gui, "Move the desk to the library*", "option", GUI_TOUR_TITLE, halt, data);
  press_menu (window, "Add access point", "Another…");
  halt_over (gui, "New access point", "new-point", GUI_TOUR_TITLE, halt, data);
  gui_keys ("alt+0");
  gui_press_in (window, "Withdraw…");
  halt_over (gui, "Withdraw*", "withdraw", GUI_TOUR_TITLE, halt, data);
  gui_press_in (window, "Justify: *");
  halt_over (gui, "Justify", "justify", GUI_TOUR_TITLE, halt, data);
  tour_conflict (gui, window, halt, data);
}

/**
 * gui_tour_stages:
 * @gui: a place that gui_make_tour() made, with the main window of %GUI_TOUR_OFFICER in front
 * @halt: called at each
 * @data: for it
 *
 * Opens an assessment at each stage behind the draft, at the pages that are there for that stage.
 */
void
gui_tour_stages (Gui      *gui,
                 GuiHalt   halt,
                 gpointer  data)
{
  static const struct { const char *name; const char *reference; const char *keys; const char *there; } stages[] = {
    { "review", "00005", "alt+1", "Acceptable" },
    { "review-sign-off", NULL, "alt+0", "Endorse" },
    { "to-do", "00010", "alt+0 ctrl+Next", GUI_TOUR_RETURNED },
    { "decision", "00016", "alt+0", "Record the decision" },
    { "changes", NULL, "ctrl+Next", "What changed*" },
    { "monitored", "00012", "alt+9", "Monitoring" },
  };
  g_autoptr (GuiThing) window = NULL;

  gui_keys ("alt+1");
  for (gsize i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      if (stages[i].reference != NULL)
        {
          g_clear_object (&window);
          window = gui_open_found (gui, stages[i].reference);
        }
      gui_keys (stages[i].keys);
      g_object_unref (gui_wait_in (window, ATSPI_ROLE_INVALID, stages[i].there));
      gui_tour_halt (gui, window, stages[i].name, halt, data);
      if (i + 1 == G_N_ELEMENTS (stages) || stages[i + 1].reference != NULL)
        {
          gui_keys ("ctrl+w");
          g_object_unref (gui_wait_front (gui, "Due Regard"));
        }
    }
}
