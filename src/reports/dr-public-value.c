/* How a number is shown in the public version: as it is, as a class, as "fewer than 10", or not at all. */
#include "dr-public-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "dr-names.h"

/* A share between two ends that are further apart says next to nothing of few people. */
#define WIDEST 0.5

/* What is not shown at all. */
DrValue
dr_public_withheld (DrDocumentBuilder *out,
                    DrPublicTally     *tally)
{
  tally->withheld++;

  return dr_value_missing (out, _("not shown"));
}

/* A range so wide that nobody could use it: it comes of few people, or few answers. */
static DrValue
too_few (DrDocumentBuilder *out,
         DrPublicTally     *tally)
{
  tally->withheld++;

  return dr_value_missing (out, _("too few to say"));
}

/* Whether the text says "people", and not the number alone. */
static gboolean
says_people (const DrValue *value)
{
  const DrPeople people = { TRUE, (gint64) value->lo, (gint64) value->hi };
  g_autofree char *text = dr_format_people (people);

  return strcmp (text, value->text) == 0;
}

/* "Fewer than 10", "240 to 249", "from fewer than 10 to 299". */
static char *
people_text (DrCoarseEnd lo,
             DrCoarseEnd hi,
             gboolean    people)
{
  g_autofree char *from = dr_format_whole (lo.lo);
  g_autofree char *to = dr_format_whole (hi.hi);

  if (hi.small)
    return g_strdup (people ? _("fewer than 10 people") : _("fewer than 10"));
  if (lo.small)
    /* Translators: the lower and the upper end of a range */
    return g_strdup_printf (people ? _("from fewer than 10 to %s people") : _("from fewer than 10 to %s"), to);

  return g_strdup_printf (people ? _("%1$s to %2$s people") : _("%1$s to %2$s"), from, to);
}

static DrValue
coarse_people (DrDocumentBuilder *out,
               const DrValue     *value,
               DrCoarseEnd        lo,
               DrCoarseEnd        hi,
               DrPublicTally     *tally)
{
  g_autofree char *text = people_text (lo, hi, value->kind == DR_VALUE_PEOPLE && says_people (value));
  DrValue made = dr_value_shown_as (out, *value, text);

  made.lo = lo.small ? 0.0 : (double) lo.lo;
  made.hi = (double) hi.hi;
  made.of = DR_UNKNOWN;
  if (lo.small || hi.small)
    tally->small++;
  else
    tally->coarse++;

  return made;
}

/* The share that the class of people is of the class of their group: it says no more than these two do. */
static DrValue
coarse_share (DrDocumentBuilder *out,
              const DrValue     *value,
              DrCoarseEnd        lo,
              DrCoarseEnd        hi,
              DrCoarse           coarse,
              DrPublicTally     *tally)
{
  DrCoarseEnd of = dr_suppression_end ((gint64) (value->of + 0.5), coarse);
  g_autofree char *usual = value->whole ? dr_format_share_whole (value->lo)
                                        : dr_format_interval ((DrInterval) { value->lo, value->hi });
  double steps = value->whole ? 100.0 : 1000.0;
  DrValue made;

  /* A share in a unit of somebody's own has no range that could be said in it; "less than all" says nothing. */
  if (of.small || of.lo < 1 || strcmp (usual, value->text) != 0 || (hi.small && of.lo <= DR_SMALL_COUNT_MOST + 1))
    return dr_public_withheld (out, tally);
  made = *value;
  made.of = DR_UNKNOWN;
  made.lo = lo.small ? 0.0 : (double) lo.lo / (double) of.hi;
  made.hi = MIN ((double) hi.hi / (double) of.lo, 1.0);
  if (value->whole)
    {
      made.lo = floor (made.lo * steps) / steps;
      made.hi = ceil (made.hi * steps) / steps;
    }
  if (hi.small)
    {
      double below = MIN (ceil ((DR_SMALL_COUNT_MOST + 1) * steps / (double) of.lo) / steps, 1.0);
      g_autofree char *share = dr_format_share (below);
      /* Translators: a percentage */
      g_autofree char *text = g_strdup_printf (_("less than %s"), share);

      made.lo = 0.0;
      made.hi = below;
      made = dr_value_shown_as (out, made, text);
    }
  else if (made.hi - made.lo > WIDEST && value->hi - value->lo <= WIDEST)
    return too_few (out, tally);
  else
    {
      g_autofree char *text = dr_format_interval ((DrInterval) { made.lo, made.hi });

      made = dr_value_shown_as (out, made, text);
    }
  if (lo.small || hi.small)
    tally->small++;
  else
    tally->coarse++;

  return made;
}

/**
 * dr_public_value:
 * @out: the document that it goes into
 * @value: a number
 * @coarse: how coarsely its family is shown
 * @tally: (inout): what was left out
 *
 * Returns: the number as it may be shown: its ends are those of what is shown, and it no longer says of how many it is
 */
DrValue
dr_public_value (DrDocumentBuilder *out,
                 const DrValue     *value,
                 DrCoarse           coarse,
                 DrPublicTally     *tally)
{
  gint64 lo_count;
  gint64 hi_count;
  DrCoarseEnd lo;
  DrCoarseEnd hi;

  if (coarse == DR_COARSE_EXACT || value->kind == DR_VALUE_NUMBER)
    return *value;
  if (coarse == DR_COARSE_WITHHELD || !dr_suppression_counts (value, &lo_count, &hi_count))
    return dr_public_withheld (out, tally);
  lo = dr_suppression_end (lo_count, coarse);
  hi = dr_suppression_end (hi_count, coarse);
  if (hi_count == 0 && value->hi <= 0.0)
    return *value;

  return value->kind == DR_VALUE_SHARE ? coarse_share (out, value, lo, hi, coarse, tally)
                                       : coarse_people (out, value, lo, hi, tally);
}
