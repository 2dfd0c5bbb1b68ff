#include "dr-interval.h"

#include <math.h>

#define Z 1.959963984540054   /* the 0.975 quantile of the standard normal distribution */

/**
 * dr_interval_wilson:
 * @share: observed share, 0..1
 * @base: unweighted respondents, at least 1
 *
 * The score interval of a surveyed share with z = 1.959963984540054 (Wilson 1927). Pure.
 *
 * Returns: bounds clamped to 0..1
 */
DrInterval
dr_interval_wilson (double share,
                    guint  base)
{
  double n = base;
  double z2 = Z * Z;
  double scale = 1.0 + z2 / n;
  double centre = (share + z2 / (2.0 * n)) / scale;
  double half = Z * sqrt (share * (1.0 - share) / n + z2 / (4.0 * n * n)) / scale;

  g_return_val_if_fail (base >= 1, DR_INTERVAL_UNKNOWN);

  return (DrInterval) { MAX (0.0, centre - half), MIN (1.0, centre + half) };
}

/**
 * dr_round:
 * @value: a share, difference, ratio or number of people
 *
 * Returns: @value rounded to 1e-9, half away from zero; never minus zero
 */
double
dr_round (double value)
{
  return round (value * 1e9) / 1e9 + 0.0;
}

/**
 * dr_interval_round:
 * @interval: an interval
 *
 * Returns: both ends rounded to 1e-9
 */
DrInterval
dr_interval_round (DrInterval interval)
{
  return (DrInterval) { dr_round (interval.lo), dr_round (interval.hi) };
}
