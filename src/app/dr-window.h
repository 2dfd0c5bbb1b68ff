/* dr-window.h: the main window: the places in a sidebar, and the place that is shown.
 * Used by the application, which has one of them. Folds to one column when it is narrow. */
#pragma once

#include "dr-application.h"

G_BEGIN_DECLS

#define DR_TYPE_WINDOW (dr_window_get_type ())

G_DECLARE_FINAL_TYPE (DrWindow, dr_window, DR, WINDOW, AdwApplicationWindow)

DrWindow *dr_window_new      (DrApplication *application);
void      dr_window_set_desk (DrWindow *self, DrDesk *desk, const GError *problem);
void      dr_window_tell     (DrWindow *self, AdwToast *toast);

G_END_DECLS
