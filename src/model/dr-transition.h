/* dr-transition.h: the workflow of an assessment as a table: which step leads from which stage to which, and whose act it is.
 * Pure. Used by the register, which takes steps, and by verify, which replays a trail. It takes no step itself. */
#pragma once

#include "dr-role.h"
#include "dr-vocabulary.h"

G_BEGIN_DECLS

/* One way from stage to stage. */
typedef struct {
  DrStep  step;
  DrStage from;
  DrStage to;
  guint   roles;   /* bits by DrRole: any of them takes it */
} DrTransition;

const DrTransition *dr_transition_find  (DrStep step, DrStage from);
const DrTransition *dr_transition_table (guint *n);
gboolean            dr_stage_has_next_version (DrStage stage);
gboolean            dr_stage_is_superseded_by_approval (DrStage stage);

G_END_DECLS
