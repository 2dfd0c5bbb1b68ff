/* dr-check-text.h: a check as a manager reads it: the access review as a table, the findings, what would settle.
 * Used by `check`. 100 columns wide. It says no more than the results do. */
#pragma once

#include "dr-check.h"

G_BEGIN_DECLS

char *dr_check_to_text    (const DrCheck *check);
void  dr_findings_to_text (GString *out, const DrCheck *check);

G_END_DECLS
