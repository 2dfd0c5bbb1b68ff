#include "dr-earlier-work.h"

typedef struct {
  char  *reference;
  guint  version;
} Task;

static void
free_task (gpointer data)
{
  Task *self = data;

  g_free (self->reference);
  g_free (self);
}

static gboolean
was_submitted (const DrVersion *version)
{
  for (guint i = 0; i < version->n_steps; i++)
    if (version->steps[i].step == DR_STEP_SUBMIT)
      return TRUE;

  return FALSE;
}

/**
 * dr_earlier_find:
 * @in: a register
 * @reference: of an assessment
 * @version: one of its versions
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the last version before it that was submitted, opened but not read; %NULL without
 * @error: there is none
 */
DrVersion *
dr_earlier_find (DrRegister  *in,
                 const char  *reference,
                 guint        version,
                 GError     **error)
{
  while (version-- > 1)
    {
      g_autoptr (GError) problem = NULL;
      g_autoptr (DrVersion) found = dr_version_open (in, reference, version, &problem);

      if (g_error_matches (problem, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND))
        return NULL;
      if (found == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
      if (was_submitted (found))
        return g_steal_pointer (&found);
    }

  return NULL;
}

/* In a box: a lane's work says by NULL that it failed. */
static gpointer
find (DrRegister    *in,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Task *task = data;
  g_autoptr (GError) problem = NULL;
  g_autoptr (DrVersion) found = dr_earlier_find (in, task->reference, task->version, &problem);
  DrVersion **box;

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  box = g_new0 (DrVersion *, 1);
  *box = g_steal_pointer (&found);

  return box;
}

static void
free_box (gpointer data)
{
  dr_version_free (*(DrVersion **) data);
  g_free (data);
}

/**
 * dr_earlier_look:
 * @desk: the register
 * @reference: of an assessment
 * @version: one of its versions
 * @cancellable: (nullable): to give up
 * @callback: (scope async): called in the main loop
 * @user_data: for @callback
 *
 * Has the last version before it that was submitted looked up.
 */
void
dr_earlier_look (DrDesk              *desk,
                 const char          *reference,
                 guint                version,
                 GCancellable        *cancellable,
                 GAsyncReadyCallback  callback,
                 gpointer             user_data)
{
  Task *task = g_new0 (Task, 1);

  task->reference = g_strdup (reference);
  task->version = version;
  dr_desk_run (desk, DR_DESK_LANE_READ, find, task, free_task, free_box, cancellable, callback, user_data);
}

/**
 * dr_earlier_finish:
 * @desk: the register
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the version, opened but not read; %NULL without @error: there is none
 */
DrVersion *
dr_earlier_finish (DrDesk        *desk,
                   GAsyncResult  *result,
                   GError       **error)
{
  DrVersion **box = dr_desk_run_finish (desk, result, error);
  DrVersion *found;

  if (box == NULL)
    return NULL;
  found = *box;
  g_free (box);

  return found;
}
