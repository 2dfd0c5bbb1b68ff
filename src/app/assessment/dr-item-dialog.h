/* dr-item-dialog.h: the window in which one option or access point is edited. What is typed is saved as everywhere: closing
 * the window is all there is to do. Used by the section "Options and access points"; what is in it is made by
 * dr-option-form.h and dr-point-form.h. */
#pragma once

#include <adwaita.h>

#include "dr-editor.h"
#include "dr-input.h"

G_BEGIN_DECLS

GtkWindow *dr_item_dialog_new        (GtkWidget *above, const char *title, GtkWidget *form);
GtkWidget *dr_item_dialog_add_title  (GtkWidget *form, const char *title);
void       dr_item_dialog_require    (DrInput *input);

G_END_DECLS
