/* dr-explanation.h: a window that says why something could not be done, and can only be closed.
 * Used by places and windows that are asked for something; what is asked back has a dialog of its own. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dr_explanation_show (GtkWidget *above, const char *heading, const char *body);

G_END_DECLS
