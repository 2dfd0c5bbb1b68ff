/* dr-group-words.h: names in a row, as people read them: a few, and how many more.
 * Used by messages, and by what shows impacts, actions and outcomes. Pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Nobody has as many. */
#define DR_ALL_NAMES (G_MAXUINT - 1)

char *dr_group_words (const char * const *names, guint n, guint most);
char *dr_capitalized (const char *text);

G_END_DECLS
