/* dr-quit.h: the end of the program, and of its main window: not before somebody has said that what was typed and is kept nowhere may
 * go with it.
 * Used by the program and its main window. What can be kept is kept without a question. */
#pragma once

#include "dr-application.h"

G_BEGIN_DECLS

void     dr_quit           (DrApplication *program);
gboolean dr_quit_may_close (DrApplication *program, GtkWindow *window);

G_END_DECLS
