/* dr-move-words.h: what happens to an access point, in a line.
 * Used by the Maintaining access place and by the report of a return. Pure. */
#pragma once

#include "dr-return-details.h"

G_BEGIN_DECLS

char *dr_move_words (const char *name, DrReturnChange change, const char *to, double hours_before, double hours_after,
                     const char *service);

G_END_DECLS
