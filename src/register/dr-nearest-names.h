/* dr-nearest-names.h: which of the known names somebody may have meant.
 * Used where a mistyped name is refused. Pure; it corrects nothing by itself. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dr_nearest_names (const char *word, const char * const *known, guint n_known);

G_END_DECLS
