/* dr-background.h: work of a GTask in a thread of its own that the program waits for before it ends.
 * Used by windows that have no register, and by the program's end. It orders nothing: what writes to the register goes
 * through the desk's lanes, and what is wanted no longer is cancelled by whoever asked for it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void dr_background_run    (GTask *task, GTaskThreadFunc func);
void dr_background_finish (void);

G_END_DECLS
