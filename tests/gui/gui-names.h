/* gui-names.h: whether a screen reader can say what is there. Used by every walk through the program; it asks for nothing itself. */
#pragma once

#include "gui-tour.h"

G_BEGIN_DECLS

void gui_names_judge (GuiTree *tree, const char *page, gboolean made_up, GString *problems);

G_END_DECLS
