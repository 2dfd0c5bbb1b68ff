/* dr-verdict-input.h: an input of one of the three verdicts on a section, side by side where there is room.
 * Used at the end of every section that is under review. */
#pragma once

#include "dr-input.h"

G_BEGIN_DECLS

#define DR_TYPE_VERDICT_INPUT (dr_verdict_input_get_type ())

G_DECLARE_FINAL_TYPE (DrVerdictInput, dr_verdict_input, DR, VERDICT_INPUT, DrInput)

DrVerdictInput *dr_verdict_input_new (const char *label);

G_END_DECLS
