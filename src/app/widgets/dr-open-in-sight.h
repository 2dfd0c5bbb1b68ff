/* dr-open-in-sight.h: has what drops down from a button open where it is seen.
 * Used by the program, for all lists and menus in its windows. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dr_open_in_sight_watch (void);

G_END_DECLS
