/* dr-draft-choices.h: what an officer can choose from the draft, from the people and from the words of the domain, and
 * sources and needs of the evidence base. Used by the sections on impacts and actions for their inputs.
 * The rows own nothing: what they point into (a version, the desk's people) must outlive them. */
#pragma once

#include "dr-choice.h"
#include "dr-editor.h"

G_BEGIN_DECLS

GArray *dr_choices_of_needs           (const DrEvidence *evidence);
GArray *dr_choices_of_sources         (const DrEvidence *evidence, GStringChunk *words);
GArray *dr_choices_of_characteristics (void);
GArray *dr_choices_of_effects         (void);
GArray *dr_choices_of_action_kinds    (void);
GArray *dr_choices_of_points          (const DrAssessment *assessment);
GArray *dr_choices_of_options         (const DrAssessment *assessment);
GArray *dr_choices_of_people          (const DrPeopleList *people, const char *present);

G_END_DECLS
