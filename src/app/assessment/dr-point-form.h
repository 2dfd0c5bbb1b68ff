/* dr-point-form.h: the controls of one access point: name, channel, place and needs met; and those of a new one, which is
 * added when it has what it cannot be without. Used in dialogs of the section "Options and access points". */
#pragma once

#include <adwaita.h>

#include "dr-editor.h"

G_BEGIN_DECLS

GtkWidget *dr_point_form_new (DrEditor *editor, const char *point);

#define DR_TYPE_NEW_POINT_FORM (dr_new_point_form_get_type ())

G_DECLARE_FINAL_TYPE (DrNewPointForm, dr_new_point_form, DR, NEW_POINT_FORM, GtkBox)

DrNewPointForm *dr_new_point_form_new (DrEditor *editor, const char *option, const char *instead_of);

G_END_DECLS
