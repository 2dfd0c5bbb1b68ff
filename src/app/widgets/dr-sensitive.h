/* dr-sensitive.h: forms that take no words just now, with all that is in them, for screen readers as well.
 * Used wherever more than one control is insensitive at once. Says nothing of why: whoever calls it does. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dr_sensitive_set (GtkWidget *form, gboolean sensitive);

G_END_DECLS
