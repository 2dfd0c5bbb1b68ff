/* dr-flag-input.h: an input of yes or no, beside its label. */
#pragma once

#include "dr-input.h"

G_BEGIN_DECLS

#define DR_TYPE_FLAG_INPUT (dr_flag_input_get_type ())

G_DECLARE_FINAL_TYPE (DrFlagInput, dr_flag_input, DR, FLAG_INPUT, DrInput)

DrFlagInput *dr_flag_input_new (const char *label);

G_END_DECLS
