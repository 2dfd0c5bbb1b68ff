/* dr-window.h: the main window: the places in a sidebar, and the place that is shown; the first run while there is none.
 * Used by the application, which has one of them. Folds to one column when it is narrow; makes a place when it is shown. */
#pragma once

#include "dr-application.h"

G_BEGIN_DECLS

#define DR_TYPE_WINDOW (dr_window_get_type ())

G_DECLARE_FINAL_TYPE (DrWindow, dr_window, DR, WINDOW, AdwApplicationWindow)

DrWindow *dr_window_new          (DrApplication *application);
DrWindow *dr_window_find         (DrApplication *application);
void      dr_window_set_desk     (DrWindow *self, DrDesk *desk);
void      dr_window_welcome      (DrWindow *self, const char *uri);
void      dr_window_set_problem  (DrWindow *self, const char *problem);
void      dr_window_open_files   (DrWindow *self, GFile **files, gsize n_files);
void      dr_window_tell         (DrWindow *self, AdwToast *toast);

G_END_DECLS
