#include "dr-long-progress.h"

struct _DrLongProgress {
  gatomicrefcount refs;
  int             thousandths;   /* -1: nobody knows */
};

/**
 * dr_long_progress_new:
 *
 * Returns: (transfer full): of work that has told nothing yet
 */
DrLongProgress *
dr_long_progress_new (void)
{
  DrLongProgress *self = g_new0 (DrLongProgress, 1);

  g_atomic_ref_count_init (&self->refs);
  self->thousandths = -1;

  return self;
}

/**
 * dr_long_progress_ref:
 * @self: how far work is
 *
 * Returns: (transfer full): @self
 */
DrLongProgress *
dr_long_progress_ref (DrLongProgress *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

/**
 * dr_long_progress_unref:
 * @self: (transfer full) (nullable): how far work is
 */
void
dr_long_progress_unref (DrLongProgress *self)
{
  if (self != NULL && g_atomic_ref_count_dec (&self->refs))
    g_free (self);
}

/**
 * dr_long_progress_tell:
 * @share: done so far, 0..1
 * @progress: (nullable): a #DrLongProgress; %NULL: nobody looks
 *
 * From any thread, as a #DrStoreProgress.
 */
void
dr_long_progress_tell (double   share,
                       gpointer progress)
{
  DrLongProgress *self = progress;

  if (self != NULL)
    g_atomic_int_set (&self->thousandths, (int) (CLAMP (share, 0, 1) * 1000));
}

/**
 * dr_long_progress_get:
 * @self: how far work is
 *
 * Returns: thousandths; -1: nobody knows
 */
int
dr_long_progress_get (DrLongProgress *self)
{
  return g_atomic_int_get (&self->thousandths);
}
