#include "dr-contacts.h"

/* What the counts of one year say of one channel or access point. */
typedef struct {
  double year;     /* a count of the whole year; DR_UNKNOWN */
  double months;   /* sum of the monthly counts */
  guint  mask;     /* bits by month counted */
} YearCount;

#define ALL_MONTHS 0x1ffe

/**
 * dr_contacts_count:
 * @service: a service
 * @channel: index of the evidence's channels
 * @point: index of its points, or DR_NO_INDEX: what was counted of the whole channel
 * @year: a year
 *
 * Returns: contacts of the whole year, from one yearly count or twelve monthly ones; else DR_UNKNOWN
 */
double
dr_contacts_count (const DrService *service,
                   int              channel,
                   int              point,
                   guint            year)
{
  YearCount count = { DR_UNKNOWN, 0.0, 0 };

  for (guint i = 0; i < service->n_contacts; i++)
    {
      const DrContactCount *row = &service->contacts[i];

      if (row->point != point || row->channel != channel || row->period.year != year)
        continue;
      if (row->period.month == 0)
        count.year = dr_is_known (count.year) ? count.year : row->count;
      else if ((count.mask & (1u << row->period.month)) == 0)
        {
          count.months += row->count;
          count.mask |= 1u << row->period.month;
        }
    }

  if (dr_is_known (count.year))
    return count.year;

  return count.mask == ALL_MONTHS ? count.months : DR_UNKNOWN;
}

/**
 * dr_contacts_year:
 * @service: a service
 *
 * Returns: the latest year that any channel or access point was counted for as a whole; 0: none
 */
guint
dr_contacts_year (const DrService *service)
{
  guint latest = 0;

  for (guint i = 0; i < service->n_contacts; i++)
    {
      const DrContactCount *row = &service->contacts[i];

      if (row->period.year > latest
          && dr_is_known (dr_contacts_count (service, row->channel, row->point, row->period.year)))
        latest = row->period.year;
    }

  return latest;
}

static void
fill_counts (DrAccessFigures *figures)
{
  const DrAssessment *assessment = figures->assessment;
  const DrService *service = &figures->evidence->services[assessment->service];
  guint year = dr_contacts_year (service);

  for (guint p = 0; p < figures->n_points; p++)
    {
      int point = assessment->points[p].evidence_point;

      figures->point_contacts[p] = point != DR_NO_INDEX
                                     ? dr_contacts_count (service, figures->channel[p], point, year)
                                     : DR_UNKNOWN;
    }

  for (guint c = 0; c < figures->n_channels; c++)
    {
      double whole = dr_contacts_count (service, (int) c, DR_NO_INDEX, year);
      double sum = 0.0;

      for (guint p = 0; p < figures->n_points; p++)
        if (figures->channel[p] == (int) c && figures->n_options > 0
            && (dr_access_figures_state (figures, 0, p) & DR_POINT_BEFORE) != 0)
          {
            if (figures->n_before[c] == 1 && !dr_is_known (figures->point_contacts[p]))
              figures->point_contacts[p] = whole;
            sum += figures->point_contacts[p];   /* unknown once one of them is */
          }

      figures->channel_contacts[c] = dr_is_known (whole) ? whole : figures->n_before[c] > 0 ? sum : DR_UNKNOWN;
    }
}

/* The share of a channel's contacts at those of its points before that are in @wanted and not in @unwanted. */
static DrInterval
share_of_contacts (const DrAccessFigures *figures,
                   guint                  option,
                   guint                  channel,
                   guint                  wanted,
                   guint                  unwanted)
{
  guint n = 0;
  double counted = 0.0;
  double total = 0.0;

  for (guint p = 0; p < figures->n_points; p++)
    {
      guint state = dr_access_figures_state (figures, option, p);

      if (figures->channel[p] != (int) channel || (state & DR_POINT_BEFORE) == 0)
        continue;
      total += figures->point_contacts[p];
      if ((state & wanted) != 0 && (state & unwanted) == 0)
        {
          counted += figures->point_contacts[p];
          n++;
        }
    }

  if (n == 0)
    return DR_INTERVAL_NOBODY;
  if (n == figures->n_before[channel])
    return dr_interval_exact (1.0);
  if (dr_is_known (total) && total > 0.0)
    return dr_interval_exact (counted / total);

  return DR_INTERVAL_UNKNOWN;
}

/**
 * dr_contacts_fill:
 * @figures: figures whose points and states are filled in
 *
 * Fills in the yearly contacts of the latest year counted as a whole (one yearly count, or twelve monthly ones), and v
 * and r: what share of each channel's contacts is made at points that go, or are reduced or relocated. 1 when all its
 * points are, 0 when none is, else from the counts, else unknown.
 */
void
dr_contacts_fill (DrAccessFigures *figures)
{
  fill_counts (figures);

  for (guint o = 0; o < figures->n_options; o++)
    for (guint c = 0; c < figures->n_channels; c++)
      {
        guint cell = o * figures->n_channels + c;

        figures->withdrawn_share[cell] = share_of_contacts (figures, o, c, DR_POINT_WITHDRAWN, DR_POINT_RELOCATED);
        figures->reduced_share[cell]
          = share_of_contacts (figures, o, c, DR_POINT_REDUCED | DR_POINT_RELOCATED, 0);
      }
}
