/* dr-choice-input.h: an input of one of several values, or none. */
#pragma once

#include "dr-choice.h"
#include "dr-input.h"

G_BEGIN_DECLS

#define DR_TYPE_CHOICE_INPUT (dr_choice_input_get_type ())

G_DECLARE_FINAL_TYPE (DrChoiceInput, dr_choice_input, DR, CHOICE_INPUT, DrInput)

DrChoiceInput *dr_choice_input_new      (const char *label, const char *none, const DrChoice *choices, guint n);
DrChoiceInput *dr_choice_input_new_take (const char *label, const char *none, GArray *choices);

G_END_DECLS
