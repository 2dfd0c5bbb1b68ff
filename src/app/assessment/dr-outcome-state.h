/* dr-outcome-state.h: what choosing each of the four outcomes would bring, before it is chosen.
 * Used by the section “Outcome”. Pure function of a check: it reads what GOV-01, GOV-02 and GOV-04 look at. */
#pragma once

#include "dr-check.h"

G_BEGIN_DECLS

typedef struct {
  char *notes[DR_N_OUTCOMES];   /* [outcome] (nullable): translated */
  char *names[DR_N_OUTCOMES];   /* [outcome] (nullable): everybody whom the note speaks of, where it names only some */
} DrOutcomeState;

void dr_outcome_state_init  (DrOutcomeState *self, const DrCheck *check);
void dr_outcome_state_clear (DrOutcomeState *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrOutcomeState, dr_outcome_state_clear)

G_END_DECLS
