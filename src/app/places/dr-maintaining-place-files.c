/* What the place hands out: the return that it shows, the bag of its period, and tables of the register. */
#include "dr-maintaining-place-private.h"

#include <glib/gi18n-lib.h>

#include "dr-explanation.h"
#include "dr-register-jobs.h"
#include "dr-report-window.h"
#include "dr-table-file.h"

typedef enum {
  HAND_RETURN,
  HAND_BAG,
  HAND_REGISTER,
  HAND_ACTIONS,
  HAND_FINDINGS,
  HAND_REVIEWS,
  HAND_IMPACTS,
  HAND_MEASURES,
} Hand;
#define N_HANDS 8

/* The name that is proposed ends with the period and this. Of a table the title and name are its own. */
static const struct {
  const char *action;
  const char *title;          /* (nullable): of a table */
  const char *name;           /* (nullable): likewise */
  const char *ending;
  gboolean    needs_return;   /* only what is shown can be handed out */
  DrCsvKind   kind;
} hands[N_HANDS] = {
  [HAND_RETURN] = { "maintaining.export-return", N_("Export the return"), "maintaining-access", "return.xml", TRUE, 0 },
  [HAND_BAG] = { "maintaining.export-bag", N_("Export the bag of the period"), "maintaining-access", "bag.zip", FALSE, 0 },
  [HAND_REGISTER] = { "maintaining.export-register", NULL, NULL, "csv", FALSE, DR_CSV_REGISTER },
  [HAND_ACTIONS] = { "maintaining.export-actions", NULL, NULL, "csv", FALSE, DR_CSV_ACTIONS },
  [HAND_FINDINGS] = { "maintaining.export-findings", NULL, NULL, "csv", FALSE, DR_CSV_FINDINGS },
  [HAND_REVIEWS] = { "maintaining.export-reviews", NULL, NULL, "csv", FALSE, DR_CSV_REVIEWS },
  [HAND_IMPACTS] = { "maintaining.export-impacts", NULL, NULL, "csv", FALSE, DR_CSV_IMPACTS },
  [HAND_MEASURES] = { "maintaining.export-measures", NULL, NULL, "csv", FALSE, DR_CSV_MEASURES },
};

/* Only what is shown can be handed out as the return. */
void
dr_maintaining_place_update_files (DrMaintainingPlace *self)
{
  for (guint i = 0; i < N_HANDS; i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), hands[i].action,
                                   self->desk != NULL && (!hands[i].needs_return || self->shown != NULL));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "maintaining.report", self->desk != NULL && self->shown != NULL);
}

static gboolean
is_gone (DrMaintainingPlace *self,
         const GError       *error)
{
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return TRUE;   /* nobody is there to be told */
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  dr_maintaining_place_say (self, _("Stopped. Nothing was exported."));

  return TRUE;
}

/* @summary: (nullable): of what was handed out; @failed: translated, where nothing was */
static void
say_result (DrMaintainingPlace *self,
            const char         *summary,
            const char         *failed,
            const GError       *error)
{
  if (is_gone (self, error))
    return;
  if (summary == NULL)
    dr_explanation_show (GTK_WIDGET (self), failed, error->message);
  else
    dr_maintaining_place_say (self, summary);
}

static void
return_written (gpointer      result,
                const GError *error,
                gpointer      owner)
{
  g_autoptr (DrMaintainingFile) file = result;
  g_autofree char *summary = file != NULL ? dr_maintaining_file_summary (file) : NULL;

  say_result (owner, summary, _("The file could not be written"), error);
}

static void
table_written (gpointer      result,
               const GError *error,
               gpointer      owner)
{
  g_autoptr (DrTableFile) file = result;
  g_autofree char *summary = file != NULL ? dr_table_file_summary (file) : NULL;

  say_result (owner, summary, _("The file could not be written"), error);
}

static void
bag_made (gpointer      result,
          const GError *error,
          gpointer      owner)
{
  g_autoptr (DrExportJob) bag = result;
  g_autofree char *summary = bag != NULL ? dr_export_summary (bag) : NULL;

  say_result (owner, summary, _("The bag could not be made"), error);
}

