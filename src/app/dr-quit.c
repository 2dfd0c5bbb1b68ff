#include "dr-quit.h"

#include <glib/gi18n-lib.h>

#include "dr-register-windows.h"
#include "dr-spoken.h"
#include "dr-unfinished.h"

#define ASKS_KEY "dr-quit-asks"
#define DISCARDS_KEY "dr-quit-discards"

/* What somebody was asked about. */
typedef struct {
  DrApplication *program;
  GtkWindow     *window;   /* (nullable): that is to be closed; %NULL: all of them */
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_object_unref (asked->program);
  g_clear_object (&asked->window);
  g_free (asked);
}

static void
close_all (DrApplication *program)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (program)));

  for (GList *each = windows; each != NULL; each = each->next)
    gtk_window_close (each->data);
}

static gboolean
go_on (gpointer data)
{
  Asked *asked = data;

  g_object_set_data (G_OBJECT (asked->program), DISCARDS_KEY, asked);
  if (asked->window != NULL)
    gtk_window_close (asked->window);
  else
    close_all (asked->program);
  g_object_set_data (G_OBJECT (asked->program), DISCARDS_KEY, NULL);

  return G_SOURCE_REMOVE;
}

/* Not before the question is closed: it belongs to a window that closes. */
static void
answered (AdwMessageDialog *dialog,
          const char       *response,
          Asked            *asked)
{
  Asked *kept;

  g_object_set_data (G_OBJECT (asked->program), ASKS_KEY, NULL);
  if (g_strcmp0 (response, "leave") != 0)
    return;
  kept = g_new0 (Asked, 1);
  kept->program = g_object_ref (asked->program);
  g_set_object (&kept->window, asked->window);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, go_on, kept, asked_free);
}

/* In front of what is unfinished, which can be gone on with; once. */
static void
ask (DrApplication   *program,
     GtkWindow       *window,   /* (nullable) */
     const GPtrArray *unfinished)
{
  GtkWidget *dialog = g_object_get_data (G_OBJECT (program), ASKS_KEY);
  g_autofree char *words = dr_register_windows_tell_unfinished (unfinished);
  Asked *asked;

  if (dialog != NULL)
    {
      gtk_window_present (GTK_WINDOW (dialog));
      return;
    }
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (unfinished->pdata[0])), _("Something is not finished"), words);
  asked = g_new0 (Asked, 1);
  asked->program = g_object_ref (program);
  g_set_object (&asked->window, window);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _("_Stay here"), "leave",
                                    window != NULL ? _("_Close without it") : _("_Quit without it"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "leave", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect (dialog, "response", G_CALLBACK (answered), asked);
  g_object_set_data_full (G_OBJECT (dialog), "asked", asked, asked_free);
  g_object_set_data (G_OBJECT (program), ASKS_KEY, dialog);
  dr_spoken_drop_marks (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * dr_quit:
 * @program: the program
 *
 * Closes every window, and so ends the program; where something would be lost with them, asks first.
 */
void
dr_quit (DrApplication *program)
{
  g_autoptr (GPtrArray) unfinished = dr_register_windows_list_unfinished (program);

  if (unfinished->len > 0)
    ask (program, NULL, unfinished);
  else
    close_all (program);
}

/**
 * dr_quit_may_close:
 * @program: the program
 * @window: its main window, that is about to close
 *
 * Returns: whether nothing is lost with it, or somebody has said that it may be; else they are asked now
 */
gboolean
dr_quit_may_close (DrApplication *program,
                   GtkWindow     *window)
{
  g_autoptr (GPtrArray) unfinished = g_ptr_array_new ();

  if (g_object_get_data (G_OBJECT (program), DISCARDS_KEY) != NULL)
    return TRUE;
  dr_unfinished_list (GTK_WIDGET (window), unfinished);
  if (unfinished->len > 0)
    ask (program, window, unfinished);

  return unfinished->len == 0;
}
