/* dr-text-room.h: windows that ask something, and columns of text, as large as their text wants them.
 * Used by those with a title between two buttons, or that show texts. None is larger than the screen, and all may be made smaller. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void dr_text_room_enlarge (GtkWindow *window);
void dr_text_room_widen   (GtkWidget *page);

G_END_DECLS
