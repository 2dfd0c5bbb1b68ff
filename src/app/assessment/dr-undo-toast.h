/* dr-undo-toast.h: takes an element of a draft away in one change, and says so with a button that brings it back.
 * Used by controls whose one change takes more with it than they show. It asks nobody. */
#pragma once

#include <adwaita.h>

#include "dr-editor.h"

G_BEGIN_DECLS

void dr_undo_toast_remove (GtkWidget *near, DrEditor *editor, const char *prefix, const char *words);

G_END_DECLS
