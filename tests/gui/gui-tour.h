/* gui-tour.h: a walk through every place, page and window of the program, with a halt at each.
 * Used by what judges all of them, and by what photographs them. It changes nothing in a register, and judges nothing itself. */
#pragma once

#include "gui-tree.h"

G_BEGIN_DECLS

/* @window is the one in front, and @tree what it shows; @page names the halt, without spaces. */
typedef void (*GuiHalt) (Gui *gui, GuiThing *window, GuiTree *tree, const char *page, gpointer data);

void gui_tour_page      (GuiThing *window, const char *name);
void gui_tour_windows    (Gui *gui, GuiHalt halt, gpointer data);
void gui_tour_places     (Gui *gui, GuiHalt halt, gpointer data);
void gui_tour_assessment (Gui *gui, GuiThing *window, GuiHalt halt, gpointer data);
void gui_tour_inspect    (Gui *gui, GuiThing *window, GuiHalt halt, gpointer data);

G_END_DECLS
