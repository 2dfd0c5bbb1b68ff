#include "dr-register-jobs.h"

#include <glib/gi18n-lib.h>

#include "dr-import.h"
#include "dr-names.h"

static void
free_line (DrImportLine *line)
{
  g_free (line->name);
  g_free (line->text);
  g_free (line->reference);
  g_free (line);
}

/**
 * dr_import_job_new:
 * @person: id of who imports
 * @paths: drafts, records and bags, up to a %NULL
 *
 * Returns: (transfer full): a job
 */
DrImportJob *
dr_import_job_new (const char         *person,
                   const char * const *paths)
{
  DrImportJob *self = g_new0 (DrImportJob, 1);

  self->person = g_strdup (person);
  self->paths = g_strdupv ((char **) paths);

  return self;
}

/**
 * dr_import_job_free:
 * @self: a job
 */
void
dr_import_job_free (DrImportJob *self)
{
  g_free (self->person);
  g_strfreev (self->paths);
  g_free (self);
}

/**
 * dr_export_job_new:
 * @path: of the bag to make
 *
 * Returns: (transfer full): a job
 */
DrExportJob *
dr_export_job_new (const char *path)
{
  DrExportJob *self = g_new0 (DrExportJob, 1);

  self->path = g_strdup (path);

  return self;
}

/**
 * dr_export_job_free:
 * @self: a job
 */
void
dr_export_job_free (DrExportJob *self)
{
  g_free (self->path);
  g_free (self);
}

/**
 * dr_import_report_free:
 * @self: what came of an import
 */
void
dr_import_report_free (DrImportReport *self)
{
  g_ptr_array_unref (self->lines);
  g_free (self);
}

static void
add_refused (DrImportReport *self,
             const char     *path,
             const GError   *error)
{
  DrImportLine *line = g_new0 (DrImportLine, 1);

  line->name = g_filename_display_basename (path);
  line->text = g_strdup (error->message);
  line->refused = TRUE;
  g_ptr_array_insert (self->lines, (int) self->n_refused++, line);
}

static char *
describe (const DrImported *imported)
{
  if (imported->is_draft)
    return g_strdup_printf (_("Draft %s, version %u"), imported->reference, imported->version);
  if (imported->is_here)
    return g_strdup_printf (_("Record of %s, version %u: already here"),
                            imported->reference != NULL ? imported->reference : "?", imported->version);
  if (imported->reference == NULL)
    return g_strdup_printf (_("A record that its schema does not accept, kept as received: %s"), imported->grade);

  return g_strdup_printf (_("Record of %s, version %u, kept as received: %s"), imported->reference, imported->version,
                          imported->grade);
}

static void
add_taken (DrImportReport   *self,
           const DrImported *imported)
{
  DrImportLine *line = g_new0 (DrImportLine, 1);

  line->name = g_path_get_basename (imported->name);
  line->text = describe (imported);
  line->is_draft = imported->is_draft;
  line->reference = g_strdup (imported->reference);
  line->version = imported->version;
  g_ptr_array_add (self->lines, line);
  self->n_drafts += imported->is_draft;
  self->n_records += !imported->is_draft;
  self->n_here += imported->is_here;
}

/* A file's part of the bar. */
typedef struct {
  DrLongProgress *progress;
  guint           before;
  guint           n;
} Part;

static void
tell_part (double   share,
           gpointer data)
{
  const Part *part = data;

  dr_long_progress_tell ((part->before + share) / part->n, part->progress);
}

/**
 * dr_register_job_import:
 * @in: the lane's register
 * @job: a #DrImportJob
 * @progress: told how far it is
 * @cancellable: (nullable): looked at between records
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Each file is taken whole or refused whole, whatever becomes of the others.
 *
 * Returns: (transfer full) (nullable): a #DrImportReport
 */
