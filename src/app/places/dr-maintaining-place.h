/* dr-maintaining-place.h: the Maintaining access place: what a period's assessments amount to, for the strategy.
 * Used by the main window. It shows the maintaining-access return that it hands out, and nothing else; it writes nothing in
 * the register. */
#pragma once

#include <adwaita.h>

#include "dr-desk.h"

G_BEGIN_DECLS

#define DR_TYPE_MAINTAINING_PLACE (dr_maintaining_place_get_type ())

G_DECLARE_FINAL_TYPE (DrMaintainingPlace, dr_maintaining_place, DR, MAINTAINING_PLACE, AdwBin)

void dr_maintaining_place_set_desk (DrMaintainingPlace *self, DrDesk *desk);

G_END_DECLS
