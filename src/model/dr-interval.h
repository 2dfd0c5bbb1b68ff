/* dr-interval.h: a share known only within bounds.
 * Immutable value, passed by value. Used by the access review; knows nothing of groups or channels. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  double lo;   /* share, 0..1 */
  double hi;   /* share, lo..1 */
} DrInterval;

#define DR_INTERVAL_UNKNOWN ((DrInterval) { 0.0, 1.0 })
#define DR_INTERVAL_NOBODY ((DrInterval) { 0.0, 0.0 })

/**
 * dr_interval_exact:
 * @share: a share, 0..1
 *
 * Returns: the interval that holds only @share
 */
static inline DrInterval
dr_interval_exact (double share)
{
  return (DrInterval) { share, share };
}

/**
 * dr_interval_cap:
 * @interval: an interval
 * @limit: a share
 *
 * Returns: @interval with both ends at most @limit
 */
static inline DrInterval
dr_interval_cap (DrInterval interval,
                 double     limit)
{
  return (DrInterval) { MIN (interval.lo, limit), MIN (interval.hi, limit) };
}

static inline double
dr_interval_width (DrInterval interval)
{
  return interval.hi - interval.lo;
}

DrInterval dr_interval_wilson (double share, guint base);
DrInterval dr_interval_round  (DrInterval interval);
double     dr_round           (double value);

G_END_DECLS
