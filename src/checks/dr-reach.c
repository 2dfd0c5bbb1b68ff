#include "dr-reach.h"

/**
 * dr_reach_row_init:
 * @self: an uninitialised row
 * @figures: figures; must outlive the row
 * @arena: where the row's arrays go
 *
 * Makes room for one group; load one before use.
 */
void
dr_reach_row_init (DrReachRow            *self,
                   const DrAccessFigures *figures,
                   DrArena               *arena)
{
  self->figures = figures;
  self->group = DR_GROUP_ALL;
  self->channel = dr_arena_array0 (arena, DrInterval, figures->n_channels);
  self->prerequisite = dr_arena_array0 (arena, DrInterval, figures->n_prerequisites);
  self->own = dr_arena_array0 (arena, DrInterval, figures->n_places);
  self->has_own = dr_arena_array0 (arena, gboolean, figures->n_places);
  self->place = dr_arena_array0 (arena, DrInterval, figures->n_places);
  self->needing = dr_arena_array0 (arena, double, figures->n_prerequisites);
}

/**
 * dr_reach_row_load:
 * @self: a row
 * @group: index of the evidence's groups
 *
 * Copies what is known of @group and resolves its places.
 */
void
dr_reach_row_load (DrReachRow *self,
                   guint       group)
{
  const DrAccessFigures *figures = self->figures;

  self->group = group;
  for (guint c = 0; c < figures->n_channels; c++)
    self->channel[c] = figures->use_channel[group * figures->n_channels + c].interval;
  for (guint q = 0; q < figures->n_prerequisites; q++)
    self->prerequisite[q] = figures->use_prerequisite[group * figures->n_prerequisites + q].interval;
  for (guint p = 0; p < figures->n_places; p++)
    {
      const DrChosenFigure *own = &figures->use_place[group * figures->n_places + p];

      self->own[p] = own->interval;
      self->has_own[p] = p >= figures->n_points || own->figure != DR_NO_INDEX;
    }
  for (guint p = 0; p < figures->n_places; p++)
    dr_reach_row_resolve_place (self, p);
}

/* A place with no figure of its own. */
static DrInterval
derived (const DrReachRow *self,
         guint             place)
{
  const DrAccessFigures *figures = self->figures;
  int channel = figures->channel[place];

  if (figures->new_place[place])
    return DR_INTERVAL_UNKNOWN;
  if (!figures->placed[place])
    return self->channel[channel];   /* ability to telephone is the same whichever line */
  if (figures->n_before[channel] == 1)
    return self->channel[channel];   /* a figure for a placed channel speaks of it as offered before */

  return (DrInterval) { 0.0, self->channel[channel].hi };
}

/**
 * dr_reach_row_resolve_place:
 * @self: a row
 * @place: index of the places
 *
 * Gives a place its interval from its own figure or its channel's, capped at the upper end of its prerequisite and,
 * unless it is a new place, of its channel.
 */
void
dr_reach_row_resolve_place (DrReachRow *self,
                            guint       place)
{
  const DrAccessFigures *figures = self->figures;
  int channel = figures->channel[place];
  int prerequisite = figures->prerequisite[channel];
  DrInterval interval = self->has_own[place] ? self->own[place] : derived (self, place);

  if (prerequisite != DR_NO_INDEX)
    interval = dr_interval_cap (interval, self->prerequisite[prerequisite].hi);
  if (!figures->new_place[place])
    interval = dr_interval_cap (interval, self->channel[channel].hi);
  self->place[place] = interval;
}

/**
 * dr_reach_row_resolve_channel:
 * @self: a row
 * @channel: index of the evidence's channels
 *
 * Resolves the places that the channel's figure bears on.
 */
void
dr_reach_row_resolve_channel (DrReachRow *self,
                              guint       channel)
{
  for (guint p = 0; p < self->figures->n_places; p++)
    if (self->figures->channel[p] == (int) channel)
      dr_reach_row_resolve_place (self, p);
}

/**
 * dr_reach_row_resolve_prerequisite:
 * @self: a row
 * @prerequisite: index of the evidence's prerequisites
 *
 * Resolves the places that the prerequisite's figure bears on.
 */
void
dr_reach_row_resolve_prerequisite (DrReachRow *self,
                                   guint       prerequisite)
{
  for (guint p = 0; p < self->figures->n_places; p++)
    if (self->figures->prerequisite[self->figures->channel[p]] == (int) prerequisite)
      dr_reach_row_resolve_place (self, p);
}

/* A mitigation is in a list for some groups only. */
static gboolean
is_for_group (const DrReachRow *self,
              guint             option,
              guint             place)
{
  const DrAccessFigures *figures = self->figures;

  return place < figures->n_points
         || dr_access_figures_mitigates (figures, option, place - figures->n_points, self->group);
}

