/* dr-report-window.h: asks what kind of report is wanted, in which format and language, and saves or prints it.
 * Opened by the assessment window, by places and Inspect. It stays until it is closed: the same report may be
 * wanted in another format. It changes nothing in the register. */
#pragma once

#include <adwaita.h>

#include "dr-desk.h"

G_BEGIN_DECLS

#define DR_TYPE_REPORT_WINDOW (dr_report_window_get_type ())

G_DECLARE_FINAL_TYPE (DrReportWindow, dr_report_window, DR, REPORT_WINDOW, AdwWindow)

void dr_report_window_show_version (GtkWindow *parent, DrDesk *desk, const char *reference, guint version, gboolean is_draft);
void dr_report_window_show_record  (GtkWindow *parent, const char *reference, guint version, const char *name, GBytes *record);
void dr_report_window_show_return  (GtkWindow *parent, DrDesk *desk, const char *period, GBytes *bytes);
void dr_report_window_show_return_file (GtkApplication *application, DrDesk *desk, const char *path);
gboolean dr_report_window_shows    (DrReportWindow *self, const char *path);

G_END_DECLS
