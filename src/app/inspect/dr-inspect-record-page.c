#include "dr-inspect-record-page.h"

#include <glib/gi18n-lib.h>

#include "dr-background.h"
#include "dr-flow.h"
#include "dr-inspect-parts.h"
#include "dr-inspect-picker.h"
#include "dr-inspect-reading.h"
#include "dr-reading-view.h"
#include "dr-report-window.h"
#include "dr-review-view.h"
#include "dr-status-page.h"

struct _DrInspectRecordPage {
  AdwBin               parent_instance;

  DrInspected         *inspected;     /* (nullable) */
  DrInspectedReading  *reading;       /* (nullable): that is shown */
  GCancellable        *cancellable;   /* (nullable): of what is being read */
  guint                record;

  GtkWidget           *picker;
  GtkWidget           *buttons;
  GtkWidget           *problem;
  GtkWidget           *body;          /* (nullable): what is shown of the record */
  GtkWidget           *content;
};

G_DEFINE_FINAL_TYPE (DrInspectRecordPage, dr_inspect_record_page, ADW_TYPE_BIN)

typedef struct {
  DrInspected *inspected;
  guint        record;
} Wanted;

static void
free_wanted (gpointer data)
{
  Wanted *wanted = data;

  dr_inspected_unref (wanted->inspected);
  g_free (wanted);
}

