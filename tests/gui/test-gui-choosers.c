/* The toolkit's own choosers of files, by keys: what is chosen is taken, what is not is left alone, and a folder that cannot be
 * written is said where the person is. One of each kind: to open, to save, and of a folder. */
#include "gui.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define OFFICER "eve"
#define REFERENCE "EH-2023-001"

typedef struct {
  Gui   gui;
  char *saved;      /* where a file may be written */
  char *locked;     /* a folder where none may be */
} Place;

/* The administrator of a machine may write everywhere but in the kernel's own folder. */
static char *
make_locked (const Gui *gui)
{
  char *path;

  if (geteuid () == 0)
    return g_strdup ("/proc");
  path = g_build_filename (gui->folder, "locked", NULL);
  g_mkdir (path, 0500);

  return path;
}

static void
set_up (Place *place)
{
  gui_set_up (&place->gui);
  gui_make_pilot (&place->gui);
  gui_command (&place->gui, "person", "add", OFFICER, "--name", "Eve Equalities", "--role", "equalities", "--as", "ada", NULL);
  place->saved = g_build_filename (place->gui.folder, "saved", NULL);
  g_mkdir (place->saved, 0700);
  place->locked = make_locked (&place->gui);
}

static void
tear_down (Place *place)
{
  gui_tear_down (&place->gui);
  g_free (place->saved);
  g_free (place->locked);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* A file is there under its name only once it is whole. */
static void
wait_file (const char *path,
           const char *has)
{
  gint64 limit = g_get_monotonic_time () + GUI_PATIENCE;

  while (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      if (g_get_monotonic_time () > limit)
        g_error ("%s is not written", path);
      g_usleep (GUI_PAUSE);
    }
  if (has != NULL)
    {
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;

      g_file_get_contents (path, &text, NULL, &error);
      g_assert_no_error (error);
      if (strstr (text, has) == NULL)
        g_error ("%s does not say %s: %s", path, has, text);
    }
}

/* The table of the register: not saved, not to be saved there, saved. */
static void
save_table (Place    *place,
            GuiThing *window)
{
  static const char title[] = "Export the register as CSV";
  g_autofree char *path = g_build_filename (place->saved, "register.csv", NULL);
  g_autofree char *nowhere = g_build_filename (place->locked, "register.csv", NULL);

  gui_keys ("alt+4");
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_INVALID, "* belongs to this period*"));
  gui_press_menu (window, "Export", "Assessments…");
  gui_choose_file (&place->gui, title, NULL);
  g_object_unref (gui_wait_front (&place->gui, "Due Regard"));
  g_assert_cmpuint (count_files (place->saved), ==, 0);

  gui_press_menu (window, "Export", "Assessments…");
  gui_choose_file (&place->gui, title, nowhere);
  g_object_unref (gui_find (&place->gui, ATSPI_ROLE_LABEL, "The file could not be written"));
  g_object_unref (gui_find (&place->gui, ATSPI_ROLE_LABEL, "*register.csv*"));
  gui_photograph (&place->gui, "chooser-locked");
  gui_keys ("Escape");
  g_object_unref (gui_wait_front (&place->gui, "Due Regard"));

  gui_press_menu (window, "Export", "Assessments…");
  gui_choose_file (&place->gui, title, path);
  wait_file (path, REFERENCE);
}

/* A bag, as a zip and into a folder that cannot be written. */
static void
save_bag (Place    *place,
          GuiThing *window)
{
  static const char title[] = "Export the bag of the period";
  g_autofree char *path = g_build_filename (place->saved, "period.zip", NULL);
  g_autofree char *nowhere = g_build_filename (place->locked, "period.zip", NULL);

  gui_press_menu (window, "Export", "The bag, for auditors…");
  gui_choose_file (&place->gui, title, nowhere);
  g_object_unref (gui_find (&place->gui, ATSPI_ROLE_LABEL, "The bag could not be made"));
  gui_keys ("Escape");
  g_object_unref (gui_wait_front (&place->gui, "Due Regard"));
  gui_press_menu (window, "Export", "The bag, for auditors…");
  gui_choose_file (&place->gui, title, path);
  wait_file (path, NULL);
}

