/* dr-questions-effect.h: what another questionnaire would ask of drafts: which questions would newly be required of whom.
 * A fold over drafts, as fields. Used before a questionnaire is published. It reads no store and judges no answer. */
#pragma once

#include "dr-draft-fields.h"
#include "dr-knowledge-state.h"

G_BEGIN_DECLS

typedef struct _DrQuestionsEffect DrQuestionsEffect;

DrQuestionsEffect *dr_questions_effect_new    (DrQuestionnaire *from, DrQuestionnaire *to);
void               dr_questions_effect_free   (DrQuestionsEffect *self);
void               dr_questions_effect_add    (DrQuestionsEffect *self, const char *reference, guint version,
                                               const DrField *fields, guint n_fields);
DrWhatChanges     *dr_questions_effect_finish (const DrQuestionsEffect *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrQuestionsEffect, dr_questions_effect_free)

G_END_DECLS
