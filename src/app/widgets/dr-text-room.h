/* dr-text-room.h: windows that ask something, as wide as their text wants to be.
 * Used by those with a title between two buttons. A narrow screen still holds them: they may be made narrower. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dr_text_room_widen (GtkWindow *window);

G_END_DECLS
