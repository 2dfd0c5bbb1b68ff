/* dr-generator-draft.h: the fields of a made-up assessment, as its author writes them.
 * Used by dr-generator only. Pure: the same seed and number give the same. It takes no step and reads no store. */
#pragma once

#include "dr-made-up.h"
#include "dr-questionnaire.h"

G_BEGIN_DECLS

DrFieldList *dr_made_up_draft (DrMadeUp *self, const DrEvidence *evidence, const DrQuestionnaire *questionnaire,
                               const DrFieldList *base, const char *author, gboolean complete);

G_END_DECLS
