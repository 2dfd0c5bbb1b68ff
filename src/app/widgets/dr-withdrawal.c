#include "dr-withdrawal.h"

#include <glib/gi18n-lib.h>

#include "dr-spoken.h"
#include "dr-unfinished.h"

typedef struct {
  GWeakRef           owner;
  GtkEditable       *entry;   /* the dialog's */
  DrWithdrawalAnswer answer;
  gpointer           data;
  GDestroyNotify     destroy;
} Question;

static void
free_closure (gpointer  data,
              GClosure *closure)
{
  Question *question = data;

  if (question->destroy != NULL)
    question->destroy (question->data);
  g_weak_ref_clear (&question->owner);
  g_free (question);
}

static char *
get_reason (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static gboolean
is_unfinished (GtkWidget *entry)
{
  g_autofree char *reason = get_reason (GTK_EDITABLE (entry));

  return reason[0] != '\0';
}

static void
reason_typed (GtkEditable      *entry,
              AdwMessageDialog *dialog)
{
  g_autofree char *reason = get_reason (entry);

  adw_message_dialog_set_response_enabled (dialog, "withdraw", reason[0] != '\0');
}

static void
answered (AdwMessageDialog *dialog,
          const char       *response,
          Question         *question)
{
  g_autoptr (GObject) owner = g_weak_ref_get (&question->owner);
  g_autofree char *reason = get_reason (question->entry);

  if (owner != NULL && g_strcmp0 (response, "withdraw") == 0 && reason[0] != '\0')
    question->answer (reason, owner, question->data);
}

/**
 * dr_withdrawal_ask:
 * @window: (nullable): that it is asked in front of
 * @reference: of the assessment
 * @owner: who asks; where it is gone by then, nothing is answered
 * @answer: called if it is to be withdrawn
 * @data: (nullable): for @answer
 * @destroy: (nullable): frees @data
 *
 * Asks for the reason. It cannot be taken back, and the trail keeps why: without a reason there is no way on.
 */
void
dr_withdrawal_ask (GtkWindow          *window,
                   const char         *reference,
                   GObject            *owner,
                   DrWithdrawalAnswer  answer,
                   gpointer            data,
                   GDestroyNotify      destroy)
{
  g_autofree char *heading = g_strdup_printf (_("Withdraw %s?"), reference);
  GtkWidget *dialog = adw_message_dialog_new (window, heading, _("It leaves the workflow for good, and the record of that is sealed. What was sealed before stays."));
  GtkWidget *entry = g_object_new (GTK_TYPE_ENTRY, "activates-default", TRUE, NULL);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, NULL);
  Question *question = g_new0 (Question, 1);

  g_weak_ref_init (&question->owner, owner);
  question->entry = GTK_EDITABLE (entry);
  question->answer = answer;
  question->data = data;
  question->destroy = destroy;
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Why it is withdrawn"), -1);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", _("Why it is withdrawn"), "xalign", 0.0, NULL));
  gtk_box_append (GTK_BOX (box), entry);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), box);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "withdraw", _("_Withdraw"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "withdraw", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "withdraw", FALSE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "withdraw");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (entry, "changed", G_CALLBACK (reason_typed), dialog);
  dr_spoken_drop_marks (dialog);
  dr_unfinished_watch (entry, _("Why it is withdrawn"), is_unfinished);
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered), question, free_closure, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}
