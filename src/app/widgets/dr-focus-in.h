/* dr-focus-in.h: whether the focus is in something.
 * Used by whatever makes its controls anew, or hides them, and gives the focus back to those that are there then. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean dr_focus_is_in (GtkWidget *widget);

G_END_DECLS
