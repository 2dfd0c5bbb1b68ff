/* dr-register-switch.h: from one register to another, while the program runs: what is open of the first is saved and closed before
 * anything is shown of the second.
 * Used by the program. It keeps no register, and closes no window of somebody who has something to answer. */
#pragma once

#include "dr-application.h"

G_BEGIN_DECLS

gboolean dr_register_switch_let_go     (DrApplication *program, GError **error);
void     dr_register_switch_add_action (DrApplication *program);

G_END_DECLS
