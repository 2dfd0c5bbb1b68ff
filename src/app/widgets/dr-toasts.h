/* dr-toasts.h: messages that pass, kept from going while they come: libadwaita 1.2 frees one that goes in the first moments of
 * taking another's place, and goes on moving it, which ends the program.
 * Each takes as many lines as it needs. Used by each window that has an overlay of messages. It says nothing by itself, and holds no
 * message longer than that moment. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void dr_toasts_watch   (AdwToastOverlay *overlay);
void dr_toasts_dismiss (GtkWidget *near, AdwToast *toast);

G_END_DECLS
