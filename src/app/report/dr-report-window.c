#include "dr-report-window.h"

#include <glib/gi18n-lib.h>

#include "dr-flow.h"
#include "dr-long-work.h"
#include "dr-print-preview.h"
#include "dr-recent.h"
#include "dr-report-choices.h"
#include "dr-report-languages.h"
#include "dr-report-previous.h"
#include "dr-report-work.h"
#include "dr-text-room.h"
#include "dr-toasts.h"

struct _DrReportWindow {
  AdwWindow            parent_instance;

  DrDesk              *desk;        /* (nullable): none for a record by itself */
  char                *reference;
  guint                version;
  char                *name;        /* (nullable): of a record by itself */
  GBytes              *record;      /* (nullable) */
  char                *file;        /* (nullable): of a return from elsewhere */

  GCancellable        *cancellable; /* (nullable): of what is going on */
  DrLongProgress      *progress;    /* (nullable): likewise */
  guint                show_work;   /* timer: until it is worth saying, then between two looks */
  GtkFileChooserNative *dialog;     /* (nullable): asks where to */

  AdwToastOverlay     *toasts;
  AdwWindowTitle      *title;
  DrReportChoices     *choices;
  DrReportPrevious    *previous;
  GtkLabel            *problem;
  GtkLabel            *left_out;
  GtkRevealer         *working;
  GtkProgressBar      *done;
};

G_DEFINE_FINAL_TYPE (DrReportWindow, dr_report_window, ADW_TYPE_WINDOW)

static void
chosen (DrReportWindow *self)
{
  DrReportChoice choice;
  g_autoptr (DrReportState) state = NULL;

  choice = dr_report_choices_get (self->choices);
  state = dr_report_state_new (&choice);
  adw_window_title_set_subtitle (self->title, state->about);
}

/* --- What goes on --- */

static gboolean
look (gpointer data)
{
  DrReportWindow *self = data;

  dr_long_work_show (self->done, self->progress);

  return G_SOURCE_CONTINUE;
}

static gboolean
show_work (gpointer data)
{
  DrReportWindow *self = data;

  self->show_work = g_timeout_add (DR_LONG_WORK_LOOK, look, self);
  look (self);
  gtk_revealer_set_reveal_child (self->working, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->working), TRUE);

  return G_SOURCE_REMOVE;
}

static void
end_work (DrReportWindow *self)
{
  g_clear_handle_id (&self->show_work, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->progress, dr_long_progress_unref);
  gtk_progress_bar_set_fraction (self->done, 0.0);
  gtk_revealer_set_reveal_child (self->working, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->working), FALSE);
}

static void
open_saved (AdwToast *toast,
            gpointer  data)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_object_get_data (G_OBJECT (toast), "path"));
  g_autofree char *uri = g_file_get_uri (file);

  gtk_show_uri (GTK_WINDOW (data), uri, GDK_CURRENT_TIME);
}

static void
tell_saved (DrReportWindow     *self,
            const DrReportMade *made)
{
  g_autofree char *name = g_filename_display_basename (made->path);
  g_autofree char *words = dr_report_saved_words (made->format, name);
  g_autofree char *escaped = g_markup_escape_text (words, -1);
  AdwToast *toast = adw_toast_new (escaped);

  g_object_set_data_full (G_OBJECT (toast), "path", made->format == DR_PUBLISH_OFFICE ? g_path_get_dirname (made->path)
                                                                                       : g_strdup (made->path), g_free);
  adw_toast_set_button_label (toast, made->format == DR_PUBLISH_OFFICE ? _("Open folder") : _("Open"));
  adw_toast_set_timeout (toast, 10);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (open_saved), self, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
show_pages (DrReportWindow *self,
            DrPdfPages     *pages)   /* (transfer full) */
{
  gtk_window_present (GTK_WINDOW (dr_print_preview_new (GTK_WINDOW (self), pages)));
}

/* It is up to a person to read that before anything is published. */
static void
tell_left_out (DrReportWindow *self,
               const char     *words)   /* (nullable) */
{
  gtk_label_set_label (self->left_out, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->left_out), words != NULL);
}

static void
tell_problem (DrReportWindow *self,
              const char     *words)
{
  gtk_label_set_label (self->problem, words);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}

/* One at a time. Buttons stay as they are: one that goes insensitive takes the focus with it. */
static gboolean
refuses (DrReportWindow *self,
         gboolean        is_local)
{
  const char *words = dr_report_refusal (self->cancellable != NULL, is_local);

  if (words != NULL)
    tell_problem (self, words);

  return words != NULL;
}

