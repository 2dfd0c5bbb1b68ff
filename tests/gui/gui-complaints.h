/* gui-complaints.h: what a program says of itself on its standard error: warnings and worse fail the test.
 * Used by what starts and ends programs. What they say is shown in any case: once they end, or when the test breaks off. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int  gui_complaints_open  (void);
void gui_complaints_judge (int file);

G_END_DECLS
