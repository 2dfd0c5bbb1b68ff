/* dr-still-page.h: keeps the page where it is while a popover of it is open.
 * Used by popovers with a list. GTK's viewports follow the focus into them, to where the list has not scrolled yet. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dr_still_page_watch (GtkPopover *popover);

G_END_DECLS
