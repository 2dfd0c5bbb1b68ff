#include "dr-channel-mix.h"

#include <string.h>

/* Of several: the service's own before the district's, then the latest period, then the first. */
static int
choose_mix (const DrEvidence *evidence,
            DrMixKind         kind,
            int               service)
{
  int best = DR_NO_INDEX;

  for (guint i = 0; i < evidence->n_mixes; i++)
    {
      const DrMix *mix = &evidence->mixes[i];

      if (mix->kind != kind || (mix->service != DR_NO_INDEX && mix->service != service))
        continue;
      if (best == DR_NO_INDEX)
        best = (int) i;
      else
        {
          const DrMix *current = &evidence->mixes[best];
          gboolean own = mix->service != DR_NO_INDEX;
          gboolean current_own = current->service != DR_NO_INDEX;

          if ((own && !current_own)
              || (own == current_own && dr_date_compare (mix->period, current->period) > 0))
            best = (int) i;
        }
    }

  return best;
}

static void
load_mix (DrChannelMix     *mix,
          const DrEvidence *evidence,
          int               index)
{
  const DrMix *stated = &evidence->mixes[index];
  double sum = 0.0;

  mix->present = TRUE;
  mix->mix = index;
  mix->complete = stated->complete;
  mix->period = stated->period;
  mix->comparable = stated->comparable;
  for (guint i = 0; i < stated->n_shares; i++)
    {
      mix->stated[stated->shares[i].channel] = TRUE;
      mix->share[stated->shares[i].channel] = dr_interval_exact (dr_round (stated->shares[i].share));
      sum += stated->shares[i].share;
    }
  mix->other = dr_interval_exact (dr_round (MAX (0.0, 1.0 - sum)));
}

static double
share_of_row (double count,
              double base,
              double share)
{
  if (!dr_is_known (count))
    return share;

  return base > 0.0 ? count / base : DR_UNKNOWN;
}

/* A band's weight in the service's own profile. */
static double
weight_in_profile (const DrService *service,
                   int              group)
{
  for (guint i = 0; i < service->n_profile; i++)
    if (service->profile[i].group == group)
      {
        const DrProfileRow *row = &service->profile[i];

        return share_of_row (row->count, dr_is_known (row->base) ? row->base : service->profile_total, row->share);
      }

  return DR_UNKNOWN;
}

/* The weights of a dimension's bands: of the service's own customers where its profile has them all, else of residents.
 * Households are no weights of people. Returns whether all are known. */
static gboolean
weigh (const DrEvidence *evidence,
       const DrService  *service,
       int               dimension,
       gboolean          own,
       double           *weights)
{
  for (guint g = 0; g < evidence->n_groups; g++)
    {
      const DrGroup *group = &evidence->groups[g];

      if (group->dimension != dimension)
        continue;
      weights[g] = own ? weight_in_profile (service, (int) g) : share_of_row (group->count, group->base, group->share);
      if (group->unit == DR_UNIT_HOUSEHOLDS || !dr_is_known (weights[g]))
        return FALSE;
    }

  return TRUE;
}

/**
 * dr_channel_mix_rate:
 * @evidence: an evidence base
 * @group: index of its groups: a band
 * @channel: index of its channels
 *
 * Returns: index of the `contact` figure of the band on the channel that counts, or DR_NO_INDEX
 */
int
dr_channel_mix_rate (const DrEvidence *evidence,
                     guint             group,
                     guint             channel)
{
  return dr_evidence_choose_figure (evidence, DR_FIGURE_CONTACT, (int) group, DR_TARGET_CHANNEL, (int) channel);
}

/* Adds one band to a computed mix. Returns whether the band has a rate for any channel. */
static gboolean
add_band (DrChannelMix     *mix,
          const DrEvidence *evidence,
          guint             band,
          double            weight)
{
  gboolean any = FALSE;

  for (guint c = 0; c < evidence->n_channels; c++)
    {
      int rate = dr_channel_mix_rate (evidence, band, c);
      const DrFigure *figure;

      if (rate == DR_NO_INDEX)
        continue;
      figure = &evidence->figures[rate];
      any = TRUE;
      mix->stated[c] = TRUE;
      mix->share[c].lo += weight * figure->share;
      if (!dr_date_is_set (mix->period) || dr_date_compare (figure->date, mix->period) > 0)
        mix->period = figure->date;
    }

  return any;
}

/* Bands with no rate for a channel that others have one for may add up to their whole weight to it. */
static void
add_missing (DrChannelMix     *mix,
             const DrEvidence *evidence,
             int               dimension,
             const double     *weights)
{
  for (guint c = 0; c < evidence->n_channels; c++)
    {
      double missing = 0.0;

      for (guint g = 0; g < evidence->n_groups; g++)
        if (evidence->groups[g].dimension == dimension && dr_channel_mix_rate (evidence, g, c) == DR_NO_INDEX)
          missing += weights[g];
      mix->share[c] = dr_interval_cap ((DrInterval) { mix->share[c].lo, mix->share[c].lo + missing }, 1.0);
      mix->share[c] = dr_interval_round (mix->share[c]);
    }
}

/* Expected, from who the customers are: the first dimension that partitions the people, has weights for all its bands
 * and contact rates for some. */
static void
compute_expected (DrChannelMix     *mix,
                  const DrEvidence *evidence,
                  const DrService  *service)
{
  gboolean own = service != NULL && service->profile_source != DR_NO_INDEX;
  g_autofree double *weights = g_new0 (double, evidence->n_groups);

  for (guint d = 0; d < evidence->n_dimensions && !mix->present; d++)
    {
      gboolean rates = FALSE;

      if (!evidence->dimensions[d].partition
          || (!(own && weigh (evidence, service, (int) d, TRUE, weights))
              && !weigh (evidence, service, (int) d, FALSE, weights)))
        continue;
      for (guint g = 0; g < evidence->n_groups; g++)
        if (evidence->groups[g].dimension == (int) d)
          rates = add_band (mix, evidence, g, weights[g]) || rates;
      if (rates)
        {
          mix->present = TRUE;
          mix->dimension = (int) d;
          add_missing (mix, evidence, (int) d, weights);
        }
    }
}

