/* dr-seen-box.h: a long column below a scrolled window that draws only what is in sight, and a little around it.
 * Used where a column has more than a screen's worth of widgets. What that spares, and how, dr-seen-children.h says. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DR_TYPE_SEEN_BOX (dr_seen_box_get_type ())

G_DECLARE_FINAL_TYPE (DrSeenBox, dr_seen_box, DR, SEEN_BOX, GtkBox)

GtkWidget *dr_seen_box_new (int spacing);

G_END_DECLS
