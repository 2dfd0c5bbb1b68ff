/* dr-tab-stop.h: a list that is one stop on the way of the Tab key: Tab comes to the row that is selected and goes on from
 * there to what is behind the list; the arrow keys go from row to row.
 * Used for lists beside a page that they choose, and for long ones. It never selects a row itself. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DR_TYPE_TAB_STOP (dr_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (DrTabStop, dr_tab_stop, DR, TAB_STOP, GtkWidget)

void dr_tab_stop_set_list (DrTabStop *self, GtkWidget *list);

G_END_DECLS
