/* dr-edition-edit.h: a rulebook or a questionnaire with some of its fields as somebody edited them.
 * Used by working copies. Edits go by the keys of dr-edition-fields. It does not judge them: writing the result and
 * reading it says whether it may be so. */
#pragma once

#include "dr-questionnaire.h"

G_BEGIN_DECLS

DrRulebook      *dr_rulebook_edit       (const DrRulebook *base, GHashTable *edits);
DrQuestionnaire *dr_questionnaire_edit  (const DrQuestionnaire *base, GHashTable *edits);
char            *dr_edition_next_version (const char *version);
char            *dr_edition_new_question (const DrQuestionnaire *base, GHashTable *edits, const char *section);

G_END_DECLS
