/* dr-text-input.h: an input of words that grows with them, of one paragraph or of several. */
#pragma once

#include "dr-input.h"

G_BEGIN_DECLS

#define DR_TYPE_TEXT_INPUT (dr_text_input_get_type ())

G_DECLARE_FINAL_TYPE (DrTextInput, dr_text_input, DR, TEXT_INPUT, DrInput)

DrTextInput *dr_text_input_new      (const char *label);
DrTextInput *dr_text_input_new_line (const char *label, guint most);

G_END_DECLS
