/* dr-gap-order.h: which of two gaps stands first.
 * Used where gaps are found. Pure. */
#pragma once

#include "dr-gaps.h"

G_BEGIN_DECLS

int dr_gap_compare (const DrGap *a, const char *own_a, const DrGap *b, const char *own_b);

G_END_DECLS
