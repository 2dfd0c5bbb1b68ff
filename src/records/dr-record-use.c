#include "dr-record-use.h"

/* Channels that the assessment names anywhere. */
static void
use_channels (DrEvidenceUse *use,
              const DrCheck *check)
{
  const DrAssessment *assessment = check->assessment;
  const DrService *service = &check->evidence->services[assessment->service];

  for (guint i = 0; i < assessment->n_points; i++)
    {
      dr_evidence_use_mark (use->channels, assessment->points[i].channel);
      dr_evidence_use_mark (use->points, assessment->points[i].evidence_point);
      dr_evidence_use_mark_all (use->needs, &assessment->points[i].needs);
    }
  for (guint o = 0; o < assessment->n_options; o++)
    {
      for (guint i = 0; i < assessment->options[o].n_targets; i++)
        dr_evidence_use_mark (use->channels, assessment->options[o].targets[i].channel);
      for (guint i = 0; i < assessment->options[o].n_standards; i++)
        dr_evidence_use_mark (use->channels, assessment->options[o].standards[i].channel);
    }
  for (guint i = 0; i < assessment->n_consultations; i++)
    dr_evidence_use_mark_all (use->channels, &assessment->consultations[i].channels);
  /* All contacts: which year is the latest counted is seen from those of points that the assessment does not name. */
  for (guint i = 0; i < service->n_contacts; i++)
    {
      dr_evidence_use_mark (use->channels, service->contacts[i].channel);
      dr_evidence_use_mark (use->points, service->contacts[i].point);
    }
  for (guint i = 0; i < service->n_targets; i++)
    dr_evidence_use_mark (use->channels, service->targets[i].channel);
  for (guint i = 0; i < assessment->n_channel_shares; i++)
    dr_evidence_use_mark (use->channels, assessment->channel_shares[i].channel);
}

/* Sources, needs and channels of what the officers say is to be done. */
static void
use_statements (DrEvidenceUse *use,
                const DrCheck *check)
{
  const DrAssessment *assessment = check->assessment;

  for (guint i = 0; i < assessment->n_impacts; i++)
    {
      dr_evidence_use_mark_all (use->sources, &assessment->impacts[i].sources);
      dr_evidence_use_mark_all (use->needs, &assessment->impacts[i].needs);
    }
  for (guint i = 0; i < assessment->n_adjustments; i++)
    dr_evidence_use_mark_all (use->needs, &assessment->adjustments[i].needs);
  for (guint i = 0; i < assessment->n_actions; i++)
    {
      const DrAlternative *alternative = assessment->actions[i].alternative;

      dr_evidence_use_mark_all (use->needs, &assessment->actions[i].needs);
      if (alternative == NULL)
        continue;
      dr_evidence_use_mark (use->channels, alternative->channel);
      dr_evidence_use_mark_all (use->needs, &alternative->needs);
      dr_evidence_use_mark (use->sources, alternative->source);
    }
}

static void
use_chosen (DrEvidenceUse        *use,
            const DrChosenFigure *slot,
            gboolean              wanted)
{
  if (wanted)
    dr_evidence_use_mark (use->figures, slot->figure);
}

/* The figures that were chosen for the channels in use, and every `prefer` figure: what a concerned channel without one
 * may have at most is what the others leave. */
static void
use_figures (DrEvidenceUse *use,
             const DrCheck *check)
{
  const DrAccessFigures *figures = check->figures;

  for (guint g = 0; g < figures->n_groups; g++)
    {
      for (guint c = 0; c < figures->n_channels; c++)
        {
          int prerequisite = figures->prerequisite[c];

          use_chosen (use, &figures->use_channel[g * figures->n_channels + c], use->channels[c]);
          use_chosen (use, &figures->prefer[g * figures->n_channels + c], TRUE);
          if (prerequisite != DR_NO_INDEX)
            use_chosen (use, &figures->use_prerequisite[g * figures->n_prerequisites + (guint) prerequisite],
                        use->channels[c]);
        }
      for (guint p = 0; p < figures->n_points; p++)
        use_chosen (use, &figures->use_place[g * figures->n_places + p], TRUE);
    }
}

/* A computed expected mix needs every rate it was computed from. */
static void
use_mixes (DrEvidenceUse *use,
           const DrCheck *check)
{
  const DrEvidence *evidence = check->evidence;

  for (guint kind = 0; kind < DR_N_MIX_KINDS; kind++)
    {
      const DrChannelMix *mix = &check->mixes->mixes[kind];

      dr_evidence_use_mark (use->mixes, mix->mix);
      if (kind != DR_MIX_EXPECTED || !mix->present || mix->mix != DR_NO_INDEX)
        continue;
      for (guint i = 0; i < evidence->n_figures; i++)
        if (evidence->figures[i].kind == DR_FIGURE_CONTACT)
          use->figures[i] = TRUE;
    }
}

/**
 * dr_record_use_new:
 * @check: a check
 *
 * Every group is reviewed, so all of them are in use; of the rest only what was looked at or cited.
 *
 * Returns: (transfer full): the rows of its evidence that a record holds
 */
DrEvidenceUse *
dr_record_use_new (const DrCheck *check)
{
  DrEvidenceUse *use = dr_evidence_use_new (check->evidence);

  for (guint g = 0; g < check->evidence->n_groups; g++)
    use->groups[g] = TRUE;
  dr_evidence_use_mark (use->services, check->assessment->service);
  use_channels (use, check);
  use_statements (use, check);
  use_figures (use, check);
  use_mixes (use, check);
  dr_evidence_use_close (use, check->evidence);

  return use;
}
