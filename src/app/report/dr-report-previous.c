#include "dr-report-previous.h"

#include <glib/gi18n-lib.h>

#include "dr-flow.h"
#include "dr-wrapped-label.h"

struct _DrReportPrevious {
  AdwPreferencesGroup   parent_instance;

  gboolean              has_register;   /* which knows the period before */
  char                 *file;           /* (nullable): that was chosen */
  GtkFileChooserNative *dialog;         /* (nullable) */

  GtkWidget            *words;
  GtkWidget            *choose;
  GtkWidget            *remove;
};

G_DEFINE_FINAL_TYPE (DrReportPrevious, dr_report_previous, ADW_TYPE_PREFERENCES_GROUP)

static void
show_chosen (DrReportPrevious *self)
{
  g_autofree char *name = self->file != NULL ? g_filename_display_basename (self->file) : NULL;

  if (name != NULL)
    dr_wrapped_label_say (self->words, name);
  else
    dr_wrapped_label_say (self->words, self->has_register ? _("The period before, as the register has it")
                                                          : _("No earlier return, so that the report has no trends"));
  gtk_widget_set_visible (self->remove, self->file != NULL);
}

static void
file_chosen (GtkNativeDialog  *dialog,
             int               response,
             DrReportPrevious *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  char *path = file != NULL ? g_file_get_path (file) : NULL;

  g_clear_object (&self->dialog);
  if (path == NULL)
    return;
  g_free (self->file);
  self->file = path;
  show_chosen (self);
}

static void
choose_file (DrReportPrevious *self)
{
  if (self->dialog != NULL)
    return;
  self->dialog = gtk_file_chooser_native_new (_("An earlier return to compare with"),
                                              GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), GTK_FILE_CHOOSER_ACTION_OPEN,
                                              _("_Open"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->dialog), TRUE);
  g_signal_connect_object (self->dialog, "response", G_CALLBACK (file_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->dialog));
}

static void
remove_file (DrReportPrevious *self)
{
  gtk_widget_grab_focus (self->choose);   /* the button that was pressed goes */
  g_clear_pointer (&self->file, g_free);
  show_chosen (self);
}

/**
 * dr_report_previous_set_usual:
 * @self: the choice
 * @has_register: the register made the return, and knows the period before
 *
 * Says what the report is held against where no file is chosen.
 */
void
dr_report_previous_set_usual (DrReportPrevious *self,
                              gboolean          has_register)
{
  self->has_register = has_register;
  show_chosen (self);
}

/**
 * dr_report_previous_get_file:
 * @self: the choice
 *
 * Returns: (transfer none) (nullable): the earlier return that was chosen
 */
const char *
dr_report_previous_get_file (DrReportPrevious *self)
{
  return self->file;
}

static void
dr_report_previous_dispose (GObject *object)
{
  DrReportPrevious *self = DR_REPORT_PREVIOUS (object);

  if (self->dialog != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->dialog));
  g_clear_object (&self->dialog);
  g_clear_pointer (&self->file, g_free);

  G_OBJECT_CLASS (dr_report_previous_parent_class)->dispose (object);
}

static void
dr_report_previous_class_init (DrReportPreviousClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_report_previous_dispose;
}

static void
dr_report_previous_init (DrReportPrevious *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  DrFlow *buttons = dr_flow_new (0, 9, 6);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Compared with"));
  self->words = dr_wrapped_label_add (box, "", NULL);
  self->choose = gtk_button_new_with_label (_("Choose an earlier return…"));
  self->remove = gtk_button_new_with_label (_("Remove it"));
  g_signal_connect_swapped (self->choose, "clicked", G_CALLBACK (choose_file), self);
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (remove_file), self);
  dr_flow_append (buttons, self->choose);
  dr_flow_append (buttons, self->remove);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (buttons));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), box);
  show_chosen (self);
}
