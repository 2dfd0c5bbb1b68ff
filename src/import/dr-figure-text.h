/* dr-figure-text.h: what the text of a header or a cell means, whatever way it is spelled.
 * Used by the readers and the mapping. Pure functions.
 * It never guesses a number: what is not plainly a count is refused with its reason. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No table of people or households in this country holds more. */
#define DR_FIGURE_LARGEST_COUNT 1e10

char       *dr_figure_fold        (const char *text);
char       *dr_figure_quote       (const char *text);
gboolean    dr_figure_parse_count (const char *text, double *count, char **reason);

G_END_DECLS
