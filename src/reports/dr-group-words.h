/* dr-group-words.h: names in a row, as people read them: a few, and how many more.
 * Used by what shows impacts and actions. Pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dr_group_words (const char * const *names, guint n, guint most);
char *dr_capitalized (const char *text);

G_END_DECLS
