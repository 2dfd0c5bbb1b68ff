/* dr-contacts.h: yearly contacts by access point and channel, and what part of a channel's is withdrawn or reduced.
 * Used by the access figures and the demand that moves. Counts only: it never scales a part of a year to a whole one. */
#pragma once

#include "dr-access-figures.h"

G_BEGIN_DECLS

void dr_contacts_fill (DrAccessFigures *figures);

G_END_DECLS
