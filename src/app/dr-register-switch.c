#include "dr-register-switch.h"

#include <glib/gi18n-lib.h>

#include "dr-assessment-window.h"
#include "dr-spoken.h"
#include "dr-window.h"

/* Seconds that assessments have to save what was typed and to close; one that asks something needs a person. */
#define PATIENCE 5

#define WAITING_KEY "dr-register-switch"

/* A register that is opened as soon as no assessment is. */
typedef struct {
  DrApplication *program;
  char          *uri;
  guint          patience;   /* source that ends it */
} Waiting;

static gboolean
has_assessments (DrApplication *program)
{
  for (GList *each = gtk_application_get_windows (GTK_APPLICATION (program)); each != NULL; each = each->next)
    if (DR_IS_ASSESSMENT_WINDOW (each->data))
      return TRUE;

  return FALSE;
}

/* Whether all are closed now: one where something is to be saved closes when it is. */
static gboolean
close_assessments (DrApplication *program)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (program)));

  for (GList *each = windows; each != NULL; each = each->next)
    if (DR_IS_ASSESSMENT_WINDOW (each->data))
      gtk_window_close (each->data);

  return !has_assessments (program);
}

/**
 * dr_register_switch_let_go:
 * @program: the program, with a register open
 * @error: return location for %G_IO_ERROR_BUSY: an assessment stays open, since it asks something
 *
 * Has everything that is shown of the register saved and closed.
 *
 * Returns: whether it is
 */
gboolean
dr_register_switch_let_go (DrApplication  *program,
                           GError        **error)
{
  DrWindow *window = dr_window_find (program);

  if (!close_assessments (program))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BUSY,
                           _("An assessment asks something before it closes. Answer in its window, then open the register again."));
      return FALSE;
    }
  if (window != NULL)
    dr_window_set_desk (window, NULL);

  return TRUE;
}

static void
say_problem (GtkWindow  *window,
             const char *problem)
{
  GtkWidget *dialog = adw_message_dialog_new (window, _("The register cannot be opened"), problem);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  dr_spoken_drop_marks (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
open_now (DrApplication *program,
          const char    *uri)
{
  DrWindow *window = dr_window_find (program);
  g_autoptr (GError) error = NULL;

  if (dr_application_begin (program, uri, NULL, &error))
    gtk_window_present (GTK_WINDOW (dr_window_find (program)));
  else if (window != NULL)
    say_problem (GTK_WINDOW (window), error->message);
}

static void
waiting_free (gpointer data)
{
  Waiting *self = data;

  g_signal_handlers_disconnect_by_data (self->program, self);
  g_clear_handle_id (&self->patience, g_source_remove);
  g_free (self->uri);
  g_free (self);
}

/* All are closed, or patience is at its end: then it says that one is open. */
static gboolean
end_waiting (gpointer data)
{
  Waiting *self = data;
  DrApplication *program = self->program;
  g_autofree char *uri = g_steal_pointer (&self->uri);

  self->patience = 0;
  g_object_set_data (G_OBJECT (program), WAITING_KEY, NULL);
  open_now (program, uri);

  return G_SOURCE_REMOVE;
}

/* It is still closing: the register waits until that is over. */
static void
window_removed (GtkApplication *application,
                GtkWindow      *window,
                Waiting        *self)
{
  if (has_assessments (self->program))
    return;
  g_clear_handle_id (&self->patience, g_source_remove);
  self->patience = g_idle_add (end_waiting, self);
}

static void
open_register (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  DrApplication *program = data;
  const char *uri = g_variant_get_string (parameter, NULL);
  DrDesk *desk = dr_application_get_desk (program);
  DrWindow *window = dr_window_find (program);
  Waiting *waiting;

  if (desk != NULL && g_str_equal (dr_desk_get_uri (desk), uri))
    {
      if (window != NULL)
        gtk_window_present (GTK_WINDOW (window));
      return;
    }
  if (close_assessments (program))
    {
      open_now (program, uri);
      return;
    }
  waiting = g_new0 (Waiting, 1);
  waiting->program = program;
  waiting->uri = g_strdup (uri);
  waiting->patience = g_timeout_add_seconds (PATIENCE, end_waiting, waiting);
  g_signal_connect (program, "window-removed", G_CALLBACK (window_removed), waiting);
  g_object_set_data_full (G_OBJECT (program), WAITING_KEY, waiting, waiting_free);
}

/**
 * dr_register_switch_add_action:
 * @program: the program
 *
 * Adds the action "app.open-register", whose target is the address of a register: the program works on that one from now on. Where
 * it cannot be opened the window says why, and shows what it has shown before.
 */
void
dr_register_switch_add_action (DrApplication *program)
{
  static const GActionEntry action = { "open-register", open_register, "s", NULL, NULL, { 0 } };

  g_action_map_add_action_entries (G_ACTION_MAP (program), &action, 1, program);
}
