/* dr-pane.h: a part of a window whose size does not rest on what is in it just now: as wide as it must be or is said to be,
 * and no higher than it must be where its content scrolls. Used for the panes of the assessment's window and for what
 * scrolls in them. Never gives its child less room than that can do with, but where it is said to scroll. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DR_TYPE_PANE (dr_pane_get_type ())

G_DECLARE_FINAL_TYPE (DrPane, dr_pane, DR, PANE, AdwBin)

GtkWidget *dr_pane_new           (GtkWidget *child, int width);
GtkWidget *dr_pane_new_scrolling (GtkWidget *scroll, int width);

G_END_DECLS
