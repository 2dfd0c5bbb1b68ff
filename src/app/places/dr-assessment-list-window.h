/* dr-assessment-list-window.h: a small window that lists some assessments, with service, stage and outcome; Enter or a click
 * opens one.
 * Used wherever a figure is made of several assessments. It is not modal: what it opens is to be worked in. It reads the
 * rows in the background, and changes nothing. */
#pragma once

#include <adwaita.h>

#include "dr-desk.h"

G_BEGIN_DECLS

/* One version of an assessment. */
typedef struct {
  const char *reference;
  guint       version;
} DrAssessmentName;

#define DR_TYPE_ASSESSMENT_LIST_WINDOW (dr_assessment_list_window_get_type ())

G_DECLARE_FINAL_TYPE (DrAssessmentListWindow, dr_assessment_list_window, DR, ASSESSMENT_LIST_WINDOW, AdwWindow)

void dr_assessment_list_window_show (GtkWindow *parent, DrDesk *desk, const char *heading, const DrAssessmentName *names,
                                     guint n_names);

G_END_DECLS
