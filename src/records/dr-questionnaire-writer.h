/* dr-questionnaire-writer.h: writes a questionnaire as the file that a reader reads as the same questionnaire.
 * Used by whoever publishes an edited one. Comments of the file that it came from are not kept. */
#pragma once

#include "dr-questionnaire.h"

G_BEGIN_DECLS

GBytes     *dr_questionnaire_write      (const DrQuestionnaire *self);
const char *dr_requirement_to_string    (DrRequirement requirement);
gboolean    dr_requirement_parse        (const char *word, DrRequirement *requirement);

G_END_DECLS
