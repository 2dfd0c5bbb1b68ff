/* dr-access-cell.h: one cell of the grid: how a point is offered, its weekly hours, and what happens in a few words.
 * Used by DrAccessGrid only. It gives the editor whatever changes with its own fields. */
#pragma once

#include <adwaita.h>

#include "dr-access-grid-state.h"
#include "dr-input.h"

G_BEGIN_DECLS

#define DR_TYPE_ACCESS_CELL (dr_access_cell_get_type ())

G_DECLARE_FINAL_TYPE (DrAccessCell, dr_access_cell, DR, ACCESS_CELL, GtkBox)

DrAccessCell *dr_access_cell_new         (DrEditor *editor, const char *option, const char *point,
                                          const DrGridCell *state);
void          dr_access_cell_show        (DrAccessCell *self, const DrGridCell *state);
gboolean      dr_access_cell_has_hours   (DrAccessCell *self, GtkWidget *focus);
void          dr_access_cell_focus       (DrAccessCell *self, gboolean hours);
int           dr_access_cell_room        (DrAccessCell *self, int width);

G_END_DECLS
