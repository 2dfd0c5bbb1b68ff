#include "dr-report-work.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "dr-background.h"
#include "dr-publish-return.h"
#include "dr-store.h"
#include "dr-xml-file.h"

/**
 * dr_report_job_free:
 * @self: (transfer full) (nullable): a job
 */
void
dr_report_job_free (DrReportJob *self)
{
  if (self == NULL)
    return;

  g_free (self->uri);
  g_free (self->reference);
  g_free (self->name);
  g_clear_pointer (&self->record, g_bytes_unref);
  g_free (self->file);
  g_free (self->previous);
  g_free (self->language);
  g_free (self->path);
  dr_long_progress_unref (self->progress);
  g_free (self);
}

/**
 * dr_report_made_free:
 * @self: (transfer full) (nullable): what came of a job
 */
void
dr_report_made_free (DrReportMade *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_free (self->left_out);
  dr_pdf_pages_free (self->pages);
  g_free (self);
}

/* The word of the second process's command line for pages to print, where a format stands otherwise. */
#define PAGES "pages"

/* One of two passes over the register: the period before, and for a public version the period itself once more. */
typedef struct {
  DrLongProgress *progress;   /* (nullable) */
  double          before;     /* passes */
  double          n;
} Pass;

static void
tell (double   share,
      gpointer data)
{
  const Pass *pass = data;

  dr_long_progress_tell ((pass->before + share) / pass->n, pass->progress);
}

static GBytes *
read_file (const char  *path,
           GError     **error)
{
  gsize length;
  char *data = dr_xml_read_file (path, DR_XML_LIMITS_DEFAULT.max_bytes, &length, error);

  return data != NULL ? g_bytes_new_take (data, length) : NULL;
}

/* Against the return that was chosen; else against the period before, where the register made this one. With either there are trends.
 * @before: (out) (nullable)
 * Returns: it is there, or there is none. */
static gboolean
find_before (const DrReportJob  *job,
             DrRegister         *in,
             Pass               *pass,
             GBytes            **before,
             GCancellable       *cancellable,
             GError            **error)
{
  DrPeriod period;

  if (job->previous != NULL)
    {
      *before = read_file (job->previous, error);
      return *before != NULL;
    }
  if (in == NULL || job->file != NULL)
    return TRUE;
  if (dr_publish_kind_is_public (job->kind))
    pass->n = 2.0;
  if (!dr_return_parse_period (job->name, &period, error)
      || !dr_publish_return_before (in, period, tell, pass, cancellable, before, error))
    return FALSE;
  pass->before = pass->n - 1.0;

  return TRUE;
}

static DrPublished *
report_return (const DrReportJob  *job,
               DrRegister         *in,
               GCancellable       *cancellable,
               GError            **error)
{
  g_autoptr (GBytes) bytes = job->file != NULL ? read_file (job->file, error) : g_bytes_ref (job->record);
  g_autoptr (GBytes) before = NULL;
  Pass pass = { job->progress, 0.0, 1.0 };
  DrPublishReturn source = {
    .name = job->file != NULL ? job->file : job->name,
    .bytes = bytes,
    .before_name = job->previous != NULL ? job->previous : _("the return of the period before"),
    .public = dr_publish_kind_is_public (job->kind),
    .progress = tell,
    .data = &pass,
    .cancellable = cancellable,
  };

  if (bytes == NULL || !find_before (job, in, &pass, &before, cancellable, error))
    return NULL;
  source.before = before;

  return dr_publish_return (in, &source, error);
}

static DrPublished *
make_report (const DrReportJob  *job,
             DrRegister         *in,
             GCancellable       *cancellable,
             GError            **error)
{
  gsize length = 0;
  const char *data = job->record != NULL ? g_bytes_get_data (job->record, &length) : NULL;

  if (dr_publish_kind_is_of_return (job->kind))
    return report_return (job, in, cancellable, error);

  return job->reference != NULL ? dr_publish_version (in, job->reference, job->version, job->kind, cancellable, error)
                                : dr_publish_record (in, job->name, data, length, job->kind, cancellable, error);
}

/* What came back: what was left out, counted, and the file. What is said of the former is in the program's own language. */
static GBytes *
take_made (const DrReportJob  *job,
           GBytes             *came,
           char              **left_out,
           GError            **error)
{
  DrPublished report = { .kind = job->kind };
  const gsize head = sizeof report.left_out;
  gsize length;
  const char *data = g_bytes_get_data (came, &length);

  if (length <= head)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, _("it could not be made in that language: %s"), DR_REPORT_PROCESS);
      return NULL;
    }
  memcpy (&report.left_out, data, head);
  *left_out = dr_published_left_out (&report);

  return g_bytes_new_from_bytes (came, head, length - head);
}

