#include "dr-access-figures.h"

#include "dr-contacts.h"

/**
 * dr_access_figures_interval:
 * @evidence: an evidence base
 * @share: a share, 0..1
 * @n: unweighted respondents; 0: not given
 * @source: index of the evidence's sources, or DR_NO_INDEX
 * @assumed_base: respondents assumed where none are given
 *
 * Exact only for census and administrative counts; else the Wilson interval.
 *
 * Returns: the range of the share that is consistent with the evidence
 */
DrInterval
dr_access_figures_interval (const DrEvidence *evidence,
                            double            share,
                            guint             n,
                            int               source,
                            double            assumed_base)
{
  DrSourceKind kind = source != DR_NO_INDEX ? evidence->sources[source].kind : DR_SOURCE_STUDY;

  if (kind == DR_SOURCE_CENSUS || kind == DR_SOURCE_ADMINISTRATIVE)
    return dr_interval_exact (share);

  return dr_interval_wilson (share, n > 0 ? n : (guint) assumed_base);
}

/* The reference population: the service's own customers where it has a profile, else residents. */
static void
fill_people (DrAccessFigures *self)
{
  const DrEvidence *evidence = self->evidence;
  const DrService *service = &evidence->services[self->assessment->service];
  gboolean own = service->profile_source != DR_NO_INDEX;
  double total = own ? service->profile_total : evidence->groups[DR_GROUP_ALL].count;

  for (guint g = 0; g < self->n_groups; g++)
    {
      const DrGroup *group = &evidence->groups[g];
      double count = own ? DR_UNKNOWN : group->count;
      double base = own ? DR_UNKNOWN : group->base;
      double share = own ? DR_UNKNOWN : group->share;

      for (guint i = 0; own && i < service->n_profile; i++)
        if (service->profile[i].group == (int) g)
          {
            count = service->profile[i].count;
            base = dr_is_known (service->profile[i].base) ? service->profile[i].base : total;
            share = service->profile[i].share;
          }

      self->people[g] = DR_UNKNOWN;
      self->proportion[g] = DR_UNKNOWN;
      if (group->unit == DR_UNIT_HOUSEHOLDS)
        continue;   /* a household share is never turned into people */

      if (g == DR_GROUP_ALL)
        {
          self->people[g] = total;
          self->proportion[g] = 1.0;
        }
      else if (dr_is_known (count))
        {
          self->people[g] = count;
          if (dr_is_known (base) && base > 0.0)
            self->proportion[g] = count / base;
        }
      else if (dr_is_known (share))
        {
          self->people[g] = dr_is_known (total) ? round (total * share) : DR_UNKNOWN;
          self->proportion[g] = share;
        }
    }
}

static void
choose (DrChosenFigure  *slot,
        const DrFigure  *figures,
        guint            candidate)
{
  if (slot->figure == DR_NO_INDEX || dr_figure_is_better (&figures[candidate], &figures[slot->figure]))
    slot->figure = (int) candidate;
}

static void
reset (DrChosenFigure *slots,
       guint           n)
{
  for (guint i = 0; i < n; i++)
    slots[i] = (DrChosenFigure) { DR_INTERVAL_UNKNOWN, DR_NO_INDEX };
}

/* The intervals of the chosen figures of one table. */
static void
fill_intervals (const DrAccessFigures *self,
                DrChosenFigure        *slots,
                guint                  n,
                double                 assumed_base)
{
  for (guint i = 0; i < n; i++)
    if (slots[i].figure != DR_NO_INDEX)
      {
        const DrFigure *figure = &self->evidence->figures[slots[i].figure];

        slots[i].interval = dr_access_figures_interval (self->evidence, figure->share, figure->n, figure->source,
                                                        assumed_base);
      }
}

static void
choose_use (DrAccessFigures *self,
            guint            i)
{
  const DrFigure *figure = &self->evidence->figures[i];
  guint g = (guint) figure->group;
  guint target = (guint) figure->target_index;

  if (figure->target == DR_TARGET_CHANNEL)
    choose (&self->use_channel[g * self->n_channels + target], self->evidence->figures, i);
  else if (figure->target == DR_TARGET_PREREQUISITE)
    choose (&self->use_prerequisite[g * self->n_prerequisites + target], self->evidence->figures, i);
  else
    for (guint p = 0; p < self->n_points; p++)
      if (self->assessment->points[p].evidence_point == figure->target_index)
        choose (&self->use_place[g * self->n_places + p], self->evidence->figures, i);
}

