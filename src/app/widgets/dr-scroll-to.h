/* dr-scroll-to.h: brings a control into sight once it has its place.
 * Used where a control was only just made or shown: what scrolls cannot know yet where it will be. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     dr_scroll_to          (GtkWidget *widget);
void     dr_scroll_now         (GtkWidget *widget);
gboolean dr_scroll_is_in_sight (GtkWidget *widget);

G_END_DECLS
