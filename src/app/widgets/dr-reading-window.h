/* dr-reading-window.h: a window that is only read, from top to bottom.
 * Used by help and by what lists the keys. Keys scroll it as soon as it is there, and Escape closes it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWindow *dr_reading_window_new (GtkWindow *parent, const char *title, GtkWidget *content, int width);

G_END_DECLS
