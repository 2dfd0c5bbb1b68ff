/* dr-main-menu.h: the main menu by its key, F10, also where the window is folded and the button of the menu is out of sight.
 * Used by the windows that have a sidebar. It never leads away from the page that is shown. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dr_main_menu_watch (GtkWindow *window, GtkMenuButton *button, GtkStack *pages);

G_END_DECLS