static void
fill_figures (DrAccessFigures *self,
              double           assumed_base)
{
  const DrEvidence *evidence = self->evidence;

  reset (self->use_channel, self->n_groups * self->n_channels);
  reset (self->use_prerequisite, self->n_groups * self->n_prerequisites);
  reset (self->use_place, self->n_groups * self->n_places);
  reset (self->prefer, self->n_groups * self->n_channels);

  for (guint i = 0; i < evidence->n_figures; i++)
    {
      const DrFigure *figure = &evidence->figures[i];

      if (figure->unit == DR_UNIT_HOUSEHOLDS && evidence->groups[figure->group].unit == DR_UNIT_PEOPLE)
        continue;   /* a household share says nothing of the people in them */
      if (figure->kind == DR_FIGURE_USE)
        choose_use (self, i);
      else if (figure->kind == DR_FIGURE_PREFER && figure->target == DR_TARGET_CHANNEL)
        choose (&self->prefer[(guint) figure->group * self->n_channels + (guint) figure->target_index],
                evidence->figures, i);
    }

  fill_intervals (self, self->use_channel, self->n_groups * self->n_channels, assumed_base);
  fill_intervals (self, self->use_prerequisite, self->n_groups * self->n_prerequisites, assumed_base);
  fill_intervals (self, self->use_place, self->n_groups * self->n_places, assumed_base);

  for (guint g = 0; g < self->n_groups; g++)
    {
      self->prefer_known[g] = DR_UNKNOWN;
      for (guint c = 0; c < self->n_channels; c++)
        {
          DrChosenFigure *chosen = &self->prefer[g * self->n_channels + c];

          if (chosen->figure == DR_NO_INDEX)
            continue;
          chosen->interval = dr_interval_exact (evidence->figures[chosen->figure].share);
          self->prefer_known[g] = (dr_is_known (self->prefer_known[g]) ? self->prefer_known[g] : 0.0)
                                  + chosen->interval.lo;
        }
    }
}

static guint
point_state (const DrPointOffer *offer)
{
  gboolean before = offer->before != DR_OFFER_NONE;
  gboolean after = offer->after == DR_OFFER_FULL || offer->after == DR_OFFER_REDUCED;
  guint state = 0;

  if (before)
    state |= DR_POINT_BEFORE;
  if (after)
    state |= DR_POINT_AFTER;
  if (before && !after)
    state |= DR_POINT_WITHDRAWN;
  if (offer->after == DR_OFFER_RELOCATED)
    state |= DR_POINT_RELOCATED;
  if (before && after
      && ((offer->before == DR_OFFER_FULL && offer->after == DR_OFFER_REDUCED)
          || (dr_is_known (offer->hours_before) && dr_is_known (offer->hours_after)
              && offer->hours_after < offer->hours_before)))
    state |= DR_POINT_REDUCED;

  return state;
}

static void
fill_points (DrAccessFigures *self)
{
  const DrAssessment *assessment = self->assessment;

  for (guint c = 0; c < self->n_channels; c++)
    self->prerequisite[c] = self->evidence->channels[c].prerequisite;

  for (guint p = 0; p < self->n_points; p++)
    {
      self->channel[p] = assessment->points[p].channel;
      self->placed[p] = assessment->points[p].place != NULL;
      for (guint o = 0; o < self->n_options; o++)
        self->state[o * self->n_points + p] |= point_state (&assessment->options[o].offers[p]);
      for (guint o = 0; o < self->n_options; o++)
        if (assessment->options[o].offers[p].after == DR_OFFER_RELOCATED)
          self->state[o * self->n_points + (guint) assessment->options[o].offers[p].to] |= DR_POINT_TARGET;
      if (self->n_options > 0 && (self->state[p] & DR_POINT_BEFORE) != 0)
        self->n_before[self->channel[p]]++;
      self->new_place[p] = self->placed[p] && (self->n_options == 0 || (self->state[p] & DR_POINT_BEFORE) == 0);
    }
}

/* A mitigation enters the arithmetic only with a sourced share, an owner and a due date by the effective date. */
static gboolean
counts (const DrAssessment *assessment,
        const DrAction     *action)
{
  return action->alternative != NULL
         && (action->kind == DR_ACTION_MITIGATION || action->kind == DR_ACTION_ADJUSTMENT)
         && dr_is_known (action->alternative->share)
         && action->alternative->source != DR_NO_INDEX
         && action->owner != NULL && *action->owner != '\0'
         && dr_date_is_set (action->due) && dr_date_is_set (assessment->effective)
         && dr_date_compare (action->due, assessment->effective) <= 0;
}

