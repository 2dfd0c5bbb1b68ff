/* dr-unfinished.h: what was typed somewhere and is kept nowhere yet: a form before its button, a text that is no value.
 * Told by forms and inputs, asked by whatever is about to take them away. It keeps nothing and closes nothing. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DrUnfinishedAsk:
 * @widget: that is asked; it may keep first what can be kept
 *
 * Returns: whether something would be lost with it
 */
typedef gboolean (*DrUnfinishedAsk) (GtkWidget *widget);

void        dr_unfinished_watch (GtkWidget *widget, const char *name, DrUnfinishedAsk ask);
const char *dr_unfinished_name  (GtkWidget *widget);
void        dr_unfinished_list  (GtkWidget *below, GPtrArray *found);

G_END_DECLS
