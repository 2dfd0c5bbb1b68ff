#include "dr-return-private.h"

#include <string.h>

#include "dr-few-answers.h"

/* Whole people of a share that may not be known. */
static DrPeople
people_of (double         people,
           const DrBorne *borne)
{
  if (!borne->known || !dr_is_known (people))
    return (DrPeople) { FALSE, 0, 0 };

  return dr_people_of (people, borne->share);
}

/* One quantity of one group: what it adds to the sum, or that it may be above 0 and is not known. */
typedef struct {
  DrPeople people;
  gboolean perhaps;   /* the share is not known, or its upper end is above 0 */
} Addend;

static void
addends_of (const DrGroupReview *review,
            Addend               addends[DR_N_RETURN_QUANTITIES])
{
  const DrLoss *plain = &review->plain;
  const DrLoss *mitigated = &review->mitigated;

  addends[DR_RETURN_NEWLY_EXCLUDED] = (Addend) { plain->newly_excluded_people, plain->newly_excluded.hi > 0.0 };
  addends[DR_RETURN_NEWLY_EXCLUDED_MITIGATED] = (Addend) { mitigated->newly_excluded_people,
                                                           mitigated->newly_excluded.hi > 0.0 };
  addends[DR_RETURN_AT_RISK] = (Addend) { plain->at_risk_people, plain->at_risk.hi > 0.0 };
  addends[DR_RETURN_AT_RISK_MITIGATED] = (Addend) { mitigated->at_risk_people, mitigated->at_risk.hi > 0.0 };
  addends[DR_RETURN_DISPLACED] = (Addend) { people_of (review->people, &review->displaced),
                                            !review->displaced.known || review->displaced.share.hi > 0.0 };
}

static void
add_to_group (DrReturnGroup *group,
              const Addend   addends[DR_N_RETURN_QUANTITIES],
              gboolean       negative)
{
  group->assessments++;
  group->negative += negative;
  for (guint i = 0; i < DR_N_RETURN_QUANTITIES; i++)
    if (addends[i].people.known)
      {
        group->sums[i].lo += addends[i].people.lo;
        group->sums[i].hi += addends[i].people.hi;
      }
    else
      group->sums[i].unknown += addends[i].perhaps;
}

/* Whose numbers rest on few answers, and whose do with mitigations: flags by group. */
typedef struct {
  const gboolean *groups;
  const gboolean *mitigated;
} FewAnswers;

static void
keep_effect (DrReturnFold     *fold,
             guint             index,
             const Addend      addends[DR_N_RETURN_QUANTITIES],
             gboolean          negative,
             const FewAnswers *few)
{
  const DrCheck *check = fold->entry->check;
  const DrGroup *group = &check->evidence->groups[index];
  DrReturnEffect effect = {
    .group = dr_return_word (fold->self, group->id),
    .name = dr_return_word (fold->self, group->name),
    .negative = negative,
    .size = check->figures->people[index],
  };

  for (guint i = 0; i < DR_N_RETURN_QUANTITIES; i++)
    {
      gboolean mitigated = i == DR_RETURN_NEWLY_EXCLUDED_MITIGATED || i == DR_RETURN_AT_RISK_MITIGATED;

      effect.people[i] = addends[i].people.known || addends[i].perhaps ? addends[i].people : (DrPeople) { TRUE, 0, 0 };
      effect.few[i] = few->groups[index] || (mitigated && few->mitigated[index]);
    }
  dr_return_detail_add (fold, DR_RETURN_PART_EFFECTS, &effect);
}

static void
fold_groups (DrReturnFold *fold,
             guint         option)
{
  const DrCheck *check = fold->entry->check;
  g_autoptr (DrArena) scratch = dr_arena_new ();
  gboolean kept = fold->self->details != NULL;
  const FewAnswers few = {
    kept ? dr_few_answers_groups (check, scratch) : NULL, kept ? dr_few_answers_mitigated (check, option, scratch) : NULL,
  };

  for (guint g = 0; g < check->evidence->n_groups; g++)
    {
      const DrGroup *group = &check->evidence->groups[g];
      gboolean negative = dr_effect_is_negative (check->effect[g]);
      gboolean touched = negative;
      Addend addends[DR_N_RETURN_QUANTITIES];

      addends_of (dr_access_review_get (check->review, option, g), addends);
      for (guint i = 0; i < DR_N_RETURN_QUANTITIES; i++)
        touched = touched || (addends[i].people.known ? addends[i].people.hi > 0 : addends[i].perhaps);
      if (!touched)
        continue;

      if (kept)
        keep_effect (fold, g, addends, negative, &few);
      for (guint i = 0; i < fold->n_tallies; i++)
        {
          DrReturnGroup *row = dr_return_tally_group (fold->tallies[i], group->id);

          dr_return_name_set (fold->self, &row->name, group->name, &fold->stamp);
          add_to_group (row, addends, negative);
        }
      if (negative && dr_stage_is_live (fold->entry->stage))
        dr_return_mark (fold, fold->self->negative, group->id);
    }
}