/* The same program once more, in the other language; what it makes comes back through a pipe: a file, or pages to print. It alone
 * makes the report.
 * @left_out: (out) (nullable). */
static GBytes *
make_there (const DrReportJob  *job,
            GCancellable       *cancellable,
            char              **left_out,
            GError            **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                                                        | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) given = job->record != NULL ? g_bytes_ref (job->record) : g_bytes_new (NULL, 0);   /* a pipe asks for some */
  g_autoptr (GBytes) made = NULL;
  g_autoptr (GBytes) said = NULL;
  g_autofree char *self = g_file_read_link ("/proc/self/exe", error);
  g_autofree char *catalogue = g_strdelimit (g_strdup (job->language), "-", '_');
  g_autofree char *version = g_strdup_printf ("%u", job->version);

  if (self == NULL)
    return NULL;
  g_subprocess_launcher_setenv (launcher, "LANGUAGE", catalogue, TRUE);
  process = g_subprocess_launcher_spawn (launcher, error, self, DR_REPORT_PROCESS, dr_publish_kind_word (job->kind),
                                         job->path != NULL ? dr_publish_format_word (job->format) : PAGES, job->uri != NULL ? job->uri : "",
                                         job->reference != NULL ? job->reference : job->name, version,
                                         job->file != NULL ? job->file : "", job->previous != NULL ? job->previous : "", NULL);
  if (process == NULL)
    return NULL;
  if (!g_subprocess_communicate (process, given, cancellable, &made, &said, error))
    {
      g_subprocess_force_exit (process);
      return NULL;
    }
  if (!g_subprocess_get_successful (process))
    {
      gsize length;
      const char *words = g_bytes_get_data (said, &length);
      g_autofree char *text = g_utf8_make_valid (words != NULL ? words : "", (gssize) length);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("it could not be made in that language: %s"), g_strstrip (text));
      return NULL;
    }

  return take_made (job, made, left_out, error);
}

/* In this process, and of what the register says now.
 * Returns: there is a file, or there are pages. */
