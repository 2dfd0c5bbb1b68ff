/* dr-form.h: how inputs are laid out on a section: groups with a heading, and rows of short inputs that wrap.
 * Used by the sections. Plain boxes: it holds no value. */
#pragma once

#include "dr-input.h"

G_BEGIN_DECLS

GtkWidget *dr_form_add_group (GtkWidget *into, const char *title, const char *help);
GtkWidget *dr_form_add_row   (GtkWidget *into);
DrInput   *dr_form_add       (GtkWidget *into, DrInput *input, DrEditor *editor, const char *key);
DrInput   *dr_form_add_below (GtkWidget *into, DrInput *input, DrEditor *editor, const char *item, const char *field);

G_END_DECLS