/* What a callback is of. */
typedef struct {
  DrReportWindow *window;
  GCancellable   *cancellable;
} Call;

static void
free_call (Call *call)
{
  g_object_unref (call->window);
  g_object_unref (call->cancellable);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, free_call)

static void
made (GObject      *source,
      GAsyncResult *result,
      gpointer      data)
{
  g_autoptr (Call) call = data;
  DrReportWindow *self = call->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReportMade) there = dr_report_job_finish (source, result, &error);

  if (self->toasts == NULL)
    return;   /* closed */
  if (self->cancellable == call->cancellable)
    end_work (self);   /* else it was stopped, and something else may go on */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_("Stopped. Nothing was written.")));
  else if (there == NULL)
    tell_problem (self, error->message);
  else
    tell_left_out (self, there->left_out);
  if (there == NULL)
    return;
  if (there->pages != NULL)
    show_pages (self, g_steal_pointer (&there->pages));
  else
    tell_saved (self, there);
}

static void
start (DrReportWindow *self,
       const char     *path)   /* (nullable): pages are wanted */
{
  const DrReportChoice choice = dr_report_choices_get (self->choices);
  DrReportJob *job;
  Call *call;

  if (refuses (self, TRUE))
    return;
  job = g_new0 (DrReportJob, 1);
  job->kind = choice.kind;
  job->format = choice.format;
  job->version = self->version;
  job->path = g_strdup (path);
  job->file = g_strdup (self->file);
  job->previous = g_strdup (dr_report_previous_get_file (self->previous));
  if (self->record != NULL)
    {
      job->name = g_strdup (self->name);
      job->record = g_bytes_ref (self->record);
    }
  else
    job->reference = g_strdup (self->reference);
  if (self->desk != NULL)
    job->uri = g_strdup (dr_desk_get_uri (self->desk));
  if (!dr_report_same_language (choice.language, choice.program_language))
    job->language = g_strdup (choice.language);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  tell_left_out (self, NULL);
  self->cancellable = g_cancellable_new ();
  self->progress = dr_long_progress_new ();
  job->progress = dr_long_progress_ref (self->progress);
  self->show_work = g_timeout_add (DR_LONG_WORK_SHOW_AFTER, show_work, self);
  call = g_new0 (Call, 1);
  call->window = g_object_ref (self);
  call->cancellable = g_object_ref (self->cancellable);
  dr_report_job_start (job, self->desk, self->cancellable, made, call);
}

static void
file_chosen (GtkNativeDialog *dialog,
             int              response,
             DrReportWindow  *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  g_clear_object (&self->dialog);
  if (file != NULL && !refuses (self, path != NULL))
    start (self, path);
}

