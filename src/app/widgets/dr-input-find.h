/* dr-input-find.h: the inputs below a widget: the first, that of a field, the first that complains.
 * Used by pages and cards that go to an input, and by those that must not seal what an input has not taken. It changes no
 * input and moves no focus. */
#pragma once

#include "dr-input.h"

G_BEGIN_DECLS

DrInput *dr_input_find         (GtkWidget *below, const char *key);
DrInput *dr_input_find_first   (GtkWidget *below);
DrInput *dr_input_find_problem (GtkWidget *below);

G_END_DECLS
