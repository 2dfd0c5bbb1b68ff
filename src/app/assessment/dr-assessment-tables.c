#include "dr-assessment-tables.h"

#include <glib/gi18n-lib.h>

#include "dr-explanation.h"
#include "dr-table-file.h"

/* What is asked for, until a file is chosen. */
typedef struct {
  AdwToastOverlay *toasts;
  DrDesk          *desk;
  char            *reference;
  guint            version;
  DrCsvKind        kind;
} Wish;

static void
free_wish (gpointer data)
{
  Wish *wish = data;

  g_object_unref (wish->toasts);
  g_object_unref (wish->desk);
  g_free (wish->reference);
  g_free (wish);
}

static gpointer
work (DrRegister    *in,
      gpointer       file,
      GCancellable  *cancellable,
      GError       **error)
{
  return dr_table_file_work (in, file, NULL, cancellable, error);
}

static void
written (GObject      *desk,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (AdwToastOverlay) toasts = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrTableFile) file = dr_desk_run_finish (DR_DESK (desk), result, &error);
  g_autofree char *summary = file != NULL ? dr_table_file_summary (file) : NULL;
  g_autofree char *escaped = summary != NULL ? g_markup_escape_text (summary, -1) : NULL;

  if (gtk_widget_get_root (GTK_WIDGET (toasts)) == NULL)
    return;   /* closed */
  if (file == NULL)
    dr_explanation_show (GTK_WIDGET (toasts), _("The file could not be written"), error->message);
  else
    adw_toast_overlay_add_toast (toasts, adw_toast_new (escaped));
}

static void
file_chosen (GtkNativeDialog *dialog,
             int              response,
             Wish            *wish)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && gtk_widget_get_root (GTK_WIDGET (wish->toasts)) != NULL)
    dr_desk_run (wish->desk, DR_DESK_LANE_SAVE, work, dr_table_file_new (path, wish->kind, wish->reference, wish->version),
                 (GDestroyNotify) dr_table_file_free, (GDestroyNotify) dr_table_file_free, NULL, written,
                 g_object_ref (wish->toasts));
  g_object_unref (dialog);
}

/**
 * dr_assessment_tables_ask:
 * @toasts: of the window, which say that it is written
 * @desk: has the register
 * @reference: of the assessment
 * @version: its number, from 1
 * @table: as dr_csv_kind_word() says it
 *
 * Asks where to, and writes the table there, behind all that is being saved.
 */
void
dr_assessment_tables_ask (AdwToastOverlay *toasts,
                          DrDesk          *desk,
                          const char      *reference,
                          guint            version,
                          const char      *table)
{
  g_autofree char *name = g_strdup_printf ("%s-v%u-%s.csv", reference, version, table);
  GtkFileChooserNative *dialog;
  DrCsvKind kind;
  Wish *wish;

  if (!dr_csv_kind_parse (table, &kind))
    g_return_if_reached ();
  wish = g_new0 (Wish, 1);
  wish->toasts = g_object_ref (toasts);
  wish->desk = g_object_ref (desk);
  wish->reference = g_strdup (reference);
  wish->version = version;
  wish->kind = kind;
  dialog = gtk_file_chooser_native_new (dr_table_file_title (kind), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (toasts))),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), _("_Cancel"));
  g_object_set_data_full (G_OBJECT (dialog), "wish", wish, free_wish);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog),
                                     g_strcanon (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-.", '-'));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (file_chosen), wish);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
