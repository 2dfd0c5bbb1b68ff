/* The access rules: who loses a way in, who bears more of it, and whether the other ways can carry them. */
#include "dr-rules-private.h"

#include <string.h>

#include "dr-reach.h"
#include "dr-rule-run.h"

static const DrGroupReview *
review_of (DrRuleRun *run,
           guint      group)
{
  return dr_access_review_get (run->check->review, run->option, group);
}

/* ACC-01 No way left. Equality Act 2010, s.149(3)(a)-(b); strategy priority 5: nobody may be disadvantaged. */
void
dr_rule_acc_01 (DrRuleRun *run)
{
  double limit = dr_rule_parameter (run, 0);

  for (guint g = 0; g < run->evidence->n_groups; g++)
    {
      const DrLoss *loss = &review_of (run, g)->mitigated;
      gboolean pass = loss->newly_excluded.hi < limit && loss->at_risk.hi < limit;
      DrHolds excluded = dr_holds_people_at_least (loss->newly_excluded_people, 1);
      DrHolds at_risk = dr_holds_people_at_least (loss->at_risk_people, 1);
      DrHolds holds[] = { DR_HOLDS_NO, DR_HOLDS_NO };

      if (excluded == DR_HOLDS_YES)
        holds[0] = DR_HOLDS_YES;
      if (at_risk == DR_HOLDS_YES && loss->at_risk.lo >= limit)
        holds[1] = DR_HOLDS_YES;
      if (holds[0] == DR_HOLDS_NO && holds[1] == DR_HOLDS_NO && !pass)
        holds[0] = DR_HOLDS_PERHAPS;

      dr_rule_measure_interval (run, "newly_excluded", loss->newly_excluded);
      dr_rule_measure_people (run, "newly_excluded_people", loss->newly_excluded_people);
      dr_rule_measure_interval (run, "at_risk", loss->at_risk);
      dr_rule_measure_people (run, "at_risk_people", loss->at_risk_people);
      dr_rule_measure_parameters (run);
      dr_rule_conclude_group (run, g, dr_rule_group_subject (run, g), holds, TRUE);
    }
}

/* The test of ACC-02 on one share: either five points more and a quarter more again, or twice as much and ten people. */
static DrHolds
bears_more (DrRuleRun         *run,
            double             share,
            const DrBearsMore *against,
            double             people)
{
  double points = dr_rule_parameter (run, 0);
  double ratio = dr_rule_parameter (run, 1);
  double least = dr_rule_parameter (run, 2);
  DrHolds enough_people;

  if (!against->known)
    return DR_HOLDS_PERHAPS;
  if (against->difference >= points && share >= dr_round (ratio * against->rest))
    return DR_HOLDS_YES;
  if (against->difference <= 0.0)
    return DR_HOLDS_NO;

  enough_people = dr_holds_at_least (dr_is_known (people) ? dr_round (people * against->difference) : DR_UNKNOWN, least);

  return dr_holds_and (dr_holds (share >= dr_round (2.0 * against->rest)), enough_people);
}

static gboolean
interval_contains_zero (const DrBearsMore *against)
{
  return against->has_interval && against->interval.lo <= 0.0 && against->interval.hi >= 0.0;
}

static void
measure_bears_more (DrRuleRun         *run,
                    const char * const names[4],
                    const DrBorne     *share,
                    const DrBearsMore *against)
{
  dr_rule_measure_borne (run, names[0], share);
  dr_rule_measure_share (run, names[1], against->known ? against->rest : DR_UNKNOWN);
  dr_rule_measure_share (run, names[2], against->known ? against->difference : DR_UNKNOWN);
  dr_rule_measure_ratio (run, names[3], against->known, against->has_ratio, against->ratio);
}

