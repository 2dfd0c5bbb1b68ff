/* dr-row.h: things side by side, one of which has the room that the others leave, and wraps in it.
 * Used where a text that wraps stands beside icons and buttons, many times in a page: a horizontal GtkBox of GTK 4.8
 * tries dozens of widths for every height that it may have. It never takes width from the others, and wraps nothing else. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DR_TYPE_ROW (dr_row_get_type ())

G_DECLARE_FINAL_TYPE (DrRow, dr_row, DR, ROW, GtkWidget)

GtkWidget *dr_row_new    (int spacing);
void       dr_row_append (DrRow *self, GtkWidget *child);

G_END_DECLS
