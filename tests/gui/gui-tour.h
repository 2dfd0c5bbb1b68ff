/* gui-tour.h: a walk through every place, page and window of the program, with a halt at each. gui_watch_focus() is to have been
 * called before.
 * Used by what judges all of them, and by what photographs them. It judges nothing itself, and what it changes
 * in a register is one answer of the pilot's draft. */
#pragma once

#include "gui-tree.h"

G_BEGIN_DECLS

/* @window is the one in front, and @tree what it shows; @page names the halt, without spaces. */
typedef void (*GuiHalt) (Gui *gui, GuiThing *window, GuiTree *tree, const char *page, gpointer data);

/* Whoever may do most of what there is to do in any place, and the reference and title of the pilot's draft. */
#define GUI_TOUR_OFFICER "sian.ellis"
#define GUI_TOUR_REFERENCE "EH-2023-001"
#define GUI_TOUR_TITLE "Moving the Bishop*"

/* What stands in it is the toolkit's, and what is on the disk. */
#define GUI_TOUR_CHOOSER "GtkFileChooserWidget"

/* What people write on the way, and a file that they open. */
#define GUI_TOUR_RETURNED "Say who asked for it."
#define GUI_TOUR_MINE "The lease of the room ends in March, and the rent doubles."
#define GUI_TOUR_THEIRS "The library is nearer to the bus station, and open on Saturdays."
#define GUI_TOUR_FILE "contacts.csv"

void gui_make_tour       (Gui *gui, const char *count);
void gui_tour_page       (GuiThing *window, const char *name);
void gui_tour_halt       (Gui *gui, GuiThing *window, const char *page, GuiHalt halt, gpointer data);
void gui_tour_first_run  (Gui *gui, GuiHalt halt, gpointer data);
void gui_tour_windows    (Gui *gui, GuiHalt halt, gpointer data);
void gui_tour_stages     (Gui *gui, GuiHalt halt, gpointer data);
void gui_tour_opened     (Gui *gui, GuiThing *window, GuiHalt halt, gpointer data);
void gui_tour_places     (Gui *gui, GuiHalt halt, gpointer data);
void gui_tour_assessment (Gui *gui, GuiThing *window, GuiHalt halt, gpointer data);
void gui_tour_inspect    (Gui *gui, GuiThing *window, GuiHalt halt, gpointer data);

G_END_DECLS