/**
 * dr_reach_of_list:
 * @self: a row
 * @option: index of the assessment's options, for its mitigations
 * @list: places, ordered by channel
 *
 * How many of the group can use at least one of the places. The lower end is the largest of their lower ends; the
 * upper end adds up, with what shares a channel or a prerequisite never counted above that channel's or prerequisite's
 * upper end (Fréchet 1935).
 *
 * Returns: bounds, unrounded; nobody when @list is empty
 */
DrInterval
dr_reach_of_list (DrReachRow        *self,
                  guint              option,
                  const DrPlaceList *list)
{
  const DrAccessFigures *figures = self->figures;
  double lo = 0.0;
  double hi = 0.0;
  double without = 0.0;

  for (guint q = 0; q < figures->n_prerequisites; q++)
    self->needing[q] = 0.0;

  for (guint i = 0; i < list->n;)
    {
      int channel = figures->channel[list->items[i]];
      int prerequisite = figures->prerequisite[channel];
      double old_places = 0.0;
      double new_places = 0.0;
      double channel_hi;

      for (; i < list->n && figures->channel[list->items[i]] == channel; i++)
        {
          guint place = list->items[i];

          if (!is_for_group (self, option, place))
            continue;
          lo = MAX (lo, self->place[place].lo);
          if (figures->new_place[place])
            new_places += self->place[place].hi;
          else
            old_places += self->place[place].hi;
        }

      channel_hi = MIN (1.0, MIN (self->channel[channel].hi, old_places) + new_places);
      if (prerequisite != DR_NO_INDEX)
        self->needing[prerequisite] += channel_hi;
      else
        without += channel_hi;
    }

  for (guint q = 0; q < figures->n_prerequisites; q++)
    hi += MIN (self->prerequisite[q].hi, self->needing[q]);

  return (DrInterval) { lo, MIN (1.0, hi + without) };
}

/**
 * dr_reach:
 * @self: a row
 * @option: index of the assessment's options
 * @set: which places
 *
 * Returns: bounds of the share that can use at least one of those places, unrounded
 */
DrInterval
dr_reach (DrReachRow *self,
          guint       option,
          DrPlaceSet  set)
{
  return dr_reach_of_list (self, option, dr_access_figures_list (self->figures, option, set));
}

/* Who can use what goes and nothing that stays. */
static DrInterval
lost_between (DrInterval goes,
              DrInterval stays)
{
  return (DrInterval) { MAX (0.0, goes.lo - stays.hi), MIN (goes.hi, 1.0 - stays.lo) };
}

/**
 * dr_reach_newly_excluded:
 * @self: a row
 * @option: index of the assessment's options
 * @mitigated: whether the mitigations that count join what stays
 *
 * Returns: bounds of the share that can use a withdrawn place and none that is offered after, unrounded; nobody when
 * nothing is withdrawn
 */
DrInterval
dr_reach_newly_excluded (DrReachRow *self,
                         guint       option,
                         gboolean    mitigated)
{
  const DrPlaceList *withdrawn = dr_access_figures_list (self->figures, option, DR_PLACES_WITHDRAWN);

  if (withdrawn->n == 0)
    return DR_INTERVAL_NOBODY;

  return lost_between (dr_reach_of_list (self, option, withdrawn),
                       dr_reach (self, option, mitigated ? DR_PLACES_AFTER_MITIGATED : DR_PLACES_AFTER));
}

/**
 * dr_reach_at_risk:
 * @self: a row
 * @option: index of the assessment's options
 * @mitigated: whether the mitigations that count join what stays
 *
 * Returns: bounds of the share that can use a withdrawn or reduced place and none that is untouched, unrounded; nobody
 * when nothing is withdrawn, reduced or relocated
 */
DrInterval
dr_reach_at_risk (DrReachRow *self,
                  guint       option,
                  gboolean    mitigated)
{
  const DrPlaceList *lost = dr_access_figures_list (self->figures, option, DR_PLACES_LOST);

  if (lost->n == 0)
    return DR_INTERVAL_NOBODY;

  return lost_between (dr_reach_of_list (self, option, lost),
                       dr_reach (self, option, mitigated ? DR_PLACES_UNTOUCHED_MITIGATED : DR_PLACES_UNTOUCHED));
}

/**
 * dr_reach_loss:
 * @self: a row
 * @option: index of the assessment's options
 * @mitigated: whether the mitigations that count join what stays
 *
 * Returns: who is newly excluded, and who is at risk, unrounded
 */
DrReachLoss
dr_reach_loss (DrReachRow *self,
               guint       option,
               gboolean    mitigated)
{
  return (DrReachLoss) {
    dr_reach_newly_excluded (self, option, mitigated),
    dr_reach_at_risk (self, option, mitigated),
  };
}
