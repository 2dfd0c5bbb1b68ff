/* dr-step-work.h: a step of the workflow, or the draft of a next version, as work for the desk.
 * Used by whatever has buttons for steps. The register guards and seals; this only carries the question there and the
 * answer back. */
#pragma once

#include "dr-desk.h"
#include "dr-steps.h"

G_BEGIN_DECLS

typedef struct {
  gboolean    taken;
  guint       version;     /* that the step was of, or that was made */
  DrStage     stage;       /* after it */
  char        record[DR_DIGEST_SIZE];
  char        head[DR_DIGEST_SIZE];
  char       *problem;     /* (nullable): why it was not taken */
  GPtrArray  *obstacles;   /* (nullable) (element-type DrObstacle): what stands in the way */
} DrStepAnswer;

void          dr_step_take        (DrDesk *desk, const DrStepRequest *request, GAsyncReadyCallback callback,
                                   gpointer user_data);
void          dr_step_next_version (DrDesk *desk, const char *reference, GAsyncReadyCallback callback,
                                    gpointer user_data);
DrStepAnswer *dr_step_finish      (DrDesk *desk, GAsyncResult *result);
void          dr_step_answer_free (DrStepAnswer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrStepAnswer, dr_step_answer_free)

G_END_DECLS
