/* dr-all-names.h: every name of a row of which only the first are told, behind what opens to them.
 * Used by cards of findings and by outcomes. It tells nothing where no name is left out. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *dr_all_names_new (void);
void       dr_all_names_say (GtkWidget *names, const char *text);

G_END_DECLS