static void
fill_mitigations (DrAccessFigures *self,
                  double           assumed_base)
{
  const DrAssessment *assessment = self->assessment;
  guint m = 0;

  for (guint i = 0; i < assessment->n_actions; i++)
    {
      const DrAction *action = &assessment->actions[i];
      const DrAlternative *alternative = action->alternative;
      guint place = self->n_points + m;
      const DrSource *source;

      if (!counts (assessment, action))
        continue;

      source = &self->evidence->sources[alternative->source];
      self->mitigation_action[m] = (int) i;
      self->channel[place] = alternative->channel;
      self->placed[place] = alternative->place != NULL;
      self->new_place[place] = self->placed[place];
      for (guint g = 0; g < self->n_groups; g++)
        if (dr_indices_contain (&action->groups, (int) g))
          {
            DrChosenFigure *own = &self->use_place[g * self->n_places + place];

            own->interval = dr_access_figures_interval (self->evidence, alternative->share,
                                                        alternative->n > 0 ? alternative->n : source->n,
                                                        alternative->source, assumed_base);
            for (guint o = 0; o < self->n_options; o++)
              self->mitigates[(o * self->n_mitigations + m) * self->n_groups + g]
                = action->options.n == 0 || dr_indices_contain (&action->options, (int) o);
          }
      m++;
    }
}

static gboolean
is_in_set (guint      state,
           DrPlaceSet set)
{
  switch (set)
    {
    case DR_PLACES_BEFORE:
      return (state & DR_POINT_BEFORE) != 0;
    case DR_PLACES_AFTER:
    case DR_PLACES_AFTER_MITIGATED:
      return (state & DR_POINT_AFTER) != 0;
    case DR_PLACES_WITHDRAWN:
      return (state & DR_POINT_WITHDRAWN) != 0;
    case DR_PLACES_LOST:
      return (state & (DR_POINT_WITHDRAWN | DR_POINT_REDUCED)) != 0;
    case DR_PLACES_UNTOUCHED:
    case DR_PLACES_UNTOUCHED_MITIGATED:
      return (state & DR_POINT_AFTER) != 0 && (state & (DR_POINT_REDUCED | DR_POINT_TARGET)) == 0;
    default:
      return FALSE;
    }
}

/* By channel, then as listed, so that a set is walked once with the sums of each channel in document order. */
static void
fill_lists (DrAccessFigures *self)
{
  for (guint o = 0; o < self->n_options; o++)
    for (guint set = 0; set < DR_N_PLACE_SETS; set++)
      {
        gboolean mitigated = set == DR_PLACES_AFTER_MITIGATED || set == DR_PLACES_UNTOUCHED_MITIGATED;
        guint *items = dr_arena_array0 (self->arena, guint, self->n_places);
        guint n = 0;

        for (guint c = 0; c < self->n_channels; c++)
          {
            for (guint p = 0; p < self->n_points; p++)
              if (self->channel[p] == (int) c && is_in_set (dr_access_figures_state (self, o, p), set))
                items[n++] = p;
            for (guint p = self->n_points; mitigated && p < self->n_places; p++)
              if (self->channel[p] == (int) c)
                items[n++] = p;
          }
        self->lists[o * DR_N_PLACE_SETS + set] = (DrPlaceList) { items, n };
      }
}

static guint
count_mitigations (const DrAssessment *assessment)
{
  guint n = 0;

  for (guint i = 0; i < assessment->n_actions; i++)
    if (counts (assessment, &assessment->actions[i]))
      n++;

  return n;
}

/**
 * dr_access_figures_new:
 * @evidence: an evidence base; must outlive the result
 * @assessment: an assessment loaded against @evidence; must outlive the result
 * @assumed_base: respondents assumed where a survey gives none, at least 1
 *
 * Chooses the figures for every group, option and access point of @assessment.
 *
 * Returns: (transfer full): the figures
 */
DrAccessFigures *
dr_access_figures_new (const DrEvidence   *evidence,
                       const DrAssessment *assessment,
                       double              assumed_base)
{
  DrAccessFigures *self = g_new0 (DrAccessFigures, 1);
  DrArena *arena = dr_arena_new ();

  self->arena = arena;
  self->evidence = evidence;
  self->assessment = assessment;
  self->n_groups = evidence->n_groups;
  self->n_channels = evidence->n_channels;
  self->n_prerequisites = evidence->n_prerequisites;
  self->n_points = assessment->n_points;
  self->n_mitigations = count_mitigations (assessment);
  self->n_places = self->n_points + self->n_mitigations;
  self->n_options = assessment->n_options;

  self->people = dr_arena_array0 (arena, double, self->n_groups);
  self->proportion = dr_arena_array0 (arena, double, self->n_groups);
  self->use_channel = dr_arena_array0 (arena, DrChosenFigure, self->n_groups * self->n_channels);
  self->use_prerequisite = dr_arena_array0 (arena, DrChosenFigure, self->n_groups * self->n_prerequisites);
  self->use_place = dr_arena_array0 (arena, DrChosenFigure, self->n_groups * self->n_places);
  self->prefer = dr_arena_array0 (arena, DrChosenFigure, self->n_groups * self->n_channels);
  self->prefer_known = dr_arena_array0 (arena, double, self->n_groups);
  self->channel = dr_arena_array0 (arena, int, self->n_places);
  self->prerequisite = dr_arena_array0 (arena, int, self->n_channels);
  self->placed = dr_arena_array0 (arena, gboolean, self->n_places);
  self->new_place = dr_arena_array0 (arena, gboolean, self->n_places);
  self->n_before = dr_arena_array0 (arena, guint, self->n_channels);
  self->state = dr_arena_array0 (arena, guint, self->n_options * self->n_points);
  self->lists = dr_arena_array0 (arena, DrPlaceList, self->n_options * DR_N_PLACE_SETS);
  self->mitigates = dr_arena_array0 (arena, gboolean, self->n_options * self->n_mitigations * self->n_groups);
  self->mitigation_action = dr_arena_array0 (arena, int, self->n_mitigations);
  self->withdrawn_share = dr_arena_array0 (arena, DrInterval, self->n_options * self->n_channels);
  self->reduced_share = dr_arena_array0 (arena, DrInterval, self->n_options * self->n_channels);
  self->point_contacts = dr_arena_array0 (arena, double, self->n_points);
  self->channel_contacts = dr_arena_array0 (arena, double, self->n_channels);

  fill_people (self);
  fill_points (self);
  fill_figures (self, assumed_base);
  fill_mitigations (self, assumed_base);
  fill_lists (self);
  dr_contacts_fill (self);

  return self;
}

