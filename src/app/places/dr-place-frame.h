/* dr-place-frame.h: what places have in common: a header with the title and, in a narrow window, the way back.
 * Used by places that are built in code. A place has a property "folded"; this only follows it. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *dr_place_frame_new        (AdwBin *place, const char *title, GtkWidget **header);
GtkWidget *dr_place_frame_add_column (GtkWidget *box, int width);

G_END_DECLS
