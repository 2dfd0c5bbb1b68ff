/* The access rules about channels: which ways in go, whether those that stay can carry what moves, and the standards. */
#include "dr-rules-private.h"

#include "dr-rule-run.h"

static const DrGroupReview *
review_of_everyone (DrRuleRun *run)
{
  return dr_access_review_get (run->check->review, run->option, DR_GROUP_ALL);
}

static gboolean
non_digital_mitigation (DrRuleRun *run)
{
  const DrAccessFigures *figures = run->check->figures;

  for (guint m = 0; m < figures->n_mitigations; m++)
    for (guint g = 0; g < figures->n_groups; g++)
      if (dr_access_figures_mitigates (figures, run->option, m, g)
          && !run->evidence->channels[figures->channel[figures->n_points + m]].digital)
        return TRUE;

  return FALSE;
}

/* ACC-04 Traditional contact withdrawn. Strategy priority 5: all customer groups must be able to access services. */
void
dr_rule_acc_04 (DrRuleRun *run)
{
  static const char * const traditional[] = { "telephone", "face-to-face", "post" };
  const DrAccessFigures *figures = run->check->figures;
  gboolean stands_in = non_digital_mitigation (run);

  for (guint i = 0; i < G_N_ELEMENTS (traditional); i++)
    {
      const char *subject = dr_rule_subject (run, "channel:%s", traditional[i]);
      int channel = dr_evidence_find_channel (run->evidence, traditional[i]);
      g_autoptr (GPtrArray) withdrawn = g_ptr_array_new ();
      g_autoptr (GPtrArray) remaining = g_ptr_array_new ();
      DrHolds holds[] = { DR_HOLDS_NO, DR_HOLDS_NO };

      if (channel == DR_NO_INDEX || figures->n_before[channel] == 0)
        {
          dr_rule_not_applicable (run, subject, N_("The channel was not offered before."));
          continue;
        }

      for (guint p = 0; p < figures->n_points; p++)
        if (figures->channel[p] == channel)
          {
            if (dr_access_figures_goes (figures, run->option, p))
              g_ptr_array_add (withdrawn, (gpointer) run->assessment->points[p].id);
            if ((dr_access_figures_state (figures, run->option, p) & DR_POINT_AFTER) != 0)
              g_ptr_array_add (remaining, (gpointer) run->assessment->points[p].id);
          }

      holds[0] = dr_holds (withdrawn->len > 0 && remaining->len == 0 && !stands_in);
      holds[1] = dr_holds (withdrawn->len > 0 && remaining->len > 0);
      dr_rule_measure_ids (run, "withdrawn", withdrawn);
      dr_rule_measure_ids (run, "remaining", remaining);
      dr_rule_measure_flag (run, "stands_in", stands_in);
      dr_rule_conclude (run, subject, holds);
    }
}

/* ACC-05 Digital only. Strategy priority 5; Equality Act 2010, s.149(3)(b). */
void
dr_rule_acc_05 (DrRuleRun *run)
{
  const DrAccessFigures *figures = run->check->figures;
  const DrPlaceList *after = dr_access_figures_list (figures, run->option, DR_PLACES_AFTER);
  guint n_digital = 0;
  DrHolds holds[1];

  for (guint i = 0; i < after->n; i++)
    if (run->evidence->channels[figures->channel[after->items[i]]].digital)
      n_digital++;

  holds[0] = dr_holds (after->n > 0 && n_digital == after->n);
  dr_rule_measure_count (run, "points_after", after->n);
  dr_rule_measure_count (run, "digital_points_after", n_digital);
  dr_rule_conclude (run, "assessment", holds);
}

/* ACC-06 Many must move. Strategy priority 5: evaluate any impact of planned changes. */
void
dr_rule_acc_06 (DrRuleRun *run)
{
  const DrBorne *affected = &review_of_everyone (run)->affected;
  DrHolds holds[] = { DR_HOLDS_PERHAPS };

  if (affected->known)
    holds[0] = dr_holds_interval_at_least (affected->share, dr_rule_parameter (run, 0));
  dr_rule_measure_borne (run, "affected", affected);
  dr_rule_measure_parameters (run);
  dr_rule_conclude (run, "assessment", holds);
}

static gboolean
has_target_or_action (DrRuleRun *run,
                      guint      channel)
{
  const DrAssessment *assessment = run->assessment;
  g_autoptr (DrArena) scratch = dr_arena_new ();
  DrTargetList targets = dr_rule_targets (run, scratch);

  for (guint i = 0; i < targets.n; i++)
    if (targets.items[i].channel == (int) channel)
      return TRUE;
  for (guint i = 0; i < assessment->n_actions; i++)
    {
      const DrAction *action = &assessment->actions[i];

      if (action->options.n > 0 && !dr_indices_contain (&action->options, (int) run->option))
        continue;
      if (action->alternative != NULL && action->alternative->channel == (int) channel)
        return TRUE;
      for (guint p = 0; p < action->points.n; p++)
        if (assessment->points[action->points.items[p]].channel == (int) channel)
          return TRUE;
    }

  return FALSE;
}

