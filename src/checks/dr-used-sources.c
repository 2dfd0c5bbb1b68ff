#include "dr-used-sources.h"

static void
mark (gboolean *flags,
      int       index)
{
  if (index != DR_NO_INDEX)
    flags[index] = TRUE;
}

/* What a group can use of a channel, and of what the channel needs. */
static void
mark_use (gboolean      *used,
          const DrCheck *check,
          guint          group,
          guint          channel)
{
  const DrAccessFigures *figures = check->figures;
  int prerequisite = figures->prerequisite[channel];

  mark (used, figures->use_channel[group * figures->n_channels + channel].figure);
  if (prerequisite != DR_NO_INDEX)
    mark (used, figures->use_prerequisite[group * figures->n_prerequisites + (guint) prerequisite].figure);
}

/* The figures of the review. All that is known of what a group prefers counts, by whichever channel: where a channel
 * that is concerned has no figure, the others bound it. */
static void
mark_review (gboolean      *used,
             const DrCheck *check)
{
  const DrAccessFigures *figures = check->figures;

  for (guint g = 0; g < figures->n_groups; g++)
    {
      for (guint p = 0; p < figures->n_places; p++)
        {
          mark_use (used, check, g, (guint) figures->channel[p]);
          mark (used, figures->use_place[g * figures->n_places + p].figure);
        }
      for (guint c = 0; c < figures->n_channels; c++)
        mark (used, figures->prefer[g * figures->n_channels + c].figure);
    }
}

/* Whether the groups that a consultation names could answer it through its channels. */
static void
mark_consultations (gboolean      *used,
                    const DrCheck *check)
{
  for (guint i = 0; i < check->assessment->n_consultations; i++)
    {
      const DrConsultation *consultation = &check->assessment->consultations[i];

      for (guint g = 0; g < consultation->groups.n; g++)
        for (guint c = 0; c < consultation->channels.n; c++)
          mark_use (used, check, (guint) consultation->groups.items[g], (guint) consultation->channels.items[c]);
    }
}

/* The rates that the expected mix was computed from, where it was. */
static void
mark_expected_mix (gboolean      *used,
                   const DrCheck *check)
{
  int dimension = check->mixes->mixes[DR_MIX_EXPECTED].dimension;

  for (guint g = 0; dimension != DR_NO_INDEX && g < check->evidence->n_groups; g++)
    if (check->evidence->groups[g].dimension == dimension)
      for (guint c = 0; c < check->evidence->n_channels; c++)
        mark (used, dr_channel_mix_rate (check->evidence, g, c));
}

/**
 * dr_used_figures:
 * @check: a check; its results need not be there yet
 * @arena: where the flags go
 *
 * The figures that were chosen for something that the review, the mixes or the rules look at; not those that a later
 * or larger one replaced.
 *
 * Returns: (transfer none): a flag for each figure of the evidence
 */
gboolean *
dr_used_figures (const DrCheck *check,
                 DrArena       *arena)
{
  gboolean *used = dr_arena_array0 (arena, gboolean, check->evidence->n_figures + 1);

  mark_review (used, check);
  mark_consultations (used, check);
  mark_expected_mix (used, check);

  return used;
}

/* Who the people are: the service's own customers where it has a profile, else residents. */
static void
mark_population (gboolean      *used,
                 const DrCheck *check)
{
  const DrService *service = &check->evidence->services[check->assessment->service];

  if (service->profile_source != DR_NO_INDEX)
    {
      used[service->profile_source] = TRUE;
      return;
    }

  for (guint g = 0; g < check->evidence->n_groups; g++)
    {
      const DrGroup *group = &check->evidence->groups[g];

      if (dr_is_known (group->count) || dr_is_known (group->share))
        mark (used, group->source);
    }
}

/* How many contacts there are, how many can be handled, and by which channels they come. */
static void
mark_service (gboolean      *used,
              const DrCheck *check)
{
  const DrService *service = &check->evidence->services[check->assessment->service];

  for (guint i = 0; i < service->n_contacts; i++)
    mark (used, service->contacts[i].source);
  for (guint i = 0; i < service->n_capacities; i++)
    mark (used, service->capacities[i].source);
  for (guint kind = 0; kind < DR_N_MIX_KINDS; kind++)
    if (check->mixes->mixes[kind].mix != DR_NO_INDEX)
      mark (used, check->evidence->mixes[check->mixes->mixes[kind].mix].source);
}

/**
 * dr_used_sources:
 * @check: a check; its results need not be there yet
 * @arena: where the flags go
 *
 * The sources of the figures used, of the population and the service's own counts, of the mitigations that count, and
 * those that impact entries cite.
 *
 * Returns: (transfer none): a flag for each source of the evidence
 */
gboolean *
dr_used_sources (const DrCheck *check,
                 DrArena       *arena)
{
  const DrAssessment *assessment = check->assessment;
  gboolean *used = dr_arena_array0 (arena, gboolean, check->evidence->n_sources + 1);
  const gboolean *figures = dr_used_figures (check, arena);

  for (guint i = 0; i < check->evidence->n_figures; i++)
    if (figures[i])
      mark (used, check->evidence->figures[i].source);
  mark_population (used, check);
  mark_service (used, check);
  for (guint m = 0; m < check->figures->n_mitigations; m++)
    mark (used, assessment->actions[check->figures->mitigation_action[m]].alternative->source);
  for (guint i = 0; i < assessment->n_impacts; i++)
    for (guint s = 0; s < assessment->impacts[i].sources.n; s++)
      mark (used, assessment->impacts[i].sources.items[s]);

  return used;
}
