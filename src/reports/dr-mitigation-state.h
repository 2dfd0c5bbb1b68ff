/* dr-mitigation-state.h: the loss of each group with and without the mitigations that count, side by side.
 * A pure function of a check, used by the section on actions. Mitigations that do not count change nothing here. */
#pragma once

#include "dr-check.h"

G_BEGIN_DECLS

/* One group; people and, on a line of its own, the share that they are, as text. */
typedef struct {
  const char *name;
  const char *excluded_without;
  const char *excluded_with;
  const char *at_risk_without;
  const char *at_risk_with;
} DrMitigationRow;

typedef struct {
  /*< private >*/
  DrArena               *arena;

  /*< public, read-only >*/
  const DrMitigationRow *rows;    /* groups for which some mitigation counts, most newly excluded without it first */
  guint                  n_rows;
} DrMitigationState;

DrMitigationState *dr_mitigation_state_new  (const DrCheck *check);
void               dr_mitigation_state_free (DrMitigationState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrMitigationState, dr_mitigation_state_free)

G_END_DECLS
