/* dr-recent.h: what was inspected and which registers were opened last, as the desktop's list of recent files has it, and as item
 * lists of a menu.
 * Used by the Inspect window and the program, which add to it, and by the main menus. It opens nothing and keeps no list of its own. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  DR_RECENT_INSPECTED,
  DR_RECENT_REGISTER,
} DrRecentKind;

void dr_recent_add   (DrRecentKind kind, const char *path);
void dr_recent_watch (DrRecentKind kind, GMenu *menu, GObject *owner);

G_END_DECLS
