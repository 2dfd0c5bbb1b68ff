/* dr-generator-answers.h: what is said of a made-up assessment on its way: answers to findings, verdicts, the decision.
 * Used by the acts of the generator only. Pure. It answers no finding that must be mended. */
#pragma once

#include "dr-made-up.h"
#include "dr-version.h"

G_BEGIN_DECLS

DrFieldList *dr_made_up_answer   (const DrCheck *check, const char *by);
DrFieldList *dr_made_up_accept   (const DrDraft *draft, const char *who, const char *by);
DrFieldList *dr_made_up_decision (const DrMadeUp *self);

G_END_DECLS
