/* dr-scroll-to.h: brings a control into sight once it has its place, and what has the focus with the ring around it.
 * Used where a control was only just made or shown, since what scrolls cannot know yet where it will be; and by the program, for
 * all of its windows. It moves no focus. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     dr_scroll_to          (GtkWidget *widget);
void     dr_scroll_now         (GtkWidget *widget);
gboolean dr_scroll_is_in_sight (GtkWidget *widget);
void     dr_scroll_watch_focus (GtkApplication *application);

G_END_DECLS