static gboolean
make_here (const DrReportJob  *job,
           DrRegister         *in,
           DrReportMade       *made,
           GBytes            **bytes,
           GCancellable       *cancellable,
           GError            **error)
{
  g_autoptr (DrPublished) report = make_report (job, in, cancellable, error);

  if (report == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  made->left_out = dr_published_left_out (report);
  if (job->path == NULL)
    made->pages = dr_pdf_pages_new (report->document, cancellable, error);
  else
    *bytes = dr_published_to_bytes (report, job->format, cancellable, error);

  return made->pages != NULL || *bytes != NULL;
}

/**
 * dr_report_job_run:
 * @in: (nullable): the lane's register; %NULL: what is reported on is a record by itself
 * @job: a #DrReportJob
 * @cancellable: (nullable): of the job
 * @error: return location
 *
 * A #DrDeskWork. There is the old file or the whole new one.
 *
 * Returns: (transfer full) (nullable): a #DrReportMade
 */
gpointer
dr_report_job_run (DrRegister    *in,
                   gpointer       job,
                   GCancellable  *cancellable,
                   GError       **error)
{
  const DrReportJob *self = job;
  g_autoptr (DrReportMade) made = g_new0 (DrReportMade, 1);
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  const char *data;

  made->format = self->format;
  if (self->language != NULL)
    bytes = make_there (self, cancellable, &made->left_out, error);
  else if (!make_here (self, in, made, &bytes, cancellable, error))
    return NULL;
  if (bytes != NULL && self->path == NULL)
    made->pages = dr_pdf_pages_from_bytes (bytes, error);
  if (made->pages != NULL)
    return g_steal_pointer (&made);
  if (bytes == NULL || self->path == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  if (!dr_xml_write_file (self->path, data, length, error))
    return NULL;
  made->path = g_strdup (self->path);

  return g_steal_pointer (&made);
}

static void
run_alone (GTask        *task,
           gpointer      source,
           gpointer      job,
           GCancellable *cancellable)
{
  GError *error = NULL;
  gpointer made = dr_report_job_run (NULL, job, cancellable, &error);

  if (made != NULL)
    g_task_return_pointer (task, made, (GDestroyNotify) dr_report_made_free);
  else
    g_task_return_error (task, error);
}

/**
 * dr_report_job_start:
 * @job: (transfer full): what is wanted
 * @desk: (nullable): that has the register; %NULL: what is reported on is a record by itself
 * @cancellable: (nullable): stops it
 * @callback: called in the main loop, with the desk, or %NULL, as the source
 * @user_data: for @callback
 *
 * The window stays live.
 */
void
dr_report_job_start (DrReportJob         *job,
                     DrDesk              *desk,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  if (desk != NULL)
    {
      dr_desk_run (desk, DR_DESK_LANE_LONG, dr_report_job_run, job, (GDestroyNotify) dr_report_job_free,
                   (GDestroyNotify) dr_report_made_free, cancellable, callback, user_data);
      return;
    }
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_task_data (task, job, (GDestroyNotify) dr_report_job_free);
  dr_background_run (task, run_alone);
}

/**
 * dr_report_job_finish:
 * @source: (nullable): as the callback got it
 * @result: likewise
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what came of it
 */
DrReportMade *
dr_report_job_finish (GObject       *source,
                      GAsyncResult  *result,
                      GError       **error)
{
  if (source != NULL)
    return dr_desk_run_finish (DR_DESK (source), result, error);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- The second process --- */

static GBytes *
read_input (void)
{
  GByteArray *all = g_byte_array_new ();
  guchar buffer[65536];
  size_t n;

  while ((n = fread (buffer, 1, sizeof buffer, stdin)) > 0)
    g_byte_array_append (all, buffer, (guint) n);

  return g_byte_array_free_to_bytes (all);
}

/* Returns: (transfer full) (nullable) */
static GBytes *
write_pages (const DrPublished  *report,
             GError            **error)
{
  g_autoptr (DrPdfPages) pages = dr_pdf_pages_new (report->document, NULL, error);

  return pages != NULL ? dr_pdf_pages_to_bytes (pages, error) : NULL;
}

static gboolean
write_report (char   **words,
              GError **error)
{
  g_autoptr (DrReportJob) job = g_new0 (DrReportJob, 1);
  g_autoptr (DrStore) store = NULL;
  g_autoptr (DrRegister) in = NULL;
  g_autoptr (DrPublished) report = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gboolean is_pages = strcmp (words[1], PAGES) == 0;
  const char *data;
  gsize length;

  if (!dr_publish_kind_parse (words[0], &job->kind) || (!is_pages && !dr_publish_format_parse (words[1], &job->format)))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "%s %s", words[0], words[1]);
      return FALSE;
    }
  job->version = (guint) g_ascii_strtoull (words[4], NULL, 10);
  job->file = words[5][0] != '\0' ? g_strdup (words[5]) : NULL;
  job->previous = words[6][0] != '\0' ? g_strdup (words[6]) : NULL;
  if (words[2][0] == '\0' || dr_publish_kind_is_of_return (job->kind))
    {
      job->name = g_strdup (words[3]);
      job->record = read_input ();
    }
  else
    job->reference = g_strdup (words[3]);
  if (words[2][0] != '\0')
    {
      store = dr_store_open (words[2], DR_STORE_OPEN_DEFAULT, error);
      if (store == NULL)
        return FALSE;
      in = dr_register_new (store);
    }
  report = make_report (job, in, NULL, error);
  if (report != NULL)
    bytes = is_pages ? write_pages (report, error) : dr_published_to_bytes (report, job->format, NULL, error);
  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);

  return fwrite (&report->left_out, sizeof report->left_out, 1, stdout) == 1
         && fwrite (data, 1, length, stdout) == length && fflush (stdout) == 0;
}

/**
 * dr_report_process:
 * @argc: words of the command line
 * @argv: with %DR_REPORT_PROCESS first: kind, format or that pages are wanted, register, reference or name, version,
 *   file of a return, that of an earlier one
 *
 * Makes one report in the language of the environment, on standard output, after a #DrPublicTally. Messages have no language yet: it sets it.
 *
 * Returns: 0; 1 where it failed, with the reason on standard error
 */
int
dr_report_process (int    argc,
                   char **argv)
{
  g_autoptr (GError) error = NULL;
  const char *now = setlocale (LC_MESSAGES, NULL);

  /* A program in the language "C" has no translations, whatever is asked for. */
  if (now == NULL || strcmp (now, "C") == 0 || strcmp (now, "POSIX") == 0)
    setlocale (LC_MESSAGES, "C.UTF-8");
  if (argc == 9 && write_report (argv + 2, &error))
    return 0;
  fprintf (stderr, "%s\n", error != NULL ? error->message : DR_REPORT_PROCESS);

  return 1;
}
