/* dr-spoken.h: names for screen readers where GTK gives a control inside one of its own the name of its class.
 * Used by whatever shows a drop-down or an expander.
 * Changes nothing that is seen. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void       dr_spoken_name_drop_down (GtkDropDown *drop_down, const char *name);
GtkWidget *dr_spoken_expander_new   (const char *title);
void       dr_spoken_expander_set_title (GtkWidget *expander, const char *title);
void       dr_spoken_drop_marks     (GtkWidget *below);
void       dr_spoken_watch_row      (AdwExpanderRow *row);

G_END_DECLS