static void
begin (DrMaintainingPlace *self,
       Hand                hand,
       const char         *path)
{
  DrLongWorkStart start = { .title = _("Exporting"), .owner = G_OBJECT (self) };

  if (hand == HAND_BAG)
    {
      DrExportJob *job = dr_export_job_new (path);

      if (!dr_maintaining_place_get_period (self, &job->period))
        {
          dr_export_job_free (job);
          return;
        }
      start.run = dr_register_job_export;
      start.data = job;
      start.free_data = (GDestroyNotify) dr_export_job_free;
      start.free_result = (GDestroyNotify) dr_export_job_free;
      start.done = bag_made;
    }
  else if (hand == HAND_RETURN)
    {
      if (self->shown == NULL)
        return;   /* the period was changed meanwhile */
      start.run = dr_maintaining_work_write;
      start.data = dr_maintaining_file_new (path, self->shown->bytes);
      start.free_data = (GDestroyNotify) dr_maintaining_file_free;
      start.free_result = (GDestroyNotify) dr_maintaining_file_free;
      start.done = return_written;
    }
  else
    {
      start.run = dr_table_file_work;
      start.data = dr_table_file_new (path, hands[hand].kind, NULL, 0);
      start.free_data = (GDestroyNotify) dr_table_file_free;
      start.free_result = (GDestroyNotify) dr_table_file_free;
      start.done = table_written;
    }
  dr_long_work_start (self->handing, self->desk, &start);
}

static void
path_chosen (GtkNativeDialog    *dialog,
             int                 response,
             DrMaintainingPlace *self)
{
  Hand hand = (Hand) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (dialog), "hand"));
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  g_object_unref (dialog);
  if (path != NULL && self->desk != NULL)
    begin (self, hand, path);
}

/* "actions-2026-11-22.csv"; a return and a bag are of a period: "maintaining-access-2026-27.return.xml" */
static char *
propose_name (DrMaintainingPlace *self,
              Hand                hand)
{
  char day[DR_DATE_STRING_SIZE];
  const char *when = hand == HAND_RETURN || hand == HAND_BAG ? dr_maintaining_place_get_word (self)
                                                             : dr_date_format (dr_desk_get_today (self->desk), day);

  return g_strdup_printf ("%s-%s.%s", hands[hand].name != NULL ? hands[hand].name : dr_csv_kind_word (hands[hand].kind), when,
                          hands[hand].ending);
}

static void
do_export (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  DrMaintainingPlace *self = DR_MAINTAINING_PLACE (widget);
  GtkFileChooserNative *dialog;
  guint hand = 0;
  g_autofree char *name = NULL;

  while (hand < N_HANDS && !g_str_equal (hands[hand].action, action))
    hand++;
  if (self->desk == NULL || hand == N_HANDS)
    return;
  name = propose_name (self, (Hand) hand);
  dialog = gtk_file_chooser_native_new (hands[hand].title != NULL ? _(hands[hand].title) : dr_table_file_title (hands[hand].kind),
                                        GTK_WINDOW (gtk_widget_get_root (widget)),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), _("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_object_set_data (G_OBJECT (dialog), "hand", GUINT_TO_POINTER (hand));
  g_signal_connect_object (dialog, "response", G_CALLBACK (path_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
do_report (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  DrMaintainingPlace *self = DR_MAINTAINING_PLACE (widget);

  if (self->desk != NULL && self->shown != NULL)
    dr_report_window_show_return (GTK_WINDOW (gtk_widget_get_root (widget)), self->desk, dr_maintaining_place_get_word (self),
                                  self->shown->bytes);
}

void
dr_maintaining_place_class_files (GtkWidgetClass *klass)
{
  for (guint i = 0; i < N_HANDS; i++)
    gtk_widget_class_install_action (klass, hands[i].action, NULL, do_export);
  gtk_widget_class_install_action (klass, "maintaining.report", NULL, do_report);
}
