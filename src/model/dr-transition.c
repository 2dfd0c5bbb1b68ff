#include "dr-transition.h"

#define ROLE(role) (1u << DR_ROLE_##role)

static const DrTransition transitions[] = {
  { DR_STEP_SUBMIT, DR_STAGE_DRAFT, DR_STAGE_SUBMITTED, ROLE (MANAGER) },
  { DR_STEP_RETURN, DR_STAGE_SUBMITTED, DR_STAGE_RETURNED, ROLE (EQUALITIES) },
  { DR_STEP_ENDORSE, DR_STAGE_SUBMITTED, DR_STAGE_ENDORSED, ROLE (EQUALITIES) },
  { DR_STEP_RETURN, DR_STAGE_ENDORSED, DR_STAGE_RETURNED, ROLE (EQUALITIES) | ROLE (APPROVER) },
  { DR_STEP_APPROVE, DR_STAGE_ENDORSED, DR_STAGE_APPROVED, ROLE (APPROVER) },
  { DR_STEP_DECIDE, DR_STAGE_APPROVED, DR_STAGE_DECIDED, ROLE (MANAGER) | ROLE (EQUALITIES) },
  { DR_STEP_MONITOR, DR_STAGE_DECIDED, DR_STAGE_MONITORED, ROLE (MANAGER) | ROLE (EQUALITIES) },
  { DR_STEP_CLOSE, DR_STAGE_MONITORED, DR_STAGE_CLOSED, ROLE (MANAGER) },
  { DR_STEP_WITHDRAW, DR_STAGE_DRAFT, DR_STAGE_WITHDRAWN, ROLE (MANAGER) },
  { DR_STEP_WITHDRAW, DR_STAGE_SUBMITTED, DR_STAGE_WITHDRAWN, ROLE (MANAGER) },
  { DR_STEP_WITHDRAW, DR_STAGE_RETURNED, DR_STAGE_WITHDRAWN, ROLE (MANAGER) },
  { DR_STEP_WITHDRAW, DR_STAGE_ENDORSED, DR_STAGE_WITHDRAWN, ROLE (MANAGER) },
  { DR_STEP_WITHDRAW, DR_STAGE_APPROVED, DR_STAGE_WITHDRAWN, ROLE (MANAGER) },
};

/**
 * dr_transition_find:
 * @step: a step
 * @from: a stage
 *
 * Returns: (transfer none) (nullable): the way, where there is one
 */
const DrTransition *
dr_transition_find (DrStep  step,
                    DrStage from)
{
  for (gsize i = 0; i < G_N_ELEMENTS (transitions); i++)
    if (transitions[i].step == step && transitions[i].from == from)
      return &transitions[i];

  return NULL;
}

/**
 * dr_transition_table:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): all ways
 */
const DrTransition *
dr_transition_table (guint *n)
{
  *n = G_N_ELEMENTS (transitions);

  return transitions;
}

/**
 * dr_stage_has_next_version:
 * @stage: of the latest version
 *
 * Returns: whether the next version may start from it: returned, approved, decided or monitored
 */
gboolean
dr_stage_has_next_version (DrStage stage)
{
  return stage == DR_STAGE_RETURNED || stage == DR_STAGE_APPROVED || stage == DR_STAGE_DECIDED
         || stage == DR_STAGE_MONITORED;
}

/**
 * dr_stage_is_superseded_by_approval:
 * @stage: of an earlier version
 *
 * Returns: whether the approval of a later version takes its place: approved, decided or monitored
 */
gboolean
dr_stage_is_superseded_by_approval (DrStage stage)
{
  return stage >= DR_STAGE_APPROVED && stage <= DR_STAGE_MONITORED;
}
