#include "dr-context.h"

/**
 * dr_context_last_step:
 * @self: a context
 * @step: a step
 *
 * Returns: (transfer none) (nullable): the latest such step of this version
 */
const DrStepTaken *
dr_context_last_step (const DrContext *self,
                      DrStep           step)
{
  for (guint i = self->n_steps; i-- > 0;)
    if (self->steps[i].step == step)
      return &self->steps[i];

  return NULL;
}

/**
 * dr_context_next_step:
 * @self: a context
 *
 * The checks test the step that comes next. A returned version is edited as a new draft, so submission comes next.
 *
 * Returns: the step after the last one taken; submission for a draft, closing after the last
 */
DrStep
dr_context_next_step (const DrContext *self)
{
  if (self->n_steps == 0)
    return DR_STEP_SUBMIT;

  switch (self->steps[self->n_steps - 1].step)
    {
    case DR_STEP_SUBMIT:
      return DR_STEP_ENDORSE;
    case DR_STEP_ENDORSE:
      return DR_STEP_APPROVE;
    case DR_STEP_APPROVE:
      return DR_STEP_DECIDE;
    case DR_STEP_DECIDE:
      return DR_STEP_MONITOR;
    case DR_STEP_MONITOR:
    case DR_STEP_CLOSE:
      return DR_STEP_CLOSE;
    case DR_STEP_RETURN:
    case DR_STEP_WITHDRAW:
    default:
      return DR_STEP_SUBMIT;
    }
}
