#include "dr-table-file.h"

#include <glib/gi18n-lib.h>

#include "dr-names.h"

/**
 * dr_table_file_new:
 * @path: where to; what is there is replaced
 * @kind: which table
 * @reference: (nullable): of one assessment; %NULL: all of the register
 * @version: of that assessment
 *
 * Returns: (transfer full): a table to be written
 */
DrTableFile *
dr_table_file_new (const char *path,
                   DrCsvKind   kind,
                   const char *reference,
                   guint       version)
{
  DrTableFile *self = g_new0 (DrTableFile, 1);

  self->path = g_strdup (path);
  self->kind = kind;
  self->reference = g_strdup (reference);
  self->version = version;

  return self;
}

/**
 * dr_table_file_free:
 * @self: (transfer full) (nullable): a table to be written
 */
void
dr_table_file_free (DrTableFile *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_free (self->reference);
  g_free (self);
}

/**
 * dr_table_file_title:
 * @kind: a table
 *
 * Returns: (transfer none): of what asks where to, translated
 */
const char *
dr_table_file_title (DrCsvKind kind)
{
  switch (kind)
    {
    case DR_CSV_REGISTER:
      return _("Export the register as CSV");
    case DR_CSV_ACTIONS:
      return _("Export the actions as CSV");
    case DR_CSV_FINDINGS:
      return _("Export the findings as CSV");
    case DR_CSV_REVIEWS:
      return _("Export the access reviews as CSV");
    case DR_CSV_IMPACTS:
      return _("Export the impacts as CSV");
    case DR_CSV_MEASURES:
      return _("Export the measures as CSV");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * dr_table_file_summary:
 * @self: a table that was written
 *
 * Returns: (transfer full): in a line
 */
char *
dr_table_file_summary (const DrTableFile *self)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *number = dr_format_whole ((gint64) self->n_rows);

  return g_strdup_printf (ngettext ("%1$s row exported to %2$s", "%1$s rows exported to %2$s", (gulong) self->n_rows), number, name);
}

/**
 * dr_table_file_work:
 * @in: the lane's register
 * @file: a #DrTableFile
 * @progress: (nullable): told how far it is
 * @cancellable: (nullable): to stop; what was there before still is
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a #DrTableFile that is written
 */
gpointer
dr_table_file_work (DrRegister      *in,
                    gpointer         file,
                    DrLongProgress  *progress,
                    GCancellable    *cancellable,
                    GError         **error)
{
  const DrTableFile *wish = file;
  g_autoptr (DrTableFile) done = dr_table_file_new (wish->path, wish->kind, wish->reference, wish->version);

  if (!dr_register_export_csv_of (in, wish->kind, wish->reference, wish->version, wish->path, dr_long_progress_tell, progress,
                                  cancellable, &done->n_rows, error))
    return NULL;

  return g_steal_pointer (&done);
}
