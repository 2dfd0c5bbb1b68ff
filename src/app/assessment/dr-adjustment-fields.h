/* dr-adjustment-fields.h: the reasonable adjustments of an assessment as a list, and the mark for a risk of prohibited
 * conduct with what is said of it. Used by the section on impacts. It judges nothing. */
#pragma once

#include <adwaita.h>

#include "dr-editor.h"

G_BEGIN_DECLS

GtkWidget *dr_adjustment_list_new (DrEditor *editor);
GtkWidget *dr_conduct_fields_new  (DrEditor *editor);

G_END_DECLS
