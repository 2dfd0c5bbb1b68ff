/* dr-bound-words.h: words that stand in one line: dates, citations, sections of Acts, numbers with what they count.
 * Used by the printed report and by the windows, where words are shown; never where text is compared or read back. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dr_bound_words (const char *text);

G_END_DECLS
