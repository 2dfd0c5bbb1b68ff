/* dr-drop-down.h: a list of names to choose one from, that gives way where there is little room: long names break into lines.
 * Used where what is chosen is no field of an assessment; fields have DrChoiceInput, which breaks them as is done here. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *dr_drop_down_new         (const char *label);
void       dr_drop_down_break_lines (GtkDropDown *self, GCallback bind);
void       dr_drop_down_break_names (GtkDropDown *self);
void       dr_drop_down_set_names   (GtkWidget *self, const char *const *names);
void       dr_drop_down_set_search  (GtkDropDown *self, gboolean search);

G_END_DECLS