static void
read_record (GTask        *task,
             gpointer      owner,
             gpointer      data,
             GCancellable *cancellable)
{
  const Wanted *wanted = data;
  g_autoptr (GError) error = NULL;
  DrInspectedReading *reading = dr_inspected_read (wanted->inspected, wanted->record, cancellable, &error);

  if (reading != NULL)
    g_task_return_pointer (task, reading, (GDestroyNotify) dr_inspected_reading_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
add_button (DrInspectRecordPage *self,
            const char          *label,
            const char          *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", self->record);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  dr_flow_append (DR_FLOW (self->buttons), button);
}

static void
show_buttons (DrInspectRecordPage *self)
{
  const DrInspectedRecord *record = &self->inspected->records[self->record];
  g_autofree char *name = dr_inspected_name (record);

  dr_flow_clear (DR_FLOW (self->buttons));
  add_button (self, _("Compare"), "inspect.compare");
  add_button (self, _("Figure by figure"), "inspect.again");
  add_button (self, _("Report…"), "inspect.report");
  dr_flow_append (DR_FLOW (self->buttons), dr_inspect_note_button_new (DR_INSPECT_NOTE_RECORD, record->digest, name));
}

static void
add_reading (GtkWidget      *box,
             DrReadingState *state)   /* (transfer full) */
{
  DrReadingView *view = dr_reading_view_new ();

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (view));
  dr_reading_view_show_state (view, state);
}

static void
show_reading (DrInspectRecordPage *self)
{
  const DrInspectedReading *reading = self->reading;

  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  add_reading (self->body, dr_inspect_reading_head (reading, self->inspected));
  add_reading (self->body, dr_reading_state_new_of (reading->record->assessment, reading->record->evidence, reading->questionnaire));
  if (reading->record->assessment->n_options > 0)
    {
      DrReviewView *review = dr_review_view_new ();

      dr_review_view_set_help (review, _("Computed again from this record’s own evidence. “Figure by figure” says whether the record states the same."));
      gtk_widget_add_css_class (GTK_WIDGET (review), "guidance");
      gtk_box_append (GTK_BOX (self->body), GTK_WIDGET (review));
      dr_review_view_show (review, reading->check);
    }
  add_reading (self->body, dr_inspect_reading_findings (reading));
  gtk_box_append (GTK_BOX (self->content), self->body);
}

static void
clear_body (DrInspectRecordPage *self)
{
  if (self->body != NULL)
    gtk_box_remove (GTK_BOX (self->content), self->body);   /* before what it shows */
  self->body = NULL;
  g_clear_pointer (&self->reading, dr_inspected_reading_free);
}

static void
was_read (GObject      *owner,
          GAsyncResult *result,
          gpointer      data)
{
  DrInspectRecordPage *self = DR_INSPECT_RECORD_PAGE (owner);
  g_autoptr (GError) error = NULL;
  DrInspectedReading *reading = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  clear_body (self);
  self->reading = reading;
  gtk_widget_set_visible (self->problem, reading == NULL);
  if (reading != NULL)
    show_reading (self);
  else
    dr_status_page_explain (self->problem, error->message);
}

static void
read_wanted (DrInspectRecordPage *self)
{
  g_autoptr (GTask) task = NULL;
  Wanted *wanted = g_new0 (Wanted, 1);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  show_buttons (self);
  task = g_task_new (self, self->cancellable, was_read, NULL);
  wanted->inspected = dr_inspected_ref (self->inspected);
  wanted->record = self->record;
  g_task_set_task_data (task, wanted, free_wanted);
  dr_background_run (task, read_record);
}

static void
picked (DrInspectRecordPage *self)
{
  int record = dr_inspect_picker_get (self->picker);

  if (self->inspected == NULL || record < 0 || (guint) record >= self->inspected->n_records
      || ((guint) record == self->record && self->cancellable != NULL))
    return;
  self->record = (guint) record;
  read_wanted (self);
}

/**
 * dr_inspect_record_page_set_inspected:
 * @self: the page
 * @inspected: what is inspected
 *
 * Shows the first of its records.
 */
void
dr_inspect_record_page_set_inspected (DrInspectRecordPage *self,
                                      DrInspected         *inspected)
{
  self->inspected = dr_inspected_ref (inspected);
  dr_inspect_picker_set_records (self->picker, inspected, NULL);
  gtk_widget_set_visible (self->picker, inspected->n_records > 1);
  picked (self);
  if (inspected->n_records == 0)
    {
      g_object_set (self->problem, "title", _("No sealed record"), "description", _("There is no record in this bag."), "visible",
                    TRUE, NULL);
      gtk_widget_set_visible (self->buttons, FALSE);
    }
}

/**
 * dr_inspect_record_page_show:
 * @self: the page
 * @record: index of a record
 *
 * Shows that one.
 */
void
dr_inspect_record_page_show (DrInspectRecordPage *self,
                             guint                record)
{
  if (self->inspected != NULL && record < self->inspected->n_records)
    dr_inspect_picker_set (self->picker, (int) record);
}

/**
 * dr_inspect_record_page_report:
 * @self: the page
 *
 * Asks which report of the record that is shown is wanted; none is, while none is shown.
 */
void
dr_inspect_record_page_report (DrInspectRecordPage *self)
{
  const DrInspectedRecord *record;
  g_autoptr (GBytes) bytes = NULL;
  const char *data;
  gsize length;

  if (self->reading == NULL)
    return;
  record = &self->inspected->records[self->record];
  data = dr_xml_document_get_data (self->reading->document, &length);
  bytes = g_bytes_new (data, length);
  dr_report_window_show_record (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), record->reference, record->version,
                                record->member, bytes);
}

static void
dr_inspect_record_page_dispose (GObject *object)
{
  DrInspectRecordPage *self = DR_INSPECT_RECORD_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->body != NULL)
    clear_body (self);
  g_clear_pointer (&self->inspected, dr_inspected_unref);

  G_OBJECT_CLASS (dr_inspect_record_page_parent_class)->dispose (object);
}

static void
dr_inspect_record_page_class_init (DrInspectRecordPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_inspect_record_page_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dr_inspect_record_page_init (DrInspectRecordPage *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  adw_bin_set_child (ADW_BIN (self), dr_inspect_page_new (_("Record"), &self->content));
  self->picker = dr_inspect_picker_new (_("Record"));
  g_signal_connect_swapped (self->picker, "notify::selected", G_CALLBACK (picked), self);
  gtk_box_append (GTK_BOX (top), self->picker);
  self->buttons = GTK_WIDGET (dr_flow_new (0, 6, 6));
  gtk_box_append (GTK_BOX (top), self->buttons);
  gtk_box_append (GTK_BOX (self->content), top);
  self->problem = g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "dialog-warning-symbolic", "title",
                                _("The record cannot be read"), "visible", FALSE, NULL);
  gtk_box_append (GTK_BOX (self->content), self->problem);
}
