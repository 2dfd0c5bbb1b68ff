/* dr-list-popover.h: a popover with a list that scrolls: the page stays where it is while it is open.
 * Used by what has such a list on a page that scrolls itself. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DR_TYPE_LIST_POPOVER (dr_list_popover_get_type ())

G_DECLARE_FINAL_TYPE (DrListPopover, dr_list_popover, DR, LIST_POPOVER, GtkPopover)

GtkWidget *dr_list_popover_new (GtkWidget *child);

G_END_DECLS
