/* dr-leaflet-headers.h: the headers of a window that folds: as high as the highest of them, whatever is in it at any size of
 * text; and with room for their titles while it is folded: then they keep the button that closes, and no other.
 * Used by each window that folds. No header may be higher for being narrow, and no button moves to the other side. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

char *dr_leaflet_headers_layout (const char *layout);
void  dr_leaflet_headers_show   (AdwLeaflet *leaflet);
void  dr_leaflet_headers_watch  (AdwLeaflet *leaflet);

G_END_DECLS
