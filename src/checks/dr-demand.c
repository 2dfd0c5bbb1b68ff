#include "dr-demand.h"

/* Contacts a year on the points of a channel that go: the whole channel's where all go; unknown once one is. */
static double
contacts_that_go (const DrAccessFigures *figures,
                  guint                  option,
                  guint                  channel)
{
  double sum = 0.0;
  guint n = 0;

  for (guint p = 0; p < figures->n_points; p++)
    if (figures->channel[p] == (int) channel && dr_access_figures_goes (figures, option, p))
      {
        sum += figures->point_contacts[p];
        n++;
      }

  return n > 0 && n == figures->n_before[channel] ? figures->channel_contacts[channel] : sum;
}

static double
stated_capacity (const DrAccessFigures *figures,
                 guint                  channel)
{
  const DrService *service = &figures->evidence->services[figures->assessment->service];

  for (guint i = 0; i < service->n_capacities; i++)
    if (service->capacities[i].channel == (int) channel)
      return service->capacities[i].per_year;

  return DR_UNKNOWN;
}

/**
 * dr_demand_new:
 * @figures: figures
 * @option: index of the assessment's options
 * @arena: where the result goes
 *
 * Yearly contacts on withdrawn points that have no new place, allotted to the channels of S by everybody's `prefer`
 * renormalised over them (unknown where that sum is 0 or unknown). The load after is what the channel has now, less
 * what goes from it, plus what comes.
 *
 * Returns: (transfer none): one row for each channel of the evidence, rounded to 1e-9
 */
DrDemand *
dr_demand_new (const DrAccessFigures *figures,
               guint                  option,
               DrArena               *arena)
{
  DrDemand *rows = dr_arena_array0 (arena, DrDemand, figures->n_channels);
  const DrPlaceList *after = dr_access_figures_list (figures, option, DR_PLACES_AFTER);
  double moving = 0.0;
  double sum = 0.0;

  for (guint c = 0; c < figures->n_channels; c++)
    moving += contacts_that_go (figures, option, c);

  for (guint i = 0; i < after->n; i++)
    rows[figures->channel[after->items[i]]].offered = TRUE;

  for (guint c = 0; c < figures->n_channels; c++)
    if (rows[c].offered)
      {
        const DrChosenFigure *prefer = &figures->prefer[DR_GROUP_ALL * figures->n_channels + c];

        sum += prefer->figure != DR_NO_INDEX ? prefer->interval.lo : DR_UNKNOWN;
      }

  for (guint c = 0; c < figures->n_channels; c++)
    {
      const DrChosenFigure *prefer = &figures->prefer[DR_GROUP_ALL * figures->n_channels + c];
      double now = figures->n_before[c] > 0 ? figures->channel_contacts[c] : 0.0;
      double moved = DR_UNKNOWN;

      rows[c].moved = rows[c].load = rows[c].capacity = DR_UNKNOWN;
      if (!rows[c].offered)
        continue;

      if (moving == 0.0)
        moved = 0.0;
      else if (dr_is_known (sum) && sum > 0.0)
        moved = moving * prefer->interval.lo / sum;

      rows[c].moved = dr_round (moved);
      rows[c].load = dr_round (now - contacts_that_go (figures, option, c) + moved);
      rows[c].capacity = stated_capacity (figures, c);
    }

  return rows;
}