/* Figures: nothing is read unless a file is chosen, and nothing is taken before somebody has seen the rows. */
static void
open_figures (Place    *place,
              GuiThing *window)
{
  g_autofree char *figures = g_build_filename (g_getenv ("DR_DATA"), "..", "tests", "fixtures", "import", "contacts.csv", NULL);
  g_autofree char *path = g_canonicalize_filename (figures, NULL);
  g_autoptr (GuiThing) preview = NULL;

  gui_keys ("alt+3");
  gui_press_in (window, "Import figures");
  gui_choose_file (&place->gui, "Files of figures", NULL);
  g_object_unref (gui_wait_front (&place->gui, "Due Regard"));
  gui_press_in (window, "Import figures");
  gui_choose_file (&place->gui, "Files of figures", path);
  preview = gui_wait_front (&place->gui, "Take figures");
  g_object_unref (gui_wait_in (preview, ATSPI_ROLE_LIST, "Rows of the files"));
  gui_photograph (&place->gui, "chooser-figures");
  gui_press_in (preview, "Cancel");
  g_object_unref (gui_wait_front (&place->gui, "Due Regard"));
}

/* The folder of a bag, then a file of it. */
static void
open_inspected (Place    *place,
                GuiThing *window)
{
  g_autofree char *bag = g_build_filename (place->gui.folder, "bag", NULL);
  g_autofree char *record = g_build_filename (place->saved, "period.zip", NULL);
  g_autoptr (GuiThing) inspected = NULL;

  gui_command (&place->gui, "export", "--bag", bag, NULL);
  gui_press_menu (window, "Main menu", "Inspect a bag’s folder…");
  gui_choose_file (&place->gui, "Inspect a bag’s folder", NULL);
  g_object_unref (gui_wait_front (&place->gui, "Due Regard"));
  gui_press_menu (window, "Main menu", "Inspect a bag’s folder…");
  gui_choose_file (&place->gui, "Inspect a bag’s folder", bag);
  inspected = gui_wait_front (&place->gui, "Inspect*");
  g_object_unref (gui_wait_in (inspected, ATSPI_ROLE_STATUS_BAR, "Consistent"));
  gui_keys ("ctrl+w");
  g_clear_object (&inspected);
  g_object_unref (gui_wait_front (&place->gui, "Due Regard"));
  gui_press_menu (window, "Main menu", "Inspect a record or bag…");
  gui_choose_file (&place->gui, "Inspect a record or bag", record);
  inspected = gui_wait_front (&place->gui, "Inspect*");
  g_object_unref (gui_wait_in (inspected, ATSPI_ROLE_STATUS_BAR, "Consistent"));
}

/* An auditor's notes, in the window that inspects. */
static void
save_notes (Place *place)
{
  static const char title[] = "Export the notes";
  g_autofree char *path = g_build_filename (place->saved, "notes.txt", NULL);
  g_autofree char *table = g_build_filename (place->saved, "notes.csv", NULL);
  g_autofree char *nowhere = g_build_filename (place->locked, "notes.txt", NULL);
  g_autoptr (GuiThing) window = gui_wait_front (&place->gui, "Inspect*");

  gui_keys ("alt+6");
  gui_fill (window, "The bag as a whole", "Read \"all\", twice");
  gui_press_in (window, "Export as text…");
  gui_choose_file (&place->gui, title, NULL);
  g_object_unref (gui_wait_front (&place->gui, "Inspect*"));
  gui_press_in (window, "Export as text…");
  gui_choose_file (&place->gui, title, nowhere);
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_ALERT, "The notes could not be exported: *; expected *"));
  gui_photograph (&place->gui, "chooser-notes");
  gui_press_in (window, "Export as text…");
  gui_choose_file (&place->gui, title, path);
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_INVALID, "Exported to *notes.txt*"));
  wait_file (path, "Read \"all\", twice");
  gui_press_in (window, "Export as CSV…");
  gui_choose_file (&place->gui, title, table);
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_INVALID, "Exported to *notes.csv*"));
  wait_file (table, "\"Read \"\"all\"\", twice\"");
}

