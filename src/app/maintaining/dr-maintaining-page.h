/* dr-maintaining-page.h: the Maintaining access place's one page: its figures in a sentence, two grids, a line of time, and
 * lists. Everything in it opens the assessments behind it.
 * Used by the place. It shows a DrMaintainingState; it reads no register and makes no return. */
#pragma once

#include <adwaita.h>

#include "dr-maintaining-state.h"

G_BEGIN_DECLS

#define DR_TYPE_MAINTAINING_PAGE (dr_maintaining_page_get_type ())

G_DECLARE_FINAL_TYPE (DrMaintainingPage, dr_maintaining_page, DR, MAINTAINING_PAGE, GtkBox)

void                  dr_maintaining_page_set_state    (DrMaintainingPage *self, const DrMaintainingState *state);
DrMaintainingQuantity dr_maintaining_page_get_quantity (DrMaintainingPage *self);

G_END_DECLS