/* NULL: the point stays as it is, or is new. */
static const char *
change_of (guint state)
{
  if ((state & DR_POINT_RELOCATED) != 0)
    return "relocated";
  if ((state & DR_POINT_WITHDRAWN) != 0)
    return "withdrawn";

  return (state & DR_POINT_REDUCED) != 0 ? "reduced" : NULL;
}

static void
count_point (DrReturnFold    *fold,
             const DrChannel *channel,
             guint            state)
{
  for (guint i = 0; i < fold->n_tallies; i++)
    {
      DrReturnChannel *row = dr_return_tally_channel (fold->tallies[i], channel->id);

      dr_return_name_set (fold->self, &row->name, channel->name, &fold->stamp);
      if ((state & DR_POINT_RELOCATED) != 0)
        row->relocated++;
      else if ((state & DR_POINT_WITHDRAWN) != 0)
        row->withdrawn++;
      else
        row->reduced++;
    }
}

static void
list_point (DrReturnFold        *fold,
            const DrAccessPoint *point,
            const DrPointOffer  *offer,
            const char          *change)
{
  const DrCheck *check = fold->entry->check;
  DrReturnItem *item = dr_return_item_new (fold, DR_RETURN_LIST_POINTS, "access-point");

  dr_return_item_text (fold, item, "id", point->id);
  dr_return_item_text (fold, item, "name", point->name);
  dr_return_item_text (fold, item, "channel", check->evidence->channels[point->channel].id);
  dr_return_item_text (fold, item, "place", point->place);
  dr_return_item_text (fold, item, "change", change);
  if (strcmp (change, "relocated") == 0 && offer->to != DR_NO_INDEX)
    dr_return_item_text (fold, item, "to", check->assessment->points[offer->to].name);
  if (strcmp (change, "reduced") == 0)
    {
      dr_return_item_number (fold, item, "hours-before", offer->hours_before);
      dr_return_item_number (fold, item, "hours-after", offer->hours_after);
    }
  dr_return_item_date (fold, item, "effective", check->assessment->effective);
}

static void
keep_point (DrReturnFold        *fold,
            const DrAccessPoint *point,
            const DrPointOffer  *offer,
            guint                state)
{
  const DrCheck *check = fold->entry->check;
  const DrReturnPoint kept = {
    .id = dr_return_word (fold->self, point->id),
    .name = dr_return_word (fold->self, point->name),
    .channel = dr_return_word (fold->self, check->evidence->channels[point->channel].name),
    .place = dr_return_word (fold->self, point->place),
    .change = (state & DR_POINT_RELOCATED) != 0   ? DR_RETURN_RELOCATED
              : (state & DR_POINT_WITHDRAWN) != 0 ? DR_RETURN_WITHDRAWN
                                                  : DR_RETURN_REDUCED,
    .to = (state & DR_POINT_RELOCATED) != 0 && offer->to != DR_NO_INDEX
            ? dr_return_word (fold->self, check->assessment->points[offer->to].name) : NULL,
    .hours_before = offer->hours_before,
    .hours_after = offer->hours_after,
  };

  dr_return_detail_add (fold, DR_RETURN_PART_POINTS, &kept);
}

static void
fold_points (DrReturnFold *fold,
             guint         option)
{
  const DrCheck *check = fold->entry->check;
  g_autofree gboolean *withdrawn = g_new0 (gboolean, check->evidence->n_channels);

  for (guint p = 0; p < check->figures->n_points; p++)
    {
      guint state = dr_access_figures_state (check->figures, option, p);
      const char *change = change_of (state);
      const DrAccessPoint *point = &check->assessment->points[p];

      if (change == NULL)
        continue;
      count_point (fold, &check->evidence->channels[point->channel], state);
      list_point (fold, point, &check->assessment->options[option].offers[p], change);
      keep_point (fold, point, &check->assessment->options[option].offers[p], state);
      withdrawn[point->channel] = withdrawn[point->channel] || (state & DR_POINT_WITHDRAWN) != 0;
    }

  for (guint c = 0; dr_stage_is_live (fold->entry->stage) && c < check->evidence->n_channels; c++)
    if (withdrawn[c])
      dr_return_mark (fold, fold->self->withdrawn, check->evidence->channels[c].id);
}

static void
raise_to (guint *months,
          double parameter)
{
  if (dr_is_known (parameter) && (guint) lround (parameter) > *months)
    *months = (guint) lround (parameter);
}

/* dr_return_fold_effects(): groups affected and access points changed by an assessment in effect. */
void
dr_return_fold_effects (DrReturnFold *fold)
{
  const DrCheck *check = fold->entry->check;
  guint option = (guint) dr_return_option (check->assessment);

  fold->detail.in_effect = TRUE;
  for (guint i = 0; i < fold->n_tallies; i++)
    fold->tallies[i]->in_effect++;
  if (dr_stage_is_live (fold->entry->stage))
    {
      raise_to (&fold->self->group_months, dr_return_parameter (check->rulebook, "CUM-01", "months"));
      raise_to (&fold->self->channel_months, dr_return_parameter (check->rulebook, "CUM-02", "months"));
    }
  fold_groups (fold, option);
  fold_points (fold, option);
}
