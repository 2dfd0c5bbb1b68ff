/* dr-tooltip.h: what a widget says under the pointer, where that changes while people work.
 * Used by what follows a draft or the register. What never changes has GTK's own tooltip. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dr_tooltip_say (GtkWidget *widget, const char *words);

G_END_DECLS