/* ACC-08 Off its mix. The strategy's expected mix of contact. */
void
dr_rule_acc_08 (DrRuleRun *run)
{
  const DrChannelMix *expected = &run->check->mixes->mixes[DR_MIX_EXPECTED];
  const DrChannelMix *actual = &run->check->mixes->mixes[DR_MIX_ACTUAL];
  const DrMixGap *gap = NULL;
  gboolean any = FALSE;

  for (guint i = 0; i < run->check->mixes->n_gaps; i++)
    if (run->check->mixes->gaps[i].a == DR_MIX_EXPECTED && run->check->mixes->gaps[i].b == DR_MIX_ACTUAL)
      gap = &run->check->mixes->gaps[i];

  for (guint c = 0; gap != NULL && c < run->evidence->n_channels; c++)
    {
      DrInterval difference = gap->difference[c];
      double limit = dr_rule_parameter (run, 0);
      DrHolds far;
      DrHolds holds[1];

      if (!gap->compared[c])
        continue;

      any = TRUE;
      if (difference.lo >= limit || difference.hi <= -limit)
        far = DR_HOLDS_YES;
      else
        far = difference.hi >= limit || difference.lo <= -limit ? DR_HOLDS_PERHAPS : DR_HOLDS_NO;
      holds[0] = dr_holds_and (far, dr_holds (!has_target_or_action (run, c)));

      dr_rule_measure_interval (run, "actual", actual->share[c]);
      dr_rule_measure_interval (run, "expected", expected->share[c]);
      dr_rule_measure_interval (run, "difference", (DrInterval) { dr_round (-difference.hi), dr_round (-difference.lo) });
      dr_rule_measure_flag (run, "answered", has_target_or_action (run, c));
      dr_rule_measure_parameters (run);
      dr_rule_conclude (run, dr_rule_subject (run, "channel:%s", run->evidence->channels[c].id), holds);
    }

  if (!any)
    dr_rule_not_applicable (run, "assessment", N_("No expected and actual mix can be compared."));
}

/* ACC-09 Nowhere to land. Strategy priority 5: the other ways in must be able to carry those who move. */
void
dr_rule_acc_09 (DrRuleRun *run)
{
  gboolean any = FALSE;

  for (guint c = 0; c < run->evidence->n_channels; c++)
    {
      const DrDemand *demand = &run->check->demand[c];
      DrHolds holds[2];

      if (!demand->offered)
        continue;

      any = TRUE;
      if (dr_is_known (demand->capacity))
        {
          holds[0] = dr_is_known (demand->load) ? dr_holds (demand->load > demand->capacity) : DR_HOLDS_PERHAPS;
          holds[1] = DR_HOLDS_NO;
        }
      else
        {
          holds[0] = DR_HOLDS_NO;
          holds[1] = dr_holds_at_least (demand->moved, dr_rule_parameter (run, 0));
        }

      dr_rule_measure_count (run, "moved", demand->moved);
      dr_rule_measure_count (run, "load", demand->load);
      dr_rule_measure_count (run, "capacity", demand->capacity);
      dr_rule_measure_parameters (run);
      dr_rule_conclude (run, dr_rule_subject (run, "channel:%s", run->evidence->channels[c].id), holds);
    }

  if (!any)
    dr_rule_not_applicable (run, "assessment", N_("Nothing is offered after the change."));
}

static const DrStandardChange *
standard_of (const DrOption *option,
             guint           channel)
{
  for (guint i = 0; i < option->n_standards; i++)
    if (option->standards[i].channel == (int) channel)
      return &option->standards[i];

  return NULL;
}

/* The service's own standard for a channel, or the council's. */
static gboolean
has_standing_standard (DrRuleRun *run,
                       guint      channel)
{
  const DrService *service = &run->evidence->services[run->assessment->service];

  for (guint i = 0; i < service->n_standards; i++)
    if (service->standards[i].channel == (int) channel)
      return TRUE;

  return run->evidence->channels[channel].standard != NULL;
}

/* STD-01 Service standards. The strategy's published standards of service. */
void
dr_rule_std_01 (DrRuleRun *run)
{
  const DrOption *option = &run->assessment->options[run->option];
  gboolean any = FALSE;

  for (guint c = 0; c < run->evidence->n_channels; c++)
    {
      const DrStandardChange *change = standard_of (option, c);
      gboolean stated = change != NULL ? dr_is_known (change->after) || !dr_rule_is_blank (change->text)
                                       : has_standing_standard (run, c);
      DrHolds holds[] = { DR_HOLDS_NO, DR_HOLDS_NO };

      if (!run->check->demand[c].offered)
        continue;

      any = TRUE;
      if (change != NULL && dr_is_known (change->before) && dr_is_known (change->after))
        holds[0] = dr_holds (change->higher_is_better ? change->after < change->before
                                                      : change->after > change->before);
      holds[1] = dr_holds (run->evidence->channels[c].digital && !stated);

      dr_rule_measure_count (run, "before", change != NULL ? change->before : DR_UNKNOWN);
      dr_rule_measure_count (run, "after", change != NULL ? change->after : DR_UNKNOWN);
      dr_rule_measure_flag (run, "stated", stated);
      dr_rule_conclude (run, dr_rule_subject (run, "channel:%s", run->evidence->channels[c].id), holds);
    }

  if (!any)
    dr_rule_not_applicable (run, "assessment", N_("Nothing is offered after the change."));
}
