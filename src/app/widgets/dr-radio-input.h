/* dr-radio-input.h: an input of one flag out of several of which exactly one is set: choosing it is all it can do. */
#pragma once

#include "dr-input.h"

G_BEGIN_DECLS

#define DR_TYPE_RADIO_INPUT (dr_radio_input_get_type ())

G_DECLARE_FINAL_TYPE (DrRadioInput, dr_radio_input, DR, RADIO_INPUT, DrInput)

DrRadioInput *dr_radio_input_new       (DrRadioInput *group);
void          dr_radio_input_set_words (DrRadioInput *self, const char *shown, const char *spoken);

G_END_DECLS
