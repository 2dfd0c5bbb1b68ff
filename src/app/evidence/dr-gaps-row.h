/* dr-gaps-row.h: one figure that would settle something, as a row that opens: how to find out, which assessments it would
 * help, and the way to the figure. Used by the page "Gaps". What it opens to it makes when it is opened first, and never before. */
#pragma once

#include <adwaita.h>

#include "dr-gaps-state.h"

G_BEGIN_DECLS

GtkWidget *dr_gaps_row_new (const DrGapsRow *row);

G_END_DECLS
