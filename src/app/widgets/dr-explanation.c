#include "dr-explanation.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dr-spoken.h"

/**
 * dr_explanation_show:
 * @above: (nullable): a widget of the window that it belongs to, or that window
 * @heading: what could not be done, translated
 * @body: (nullable): why, translated
 *
 * Says that in a window of its own.
 */
void
dr_explanation_show (GtkWidget  *above,
                     const char *heading,
                     const char *body)
{
  GtkRoot *window = above != NULL ? gtk_widget_get_root (above) : NULL;
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  dr_spoken_drop_marks (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}
