/* dr-shortcuts-window.h: which keys do what.
 * Used by the application, for Ctrl+?. GTK's own window for this is wider than 360 pixels and scrolls nothing. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWindow *dr_shortcuts_window_new (GtkWindow *parent);

G_END_DECLS
