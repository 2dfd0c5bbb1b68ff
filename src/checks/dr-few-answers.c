#include "dr-few-answers.h"

#include "dr-used-sources.h"

/* @n: 0: what its source has counts. */
static guint
answers (const DrEvidence *evidence,
         guint             n,
         int               source)
{
  return n > 0 || source == DR_NO_INDEX ? n : evidence->sources[source].n;
}

/**
 * dr_few_answers_of:
 * @evidence: an evidence base
 * @figure: a figure of it
 *
 * Returns: how many answers it rests on, as the access review takes them; 0: not given
 */
guint
dr_few_answers_of (const DrEvidence *evidence,
                   const DrFigure   *figure)
{
  return answers (evidence, figure->n, figure->source);
}

/**
 * dr_few_answers_groups:
 * @check: a check
 * @arena: where the flags go
 *
 * Returns: (transfer none): a flag for each group: some figure of it that the check looks at rests on few answers
 */
gboolean *
dr_few_answers_groups (const DrCheck *check,
                       DrArena       *arena)
{
  const DrEvidence *evidence = check->evidence;
  const gboolean *used = dr_used_figures (check, arena);
  gboolean *few = dr_arena_array0 (arena, gboolean, evidence->n_groups + 1);

  for (guint i = 0; i < evidence->n_figures; i++)
    if (used[i] && dr_few_answers_are (dr_few_answers_of (evidence, &evidence->figures[i])))
      few[evidence->figures[i].group] = TRUE;

  return few;
}

/**
 * dr_few_answers_action:
 * @evidence: an evidence base
 * @action: an action, written against it
 *
 * Returns: whether it offers another way in, and how many can use that rests on few answers
 */
gboolean
dr_few_answers_action (const DrEvidence *evidence,
                       const DrAction   *action)
{
  const DrAlternative *way = action->alternative;

  return way != NULL && dr_is_known (way->share) && dr_few_answers_are (answers (evidence, way->n, way->source));
}

/**
 * dr_few_answers_mitigated:
 * @check: a check
 * @option: index of the assessment's options
 * @arena: where the flags go
 *
 * Returns: (transfer none): a flag for each group: a mitigation that counts for it in the option rests on few answers, and with it
 *   what is left with mitigation
 */
gboolean *
dr_few_answers_mitigated (const DrCheck *check,
                          guint          option,
                          DrArena       *arena)
{
  const DrAccessFigures *figures = check->figures;
  gboolean *few = dr_arena_array0 (arena, gboolean, check->evidence->n_groups + 1);

  for (guint m = 0; m < figures->n_mitigations; m++)
    if (dr_few_answers_action (check->evidence, &check->assessment->actions[figures->mitigation_action[m]]))
      for (guint g = 0; g < check->evidence->n_groups; g++)
        few[g] = few[g] || dr_access_figures_mitigates (figures, option, m, g);

  return few;
}

/**
 * dr_few_answers_prediction:
 * @check: a check
 * @option: index of the assessment's options
 * @group: of the evidence
 * @quantity: of the access review, by its name in the format: as dr_prediction_of () takes it
 *
 * Returns: whether what is predicted rests on few answers
 */
gboolean
dr_few_answers_prediction (const DrCheck *check,
                           guint          option,
                           guint          group,
                           const char    *quantity)
{
  g_autoptr (DrArena) scratch = dr_arena_new ();

  if (dr_few_answers_groups (check, scratch)[group])
    return TRUE;

  return (g_str_has_prefix (quantity, "newly_excluded") || g_str_has_prefix (quantity, "at_risk"))
         && dr_few_answers_mitigated (check, option, scratch)[group];
}

/* The rates that an expected mix was computed from. */
static gboolean
has_few_rates (const DrCheck *check,
               int            dimension)
{
  const DrEvidence *evidence = check->evidence;

  for (guint g = 0; g < evidence->n_groups; g++)
    for (guint c = 0; c < evidence->n_channels && evidence->groups[g].dimension == dimension; c++)
      {
        int rate = dr_channel_mix_rate (evidence, g, c);

        if (rate != DR_NO_INDEX && dr_few_answers_are (dr_few_answers_of (evidence, &evidence->figures[rate])))
          return TRUE;
      }

  return FALSE;
}

/**
 * dr_few_answers_mix:
 * @check: a check
 * @kind: a kind of channel mix
 *
 * Returns: whether the shares of the mix are shares of few answers, or were computed from such
 */
gboolean
dr_few_answers_mix (const DrCheck *check,
                    DrMixKind      kind)
{
  const DrChannelMix *mix = check->mixes != NULL ? &check->mixes->mixes[kind] : NULL;

  if (mix == NULL || !mix->present)
    return FALSE;
  if (mix->mix != DR_NO_INDEX)
    return dr_few_answers_are (answers (check->evidence, 0, check->evidence->mixes[mix->mix].source));

  return mix->dimension != DR_NO_INDEX && has_few_rates (check, mix->dimension);
}
