/* dr-register-windows.h: which windows show something of the register, and what was typed in them and is kept nowhere yet.
 * Used by whatever is about to close them: another register, the end of the program. It closes and asks nothing itself. */
#pragma once

#include "dr-application.h"

G_BEGIN_DECLS

gboolean   dr_register_windows_are_of          (GtkWindow *window, DrApplication *program);
GPtrArray *dr_register_windows_list_unfinished (DrApplication *program);
char      *dr_register_windows_tell_unfinished (const GPtrArray *found);

G_END_DECLS
