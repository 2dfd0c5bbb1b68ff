/* dr-escape.h: windows over another that Escape closes.
 * Used by those that have no class of their own to bind the key in, or that are made in code. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dr_escape_closes (gpointer window);

G_END_DECLS
