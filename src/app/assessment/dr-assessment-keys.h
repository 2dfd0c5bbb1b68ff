/* dr-assessment-keys.h: the keys that lead through the window of an assessment: to its sections and its panes.
 * Used by that window, whose actions they call. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dr_assessment_keys_add (GtkWidget *window);

G_END_DECLS
