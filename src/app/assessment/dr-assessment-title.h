/* dr-assessment-title.h: what stands in the header over an assessment: its title as long as there is room for all of it, else its
 * reference; and below whether it is saved. Used by the assessment's window, which has the whole title elsewhere where it is not here. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DR_TYPE_ASSESSMENT_TITLE (dr_assessment_title_get_type ())

G_DECLARE_FINAL_TYPE (DrAssessmentTitle, dr_assessment_title, DR, ASSESSMENT_TITLE, AdwBin)

void        dr_assessment_title_set        (DrAssessmentTitle *self, const char *title, const char *reference, guint version);
void        dr_assessment_title_set_state  (DrAssessmentTitle *self, const char *words);
const char *dr_assessment_title_get_hidden (DrAssessmentTitle *self);

G_END_DECLS
