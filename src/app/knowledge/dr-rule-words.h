/* dr-rule-words.h: what thresholds and cases of rules are called.
 * Pure functions, used by the rows of rules and by what says which field of an edition differs. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *dr_threshold_label (const char *id);
const char *dr_case_label      (const char *id);
char       *dr_case_heading    (const char *id);

G_END_DECLS
