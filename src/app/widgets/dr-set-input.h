/* dr-set-input.h: an input of any number of things out of a list: groups, needs, sources, access points.
 * Kept as their ids, separated by spaces, in the order of the list. */
#pragma once

#include "dr-choice.h"
#include "dr-input.h"

G_BEGIN_DECLS

#define DR_TYPE_SET_INPUT (dr_set_input_get_type ())

G_DECLARE_FINAL_TYPE (DrSetInput, dr_set_input, DR, SET_INPUT, DrInput)

DrSetInput *dr_set_input_new         (const char *label, const char *none, const DrChoice *choices, guint n);
DrSetInput *dr_set_input_new_take    (const char *label, const char *none, GArray *choices);
void        dr_set_input_set_choices (DrSetInput *self, const DrChoice *choices, guint n);

G_END_DECLS
