/* dr-help-window.h: what the program does and how it is used, on one page.
 * Used by the application, for F1. It knows nothing of what is open. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWindow *dr_help_window_new (GtkWindow *parent);

G_END_DECLS