/* ACC-02 Bears more. Equality Act 2010, ss.19 and 149(1)(b). */
void
dr_rule_acc_02 (DrRuleRun *run)
{
  static const char * const displaced[]
    = { "displaced", "displaced_rest", "displaced_difference", "displaced_ratio" };
  static const char * const affected[] = { "affected", "affected_rest", "affected_difference", "affected_ratio" };

  for (guint g = 0; g < run->evidence->n_groups; g++)
    {
      const DrGroupReview *review = review_of (run, g);
      const DrBearsMore *against[] = { &review->displaced_against_rest, &review->affected_against_rest };
      double shares[] = { review->displaced.share.lo, review->affected.share.lo };
      DrHolds holds[] = { DR_HOLDS_NO, DR_HOLDS_NO };

      if (!against[0]->applicable)
        {
          dr_rule_not_applicable (run, dr_rule_group_subject (run, g), N_("The group is everybody: there is no rest."));
          continue;
        }

      for (guint i = 0; i < G_N_ELEMENTS (against); i++)
        {
          DrHolds more = bears_more (run, shares[i], against[i], review->people);
          guint which = more == DR_HOLDS_YES && interval_contains_zero (against[i]) ? 1 : 0;

          holds[which] = dr_holds_or (holds[which], more);
        }

      measure_bears_more (run, displaced, &review->displaced, against[0]);
      measure_bears_more (run, affected, &review->affected, against[1]);
      dr_rule_measure_parameters (run);
      dr_rule_conclude_group (run, g, dr_rule_group_subject (run, g), holds, holds[0] == DR_HOLDS_YES);
    }
}

/* What a group is meant to do digitally: stated targets, and whether one is still to be announced. */
static gboolean
digital_target (DrRuleRun *run,
                guint      group,
                double    *target,
                gboolean  *announced)
{
  const DrOption *option = &run->assessment->options[run->option];
  gboolean any = FALSE;

  *target = 0.0;
  *announced = TRUE;
  for (guint i = 0; i < option->n_targets; i++)
    {
      const DrTarget *each = &option->targets[i];

      if (each->group != (int) group || !run->evidence->channels[each->channel].digital)
        continue;
      any = TRUE;
      if (dr_is_known (each->share))
        *target += each->share;
      else
        *announced = FALSE;
    }
  *target = dr_round (*target);

  return any;
}

/* The digital places after the change, and whether each has a use figure for the group. */
static guint
digital_places (DrRuleRun *run,
                guint      group,
                guint     *items,
                gboolean  *all_known)
{
  const DrAccessFigures *figures = run->check->figures;
  const DrPlaceList *after = dr_access_figures_list (figures, run->option, DR_PLACES_AFTER_MITIGATED);
  guint n = 0;

  *all_known = TRUE;
  for (guint i = 0; i < after->n; i++)
    {
      guint place = after->items[i];
      guint channel = (guint) figures->channel[place];
      gboolean own = place >= figures->n_points
                     || figures->use_place[group * figures->n_places + place].figure != DR_NO_INDEX;
      gboolean from_channel = !figures->new_place[place]
                              && (!figures->placed[place] || figures->n_before[channel] == 1)
                              && figures->use_channel[group * figures->n_channels + channel].figure != DR_NO_INDEX;

      if (!run->evidence->channels[channel].digital)
        continue;
      if (place >= figures->n_points
          && !dr_access_figures_mitigates (figures, run->option, place - figures->n_points, group))
        continue;
      items[n++] = place;
      *all_known = *all_known && (own || from_channel);
    }

  return n;
}

/* ACC-03 Target beyond reach. Strategy priority 5: channel shift must not leave anybody behind. */
void
dr_rule_acc_03 (DrRuleRun *run)
{
  const DrAccessFigures *figures = run->check->figures;
  g_autoptr (DrArena) scratch = dr_arena_new ();
  g_autofree guint *items = g_new (guint, figures->n_places + 1);
  DrReachRow row;
  gboolean any = FALSE;

  dr_reach_row_init (&row, figures, scratch);
  for (guint g = 0; g < figures->n_groups; g++)
    {
      DrHolds holds[] = { DR_HOLDS_NO, DR_HOLDS_NO };
      gboolean all_known;
      gboolean announced;
      DrPlaceList digital = { items, 0 };
      DrInterval reach;
      double target;

      if (!digital_target (run, g, &target, &announced))
        continue;

      any = TRUE;
      digital.n = digital_places (run, g, items, &all_known);
      dr_reach_row_load (&row, g);
      reach = dr_interval_round (dr_reach_of_list (&row, run->option, &digital));
      holds[0] = dr_holds (target > reach.hi);
      holds[1] = all_known && announced ? dr_holds (target > reach.lo) : DR_HOLDS_PERHAPS;

      dr_rule_measure_share (run, "target", target);
      dr_rule_measure_interval (run, "reach", reach);
      dr_rule_conclude_group (run, g, dr_rule_group_subject (run, g), holds, FALSE);
    }

  if (!any)
    dr_rule_not_applicable (run, "assessment", N_("No target for digital channels is set."));
}

