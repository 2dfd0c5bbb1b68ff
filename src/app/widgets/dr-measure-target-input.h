/* dr-measure-target-input.h: an input of what a measure or a channel is to reach: a number or a share, or “to be announced”. */
#pragma once

#include "dr-line-input.h"

G_BEGIN_DECLS

#define DR_TYPE_MEASURE_TARGET_INPUT (dr_measure_target_input_get_type ())

G_DECLARE_FINAL_TYPE (DrMeasureTargetInput, dr_measure_target_input, DR, MEASURE_TARGET_INPUT, DrInput)

DrMeasureTargetInput *dr_measure_target_input_new (const char *label, DrLineKind kind);

G_END_DECLS
