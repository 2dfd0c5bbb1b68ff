/* dr-inspect-words.h: a name of the program's vocabulary at the beginning of a line.
 * Used by the Inspect pages. Pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dr_inspect_capital (const char *name);

G_END_DECLS
