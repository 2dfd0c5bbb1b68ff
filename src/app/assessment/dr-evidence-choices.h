/* dr-evidence-choices.h: what an officer can choose from the evidence base: groups, channels, services.
 * Used by the sections for their inputs. The rows point into the evidence, which must outlive them. */
#pragma once

#include "dr-choice.h"
#include "dr-evidence.h"

G_BEGIN_DECLS

GArray *dr_choices_of_groups   (const DrEvidence *evidence);
GArray *dr_choices_of_channels (const DrEvidence *evidence);
GArray *dr_choices_of_services (const DrEvidence *evidence);
char   *dr_choices_titles      (const GArray *choices, const char *values);

G_END_DECLS
