/* dr-narrow-headers.h: room for the titles of a window that is folded: its headers keep the button that closes, and no other.
 * Used by each window that folds. It changes nothing while the window is wide, and moves no button to the other side. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

char *dr_narrow_headers_layout (const char *layout);
void  dr_narrow_headers_show   (AdwLeaflet *leaflet);
void  dr_narrow_headers_watch  (AdwLeaflet *leaflet);

G_END_DECLS
