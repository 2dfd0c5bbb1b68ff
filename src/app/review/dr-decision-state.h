/* dr-decision-state.h: the decision as it is being told, before it is recorded: what can be suggested, and what is missing.
 * Used by the form that asks for it. Pure; what was recorded is the assessment's own. */
#pragma once

#include "dr-version.h"

G_BEGIN_DECLS

typedef enum {
  DR_DECISION_DATE,
  DR_DECISION_DECIDER,
  DR_DECISION_REFERENCE,   /* may be left out */
  DR_DECISION_OPTION,      /* id of the option taken; "": something else */
  DR_DECISION_BEFORE,      /* "true" or "false": this assessment was before the decider */
} DrDecisionPart;
#define DR_N_DECISION_PARTS 5

const char *dr_decision_key     (DrDecisionPart part);
char       *dr_decision_suggest (const DrVersion *version, DrDecisionPart part);
char       *dr_decision_missing (const char * const said[DR_N_DECISION_PARTS], DrDate today);
char       *dr_decision_describe (const DrVersion *version);

G_END_DECLS
