/* dr-fold.h: text as it is searched and sorted: without case and without accents.
 * Used by every backend, so that all of them find and sort alike. Knows no language. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dr_fold (const char *text);

G_END_DECLS
