#include "gui-report.h"

#include <glib/gstdio.h>
#include <sys/wait.h>

/**
 * gui_report_read:
 * @path: a file
 *
 * Returns: (transfer full): what is in it
 */
GBytes *
gui_report_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (bytes, length);
}

/**
 * gui_report_choose:
 * @window: the Report window
 * @first: the first choice of a list
 * @name: the one that is wanted
 *
 * By keys; at this GTK a radio button is a check box to a screen reader.
 */
void
gui_report_choose (GuiThing   *window,
                   const char *first,
                   const char *name)
{
  g_autoptr (GuiThing) button = gui_wait_in (window, ATSPI_ROLE_CHECK_BOX, name);

  gui_go ("Tab", first, 20);
  gui_go ("Down", name, 3);
  gui_keys ("space");
  gui_wait_state (button, ATSPI_STATE_CHECKED, TRUE);
}

/**
 * gui_report_save:
 * @gui: a place
 * @window: the Report window
 * @name: of a file that is not there yet: what was said of another goes away by and by
 *
 * Waits until it says that it is saved.
 *
 * Returns: (transfer full): what was saved
 */
GBytes *
gui_report_save (Gui        *gui,
                 GuiThing   *window,
                 const char *name)
{
  g_autofree char *path = g_build_filename (gui->folder, name, NULL);
  g_autofree char *words = g_strdup_printf ("%s saved*", name);
  g_autoptr (GuiThing) button = gui_wait_in (window, ATSPI_ROLE_PUSH_BUTTON, "Save…");

  gui_wait_state (button, ATSPI_STATE_SENSITIVE, TRUE);
  gui_press (button);
  gui_choose_file (gui, "Save the report", path);
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_LABEL, words));

  return gui_report_read (path);
}

/**
 * gui_report_expect:
 * @gui: a place
 * @made: what the program made
 * @path: what the command line writes
 * @first: its first argument behind the store, where there is one; then the others, then %NULL
 *
 * Has the command line make the same, byte for byte.
 */
void
gui_report_expect (Gui        *gui,
                   GBytes     *made,
                   const char *path,
                   const char *first,
                   ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GBytes) wanted = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *err = NULL;
  int status = 0;
  va_list list;

  g_ptr_array_add (arguments, (gpointer) g_getenv ("DR_CLI"));
  if (g_file_test (gui->store, G_FILE_TEST_EXISTS))   /* Inspect has none */
    {
      g_ptr_array_add (arguments, (gpointer) "--store");
      g_ptr_array_add (arguments, gui->store);
    }
  va_start (list, first);
  for (const char *each = first; each != NULL; each = va_arg (list, const char *))
    g_ptr_array_add (arguments, (gpointer) each);
  va_end (list);
  g_ptr_array_add (arguments, NULL);
  g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, &err, &status, &error);
  g_assert_no_error (error);
  if (!WIFEXITED (status) || WEXITSTATUS (status) != 0)
    g_error ("%s: %s", first, err);
  wanted = gui_report_read (path);
  g_assert_cmpuint (g_bytes_get_size (made), >, 100);
  g_assert_true (g_bytes_equal (made, wanted));
  g_remove (path);
}
