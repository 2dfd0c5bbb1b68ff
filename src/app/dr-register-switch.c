#include "dr-register-switch.h"

#include <glib/gi18n-lib.h>

#include "dr-assessment-window.h"
#include "dr-explanation.h"
#include "dr-register-windows.h"
#include "dr-spoken.h"
#include "dr-window.h"

/* Seconds that assessments have to save what was typed and to close; one that asks something needs a person. */
#define PATIENCE 5

#define WAITING_KEY "dr-register-switch"
#define DISCARDS_KEY "dr-register-switch-discards"

/* A register that is opened as soon as no assessment is. */
typedef struct {
  DrApplication *program;
  char          *uri;
  gboolean       discards;   /* what is unfinished */
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

/* Lists, reports, forms: whatever is done in one of them would be done to the other register. */
static void
close_others (DrApplication *program)
{
  g_autolist (GtkWindow) windows = gtk_window_list_toplevels ();

  for (GList *each = windows; each != NULL; each = each->next)
    g_object_ref (each->data);   /* one may go with another */
  for (GList *each = windows; each != NULL; each = each->next)
    if (dr_register_windows_are_of (each->data, program))
      gtk_window_destroy (each->data);
}

/**
 * dr_register_switch_let_go:
 * @program: the program, with a register open
 * @error: return location for %G_IO_ERROR_BUSY: an assessment stays open, since it asks something; and %G_IO_ERROR_PENDING:
 *   something was typed that is kept nowhere yet, and nobody has said that it may go
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
  g_autoptr (GPtrArray) unfinished = dr_register_windows_list_unfinished (program);

  if (unfinished->len > 0 && g_object_get_data (G_OBJECT (program), DISCARDS_KEY) == NULL)
    {
      g_autofree char *words = dr_register_windows_tell_unfinished (unfinished);

      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PENDING, words);
      return FALSE;
    }
  if (!close_assessments (program))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BUSY,
                           _("An assessment asks something before it closes. Answer in its window, then open the register again."));
      return FALSE;
    }
  close_others (program);
  if (window != NULL)
    dr_window_set_desk (window, NULL);

  return TRUE;
}

static void
say_problem (GtkWindow  *window,
             const char *problem)
{
  dr_explanation_show (GTK_WIDGET (window), _("The register cannot be opened"), problem);
}

static void begin (DrApplication *program, const char *uri, gboolean discards);

/* What somebody was asked about. */
typedef struct {
  DrApplication *program;
  char          *uri;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_free (asked->uri);
  g_free (asked);
}

static gboolean
go_on (gpointer data)
{
  Asked *asked = data;

  begin (asked->program, asked->uri, TRUE);

  return G_SOURCE_REMOVE;
}

/* Not before the question is closed: it is of the register that is left. */
static void
answered (AdwMessageDialog *dialog,
          const char       *response,
          Asked            *asked)
{
  Asked *kept;

  if (g_strcmp0 (response, "open") != 0)
    return;
  kept = g_new0 (Asked, 1);
  kept->program = asked->program;
  kept->uri = g_strdup (asked->uri);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, go_on, kept, asked_free);
}

/* In front of what is unfinished, which can be gone on with. */
static void
ask (DrApplication *program,
     const char    *uri,
     const char    *problem)
{
  g_autoptr (GPtrArray) unfinished = dr_register_windows_list_unfinished (program);
  GtkRoot *root = unfinished->len > 0 ? gtk_widget_get_root (unfinished->pdata[0]) : GTK_ROOT (dr_window_find (program));
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (root), _("Something is not finished"), problem);
  Asked *asked = g_new0 (Asked, 1);

  asked->program = program;
  asked->uri = g_strdup (uri);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _("_Stay here"), "open", _("_Open without it"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "open", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect (dialog, "response", G_CALLBACK (answered), asked);
  g_object_set_data_full (G_OBJECT (dialog), "asked", asked, asked_free);
  dr_spoken_drop_marks (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Returns: whether it is open, or never will be; else assessments of the other one are still closing */
static gboolean
open_now (DrApplication *program,
          const char    *uri,
          gboolean       discards,
          gboolean       may_wait)
{
  g_autoptr (GError) error = NULL;
  gboolean open;

  g_object_set_data (G_OBJECT (program), DISCARDS_KEY, GINT_TO_POINTER (discards));
  open = dr_application_begin (program, uri, NULL, &error);
  g_object_set_data (G_OBJECT (program), DISCARDS_KEY, NULL);
  if (open)
    gtk_window_present (GTK_WINDOW (dr_window_find (program)));
  else if (may_wait && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY))
    return FALSE;
  else if (dr_window_find (program) != NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PENDING))
    ask (program, uri, error->message);
  else if (dr_window_find (program) != NULL)
    say_problem (GTK_WINDOW (dr_window_find (program)), error->message);

  return TRUE;
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
  gboolean discards = self->discards;

  self->patience = 0;
  g_object_set_data (G_OBJECT (program), WAITING_KEY, NULL);
  open_now (program, uri, discards, FALSE);

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
begin (DrApplication *program,
       const char    *uri,
       gboolean       discards)
{
  Waiting *waiting;

  /* Nothing is closed for one that cannot be opened. */
  if (open_now (program, uri, discards, TRUE))
    return;
  waiting = g_new0 (Waiting, 1);
  waiting->program = program;
  waiting->uri = g_strdup (uri);
  waiting->discards = discards;
  waiting->patience = g_timeout_add_seconds (PATIENCE, end_waiting, waiting);
  g_signal_connect (program, "window-removed", G_CALLBACK (window_removed), waiting);
  g_object_set_data_full (G_OBJECT (program), WAITING_KEY, waiting, waiting_free);
}

/* It may be named by another way than it was opened by. */
static gboolean
is_open (DrDesk     *desk,
         const char *uri)
{
  g_autofree char *place = dr_store_locate (uri, NULL);

  return g_strcmp0 (dr_desk_get_uri (desk), place) == 0;
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

  g_object_set_data (G_OBJECT (program), WAITING_KEY, NULL);   /* what is chosen last is meant */
  if (desk == NULL || !is_open (desk, uri))
    begin (program, uri, FALSE);
  else if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
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
