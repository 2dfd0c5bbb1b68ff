/* dr-unseen.h: keeps what nobody sees, such as a stack's other pages, from screen readers as well.
 * Used by windows with stacks: GTK 4.8 tells a screen reader of every page, shown or not. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dr_unseen_watch          (GtkWidget *widget);
void dr_unseen_watch_children (GtkWidget *parent);
void dr_unseen_watch_stack    (GtkStack *stack);

G_END_DECLS
