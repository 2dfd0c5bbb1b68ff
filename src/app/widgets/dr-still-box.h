/* dr-still-box.h: a box that draws what has not changed for a moment as one picture.
 * Used for panes beside what is written: where cairo draws, GTK 4.8 goes through all that a window shows for each key, and the
 * hundreds of parts of panes that nothing happens in take longer than the line that is typed in. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DR_TYPE_STILL_BOX (dr_still_box_get_type ())

G_DECLARE_FINAL_TYPE (DrStillBox, dr_still_box, DR, STILL_BOX, GtkBox)

G_END_DECLS
