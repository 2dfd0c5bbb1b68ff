/* dr-people-place.h: the place People: who is in the register, what each may do, by whom and when it was granted, and the
 * history of it. The administrator adds people, grants and revokes roles; others read.
 * Used by the main window. Every act stands in the trail; what it shows is computed by dr-people-place-state. */
#pragma once

#include <adwaita.h>

#include "dr-desk.h"

G_BEGIN_DECLS

#define DR_TYPE_PEOPLE_PLACE (dr_people_place_get_type ())

G_DECLARE_FINAL_TYPE (DrPeoplePlace, dr_people_place, DR, PEOPLE_PLACE, AdwBin)

void dr_people_place_set_desk (DrPeoplePlace *self, DrDesk *desk);

G_END_DECLS
