/* Shares as percentages: alone, and among others in a column or a sentence. */
#include "dr-names.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What the arithmetic leaves behind of none and all. */
#define CRUMB 1e-9

/* The least and the most that are shown of what is not quite none, or all. */
#define LEAST 0.001
#define MOST 0.999

/* As it is shown: with one decimal. */
static double
percent_of (double share)
{
  return round (share * 1000.0) / 10.0;
}

static gboolean
is_whole (double share)
{
  return fabs (share) < CRUMB || fabs (fabs (share) - 1.0) < CRUMB;
}

/* Whether somebody is there, or missing, though the number looks as if nobody were. */
static gboolean
looks_whole (double share)
{
  double percent = percent_of (fabs (share));

  return !is_whole (share) && (percent == 0.0 || percent == 100.0);
}

/* (transfer full): a number of hundredths, with a minus that is as wide as a digit. None and all are whole numbers among any others. */
static char *
format_hundredths (double share,
                   guint  decimals)
{
  double percent = percent_of (share);

  return g_strdup_printf ("%s%.*f", percent < 0.0 ? "−" : "", is_whole (share) ? 0 : (int) decimals, fabs (percent));
}

/**
 * dr_share_decimals:
 * @share: a share or difference of shares, or DR_UNKNOWN
 *
 * What is held against others, in a column or a sentence, has as many decimals as the one of them that needs most.
 *
 * Returns: the decimals that its percentage needs: one, or none where that is 0
 */
guint
dr_share_decimals (double share)
{
  double percent = percent_of (share);

  return dr_is_known (share) && (percent != round (percent) || looks_whole (share)) ? 1 : 0;
}

/**
 * dr_interval_decimals:
 * @share: a share or difference of shares within bounds, or DR_UNKNOWN
 *
 * Returns: likewise, of both its ends
 */
guint
dr_interval_decimals (DrInterval share)
{
  return MAX (dr_share_decimals (share.lo), dr_share_decimals (share.hi));
}

/**
 * dr_format_share:
 * @share: a share or difference of shares, or DR_UNKNOWN
 *
 * What is not quite none or all does not look as if it were: "under 0.1 %", "over 99.9 %".
 *
 * Returns: (transfer full): as a percentage with one decimal, none where it is 0
 */
char *
dr_format_share (double share)
{
  return dr_format_share_with (share, dr_share_decimals (share));
}

/**
 * dr_format_share_with:
 * @share: a share or difference of shares, or DR_UNKNOWN
 * @decimals: no fewer than it needs; but "0 %" and "100 %" have none
 *
 * Returns: (transfer full): as a percentage
 */
char *
dr_format_share_with (double share,
                      guint  decimals)
{
  g_autofree char *number = NULL;

  if (!dr_is_known (share))
    return g_strdup (_("not known"));
  if (share > 0.0 && looks_whole (share))
    {
      gboolean few = share < LEAST;

      number = format_hundredths (few ? LEAST : MOST, 1);
      /* Translators: a percentage that is more than 0, and less than the least that is shown; or likewise less than 100 */
      return few ? g_strdup_printf (_("under %s %%"), number) : g_strdup_printf (_("over %s %%"), number);
    }
  number = format_hundredths (share, decimals);

  /* Translators: a percentage */
  return g_strdup_printf (_("%s %%"), number);
}

/**
 * dr_format_share_whole:
 * @share: a share, or DR_UNKNOWN
 *
 * As a grid says it, and what stands beside a grid.
 *
 * Returns: (transfer full): as a whole percentage; "under 1 %" and "over 99 %" of what is not quite none or all
 */
char *
dr_format_share_whole (double share)
{
  double whole = round (share * 100.0) / 100.0;

  if (!dr_is_known (share) || share <= 0.0 || is_whole (share) || !is_whole (whole))
    return dr_format_share (dr_is_known (share) ? whole : share);

  return whole < LEAST ? g_strdup_printf (_("under %s %%"), "1") : g_strdup_printf (_("over %s %%"), "99");
}

/**
 * dr_format_points:
 * @difference: a difference of shares within bounds, -1..1; known
 *
 * Of two percentages the difference is no percentage of anything: it is said in percentage points.
 *
 * Returns: (transfer full): "12.3 points", "−1.2 to 12.3 points"
 */
char *
dr_format_points (DrInterval difference)
{
  return dr_format_points_with (difference, dr_interval_decimals (difference));
}

/**
 * dr_format_points_with:
 * @difference: a difference of shares within bounds, -1..1; known
 * @decimals: no fewer than it needs; but "0 points" and "100 points" have none
 *
 * Returns: (transfer full): likewise
 */
char *
dr_format_points_with (DrInterval difference,
                       guint      decimals)
{
  g_autofree char *lo = format_hundredths (difference.lo, decimals);
  g_autofree char *hi = format_hundredths (difference.hi, decimals);

  if (strcmp (lo, hi) != 0)
    /* Translators: the lower and upper end of a range of percentage points */
    return g_strdup_printf (_("%1$s to %2$s points"), lo, hi);
  if (strcmp (lo, "1") == 0 || strcmp (lo, "−1") == 0)
    /* Translators: a difference of percentages that is 1 or −1 */
    return g_strdup_printf (_("%s point"), lo);

  /* Translators: a difference of percentages */
  return g_strdup_printf (_("%s points"), lo);
}

/**
 * dr_format_interval:
 * @share: a share within bounds
 *
 * Returns: (transfer full): "0 % to 24.3 %", or one value where both ends show the same
 */
char *
dr_format_interval (DrInterval share)
{
  return dr_format_interval_with (share, dr_interval_decimals (share));
}

/**
 * dr_format_interval_with:
 * @share: a share within bounds
 * @decimals: no fewer than its ends need; but "0 %" and "100 %" have none
 *
 * Returns: (transfer full): likewise
 */
char *
dr_format_interval_with (DrInterval share,
                         guint      decimals)
{
  g_autofree char *lo = dr_format_share_with (share.lo, decimals);
  g_autofree char *hi = dr_format_share_with (share.hi, decimals);

  if (strcmp (lo, hi) == 0)
    return g_steal_pointer (&lo);

  /* Translators: the lower and upper end of a range */
  return g_strdup_printf (_("%1$s to %2$s"), lo, hi);
}
