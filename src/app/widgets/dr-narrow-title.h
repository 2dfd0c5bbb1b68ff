/* dr-narrow-title.h: the title in the header of a dialog, that is not there where its buttons leave too little room.
 * Used by dialogs with a button on either side. The window has its title all the same. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *dr_narrow_title_new (const char *title);

G_END_DECLS
