/* dr-generator-measures.h: what a made-up assessment promises to measure, and what is measured afterwards.
 * Used by dr-generator and dr-generator-draft only. Pure: it takes no step, and knows what was predicted from the check. */
#pragma once

#include "dr-check.h"
#include "dr-made-up.h"
#include "dr-questionnaire.h"

G_BEGIN_DECLS

void         dr_made_up_put_measures (DrMadeUp *self, DrFieldGather *gather, const DrEvidence *evidence,
                                      const DrQuestionnaire *questionnaire, const char *groups);
DrFieldList *dr_made_up_results      (DrMadeUp *self, const DrCheck *check, gboolean closing);

G_END_DECLS
