/* dr-assessment-window.h: an assessment in its own window: sections, the section that is shown, findings.
 * Used by the application. Folds to one of the three at a time when it is narrow. It saves nothing itself: the editor does. */
#pragma once

#include "dr-application.h"
#include "dr-editor.h"

G_BEGIN_DECLS

#define DR_TYPE_ASSESSMENT_WINDOW (dr_assessment_window_get_type ())

G_DECLARE_FINAL_TYPE (DrAssessmentWindow, dr_assessment_window, DR, ASSESSMENT_WINDOW, AdwApplicationWindow)

DrAssessmentWindow *dr_assessment_window_new   (DrApplication *application, const char *reference, guint version);
gboolean            dr_assessment_window_shows (DrAssessmentWindow *self, const char *reference, guint version);
void                dr_assessment_window_go_to (DrAssessmentWindow *self, const char *section, const char *key);

G_END_DECLS
