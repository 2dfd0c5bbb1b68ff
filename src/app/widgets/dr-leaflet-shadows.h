/* dr-leaflet-shadows.h: a leaflet whose shadows cost nothing while it stands still.
 * Used by the windows that have a leaflet, once it has its panes. It changes nothing that is seen or read out. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void dr_leaflet_shadows_put_last (AdwLeaflet *leaflet);

G_END_DECLS