static void
do_save (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  DrReportWindow *self = DR_REPORT_WINDOW (widget);
  const DrReportChoice choice = dr_report_choices_get (self->choices);
  g_autoptr (DrReportState) state = dr_report_state_new (&choice);
  GtkFileChooserNative *dialog;

  if (self->dialog != NULL || refuses (self, TRUE))
    return;
  dialog = self->dialog = gtk_file_chooser_native_new (_("Save the report"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                                       _("_Save"), _("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), state->file_name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (file_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
do_print (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  start (DR_REPORT_WINDOW (widget), NULL);
}

static void
do_cancel (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  DrReportWindow *self = DR_REPORT_WINDOW (widget);

  if (self->cancellable == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  end_work (self);   /* what is stopped says so when it has; something else can be asked for now */
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
}

static DrReportWindow *
new_window (GtkWindow  *parent,
            const char *reference,
            guint       version)
{
  DrReportWindow *self = g_object_new (DR_TYPE_REPORT_WINDOW, "transient-for", parent, NULL);

  self->reference = g_strdup (reference);
  self->version = version;

  return self;
}

static void
present (DrReportWindow *self,
         gboolean        is_draft,
         gboolean        is_return)
{
  gtk_widget_set_visible (GTK_WIDGET (self->previous), is_return);
  dr_report_previous_set_usual (self->previous, self->file == NULL);
  dr_report_choices_set_subject (self->choices, self->reference, self->version, is_draft, is_return, self->file);
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * dr_report_window_show_version:
 * @parent: the window that it is asked for in
 * @desk: has the register
 * @reference: of an assessment
 * @version: its number, from 1
 * @is_draft: nobody has sealed it
 *
 * Asks which report of it is wanted.
 */
void
dr_report_window_show_version (GtkWindow  *parent,
                               DrDesk     *desk,
                               const char *reference,
                               guint       version,
                               gboolean    is_draft)
{
  DrReportWindow *self = new_window (parent, reference, version);

  self->desk = g_object_ref (desk);
  present (self, is_draft, FALSE);
}

/**
 * dr_report_window_show_record:
 * @parent: the window that it is asked for in
 * @reference: of the assessment that the record is of
 * @version: its number, from 1
 * @name: of the record, for messages
 * @record: its bytes
 *
 * Likewise, of a record by itself: no register is needed.
 */
void
dr_report_window_show_record (GtkWindow  *parent,
                              const char *reference,
                              guint       version,
                              const char *name,
                              GBytes     *record)
{
  DrReportWindow *self = new_window (parent, reference, version);

  self->name = g_strdup (name);
  self->record = g_bytes_ref (record);
  present (self, FALSE, FALSE);
}

/**
 * dr_report_window_show_return:
 * @parent: the window that it is asked for in
 * @desk: has the register, which knows what people and rules are called
 * @period: of the return: "2026-27"
 * @bytes: the return
 *
 * Asks how the maintaining-access report is wanted.
 */
void
dr_report_window_show_return (GtkWindow  *parent,
                              DrDesk     *desk,
                              const char *period,
                              GBytes     *bytes)
{
  DrReportWindow *self = new_window (parent, period, 0);

  self->desk = g_object_ref (desk);
  self->name = g_strdup (period);
  self->record = g_bytes_ref (bytes);
  present (self, FALSE, TRUE);
}

/**
 * dr_report_window_show_return_file:
 * @application: the program
 * @desk: (nullable): has a register, which may know what people and rules are called; %NULL: the report is made of the file alone
 * @path: of a return, which may be from elsewhere
 *
 * Likewise, in a window that stands by itself. The file is read when the report is made.
 */
void
dr_report_window_show_return_file (GtkApplication *application,
                                   DrDesk         *desk,
                                   const char     *path)
{
  DrReportWindow *self = new_window (NULL, path, 0);

  gtk_window_set_modal (GTK_WINDOW (self), FALSE);
  gtk_window_set_application (GTK_WINDOW (self), application);
  g_set_object (&self->desk, desk);
  self->file = g_strdup (path);
  dr_recent_add (DR_RECENT_INSPECTED, path);
  present (self, FALSE, TRUE);
}

/**
 * dr_report_window_shows:
 * @self: a window
 * @path: of a return
 *
 * Returns: whether that is what it asks about
 */
gboolean
dr_report_window_shows (DrReportWindow *self,
                        const char     *path)
{
  return g_strcmp0 (self->file, path) == 0;
}

static void
dr_report_window_dispose (GObject *object)
{
  DrReportWindow *self = DR_REPORT_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->dialog != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->dialog));
  g_clear_object (&self->dialog);
  g_clear_handle_id (&self->show_work, g_source_remove);
  g_clear_pointer (&self->progress, dr_long_progress_unref);
  self->toasts = NULL;
  g_clear_object (&self->desk);
  g_clear_pointer (&self->reference, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->file, g_free);
  g_clear_pointer (&self->record, g_bytes_unref);

  G_OBJECT_CLASS (dr_report_window_parent_class)->dispose (object);
}

static void
dr_report_window_class_init (DrReportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dr_report_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dueregard/DueRegard/dr-report-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DrReportWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DrReportWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DrReportWindow, choices);
  gtk_widget_class_bind_template_child (widget_class, DrReportWindow, previous);
  gtk_widget_class_bind_template_child (widget_class, DrReportWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, DrReportWindow, left_out);
  gtk_widget_class_bind_template_child (widget_class, DrReportWindow, working);
  gtk_widget_class_bind_template_child (widget_class, DrReportWindow, done);
  gtk_widget_class_bind_template_callback (widget_class, chosen);
  gtk_widget_class_install_action (widget_class, "report.save", NULL, do_save);
  gtk_widget_class_install_action (widget_class, "report.print", NULL, do_print);
  gtk_widget_class_install_action (widget_class, "report.cancel", NULL, do_cancel);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "report.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "report.print", NULL);
}

static void
dr_report_window_init (DrReportWindow *self)
{
  g_type_ensure (DR_TYPE_FLOW);
  g_type_ensure (DR_TYPE_REPORT_CHOICES);
  g_type_ensure (DR_TYPE_REPORT_PREVIOUS);
  gtk_widget_init_template (GTK_WIDGET (self));
  dr_text_room_enlarge (GTK_WINDOW (self));
  dr_toasts_watch (self->toasts);
  gtk_widget_set_visible (GTK_WIDGET (self->working), FALSE);
}
