/* The access rules about people: who loses a way in, who bears more of it, whose needs are not met. */
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

/* What a group is meant to do digitally: the stated targets, and whether none is still to be announced. */
static gboolean
digital_target (DrRuleRun          *run,
                const DrTargetList *targets,
                guint               group,
                double             *target,
                gboolean           *all_stated)
{
  gboolean any = FALSE;

  *target = 0.0;
  *all_stated = TRUE;
  for (guint i = 0; i < targets->n; i++)
    {
      const DrTarget *each = &targets->items[i];

      if (each->group != (int) group || !run->evidence->channels[each->channel].digital)
        continue;
      any = TRUE;
      if (dr_is_known (each->share))
        *target += each->share;
      else
        *all_stated = FALSE;
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
  DrTargetList targets = dr_rule_targets (run, scratch);
  DrReachRow row;
  gboolean any = FALSE;

  dr_reach_row_init (&row, figures, scratch);
  for (guint g = 0; g < figures->n_groups; g++)
    {
      DrHolds holds[] = { DR_HOLDS_NO, DR_HOLDS_NO };
      gboolean all_known;
      gboolean all_stated;
      DrPlaceList digital = { items, 0 };
      DrInterval reach;
      double target;

      if (!digital_target (run, &targets, g, &target, &all_stated))
        continue;

      any = TRUE;
      digital.n = digital_places (run, g, items, &all_known);
      dr_reach_row_load (&row, g);
      reach = dr_interval_round (dr_reach_of_list (&row, run->option, &digital));
      holds[0] = dr_holds (target > reach.hi);
      holds[1] = all_known && all_stated ? dr_holds (target > reach.lo) : DR_HOLDS_PERHAPS;

      dr_rule_measure_share (run, "target", target);
      dr_rule_measure_interval (run, "reach", reach);
      dr_rule_conclude_group (run, g, dr_rule_group_subject (run, g), holds, FALSE);
    }

  if (!any)
    dr_rule_not_applicable (run, "assessment", N_("No target for digital channels is set."));
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
