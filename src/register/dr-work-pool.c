#include "dr-work-pool.h"

/* Jobs in memory for each thread: one in work, one waiting, one finished. */
#define JOBS_PER_THREAD 3

struct _DrWorkPool {
  GThreadPool    *threads;
  GAsyncQueue    *finished;
  DrWorkDo        work;
  DrWorkDone      done;
  GDestroyNotify  free_job;
  gpointer        data;
  guint           most;
  guint           n;         /* pushed, and not handed back */
};

static void
run (gpointer job,
     gpointer data)
{
  DrWorkPool *self = data;

  self->work (job);
  g_async_queue_push (self->finished, job);
}

/**
 * dr_work_pool_new:
 * @work: does the work on one job
 * @done: gets each job back
 * @free_job: frees a job
 * @data: for @done
 *
 * Returns: (transfer full): a pool that belongs to this thread
 */
DrWorkPool *
dr_work_pool_new (DrWorkDo       work,
                  DrWorkDone     done,
                  GDestroyNotify free_job,
                  gpointer       data)
{
  DrWorkPool *self = g_new0 (DrWorkPool, 1);
  guint n_threads = g_get_num_processors ();

  self->work = work;
  self->done = done;
  self->free_job = free_job;
  self->data = data;
  self->most = n_threads * JOBS_PER_THREAD;
  self->finished = g_async_queue_new ();
  self->threads = g_thread_pool_new (run, self, (int) n_threads, FALSE, NULL);

  return self;
}

/**
 * dr_work_pool_free:
 * @self: (transfer full) (nullable): a pool; jobs that were not handed back are worked on to their end, and freed
 */
void
dr_work_pool_free (DrWorkPool *self)
{
  if (self == NULL)
    return;

  g_thread_pool_free (self->threads, FALSE, TRUE);
  for (; self->n > 0; self->n--)
    self->free_job (g_async_queue_pop (self->finished));
  g_async_queue_unref (self->finished);
  g_free (self);
}

static gboolean
hand_back (DrWorkPool *self,
           gpointer    job,
           GError    **error)
{
  gboolean good = self->done (job, self->data, error);

  self->n--;
  self->free_job (job);

  return good;
}

/**
 * dr_work_pool_push:
 * @self: a pool
 * @job: (transfer full): what is to be worked on
 * @error: return location for what handing back gives
 *
 * Waits while too many are in memory. Jobs that are finished are handed back on the way.
 *
 * Returns: whether to go on
 */
gboolean
dr_work_pool_push (DrWorkPool *self,
                   gpointer    job,
                   GError    **error)
{
  gpointer finished;

  self->n++;
  g_thread_pool_push (self->threads, job, NULL);
  while ((finished = self->n > self->most ? g_async_queue_pop (self->finished)
                                          : g_async_queue_try_pop (self->finished)) != NULL)
    if (!hand_back (self, finished, error))
      return FALSE;

  return TRUE;
}

/**
 * dr_work_pool_finish:
 * @self: a pool
 * @error: return location for what handing back gives
 *
 * Waits for all that was pushed.
 *
 * Returns: whether all of it was handed back
 */
gboolean
dr_work_pool_finish (DrWorkPool *self,
                     GError    **error)
{
  while (self->n > 0)
    if (!hand_back (self, g_async_queue_pop (self->finished), error))
      return FALSE;

  return TRUE;
}