gpointer
dr_register_job_import (DrRegister      *in,
                        gpointer         data,
                        DrLongProgress  *progress,
                        GCancellable    *cancellable,
                        GError         **error)
{
  const DrImportJob *job = data;
  g_autoptr (DrImportReport) report = g_new0 (DrImportReport, 1);
  guint n = g_strv_length (job->paths);

  report->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) free_line);
  for (guint i = 0; i < n; i++)
    {
      const char *one[] = { job->paths[i], NULL };
      Part part = { progress, i, n };
      g_autoptr (GError) problem = NULL;
      g_autoptr (GPtrArray) imported = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      imported = dr_register_import (in, job->person, one, NULL, tell_part, &part, cancellable, &problem);
      if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
      if (imported == NULL)
        add_refused (report, job->paths[i], problem);
      for (guint k = 0; imported != NULL && k < imported->len; k++)
        add_taken (report, imported->pdata[k]);
    }

  return g_steal_pointer (&report);
}

static void
tell_recheck (guint64  done,
              guint64  total,
              gpointer data)
{
  dr_long_progress_tell (total > 0 ? (double) done / (double) total : 1, data);
}

/**
 * dr_register_job_recheck:
 * @in: the lane's register
 * @nothing: not used
 * @progress: told how far it is
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a #DrRecheck
 */
gpointer
dr_register_job_recheck (DrRegister      *in,
                         gpointer         nothing,
                         DrLongProgress  *progress,
                         GCancellable    *cancellable,
                         GError         **error)
{
  const DrRecheckOptions options = { .drafts = TRUE, .progress = tell_recheck, .data = progress };

  return dr_register_recheck (in, &options, cancellable, error);
}

/**
 * dr_register_job_export:
 * @in: the lane's register
 * @job: a #DrExportJob
 * @progress: told how far it is
 * @cancellable: (nullable): to stop; nothing is left behind
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a #DrExportJob that is done
 */
gpointer
dr_register_job_export (DrRegister      *in,
                        gpointer         data,
                        DrLongProgress  *progress,
                        GCancellable    *cancellable,
                        GError         **error)
{
  const DrExportJob *job = data;
  const DrBagExportOptions options = {
    .path = job->path, .period = dr_date_is_set (job->period.from) ? &job->period : NULL,
  };
  DrExportJob *done;
  DrBagExported bag;

  if (!dr_register_export_bag (in, &options, dr_long_progress_tell, progress, cancellable, &bag, error))
    return NULL;

  done = dr_export_job_new (job->path);
  done->bag = bag;

  return done;
}

static void
add_count (GString    *text,
           const char *words,
           guint       n)
{
  g_autofree char *number = dr_format_whole (n);

  if (n == 0)
    return;
  g_string_append (text, text->len > 0 ? ", " : "");
  g_string_append_printf (text, words, number);
}

/**
 * dr_import_report_summary:
 * @self: what came of an import
 *
 * Returns: (transfer full): in a line
 */
char *
dr_import_report_summary (const DrImportReport *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint kept = self->n_records - self->n_here;

  add_count (text, ngettext ("%s draft taken", "%s drafts taken", self->n_drafts), self->n_drafts);
  add_count (text, ngettext ("%s record kept as received", "%s records kept as received", kept), kept);
  add_count (text, ngettext ("%s record was here already", "%s records were here already", self->n_here), self->n_here);
  add_count (text, ngettext ("%s file refused", "%s files refused", self->n_refused), self->n_refused);
  if (text->len == 0)
    g_string_append (text, _("There is no record in it"));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * dr_recheck_summary:
 * @recheck: what a check against new evidence found
 *
 * Returns: (transfer full): in a line
 */
char *
dr_recheck_summary (const DrRecheck *recheck)
{
  g_autofree char *number = dr_format_whole (recheck->n_items);
  g_autofree char *looked_at = dr_format_whole ((gint64) recheck->n_looked_at);

  if (recheck->n_items == 0)
    return g_strdup_printf (_("All results still hold (%s looked at)"), looked_at);

  return g_strdup_printf (ngettext ("%s assessment no longer holds (%s looked at)",
                                    "%s assessments no longer hold (%s looked at)", recheck->n_items),
                          number, looked_at);
}

/**
 * dr_export_summary:
 * @done: what was handed out
 *
 * Returns: (transfer full): in a line
 */
char *
dr_export_summary (const DrExportJob *done)
{
  g_autofree char *name = g_filename_display_basename (done->path);
  g_autofree char *number = dr_format_whole ((gint64) done->bag.n_records);

  return g_strdup_printf (ngettext ("%s sealed record exported to %s", "%s sealed records exported to %s",
                                    (gulong) done->bag.n_records), number, name);
}
