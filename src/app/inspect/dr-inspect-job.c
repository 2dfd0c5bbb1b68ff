#include "dr-inspect-job.h"

#include "dr-background.h"
#include "dr-verify.h"

struct _DrInspectJob {
  gatomicrefcount  refs;
  char            *path;
  GStrv            anchors;
  GCancellable    *cancellable;
  GMutex           lock;
  DrInspectLook    look;        /* under the lock */
};

static void
free_line (gpointer data)
{
  DrVerifyLine *line = data;

  g_free (line->where);
  g_free (line->words);
  g_free (line->named);
  g_free (line);
}

static void
copy_lines (GPtrArray       *into,
            const GPtrArray *from,
            gboolean         problems)
{
  for (guint i = 0; i < from->len && into->len < DR_INSPECT_LINES_MAX; i++)
    {
      const DrVerifyLine *line = from->pdata[i];
      DrVerifyLine *copy;

      if (line->is_problem != problems)
        continue;
      copy = g_new0 (DrVerifyLine, 1);
      *copy = (DrVerifyLine) {
        line->is_problem, line->kind, g_strdup (line->where), g_strdup (line->words), g_strdup (line->named),
      };
      g_ptr_array_add (into, copy);
    }
}

static void
tell (DrVerifyCheck         check,
      DrVerifyMoment        moment,
      const DrVerifyResult *result,
      gpointer              data)
{
  DrInspectJob *self = data;
  g_autoptr (GPtrArray) lines = NULL;

  if (moment == DR_VERIFY_DONE)
    {
      lines = g_ptr_array_new_with_free_func (free_line);
      copy_lines (lines, result->lines, TRUE);
      copy_lines (lines, result->lines, FALSE);
    }
  g_mutex_lock (&self->lock);
  if (moment == DR_VERIFY_BEGUN)
    dr_inspect_progress_begun (&self->look.progress, check);
  else
    {
      dr_inspect_progress_done (&self->look.progress, check, result->status, result->n_problems, result->n_notes);
      g_free (self->look.reasons[check]);
      self->look.reasons[check] = g_strdup (result->reason);
      g_clear_pointer (&self->look.lines[check], g_ptr_array_unref);
      self->look.lines[check] = g_steal_pointer (&lines);
    }
  g_mutex_unlock (&self->lock);
}

static void
tell_share (double   share,
            gpointer data)
{
  DrInspectJob *self = data;

  g_mutex_lock (&self->lock);
  self->look.share = share;
  g_mutex_unlock (&self->lock);
}

static void
count (guint64        done,
       guint64        total,
       const guint64 *n_problems,
       gpointer       data)
{
  DrInspectJob *self = data;

  g_mutex_lock (&self->lock);
  dr_inspect_progress_count (&self->look.progress, done, total, n_problems);
  g_mutex_unlock (&self->lock);
}

static void
run (GTask        *task,
     gpointer      owner,
     gpointer      data,
     GCancellable *cancellable)
{
  DrInspectJob *self = data;
  g_autoptr (GError) error = NULL;
  DrVerifyOptions options = {
    .anchors = (const char * const *) self->anchors,
    .n_threads = MAX (g_get_num_processors (), 2) - 1,   /* one is for the window, and for reading what is asked for meanwhile */
    .cancellable = cancellable,
    .progress = tell_share,
    .progress_data = self,
    .tell = tell,
    .tell_data = self,
    .count = count,
    .count_data = self,
  };
  DrVerification *verification = dr_verify_path (self->path, &options, &error);

  if (verification == NULL)
    {
      g_mutex_lock (&self->lock);
      dr_inspect_progress_stop (&self->look.progress);
      g_mutex_unlock (&self->lock);
      g_task_return_error (task, g_steal_pointer (&error));
    }
  else
    g_task_return_pointer (task, verification, (GDestroyNotify) dr_verification_free);
}

/**
 * dr_inspect_job_start:
 * @path: a bag or a record
 * @is_bag: which of them
 * @anchors: noted outside, each as verify takes it; empty where there are none
 * @done: called in the main loop when it ended
 * @owner: for @done
 *
 * Returns: (transfer full): it, running
 */
DrInspectJob *
dr_inspect_job_start (const char          *path,
                      gboolean             is_bag,
                      const char * const  *anchors,
                      GAsyncReadyCallback  done,
                      GObject             *owner)
{
  DrInspectJob *self = g_new0 (DrInspectJob, 1);
  g_autoptr (GTask) task = NULL;

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->lock);
  self->path = g_strdup (path);
  self->anchors = g_strdupv ((char **) anchors);
  self->cancellable = g_cancellable_new ();
  dr_inspect_progress_init (&self->look.progress, is_bag, anchors[0] != NULL);

  task = g_task_new (owner, self->cancellable, done, NULL);
  g_task_set_source_tag (task, dr_inspect_job_start);
  g_atomic_ref_count_inc (&self->refs);
  g_task_set_task_data (task, self, (GDestroyNotify) dr_inspect_job_unref);
  dr_background_run (task, run);

  return self;
}

/**
 * dr_inspect_job_finish:
 * @result: as given to the callback
 * @error: return location; %G_IO_ERROR_CANCELLED where somebody stopped it
 *
 * Returns: (transfer full) (nullable): what was found
 */
DrVerification *
dr_inspect_job_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dr_inspect_job_start), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dr_inspect_job_look:
 * @self: a verification
 * @look: (out caller-allocates): how far it is; to be cleared with dr_inspect_look_clear()
 */
void
dr_inspect_job_look (DrInspectJob  *self,
                     DrInspectLook *look)
{
  g_mutex_lock (&self->lock);
  *look = (DrInspectLook) { .share = self->look.share, .progress = self->look.progress };
  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    {
      look->reasons[i] = g_strdup (self->look.reasons[i]);
      look->lines[i] = self->look.lines[i] != NULL ? g_ptr_array_ref (self->look.lines[i]) : NULL;
    }
  g_mutex_unlock (&self->lock);
}

/**
 * dr_inspect_look_clear:
 * @look: how far something was
 */
void
dr_inspect_look_clear (DrInspectLook *look)
{
  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    {
      g_clear_pointer (&look->reasons[i], g_free);
      g_clear_pointer (&look->lines[i], g_ptr_array_unref);
    }
}

/**
 * dr_inspect_job_stop:
 * @self: a verification
 *
 * Has it end as soon as it can.
 */
void
dr_inspect_job_stop (DrInspectJob *self)
{
  g_cancellable_cancel (self->cancellable);
}

/**
 * dr_inspect_job_unref:
 * @self: (transfer full) (nullable): a verification; it goes on where it runs
 */
void
dr_inspect_job_unref (DrInspectJob *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;

  dr_inspect_look_clear (&self->look);
  g_mutex_clear (&self->lock);
  g_object_unref (self->cancellable);
  g_strfreev (self->anchors);
  g_free (self->path);
  g_free (self);
}
