/* dr-report-choices.h: what there is to choose of a report: what it says, its format and its language.
 * Part of the Report window, which is told of every change. It makes no report, and asks for no file. */
#pragma once

#include <adwaita.h>

#include "dr-report-state.h"

G_BEGIN_DECLS

#define DR_TYPE_REPORT_CHOICES (dr_report_choices_get_type ())

G_DECLARE_FINAL_TYPE (DrReportChoices, dr_report_choices, DR, REPORT_CHOICES, GtkBox)

void           dr_report_choices_set_subject (DrReportChoices *self, const char *reference, guint version, gboolean is_draft,
                                              gboolean is_return, const char *file);
DrReportChoice dr_report_choices_get         (DrReportChoices *self);

G_END_DECLS