/**
 * dr_access_figures_free:
 * @self: (transfer full) (nullable): figures
 */
void
dr_access_figures_free (DrAccessFigures *self)
{
  if (self == NULL)
    return;

  dr_arena_free (self->arena);
  g_free (self);
}

/**
 * dr_access_figures_mitigates:
 * @self: figures
 * @option: index of the assessment's options
 * @mitigation: index of the mitigations that count
 * @group: index of the evidence's groups
 *
 * Returns: whether the mitigation is for that group in that option
 */
gboolean
dr_access_figures_mitigates (const DrAccessFigures *self,
                             guint                  option,
                             guint                  mitigation,
                             guint                  group)
{
  return self->mitigates[(option * self->n_mitigations + mitigation) * self->n_groups + group];
}

/**
 * dr_access_figures_any_mitigation:
 * @self: figures
 * @option: index of the assessment's options
 * @group: index of the evidence's groups
 *
 * Returns: whether any mitigation counts for that group in that option
 */
gboolean
dr_access_figures_any_mitigation (const DrAccessFigures *self,
                                  guint                  option,
                                  guint                  group)
{
  for (guint m = 0; m < self->n_mitigations; m++)
    if (dr_access_figures_mitigates (self, option, m, group))
      return TRUE;

  return FALSE;
}

/**
 * dr_access_figures_meets:
 * @self: figures
 * @place: index of the places
 * @need: index of the evidence's needs
 *
 * Returns: whether the need is met there, by the place itself or wherever its channel is offered
 */
gboolean
dr_access_figures_meets (const DrAccessFigures *self,
                         guint                  place,
                         int                    need)
{
  const DrAssessment *assessment = self->assessment;
  const DrIndices *own;

  if (place < self->n_points)
    own = &assessment->points[place].needs;
  else
    own = &assessment->actions[self->mitigation_action[place - self->n_points]].alternative->needs;

  return dr_indices_contain (own, need)
         || dr_indices_contain (&self->evidence->channels[self->channel[place]].needs, need);
}

/* The figure that was chosen for what @figure speaks of; NULL where the review does not look at that. */
static const DrChosenFigure *
chosen_instead (const DrAccessFigures *self,
                const DrFigure        *figure)
{
  guint g = (guint) figure->group;
  guint target = (guint) figure->target_index;

  if (figure->kind == DR_FIGURE_PREFER && figure->target == DR_TARGET_CHANNEL)
    return &self->prefer[g * self->n_channels + target];
  if (figure->kind != DR_FIGURE_USE)
    return NULL;
  if (figure->target == DR_TARGET_CHANNEL)
    return &self->use_channel[g * self->n_channels + target];
  if (figure->target == DR_TARGET_PREREQUISITE)
    return &self->use_prerequisite[g * self->n_prerequisites + target];
  for (guint p = 0; p < self->n_points; p++)
    if (self->assessment->points[p].evidence_point == figure->target_index)
      return &self->use_place[g * self->n_places + p];

  return NULL;
}

/**
 * dr_access_figures_set_aside:
 * @self: figures
 * @figure: index of the evidence's figures
 *
 * Returns: whether another figure for the same thing counts instead: a later one, or one with a larger base, or an
 * earlier one of the file
 */
gboolean
dr_access_figures_set_aside (const DrAccessFigures *self,
                             guint                  figure)
{
  const DrChosenFigure *chosen = chosen_instead (self, &self->evidence->figures[figure]);

  return chosen != NULL && chosen->figure != DR_NO_INDEX && chosen->figure != (int) figure;
}
