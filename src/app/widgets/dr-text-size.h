/* dr-text-size.h: tells when the desktop's text becomes larger or smaller while something is shown.
 * Used by what counts characters or lines once, and not each time that it is given its place. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*DrTextSizeFunc) (GtkWidget *widget);

void dr_text_size_watch (GtkWidget *widget, DrTextSizeFunc changed);

G_END_DECLS
