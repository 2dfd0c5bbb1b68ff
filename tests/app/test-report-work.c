/* A report that is stopped while it is made: there is the old file or the whole new one, and it ends soon. */
#include <glib/gstdio.h>
#include <string.h>

#include "dr-report-work.h"

#define OLD "what stood there before"
#define N_TRIES 6

static GBytes *
read_return (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "tests", "fixtures", "returns", "full.xml", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (text, length);
}

static DrReportJob *
new_job (DrPublishKind   kind,
         DrPublishFormat format,
         const char     *path)
{
  DrReportJob *job = g_new0 (DrReportJob, 1);

  job->kind = kind;
  job->format = format;
  job->name = g_strdup ("full.xml");
  job->record = read_return ();
  job->path = g_strdup (path);

  return job;
}

typedef struct {
  GCancellable *cancellable;
  gulong        after;         /* microseconds */
} Stop;

static gpointer
stop_later (gpointer data)
{
  const Stop *stop = data;

  g_usleep (stop->after);
  g_cancellable_cancel (stop->cancellable);

  return NULL;
}

/* Returns: whether it was stopped in time; @took: microseconds. */
static gboolean
run (const DrReportJob *job,
     gulong             after,
     gint64            *took)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Stop stop = { cancellable, after };
  GThread *thread = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReportMade) made = NULL;
  gint64 from = g_get_monotonic_time ();

  if (after == 0)
    g_cancellable_cancel (cancellable);
  else if (after != G_MAXULONG)
    thread = g_thread_new ("stop", stop_later, &stop);
  made = dr_report_job_run (NULL, (gpointer) job, cancellable, &error);
  *took = g_get_monotonic_time () - from;
  if (thread != NULL)
    g_thread_join (thread);
  if (made != NULL)
    {
      g_assert_no_error (error);
      return FALSE;
    }
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  return TRUE;
}

static void
test_stopped (gconstpointer data)
{
  DrPublishFormat format = (DrPublishFormat) GPOINTER_TO_UINT (data);
  g_autofree char *folder = g_dir_make_tmp ("report-work-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "report", NULL);
  g_autofree char *whole = NULL;
  gint64 full;
  guint n_stopped = 0;

  for (guint kind = DR_PUBLISH_RETURN; kind <= DR_PUBLISH_RETURN_PUBLIC; kind++)
    {
      g_autoptr (DrReportJob) job = new_job ((DrPublishKind) kind, format, path);
      gsize length;

      g_assert_false (run (job, G_MAXULONG, &full));
      g_clear_pointer (&whole, g_free);
      g_file_get_contents (path, &whole, &length, NULL);
      for (guint i = 0; i < N_TRIES; i++)
        {
          g_autofree char *now = NULL;
          gsize now_length;
          gint64 took;
          gboolean stopped;

          g_file_set_contents (path, OLD, -1, NULL);
          stopped = run (job, (gulong) (full * i / N_TRIES), &took);
          g_file_get_contents (path, &now, &now_length, NULL);
          n_stopped += stopped;
          if (i == 0)
            g_assert_true (stopped);
          if (stopped)
            g_assert_cmpstr (now, ==, OLD);
          else
            g_assert_cmpmem (now, now_length, whole, length);
        }
    }
  g_test_message ("stopped %u of %u times", n_stopped, 2 * N_TRIES);
  g_assert_cmpuint (n_stopped, >=, 2);
  g_remove (path);
  g_rmdir (folder);
}

/* Nothing of a report is made of which nobody wants any. */
static void
test_at_once (void)
{
  const DrPublishKind kinds[] = { DR_PUBLISH_RETURN, DR_PUBLISH_RETURN_PUBLIC };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (DrReportJob) pages = new_job (kinds[i], DR_PUBLISH_PDF, NULL);
      gint64 took;

      g_assert_true (run (pages, 0, &took));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/app/report-work/stopped/pdf", GUINT_TO_POINTER (DR_PUBLISH_PDF), test_stopped);
  g_test_add_data_func ("/app/report-work/stopped/page", GUINT_TO_POINTER (DR_PUBLISH_PAGE), test_stopped);
  g_test_add_func ("/app/report-work/stopped/at-once", test_at_once);

  return g_test_run ();
}