/* A point goes when it is withdrawn and has no new place. */
static gboolean
goes (DrRuleRun *run,
      guint      point)
{
  guint state = dr_access_figures_state (run->check->figures, run->option, point);

  return (state & DR_POINT_WITHDRAWN) != 0 && (state & DR_POINT_RELOCATED) == 0;
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
            if (goes (run, p))
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
  const DrBorne *affected = &review_of (run, DR_GROUP_ALL)->affected;
  DrHolds holds[] = { DR_HOLDS_PERHAPS };

  if (affected->known)
    holds[0] = dr_holds_interval_at_least (affected->share, dr_rule_parameter (run, 0));
  dr_rule_measure_borne (run, "affected", affected);
  dr_rule_measure_parameters (run);
  dr_rule_conclude (run, "assessment", holds);
}

/* The places of a set that meet a need of a group, by id. */
static void
places_that_meet (DrRuleRun  *run,
                  DrPlaceSet  set,
                  guint       group,
                  int         need,
                  GPtrArray  *ids)
{
  const DrAccessFigures *figures = run->check->figures;
  const DrPlaceList *list = dr_access_figures_list (figures, run->option, set);

  g_ptr_array_set_size (ids, 0);
  for (guint i = 0; i < list->n; i++)
    {
      guint place = list->items[i];

      if (place >= figures->n_points
          && !dr_access_figures_mitigates (figures, run->option, place - figures->n_points, group))
        continue;
      if (!dr_access_figures_meets (figures, place, need))
        continue;
      if (place < figures->n_points)
        g_ptr_array_add (ids, (gpointer) run->assessment->points[place].id);
      else
        g_ptr_array_add (ids, (gpointer) run->assessment
                                ->actions[figures->mitigation_action[place - figures->n_points]].id);
    }
}

/* ACC-07 Need unmet. Equality Act 2010, ss.20 and 29(7): reasonable adjustments, owed in advance. */
void
dr_rule_acc_07 (DrRuleRun *run)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new ();
  g_autoptr (GPtrArray) after = g_ptr_array_new ();
  gboolean any = FALSE;

  for (guint g = 0; g < run->evidence->n_groups; g++)
    for (guint i = 0; i < run->evidence->groups[g].needs.n; i++)
      {
        int need = run->evidence->groups[g].needs.items[i];
        DrHolds holds[2];

        any = TRUE;
        places_that_meet (run, DR_PLACES_BEFORE, g, need, before);
        places_that_meet (run, DR_PLACES_AFTER_MITIGATED, g, need, after);
        holds[0] = dr_holds (before->len > 0 && after->len == 0);
        holds[1] = dr_holds (before->len == 0 && after->len == 0);

        dr_rule_measure_ids (run, "met_before", before);
        dr_rule_measure_ids (run, "met_after", after);
        dr_rule_conclude_group (run, g,
                                dr_rule_subject (run, "group:%s/need:%s", run->evidence->groups[g].id,
                                                 run->evidence->needs[need].id),
                                holds, holds[0] == DR_HOLDS_YES);
      }

  if (!any)
    dr_rule_not_applicable (run, "assessment", N_("No group has a need that is on record."));
}

static gboolean
has_target_or_action (DrRuleRun *run,
                      guint      channel)
{
  const DrAssessment *assessment = run->assessment;
  const DrOption *option = &assessment->options[run->option];

  for (guint i = 0; i < option->n_targets; i++)
    if (option->targets[i].channel == (int) channel)
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

/* ACC-10 Already shut out. Strategy priority 5: all customer groups must be able to access our services. */
void
dr_rule_acc_10 (DrRuleRun *run)
{
  for (guint g = 0; g < run->evidence->n_groups; g++)
    {
      const DrGroupReview *review = review_of (run, g);
      DrHolds holds[] = { dr_holds_people_at_least (review->excluded_before_people, 1) };

      dr_rule_measure_interval (run, "excluded_before", review->excluded_before);
      dr_rule_measure_people (run, "excluded_before_people", review->excluded_before_people);
      dr_rule_conclude_group (run, g, dr_rule_group_subject (run, g), holds, FALSE);
    }
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
