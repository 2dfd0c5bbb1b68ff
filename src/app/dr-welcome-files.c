#include "dr-welcome-files.h"

#include <glib/gi18n-lib.h>

static const struct {
  const char           *title;
  const char           *accept;
  GtkFileChooserAction  action;
} files[] = {
  [DR_WELCOME_FIGURES] = { N_("Choose files of figures"), N_("_Read"), GTK_FILE_CHOOSER_ACTION_OPEN },
  [DR_WELCOME_PLACE] = { N_("Where the register is kept"), N_("_Choose"), GTK_FILE_CHOOSER_ACTION_SAVE },
  [DR_WELCOME_REGISTER] = { N_("Open a register"), N_("_Open"), GTK_FILE_CHOOSER_ACTION_OPEN },
};

static void
answered (GtkNativeDialog *dialog,
          int              response,
          GtkWidget       *widget)
{
  DrWelcomeFileChosen chosen = (DrWelcomeFileChosen) g_object_get_data (G_OBJECT (dialog), "chosen");

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) list = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

      chosen (widget, list);
    }
  g_object_unref (dialog);
}

static void
set_up_figures (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();

  gtk_file_filter_set_name (tables, _("Tables of figures (CSV)"));
  gtk_file_filter_add_suffix (tables, "csv");
  gtk_file_chooser_add_filter (chooser, tables);
  gtk_file_chooser_set_select_multiple (chooser, TRUE);
}

/**
 * dr_welcome_files_ask:
 * @widget: in the window that asks
 * @file: what for
 * @chosen: called with @widget and one file or more, where some are chosen and @widget is still there
 */
void
dr_welcome_files_ask (GtkWidget           *widget,
                      DrWelcomeFile        file,
                      DrWelcomeFileChosen  chosen)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_(files[file].title), GTK_WINDOW (gtk_widget_get_root (widget)),
                                                              files[file].action, _(files[file].accept), _("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_object_set_data (G_OBJECT (dialog), "chosen", (gpointer) chosen);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered), widget, 0);
  if (file == DR_WELCOME_FIGURES)
    set_up_figures (GTK_FILE_CHOOSER (dialog));
  else if (file == DR_WELCOME_PLACE)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), "register.db");
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
