/* dr-recent.h: what was inspected last, as the desktop's list of recent files has it, and as an item list of a menu.
 * Used by the Inspect window, which adds to it, and by the main menus. It opens nothing and keeps no list of its own. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dr_recent_add   (const char *path);
void dr_recent_watch (GMenu *menu, GObject *owner);

G_END_DECLS
