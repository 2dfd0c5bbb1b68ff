#include "dr-nice-ticks.h"

#include <math.h>

/**
 * dr_nice_ticks:
 * @end: end of the axis, above 0
 * @most: how many ticks there may be, 0 included; at least 2
 * @least_step: what no step may be below, e.g. 1 of whole people; 0: nothing
 *
 * The smallest step of 1, 2 or 5 times a power of ten that gives at most @most ticks from 0 to @end. Where even one step
 * goes past @end, there is the tick at 0 alone.
 *
 * Returns: step and number of ticks: 0, step, ... up to @end
 */
DrTicks
dr_nice_ticks (double end,
               guint  most,
               double least_step)
{
  static const double multiples[] = { 1.0, 2.0, 5.0, 10.0 };
  DrTicks ticks = { 1.0, 1 };
  double power;

  if (!(end > 0.0) || !isfinite (end))
    return ticks;

  power = pow (10.0, floor (log10 (end / MAX (most - 1, 1u))));
  for (guint i = 0; i < G_N_ELEMENTS (multiples); i++)
    {
      ticks.step = MAX (power * multiples[i], least_step);
      ticks.n = (guint) floor (end / ticks.step * (1.0 + 1e-12)) + 1;
      if (ticks.n <= most)
        break;
    }

  return ticks;
}
