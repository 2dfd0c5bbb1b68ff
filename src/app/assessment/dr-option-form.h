/* dr-option-form.h: the controls of one option: its name, description, targets for channel shift and standards.
 * Used in a dialog of the section "Options and access points". The grid has its offers. */
#pragma once

#include <adwaita.h>

#include "dr-editor.h"

G_BEGIN_DECLS

#define DR_TYPE_OPTION_FORM (dr_option_form_get_type ())

G_DECLARE_FINAL_TYPE (DrOptionForm, dr_option_form, DR, OPTION_FORM, GtkBox)

DrOptionForm *dr_option_form_new (DrEditor *editor, const char *option);

G_END_DECLS
