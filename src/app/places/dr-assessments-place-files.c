/* What the place does with files and the whole register: opening, checking against new evidence, handing out a bag. */
#include "dr-assessments-place-private.h"

#include <glib/gi18n-lib.h>

#include "dr-application.h"
#include "dr-import-window.h"
#include "dr-inspected.h"
#include "dr-register-jobs.h"

static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
show_imported (AdwToast *toast,
               gpointer  data)
{
  const char *reference = g_object_get_data (G_OBJECT (toast), "reference");
  guint version = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (toast), "version"));

  dr_assessments_place_show (data, reference, version);
}

/* One draft is said in passing, with a way to it. */
static void
tell_draft (DrAssessmentsPlace *self,
            const DrImportLine *line)
{
  g_autofree char *text = g_strdup_printf (_("Draft %s taken from %s"), line->reference, line->name);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  g_object_set_data_full (G_OBJECT (toast), "reference", g_strdup (line->reference), g_free);
  g_object_set_data (G_OBJECT (toast), "version", GUINT_TO_POINTER (line->version));
  adw_toast_set_button_label (toast, _("Open"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (show_imported), self, 0);
  dr_assessments_place_tell (self, toast);
}

static void
imported (gpointer      result,
          const GError *error,
          gpointer      owner)
{
  DrAssessmentsPlace *self = owner;
  g_autoptr (DrImportReport) report = result;

  if (self->desk != NULL)
    dr_desk_say_changed (self->desk, NULL);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (is_cancelled (error))
    dr_assessments_place_say (self, _("Stopped. Files that were taken before are in the register."));
  else if (report == NULL)
    dr_assessments_place_explain (self, _("Nothing could be opened"), error->message);
  else if (report->lines->len == 1 && report->n_drafts == 1)
    tell_draft (self, report->lines->pdata[0]);
  else if (report->lines->len == 0)
    {
      g_autofree char *summary = dr_import_report_summary (report);

      dr_assessments_place_say (self, summary);
    }
  else
    dr_import_window_show (dr_assessments_place_window (self), report);
}

/**
 * dr_assessments_place_import:
 * @self: the place
 * @paths: drafts, records and bags, up to a %NULL
 *
 * Brings them into the register in the background, and says what came of it.
 */
void
dr_assessments_place_import (DrAssessmentsPlace *self,
                             const char * const *paths)
{
  const char *person = self->desk != NULL ? dr_desk_get_person (self->desk) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  guint n = g_strv_length ((char **) paths);
  DrLongWorkStart start = {
    .run = dr_register_job_import,
    .free_data = (GDestroyNotify) dr_import_job_free,
    .free_result = (GDestroyNotify) dr_import_report_free,
    .done = imported,
    .owner = G_OBJECT (self),
  };

  if (self->desk == NULL || n == 0)
    return;
  if (person == NULL)
    {
      dr_assessments_place_explain (self, _("Nothing can be opened yet"),
                                    _("Say first who you are: whoever brings a file into the register stands in its trail."));
      return;
    }
  name = g_filename_display_basename (paths[0]);
  title = n == 1 ? g_strdup_printf (_("Opening %s"), name)
                 : g_strdup_printf (ngettext ("Opening %u file", "Opening %u files", n), n);
  start.title = title;
  start.data = dr_import_job_new (person, paths);
  dr_long_work_start (self->long_work, self->desk, &start);
}

/* A return is in no register: it has a report. */
static void
import_files (DrAssessmentsPlace *self,
              GSList             *files)
{
  GtkApplication *application = gtk_window_get_application (dr_assessments_place_window (self));
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (GSList *each = files; each != NULL; each = each->next)
    {
      char *path = g_file_get_path (each->data);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  for (guint i = paths->len; i-- > 0;)
    if (dr_inspected_is_return (paths->pdata[i]))
      {
        dr_application_inspect (DR_APPLICATION (application), paths->pdata[i]);
        g_ptr_array_remove_index (paths, i);
      }
  if (paths->len == 0)
    return;
  g_ptr_array_add (paths, NULL);
  dr_assessments_place_import (self, (const char * const *) paths->pdata);
}

static gboolean
dropped (GtkDropTarget      *target,
         const GValue       *value,
         double              x,
         double              y,
         DrAssessmentsPlace *self)
{
  GdkFileList *list = g_value_get_boxed (value);
  GSList *files = gdk_file_list_get_files (list);
  GtkApplication *application = gtk_window_get_application (dr_assessments_place_window (self));
  GSList *drafts = NULL;

  for (GSList *each = files; each != NULL; each = each->next)
    if (!dr_application_inspect_ours (DR_APPLICATION (application), each->data))
      drafts = g_slist_append (drafts, each->data);
  if (drafts != NULL)
    import_files (self, drafts);
  g_slist_free (drafts);
  g_slist_free (files);

  return TRUE;
}

static void
files_chosen (GtkNativeDialog    *dialog,
              int                 response,
              DrAssessmentsPlace *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
      GSList *list = NULL;

      for (guint i = g_list_model_get_n_items (files); i-- > 0;)
        list = g_slist_prepend (list, g_list_model_get_item (files, i));
      import_files (self, list);
      g_slist_free_full (list, g_object_unref);
    }
  g_object_unref (dialog);
}

static void
do_import (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  DrAssessmentsPlace *self = DR_ASSESSMENTS_PLACE (widget);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Open drafts, records, bags and returns"),
                                                              dr_assessments_place_window (self),
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));
  g_autoptr (GtkFileFilter) ours = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (ours, _("Drafts, records, returns and zipped bags"));
  gtk_file_filter_add_suffix (ours, "xml");
  gtk_file_filter_add_suffix (ours, "zip");
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), ours);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (files_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* --- Checked again --- */

static void
show_moved (AdwToast *toast,
            gpointer  data)
{
  DrAssessmentsPlace *self = data;

  dr_register_chips_turn_on (self->chips, DR_FILTER_MOVED);
}

static void
rechecked (gpointer      result,
           const GError *error,
           gpointer      owner)
{
  DrAssessmentsPlace *self = owner;
  g_autoptr (DrRecheck) recheck = result;

  if (self->desk != NULL)
    dr_desk_say_changed (self->desk, NULL);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (is_cancelled (error))
    dr_assessments_place_say (self, _("Stopped. What was checked so far is marked."));
  else if (recheck == NULL)
    dr_assessments_place_explain (self, _("The register could not be checked"), error->message);
  else
    {
      g_autofree char *summary = dr_recheck_summary (recheck);
      AdwToast *toast = adw_toast_new (summary);

      if (recheck->n_items > 0)
        adw_toast_set_button_label (toast, _("Show"));
      g_signal_connect_object (toast, "button-clicked", G_CALLBACK (show_moved), self, 0);
      dr_assessments_place_tell (self, toast);
    }
}

static void
do_recheck (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  DrAssessmentsPlace *self = DR_ASSESSMENTS_PLACE (widget);
  const DrLongWorkStart start = {
    .title = _("Checking against the latest evidence and rules"),
    .run = dr_register_job_recheck,
    .free_result = (GDestroyNotify) dr_recheck_free,
    .done = rechecked,
    .owner = G_OBJECT (self),
  };

  if (self->desk != NULL)
    dr_long_work_start (self->long_work, self->desk, &start);
}

/* --- Handed out --- */

static void
exported (gpointer      result,
          const GError *error,
          gpointer      owner)
{
  DrAssessmentsPlace *self = owner;
  g_autoptr (DrExportJob) bag = result;

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    ;   /* nobody is there to be told */
  else if (is_cancelled (error))
    dr_assessments_place_say (self, _("Stopped. Nothing was exported."));
  else if (bag == NULL)
    dr_assessments_place_explain (self, _("The bag could not be made"), error->message);
  else
    {
      g_autofree char *summary = dr_export_summary (bag);

      dr_assessments_place_say (self, summary);
    }
}

static void
bag_chosen (GtkNativeDialog    *dialog,
            int                 response,
            DrAssessmentsPlace *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  DrLongWorkStart start = {
    .title = _("Exporting a bag"),
    .run = dr_register_job_export,
    .free_data = (GDestroyNotify) dr_export_job_free,
    .free_result = (GDestroyNotify) dr_export_job_free,
    .done = exported,
    .owner = G_OBJECT (self),
  };

  g_object_unref (dialog);
  if (path == NULL || self->desk == NULL)
    return;
  start.data = dr_export_job_new (path);
  dr_long_work_start (self->long_work, self->desk, &start);
}

static void
do_export (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  DrAssessmentsPlace *self = DR_ASSESSMENTS_PLACE (widget);
  GtkFileChooserNative *dialog;
  char day[DR_DATE_STRING_SIZE];
  g_autofree char *name = NULL;

  if (self->desk == NULL)
    return;
  dialog = gtk_file_chooser_native_new (_("Export a bag"), dr_assessments_place_window (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                        _("_Export"), _("_Cancel"));
  name = g_strdup_printf ("register-%s.bag.zip", dr_date_format (dr_desk_get_today (self->desk), day));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (bag_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
dr_assessments_place_class_files (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "assessments.import", NULL, do_import);
  gtk_widget_class_install_action (klass, "assessments.recheck", NULL, do_recheck);
  gtk_widget_class_install_action (klass, "assessments.export", NULL, do_export);
}

void
dr_assessments_place_init_files (DrAssessmentsPlace *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (dropped), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
