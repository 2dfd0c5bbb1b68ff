#include "dr-idle-steps.h"

static gboolean
run_next (gpointer data)
{
  DrIdleSteps *self = data;
  guint step = 0;

  while (step < self->n && self->done[step])
    step++;
  dr_idle_steps_need (self, step);
  if (self->n_done < self->n)
    return G_SOURCE_CONTINUE;
  self->source = 0;

  return G_SOURCE_REMOVE;
}

/**
 * dr_idle_steps_start:
 * @self: steps; what was left of those before is dropped
 * @n: how many there are
 * @run: does one; it starts or stops no steps
 * @data: for @run
 *
 * Does them in their order, each in an idle moment of its own.
 */
void
dr_idle_steps_start (DrIdleSteps *self,
                     guint        n,
                     DrIdleStep   run,
                     gpointer     data)
{
  dr_idle_steps_stop (self);
  self->run = run;
  self->data = data;
  self->n = n;
  self->done = g_new0 (gboolean, n);
  if (n > 0)
    self->source = g_idle_add (run_next, self);
}

/**
 * dr_idle_steps_need:
 * @self: steps, started or not
 * @step: one of them
 *
 * Does it at once, unless it is done: somebody wants to see what comes of it. What is not started has no steps.
 */
void
dr_idle_steps_need (DrIdleSteps *self,
                    guint        step)
{
  if (step >= self->n || self->done[step])
    return;
  self->done[step] = TRUE;
  self->n_done++;
  self->run (step, self->data);
}

/**
 * dr_idle_steps_reach:
 * @self: steps, started or not
 * @n: of them, from the first
 *
 * Does so many at once, of those that are not done.
 */
void
dr_idle_steps_reach (DrIdleSteps *self,
                     guint        n)
{
  for (guint i = 0; i < MIN (n, self->n); i++)
    dr_idle_steps_need (self, i);
}

/**
 * dr_idle_steps_count:
 * @self: steps, started or not
 *
 * Returns: how many are done
 */
guint
dr_idle_steps_count (const DrIdleSteps *self)
{
  return self->n_done;
}

/**
 * dr_idle_steps_stop:
 * @self: steps, started or not
 *
 * What is not done will not be.
 */
void
dr_idle_steps_stop (DrIdleSteps *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->done, g_free);
  self->n = self->n_done = 0;
}