static void
test_choosers (void)
{
  Place place = { { NULL } };
  g_autoptr (GuiThing) window = NULL;

  gui_watch_focus ();
  set_up (&place);
  gui_start (&place.gui, OFFICER);
  window = gui_wait_front (&place.gui, "Due Regard");
  save_table (&place, window);
  save_bag (&place, window);
  open_figures (&place, window);
  open_inspected (&place, window);
  save_notes (&place);
  gui_quit (&place.gui);
  tear_down (&place);
}

static void
wait_taken_out (Gui        *gui,
                const char *name)
{
  gint64 limit = g_get_monotonic_time () + GUI_PATIENCE;

  for (;; g_usleep (GUI_PAUSE))
    {
      g_autofree char *draft = gui_draft (gui, REFERENCE);

      if (strstr (draft, name) == NULL)
        return;
      if (g_get_monotonic_time () > limit)
        g_error ("%s is not taken out of %s", name, draft);
    }
}

/* What supports an answer is a file, attached below the question and taken out there; what was taken out comes back by undo. */
static void
test_supports (void)
{
  Place place = { { NULL } };
  g_autoptr (GuiThing) window = NULL;
  g_autofree char *draft = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&place);
  path = g_build_filename (place.saved, "survey.csv", NULL);
  g_file_set_contents (path, "a,b\n", -1, &error);
  g_assert_no_error (error);
  gui_start (&place.gui, "customer-services-manager");
  window = gui_open_first (&place.gui);
  gui_press_in (window, "Attach a file to “What is this service for*");
  gui_choose_file (&place.gui, "Attach a file", path);
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_LABEL, "survey.csv*bytes*"));
  draft = gui_draft (&place.gui, REFERENCE);
  if (strstr (draft, "question=\"service-purpose\"") == NULL)
    g_error ("no file supports the question: %s", draft);
  gui_photograph (&place.gui, "chooser-supports");
  gui_press_in (window, "Remove the file survey.csv");
  gui_wait_gone (&place.gui, ATSPI_ROLE_LABEL, "survey.csv*bytes*");
  wait_taken_out (&place.gui, "survey.csv");
  gui_keys ("ctrl+z");
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_LABEL, "survey.csv*bytes*"));
  gui_quit (&place.gui);
  tear_down (&place);
}

/* Of the first run: the place of a new register, and one that is there. */
static void
test_first_run (void)
{
  Place place = { { NULL } };
  g_autofree char *path = NULL;
  g_autoptr (GuiThing) window = NULL;
  g_autoptr (GuiThing) entry = NULL;

  gui_watch_focus ();
  set_up (&place);
  path = g_build_filename (place.saved, "other.db", NULL);
  gui_start (&place.gui, NULL);
  window = gui_wait_front (&place.gui, "Due Regard");
  for (guint step = 1; step < 3; step++)
    {
      g_autofree char *next = g_strdup_printf ("Step %u of 3", step + 1);

      gui_press_in (window, "Next");
      g_object_unref (gui_wait_in (window, ATSPI_ROLE_LABEL, next));
      g_usleep (4 * GUI_PAUSE);   /* the page comes in */
    }
  gui_press_in (window, "Choose a place…");
  gui_choose_file (&place.gui, "Where the register is kept", NULL);
  g_object_unref (gui_wait_front (&place.gui, "Due Regard"));
  gui_press_in (window, "Choose a place…");
  gui_choose_file (&place.gui, "Where the register is kept", path);
  entry = gui_wait_in (window, ATSPI_ROLE_TEXT, "File of the register");
  gui_wait_text (entry, path);
  gui_press_in (window, "Back");
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_LABEL, "Step 2 of 3"));
  gui_press_in (window, "Back");
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_LABEL, "Step 1 of 3"));
  gui_press_in (window, "Open a register that is there already…");
  gui_choose_file (&place.gui, "Open a register", place.gui.store);
  g_object_unref (gui_find (&place.gui, ATSPI_ROLE_TABLE_ROW, "*. *"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  gui_quit (&place.gui);
  tear_down (&place);
}

int
main (int    argc,
      char **argv)
{
  return gui_run_tests (argc, argv, "/gui/choosers", test_choosers, "/gui/choosers/supports", test_supports, "/gui/choosers/first-run",
                        test_first_run, NULL);
}
