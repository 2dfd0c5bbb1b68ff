/* What comes from elsewhere and is shown with no register: records and bags, which are inspected, and returns, of which there is a
 * report. */
#include "dr-application.h"

#include <glib/gi18n-lib.h>

#include "dr-inspect-window.h"
#include "dr-inspected.h"
#include "dr-report-window.h"

/* It has the names that the register knows, where one is open. */
static void
show_return (DrApplication *self,
             const char    *path)
{
  for (GList *each = gtk_application_get_windows (GTK_APPLICATION (self)); each != NULL; each = each->next)
    if (DR_IS_REPORT_WINDOW (each->data) && dr_report_window_shows (each->data, path))
      {
        gtk_window_present (each->data);
        return;
      }

  dr_report_window_show_return_file (GTK_APPLICATION (self), dr_application_get_desk (self), path);
}

/**
 * dr_application_inspect:
 * @self: the program
 * @path: a bag, a record or a return
 *
 * Shows it in its window: the one it has, or a new one; of a return that is what asks for its report. No register is needed, and
 * none is opened.
 */
void
dr_application_inspect (DrApplication *self,
                        const char    *path)
{
  if (dr_inspected_is_return (path))
    {
      show_return (self, path);
      return;
    }
  for (GList *each = gtk_application_get_windows (GTK_APPLICATION (self)); each != NULL; each = each->next)
    if (DR_IS_INSPECT_WINDOW (each->data) && dr_inspect_window_shows (each->data, path))
      {
        gtk_window_present (each->data);
        return;
      }

  gtk_window_present (GTK_WINDOW (dr_inspect_window_new (self, path)));
}

/**
 * dr_application_inspect_ours:
 * @self: the program
 * @file: that somebody opened or dropped
 *
 * Returns: whether it is a bag, a record or a return, which is shown now; drafts are for the register
 */
gboolean
dr_application_inspect_ours (DrApplication *self,
                             GFile         *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (path == NULL || !(dr_inspected_is_ours (path) || dr_inspected_is_return (path)))
    return FALSE;
  dr_application_inspect (self, path);

  return TRUE;
}

static void
inspect_chosen (GtkNativeDialog *dialog,
                int              response,
                DrApplication   *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    dr_application_inspect (self, path);
  g_object_unref (dialog);
}

/* What the list of recent files has. It may be gone since: the window says so. */
static void
inspect_again (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  dr_application_inspect (data, g_variant_get_string (parameter, NULL));
}

/* A bag is a zip or a folder: a chooser of files takes no folder, so there is one for each. */
static void
choose_inspected (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  gboolean is_folder = g_str_equal (g_action_get_name (G_ACTION (action)), "inspect-folder");
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (is_folder ? _("Inspect a bag’s folder") : _("Inspect a record or bag"),
                                                              gtk_application_get_active_window (data),
                                                              is_folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER
                                                                        : GTK_FILE_CHOOSER_ACTION_OPEN, _("_Inspect"), _("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (inspect_chosen), data, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
return_chosen (GtkNativeDialog *dialog,
               int              response,
               DrApplication   *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    show_return (self, path);
  g_object_unref (dialog);
}

/* What is no return says so when its report is asked for. */
static void
choose_return (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Report of a maintaining-access return"),
                                                              gtk_application_get_active_window (data),
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (return_chosen), data, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * dr_application_add_elsewhere:
 * @self: the program
 *
 * Adds what asks for files from elsewhere to its actions.
 */
void
dr_application_add_elsewhere (DrApplication *self)
{
  static const GActionEntry actions[] = {
    { "inspect", choose_inspected, NULL, NULL, NULL, { 0 } },
    { "inspect-folder", choose_inspected, NULL, NULL, NULL, { 0 } },
    { "inspect-again", inspect_again, "s", NULL, NULL, { 0 } },
    { "report-return", choose_return, NULL, NULL, NULL, { 0 } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
