/* dr-field-names.h: what a person reads for the key of a field: "Why the change is made", "Answer: What is this service for?".
 * Used where fields are spoken of outside their controls: conflicts, what changed since. Pure. */
#pragma once

#include "dr-version.h"

G_BEGIN_DECLS

char *dr_field_name    (const DrVersion *version, const char *key);
char *dr_field_name_in (const DrQuestionnaire *questionnaire, const char *key);

G_END_DECLS
