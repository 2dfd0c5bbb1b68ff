/* dr-nice-ticks.h: round numbers for an axis that begins at 0.
 * Used by the charts. It formats nothing and knows no widths. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  double step;     /* 1, 2 or 5 times a power of ten */
  guint  n;        /* ticks, 0 included */
} DrTicks;

DrTicks dr_nice_ticks (double end, guint most, double least_step);

G_END_DECLS
