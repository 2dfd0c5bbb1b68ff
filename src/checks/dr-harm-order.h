/* dr-harm-order.h: groups by what the figures of the chosen option say of them, worst first.
 * Used wherever not all groups are named, or those that lose most come first. Pure. */
#pragma once

#include "dr-check.h"

G_BEGIN_DECLS

int  dr_harm_order_compare (const DrCheck *check, guint first, guint second);
void dr_harm_order_sort    (const DrCheck *check, guint *groups, guint n);

G_END_DECLS
