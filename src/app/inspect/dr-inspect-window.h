/* dr-inspect-window.h: for auditors: a bag or a record, verified and readable, with no register and nothing written into it.
 * Opened by the program for a path. Its pages verify, read, compare, sample and note; it keeps them in step. */
#pragma once

#include "dr-application.h"

G_BEGIN_DECLS

#define DR_TYPE_INSPECT_WINDOW (dr_inspect_window_get_type ())

G_DECLARE_FINAL_TYPE (DrInspectWindow, dr_inspect_window, DR, INSPECT_WINDOW, AdwApplicationWindow)

DrInspectWindow *dr_inspect_window_new   (DrApplication *application, const char *path);
gboolean         dr_inspect_window_shows (DrInspectWindow *self, const char *path);

G_END_DECLS
