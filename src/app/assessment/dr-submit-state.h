/* dr-submit-state.h: what "Check and submit" says: where the version stands, what can be done next, and why not.
 * A pure function of the version, of who sits there and of what is saved. */
#pragma once

#include "dr-people.h"
#include "dr-version.h"

G_BEGIN_DECLS

typedef struct {
  char     *headline;
  char     *text;            /* what it means, and what to do */
  gboolean  shows_submit;    /* it is a draft */
  gboolean  can_submit;
  char     *why_not;         /* (nullable): where it is a draft and cannot be submitted */
  gboolean  can_withdraw;
  gboolean  can_start_next;  /* a next version can be started */
} DrSubmitState;

void dr_submit_state_init  (DrSubmitState *self, const DrVersion *version, const DrPeopleList *people,
                            const char *person, gboolean latest, gboolean saved);
void dr_submit_state_clear (DrSubmitState *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrSubmitState, dr_submit_state_clear)

G_END_DECLS
