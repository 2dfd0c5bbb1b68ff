#include "dr-background.h"

/* Kept with the task: the function that does its work. */
typedef struct {
  GTaskThreadFunc func;
} Work;

static GMutex lock;
static GCond ended;
static GPtrArray *running;   /* of GTask, under the lock */

static void
run (GTask        *task,
     gpointer      source,
     gpointer      data,
     GCancellable *cancellable)
{
  const Work *work = g_object_get_data (G_OBJECT (task), "dr-background-work");

  work->func (task, source, data, cancellable);

  g_mutex_lock (&lock);
  g_ptr_array_remove_fast (running, task);
  g_cond_signal (&ended);
  g_mutex_unlock (&lock);
}

/**
 * dr_background_run:
 * @task: a task, whose cancellable stops the work if it has one
 * @func: (scope async): the work, called once in another thread; returns by the task
 *
 * As g_task_run_in_thread(), and dr_background_finish() knows of it. A thread that still works while the program ends
 * would use libraries that have cleaned up after themselves: libcrypto and libxml2 do so as the process exits.
 */
void
dr_background_run (GTask           *task,
                   GTaskThreadFunc  func)
{
  Work *work = g_new (Work, 1);

  work->func = func;
  g_object_set_data_full (G_OBJECT (task), "dr-background-work", work, g_free);

  g_mutex_lock (&lock);
  if (running == NULL)
    running = g_ptr_array_new ();
  g_ptr_array_add (running, task);
  g_mutex_unlock (&lock);

  g_task_run_in_thread (task, run);
}

/**
 * dr_background_finish:
 *
 * Cancels all work that can be cancelled, and waits until no thread works any more: what is being written is whole, or not
 * there. For the end of the program, in the main thread; what is called back afterwards is called by nobody.
 */
void
dr_background_finish (void)
{
  g_autoptr (GPtrArray) cancelled = g_ptr_array_new_with_free_func (g_object_unref);

  g_mutex_lock (&lock);
  for (guint i = 0; running != NULL && i < running->len; i++)
    {
      GCancellable *cancellable = g_task_get_cancellable (running->pdata[i]);

      if (cancellable != NULL)
        g_ptr_array_add (cancelled, g_object_ref (cancellable));
    }
  g_mutex_unlock (&lock);

  /* Without the lock: whoever listens to a cancellable may take its time. */
  for (guint i = 0; i < cancelled->len; i++)
    g_cancellable_cancel (cancelled->pdata[i]);

  g_mutex_lock (&lock);
  while (running != NULL && running->len > 0)
    g_cond_wait (&ended, &lock);
  g_mutex_unlock (&lock);
}
