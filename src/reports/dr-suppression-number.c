/* Numbers of people as they are shown: which of them are small, and the classes that the others are put into. */
#include "dr-suppression.h"

#include <math.h>

/**
 * dr_suppression_counts:
 * @value: a value
 * @lo: (out): whole people at the lower end
 * @hi: (out): likewise at the upper end
 *
 * A share counts as the people that it is of its group. Both ends of a number that only lies between two whole ones are
 * the lower of them.
 *
 * Returns: whether the value says how many people or contacts there are
 */
gboolean
dr_suppression_counts (const DrValue *value,
                       gint64        *lo,
                       gint64        *hi)
{
  double of = 1.0;

  if (value->kind == DR_VALUE_SHARE)
    of = value->of;
  else if (value->kind != DR_VALUE_PEOPLE && value->kind != DR_VALUE_CONTACTS)
    return FALSE;
  if (!dr_is_known (of) || !dr_is_known (value->lo) || !dr_is_known (value->hi) || value->lo < 0.0)
    return FALSE;

  *lo = (gint64) floor (value->lo * of + DR_SUPPRESSION_CRUMB);
  *hi = (gint64) ceil (value->hi * of - DR_SUPPRESSION_CRUMB);
  if (*lo >= 1 && *hi - *lo == 1)
    *hi = *lo;

  return TRUE;
}

/**
 * dr_suppression_end:
 * @count: whole people, 0 or more
 * @coarse: how they are shown
 *
 * Nobody is shown as nobody, but where nothing is shown. Classes begin at whole tens or hundreds: the difference of two
 * numbers in them leaves all of 1 to 9 possible where it is one of these.
 *
 * Returns: the numbers that it may be
 */
DrCoarseEnd
dr_suppression_end (gint64   count,
                    DrCoarse coarse)
{
  gint64 width = coarse == DR_COARSE_HUNDREDS ? 100 : 10;
  gint64 from = count / width * width;

  if (coarse == DR_COARSE_WITHHELD)
    return (DrCoarseEnd) { 0, DR_SUPPRESSION_ANY, FALSE };
  if (dr_suppression_is_small (count))
    return (DrCoarseEnd) { 1, DR_SMALL_COUNT_MOST, TRUE };
  if (coarse == DR_COARSE_EXACT || count == 0)
    return (DrCoarseEnd) { count, count, FALSE };

  return (DrCoarseEnd) { MAX (from, DR_SMALL_COUNT_MOST + 1), from + width - 1, FALSE };
}
