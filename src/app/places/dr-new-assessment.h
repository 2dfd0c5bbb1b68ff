/* dr-new-assessment.h: asks what a new assessment is of: its title, its service, and whether a change is planned.
 * Used by the Assessments place, which makes it. It writes nothing. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DR_TYPE_NEW_ASSESSMENT (dr_new_assessment_get_type ())

G_DECLARE_FINAL_TYPE (DrNewAssessment, dr_new_assessment, DR, NEW_ASSESSMENT, AdwWindow)

DrNewAssessment *dr_new_assessment_new         (GtkWindow *parent, GPtrArray *services);
void             dr_new_assessment_set_problem (DrNewAssessment *self, const char *problem);

G_END_DECLS