/* What the chosen option aims for, for the service as a whole. */
static void
load_targets (DrChannelMix       *mix,
              const DrTargetList *targets)
{
  for (guint i = 0; i < targets->n; i++)
    {
      const DrTarget *target = &targets->items[i];

      if (target->group != DR_GROUP_ALL)
        continue;
      if (!dr_is_known (target->share))
        {
          mix->open[target->channel] = TRUE;
          continue;
        }
      mix->present = TRUE;
      mix->stated[target->channel] = TRUE;
      mix->share[target->channel] = dr_interval_exact (dr_round (target->share));
    }
}

static gboolean
are_comparable (const DrChannelMix *a,
                const DrChannelMix *b)
{
  if (!a->present || !b->present)
    return FALSE;
  if (a->comparable != NULL && b->comparable != NULL && strcmp (a->comparable, b->comparable) == 0)
    return TRUE;

  return dr_date_is_set (a->period) && dr_date_is_same (a->period, b->period);
}

static DrInterval
subtract (DrInterval a,
          DrInterval b)
{
  return dr_interval_round ((DrInterval) { a.lo - b.hi, a.hi - b.lo });
}

/* The digital share, where the mix states any digital channel and each of them as a single value. */
static gboolean
digital_share (const DrChannelMix *mix,
               const DrEvidence   *evidence,
               double             *share)
{
  gboolean any = FALSE;
  double sum = 0.0;

  for (guint c = 0; c < evidence->n_channels; c++)
    if (mix->stated[c] && evidence->channels[c].digital)
      {
        if (dr_interval_width (mix->share[c]) > 0.0)
          return FALSE;
        any = TRUE;
        sum += mix->share[c].lo;
      }

  *share = dr_round (sum);

  return any || mix->complete;
}

static void
fill_gap (DrMixGap           *gap,
          const DrChannelMix *a,
          const DrChannelMix *b,
          const DrEvidence   *evidence)
{
  gboolean complete = a->complete && b->complete;
  double sum = 0.0;

  for (guint c = 0; c < evidence->n_channels; c++)
    {
      gboolean compared = complete ? a->stated[c] || b->stated[c] : a->stated[c] && b->stated[c];

      if (!compared)
        continue;
      gap->compared[c] = TRUE;
      gap->difference[c] = subtract (a->share[c], b->share[c]);
      sum += fabs (a->share[c].lo - b->share[c].lo);
    }

  gap->has_other = complete;
  gap->has_dissimilarity = complete;
  if (complete)
    {
      gap->other = subtract (a->other, b->other);
      gap->dissimilarity = dr_round ((sum + fabs (a->other.lo - b->other.lo)) / 2.0);
    }
  gap->has_digital_a = digital_share (a, evidence, &gap->digital_a);
  gap->has_digital_b = digital_share (b, evidence, &gap->digital_b);
}

/**
 * dr_channel_mixes_new:
 * @evidence: an evidence base
 * @service: index of its services, or DR_NO_INDEX for the district
 * @option: (nullable): the option whose targets count
 * @arena: where the result goes
 *
 * Expected is as a source states it, else computed as Σ w·contact over the bands of a dimension that partitions the
 * population; target is as the option states it, else as a source does. The dissimilarity index is Duncan and
 * Duncan's (1955).
 *
 * Returns: (transfer none): the mixes and the gaps between those that can be compared
 */
DrChannelMixes *
dr_channel_mixes_new (const DrEvidence *evidence,
                      int               service,
                      const DrOption   *option,
                      DrArena          *arena)
{
  DrChannelMixes *self = dr_arena_new0 (arena, DrChannelMixes);
  const DrService *own = service != DR_NO_INDEX ? &evidence->services[service] : NULL;
  DrTargetList targets = dr_targets_of_option (evidence, service, option, arena);

  for (guint kind = 0; kind < DR_N_MIX_KINDS; kind++)
    {
      DrChannelMix *mix = &self->mixes[kind];
      int index = choose_mix (evidence, kind, service);

      mix->mix = DR_NO_INDEX;
      mix->dimension = DR_NO_INDEX;
      mix->stated = dr_arena_array0 (arena, gboolean, evidence->n_channels);
      mix->open = dr_arena_array0 (arena, gboolean, evidence->n_channels);
      mix->share = dr_arena_array0 (arena, DrInterval, evidence->n_channels);
      if (kind == DR_MIX_TARGET)
        load_targets (mix, &targets);
      if (!mix->present && index != DR_NO_INDEX)
        load_mix (mix, evidence, index);
      if (!mix->present && kind == DR_MIX_EXPECTED)
        compute_expected (mix, evidence, own);
    }

  for (guint a = 0; a < DR_N_MIX_KINDS; a++)
    for (guint b = a + 1; b < DR_N_MIX_KINDS; b++)
      if (are_comparable (&self->mixes[a], &self->mixes[b]))
        {
          DrMixGap *gap = &self->gaps[self->n_gaps++];

          gap->a = a;
          gap->b = b;
          gap->compared = dr_arena_array0 (arena, gboolean, evidence->n_channels);
          gap->difference = dr_arena_array0 (arena, DrInterval, evidence->n_channels);
          fill_gap (gap, &self->mixes[a], &self->mixes[b], evidence);
        }

  return self;
}
