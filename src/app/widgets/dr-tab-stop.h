/* dr-tab-stop.h: a list that is one stop on the way of the Tab key: Tab comes to the row that is selected, or was left last, and goes on
 * from there through what that row holds to what is behind the list; the arrow keys go from row to row.
 * Used for lists beside a page that they choose, for long ones and for those whose rows open. It never selects a row itself. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DR_TYPE_TAB_STOP (dr_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (DrTabStop, dr_tab_stop, DR, TAB_STOP, GtkWidget)

GtkWidget *dr_tab_stop_new      (GtkWidget *list);
void       dr_tab_stop_set_list (DrTabStop *self, GtkWidget *list);

G_END_DECLS
