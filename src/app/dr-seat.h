/* dr-seat.h: who sits at the desk and for which council, with a menu to change places.
 * Used at the foot of the sidebar. It grants nothing: the register asks for every role itself. */
#pragma once

#include <adwaita.h>

#include "dr-desk.h"

G_BEGIN_DECLS

#define DR_TYPE_SEAT (dr_seat_get_type ())

G_DECLARE_FINAL_TYPE (DrSeat, dr_seat, DR, SEAT, AdwBin)

void  dr_seat_set_desk (DrSeat *self, DrDesk *desk);
char *dr_seat_roles    (DrDesk *desk, const char *person);

G_END_DECLS
