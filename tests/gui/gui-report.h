/* gui-report.h: the Report window, and the desktop's dialog for files, by keys.
 * Used by the tests of the whole program that make reports and tables. */
#pragma once

#include "gui.h"

G_BEGIN_DECLS

GBytes   *gui_report_read   (const char *path);
void      gui_report_choose (GuiThing *window, const char *first, const char *name);
GBytes   *gui_report_save   (Gui *gui, GuiThing *window, const char *name);
void      gui_report_expect (Gui *gui, GBytes *made, const char *path, const char *first, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
