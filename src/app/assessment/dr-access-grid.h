/* dr-access-grid.h: the grid of options and access points: points down, today and the options across, each cell an input.
 * Used by the section "Options and access points". Shows as many options as there is room for; where there is little, one,
 * under each point. What needs words first (editing, adding, removing) it leaves to the "options" actions above it. */
#pragma once

#include <adwaita.h>

#include "dr-access-grid-state.h"
#include "dr-input.h"

G_BEGIN_DECLS

#define DR_TYPE_ACCESS_GRID (dr_access_grid_get_type ())

G_DECLARE_FINAL_TYPE (DrAccessGrid, dr_access_grid, DR, ACCESS_GRID, GtkWidget)

DrAccessGrid            *dr_access_grid_new       (DrEditor *editor);
void                     dr_access_grid_refresh   (DrAccessGrid *self);
const DrAccessGridState *dr_access_grid_get_state (DrAccessGrid *self);
void                     dr_access_grid_reveal    (DrAccessGrid *self, const char *option);
gboolean                 dr_access_grid_focus     (DrAccessGrid *self, const char *id);

G_END_DECLS
