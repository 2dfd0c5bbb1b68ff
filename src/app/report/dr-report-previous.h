/* dr-report-previous.h: which earlier return the report of a return is held against: none, the period before, or a file.
 * Part of the Report window. It reads no file: what is wrong with one is said when the report is made. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DR_TYPE_REPORT_PREVIOUS (dr_report_previous_get_type ())

G_DECLARE_FINAL_TYPE (DrReportPrevious, dr_report_previous, DR, REPORT_PREVIOUS, AdwPreferencesGroup)

void        dr_report_previous_set_usual (DrReportPrevious *self, gboolean has_register);
const char *dr_report_previous_get_file  (DrReportPrevious *self);

G_END_DECLS
