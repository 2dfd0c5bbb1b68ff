#include "dr-register-windows.h"

#include <glib/gi18n-lib.h>

#include "dr-inspect-window.h"
#include "dr-unfinished.h"
#include "dr-window.h"

/**
 * dr_register_windows_are_of:
 * @window: a window
 * @program: the program
 *
 * Returns: whether it shows something of the register: not the main window, which goes on with another, and not what was inspected,
 *   which is of none, nor what either of them asks
 */
gboolean
dr_register_windows_are_of (GtkWindow     *window,
                            DrApplication *program)
{
  gboolean ours = FALSE;

  if (DR_IS_WINDOW (window) || GTK_IS_DIALOG (window))   /* a chooser of GTK's goes with whoever asks by it */
    return FALSE;
  for (; window != NULL; window = gtk_window_get_transient_for (window))
    {
      if (DR_IS_INSPECT_WINDOW (window))
        return FALSE;
      ours = ours || gtk_window_get_application (window) == GTK_APPLICATION (program);
    }

  return ours;
}

/**
 * dr_register_windows_list_unfinished:
 * @program: the program
 *
 * Returns: (transfer container) (element-type GtkWidget): what was typed for the register, and would be lost with its windows
 */
GPtrArray *
dr_register_windows_list_unfinished (DrApplication *program)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  GPtrArray *found = g_ptr_array_new ();

  for (GList *each = windows; each != NULL; each = each->next)
    if (DR_IS_WINDOW (each->data) || dr_register_windows_are_of (each->data, program))
      dr_unfinished_list (each->data, found);

  return found;
}

/**
 * dr_register_windows_tell_unfinished:
 * @found: (element-type GtkWidget): what is unfinished
 *
 * Returns: (transfer full): that it would be lost, with a line for each
 */
char *
dr_register_windows_tell_unfinished (const GPtrArray *found)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      GtkRoot *root = gtk_widget_get_root (found->pdata[i]);
      const char *title = gtk_window_get_title (GTK_WINDOW (root));
      const char *name = dr_unfinished_name (found->pdata[i]);

      g_string_append (lines, "\n");
      if (name == NULL || title == NULL || title[0] == '\0' || DR_IS_WINDOW (root))
        /* Translators: an entry of a list */
        g_string_append_printf (lines, _("• %s"), name != NULL ? name : title);
      else
        /* Translators: an entry of a list: %1$s is a window, %2$s something in it that can be typed in */
        g_string_append_printf (lines, _("• %1$s: %2$s"), title, name);
    }

  return g_strdup_printf (_("What you typed here is not in the register yet, and would be lost:\n%s"), lines->str);
}
