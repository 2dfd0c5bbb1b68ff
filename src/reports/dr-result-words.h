/* dr-result-words.h: a value of a measure or a target, with its unit, as people read it.
 * Used by the reports and the app. Pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dr_result_value_words (double value, const char *unit);

G_END_DECLS
