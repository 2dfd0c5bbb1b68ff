#include "dr-return-private.h"

#include <string.h>

#include "dr-few-answers.h"
#include "dr-number.h"
#include "dr-prediction.h"

static const DrRule *
find_rule (const DrRulebook *rulebook,
           const char       *id)
{
  for (guint i = 0; i < rulebook->n_rules; i++)
    if (strcmp (rulebook->rules[i].id, id) == 0)
      return &rulebook->rules[i];

  return NULL;
}

/* A hundred years of days; what a record says beyond that is no parameter, and dates could not hold it. */
#define LARGEST_PARAMETER 36500.0

/* dr_return_parameter(): a parameter of a rule, in days or months; DR_UNKNOWN where the rulebook has none that makes
 * sense. */
double
dr_return_parameter (const DrRulebook *rulebook,
                     const char       *rule,
                     const char       *parameter)
{
  const DrRule *found = find_rule (rulebook, rule);

  for (guint i = 0; found != NULL && i < found->n_parameters; i++)
    if (strcmp (found->parameters[i].id, parameter) == 0
        && found->parameters[i].value >= 0.0 && found->parameters[i].value <= LARGEST_PARAMETER)
      return found->parameters[i].value;

  return DR_UNKNOWN;
}

/* Things become overdue only after approval. */
static gboolean
is_past_approval (DrStage stage)
{
  return stage == DR_STAGE_APPROVED || stage == DR_STAGE_DECIDED || stage == DR_STAGE_MONITORED
         || stage == DR_STAGE_CLOSED;
}

static gboolean
is_past (const DrReturnFold *fold,
         DrDate              due)
{
  return is_past_approval (fold->entry->stage) && dr_date_is_set (due) && dr_date_compare (due, fold->self->as_of) < 0;
}

/* So many days after a date, by the rulebook; none where either is not known. */
static DrDate
due_after (const DrReturnFold *fold,
           DrDate              date,
           const char         *rule)
{
  double days = dr_return_parameter (fold->entry->check->rulebook, rule, "days");

  return dr_date_is_set (date) && dr_is_known (days) ? dr_date_add_days (date, (int) lround (days)) : DR_DATE_NONE;
}

/* When the version was approved: by the record, if the approval sealed it, or one before it. */
static DrDate
approved (const DrReturnFold *fold)
{
  const DrContext *context = fold->entry->check->context;
  const DrStepTaken *taken = dr_context_last_step (context, DR_STEP_APPROVE);

  if (fold->entry->step == DR_STEP_APPROVE)
    return context->as_of;

  return taken != NULL ? taken->date : DR_DATE_NONE;
}

/* What was only promised with an option that nobody took is promised no more. */
static gboolean
is_promised (const DrAssessment *assessment,
             const DrAction     *action)
{
  int option = dr_return_option (assessment);

  return action->options.n == 0 || option == DR_NO_INDEX || dr_indices_contain (&action->options, option);
}

/* Whether the record has this action as it is. */
static gboolean
is_action_sealed (const DrReturnFold *fold,
                  const DrAction     *action)
{
  const DrAssessment *sealed = fold->entry->check->assessment;

  for (guint i = 0; i < sealed->n_actions; i++)
    if (strcmp (sealed->actions[i].id, action->id) == 0)
      return sealed->actions[i].status == action->status;

  return FALSE;
}

static void
keep_action (DrReturnFold   *fold,
             const DrAction *action,
             gboolean        overdue)
{
  const DrReturnAction kept = {
    .id = dr_return_word (fold->self, action->id),
    .kind = action->kind,
    .text = dr_return_word (fold->self, action->text),
    .owner = dr_return_word (fold->self, action->owner),
    .due = action->due,
    .open = action->status == DR_ACTION_OPEN,
    .overdue = overdue,
    .entered = !is_action_sealed (fold, action),
  };

  dr_return_detail_add (fold, DR_RETURN_PART_ACTIONS, &kept);
}

static void
fold_action (DrReturnFold   *fold,
             const DrAction *action)
{
  gboolean open = action->status == DR_ACTION_OPEN;
  gboolean overdue = open && is_past (fold, action->due);
  DrReturnItem *item;

  for (guint i = 0; i < fold->n_tallies; i++)
    {
      DrReturnActions *row = &fold->tallies[i]->actions[action->kind];

      row->open += open;
      row->closed += !open;
      row->overdue += overdue;
    }
  if (!open)
    return;

  item = overdue ? dr_return_item_new (fold, DR_RETURN_LIST_ACTIONS, "overdue-action")
                 : dr_return_item_new (fold, DR_RETURN_LIST_OPEN_ACTIONS, "open-action");
  dr_return_item_text (fold, item, "id", action->id);
  dr_return_item_text (fold, item, "kind", dr_vocabulary_to_string (DR_VOCABULARY_ACTION_KIND, (int) action->kind));
  dr_return_item_text (fold, item, "owner", action->owner);
  dr_return_item_date (fold, item, "due", action->due);
  if (action->text[0] != '\0')
    item->text = dr_return_word (fold->self, action->text);
}

/* Whom an item is about, by id and by name. */
static void
set_group (DrReturnFold *fold,
           DrReturnItem *item,
           int           group)
{
  const DrGroup *row = &fold->entry->check->evidence->groups[group];

  dr_return_item_text (fold, item, "group", row->id);
  dr_return_item_text (fold, item, "group-name", row->name);
}

/* Counts a target, of a channel or of a measure. */
static void
count_target (DrReturnFold *fold,
              gsize         offset,
              gboolean      to_be_announced,
              gboolean      overdue,
              gboolean      measured)
{
  for (guint i = 0; i < fold->n_tallies; i++)
    {
      DrReturnTargets *row = G_STRUCT_MEMBER_P (fold->tallies[i], offset);

      row->n++;
      row->to_be_announced += to_be_announced;
      row->overdue += overdue;
      row->measured += measured;
    }
}

/* What still is to be announced, by when it should have been. Returns whether that has passed. */
static gboolean
set_announcement (DrReturnFold *fold,
                  DrReturnItem *item)
{
  DrDate due = due_after (fold, approved (fold), "GOV-06");
  gboolean overdue = is_past (fold, due);

  dr_return_item_text (fold, item, "target", "to-be-announced");
  dr_return_item_date (fold, item, "announce-by", due);
  if (overdue)
    dr_return_item_text (fold, item, "overdue", "true");

  return overdue;
}

/* Adds the words of the group, and when it should have been announced. */
static void
keep_target (DrReturnFold   *fold,
             DrReturnTarget *target,
             int             group,
             gboolean        overdue)
{
  const DrEvidence *evidence = fold->entry->check->evidence;

  if (group != DR_NO_INDEX)
    {
      target->group = dr_return_word (fold->self, evidence->groups[group].id);
      target->group_name = dr_return_word (fold->self, evidence->groups[group].name);
    }
  if (target->to_be_announced)
    target->announce_by = due_after (fold, approved (fold), "GOV-06");
  target->overdue = overdue;
  dr_return_detail_add (fold, DR_RETURN_PART_TARGETS, target);
}

/* A target for channel shift beside the latest actual mix. The actual mix is of everybody: a group's own target has no
 * result here. */
static void
fold_target (DrReturnFold   *fold,
             const DrTarget *target,
             DrDate          by)
{
  const DrCheck *check = fold->entry->check;
  const DrChannelMix *actual = &check->mixes->mixes[DR_MIX_ACTUAL];
  gboolean announced = dr_is_known (target->share);
  gboolean measured = target->group == DR_GROUP_ALL && actual->present && actual->stated[target->channel]
                      && actual->share[target->channel].lo >= actual->share[target->channel].hi;
  gboolean overdue = FALSE;
  DrReturnTarget kept = {
    .name = dr_return_word (fold->self, check->evidence->channels[target->channel].name),
    .baseline = DR_UNKNOWN,
    .target = target->share,
    .to_be_announced = !announced,
    .by = by,
    .actual = measured ? actual->share[target->channel].lo : DR_UNKNOWN,
    .period = measured ? actual->period : DR_DATE_NONE,
  };
  DrReturnItem *item = dr_return_item_new (fold, DR_RETURN_LIST_TARGETS, "target");

  dr_return_item_text (fold, item, "channel", check->evidence->channels[target->channel].id);
  dr_return_item_text (fold, item, "channel-name", check->evidence->channels[target->channel].name);
  if (target->group != DR_GROUP_ALL)
    set_group (fold, item, target->group);
  if (announced)
    dr_return_item_number (fold, item, "target", target->share);
  else
    overdue = set_announcement (fold, item);
  dr_return_item_date (fold, item, "by", by);
  if (measured)
    {
      gboolean own = actual->mix != DR_NO_INDEX && check->evidence->mixes[actual->mix].service != DR_NO_INDEX;

      dr_return_item_number (fold, item, "actual", actual->share[target->channel].lo);
      dr_return_item_date (fold, item, "period", actual->period);
      dr_return_item_text (fold, item, "scope", own ? "service" : "district");
      if (announced)
        dr_return_item_number (fold, item, "difference",
                               dr_round (actual->share[target->channel].lo - target->share));
    }

  keep_target (fold, &kept, target->group != DR_GROUP_ALL ? target->group : DR_NO_INDEX, overdue);
  count_target (fold, G_STRUCT_OFFSET (DrReturnTally, targets), !announced, overdue, measured);
}

/* The targets of the option that counts, or the service's own where it sets none. */
static void
fold_targets (DrReturnFold *fold)
{
  const DrCheck *check = fold->entry->check;
  const DrService *service = &check->evidence->services[check->assessment->service];
  int index = dr_return_option (check->assessment);
  const DrOption *option = index != DR_NO_INDEX ? &check->assessment->options[index] : NULL;
  gboolean own = option == NULL || option->n_targets == 0;
  g_autoptr (DrArena) scratch = dr_arena_new ();
  DrTargetList targets = dr_targets_of_option (check->evidence, check->assessment->service, option, scratch);

  for (guint i = 0; i < targets.n; i++)
    fold_target (fold, &targets.items[i], own ? service->targets[i].by : DR_DATE_NONE);
}

static gboolean
list_measure (DrReturnFold          *fold,
              const DrMeasure       *measure,
              const DrMeasureResult *result)
{
  DrReturnItem *item = dr_return_item_new (fold, DR_RETURN_LIST_MEASURES, "measure");
  gboolean overdue = FALSE;

  dr_return_item_text (fold, item, "id", measure->id);
  dr_return_item_text (fold, item, "name", measure->name);
  dr_return_item_text (fold, item, "unit", measure->unit);
  dr_return_item_number (fold, item, "baseline", measure->baseline);
  if (measure->target_tba)
    overdue = set_announcement (fold, item);
  else
    dr_return_item_number (fold, item, "target", measure->target);
  if (result != NULL)
    {
      set_group (fold, item, result->group);
      dr_return_item_number (fold, item, "actual", result->value);
      dr_return_item_date (fold, item, "period", result->period);
      if (result->n > 0)
        dr_return_item_number (fold, item, "n", result->n);
    }

  return overdue;
}

/* A measure is one; it is listed once for each group with a result, or once where there is none. */
static void
fold_measure (DrReturnFold    *fold,
              const DrMeasure *measure)
{
  const DrEvidence *evidence = fold->entry->check->evidence;
  gboolean overdue = FALSE;
  gboolean any = FALSE;

  for (guint g = 0; g < evidence->n_groups; g++)
    {
      const DrMeasureResult *latest = dr_measure_latest (measure, (int) g);

      if (latest == NULL)
        continue;
      any = TRUE;
      overdue = list_measure (fold, measure, latest);
    }
  if (!any)
    overdue = list_measure (fold, measure, NULL);

  count_target (fold, G_STRUCT_OFFSET (DrReturnTally, measures), measure->target_tba, overdue, any);
}

/* Whether the record has this result. */
static gboolean
is_sealed (const DrReturnFold    *fold,
           const DrMeasure       *measure,
           const DrMeasureResult *result)
{
  const DrAssessment *sealed = fold->entry->check->assessment;

  for (guint m = 0; m < sealed->n_measures; m++)
    for (guint r = 0; strcmp (sealed->measures[m].id, measure->id) == 0 && r < sealed->measures[m].n_results; r++)
      {
        const DrMeasureResult *other = &sealed->measures[m].results[r];

        if (other->group == result->group && dr_date_compare (other->period, result->period) == 0
            && other->value == result->value && other->n == result->n)
          return TRUE;
      }

  return FALSE;
}

static void
keep_measure (DrReturnFold          *fold,
              const DrMeasure       *measure,
              const DrMeasureResult *result)
{
  DrReturnTarget kept = {
    .measure = dr_return_word (fold->self, measure->id),
    .name = dr_return_word (fold->self, measure->name),
    .unit = dr_return_word (fold->self, measure->unit),
    .baseline = measure->baseline,
    .target = measure->target,
    .to_be_announced = measure->target_tba,
    .actual = result != NULL ? result->value : DR_UNKNOWN,
    .period = result != NULL ? result->period : DR_DATE_NONE,
    .entered = result != NULL && !is_sealed (fold, measure, result),
  };

  keep_target (fold, &kept, result != NULL ? result->group : DR_NO_INDEX,
               measure->target_tba && is_past (fold, due_after (fold, approved (fold), "GOV-06")));
}

/* As the return lists it: once for each group with a result, or once where there is none. */
static void
keep_measures (DrReturnFold       *fold,
               const DrAssessment *assessment)
{
  for (guint m = 0; m < assessment->n_measures; m++)
    {
      gboolean any = FALSE;

      for (guint g = 0; g < fold->entry->check->evidence->n_groups; g++)
        {
          const DrMeasureResult *latest = dr_measure_latest (&assessment->measures[m], (int) g);

          if (latest == NULL)
            continue;
          any = TRUE;
          keep_measure (fold, &assessment->measures[m], latest);
        }
      if (!any)
        keep_measure (fold, &assessment->measures[m], NULL);
    }
}

static void
keep_result (DrReturnFold          *fold,
             const DrMeasure       *measure,
             const DrMeasureResult *result,
             const DrPrediction    *prediction)
{
  const DrGroup *group = &fold->entry->check->evidence->groups[result->group];
  DrReturnResult kept = {
    .measure = dr_return_word (fold->self, measure->id),
    .name = dr_return_word (fold->self, measure->name),
    .unit = dr_return_word (fold->self, measure->unit),
    .group = dr_return_word (fold->self, group->id),
    .group_name = dr_return_word (fold->self, group->name),
    .period = result->period,
    .value = result->value,
    .n = result->n,
    .predicts = measure->quantity != NULL,
    .entered = !is_sealed (fold, measure, result),
  };

  if (prediction != NULL)
    {
      kept.known = prediction->known;
      kept.people = prediction->people;
      kept.predicted = prediction->predicted;
      kept.as_predicted = prediction->as_predicted;
      kept.few = dr_few_answers_prediction (fold->entry->check, (guint) dr_return_option (fold->entry->check->assessment),
                                            (guint) result->group, measure->quantity);
    }
  dr_return_detail_add (fold, DR_RETURN_PART_RESULTS, &kept);
}

/* A result of a measure that predicts: what the review said beside what was measured. */
static void
list_prediction (DrReturnFold          *fold,
                 const DrMeasure       *measure,
                 const DrMeasureResult *result,
                 const DrPrediction    *prediction)
{
  DrReturnItem *item = dr_return_item_new (fold, DR_RETURN_LIST_PREDICTIONS, "prediction");
  char lo[DR_NUMBER_SIZE];
  char hi[DR_NUMBER_SIZE];

  dr_return_item_text (fold, item, "id", measure->id);
  dr_return_item_text (fold, item, "name", measure->name);
  dr_return_item_text (fold, item, "quantity", measure->quantity);
  dr_return_item_text (fold, item, "unit", measure->unit);
  set_group (fold, item, result->group);
  dr_return_item_date (fold, item, "period", result->period);
  dr_return_item_number (fold, item, "actual", result->value);
  if (result->n > 0)
    dr_return_item_number (fold, item, "n", result->n);
  if (prediction == NULL || !prediction->known)
    return;

  {
    g_autofree char *predicted = g_strdup_printf ("%s %s", dr_number_format (prediction->predicted.lo, lo),
                                                  dr_number_format (prediction->predicted.hi, hi));

    dr_return_item_text (fold, item, "predicted", predicted);
  }
  dr_return_item_text (fold, item, "of", prediction->people ? "people" : "share");
  dr_return_item_text (fold, item, "as-predicted", prediction->as_predicted ? "true" : "false");
}

/* Every result that holds a prediction to account. The list of measures has only the latest of each group. */
static void
fold_results (DrReturnFold *fold)
{
  const DrCheck *check = fold->entry->check;
  const DrAssessment *assessment = check->assessment;
  int option = dr_return_option (assessment);
  g_autoptr (DrArena) scratch = dr_arena_new ();
  guint n = 0;
  const DrPrediction *predictions = option != DR_NO_INDEX
    ? dr_predictions_new (assessment, check->review, (guint) option, scratch, &n) : NULL;
  guint next = 0;

  for (guint m = 0; m < assessment->n_measures; m++)
    for (guint r = 0; assessment->measures[m].quantity != NULL && r < assessment->measures[m].n_results; r++)
      list_prediction (fold, &assessment->measures[m], &assessment->measures[m].results[r],
                       next < n ? &predictions[next++] : NULL);
}

/* For whoever looks, every result, as it is written by now. */
static void
keep_results (DrReturnFold       *fold,
              const DrAssessment *assessment)
{
  const DrCheck *check = fold->entry->check;
  int option = dr_return_option (check->assessment);
  g_autoptr (DrArena) scratch = dr_arena_new ();
  guint n = 0;
  const DrPrediction *predictions = option != DR_NO_INDEX
    ? dr_predictions_new (assessment, check->review, (guint) option, scratch, &n) : NULL;
  guint next = 0;

  for (guint m = 0; m < assessment->n_measures; m++)
    for (guint r = 0; r < assessment->measures[m].n_results; r++)
      keep_result (fold, &assessment->measures[m], &assessment->measures[m].results[r],
                   assessment->measures[m].quantity != NULL && next < n ? &predictions[next++] : NULL);
}

static void
fold_review (DrReturnFold *fold)
{
  const DrAssessment *assessment = fold->entry->check->assessment;

  if (dr_date_is_set (assessment->reviewed) || !is_past (fold, assessment->review))
    return;

  dr_return_item_date (fold, dr_return_item_new (fold, DR_RETURN_LIST_REVIEWS, "overdue-review"), "due",
                       assessment->review);
  fold->detail.review_overdue = assessment->review;
  for (guint i = 0; i < fold->n_tallies; i++)
    fold->tallies[i]->reviews_overdue++;
}

/* GOV-11: only in a nation that the rule is for, and in Wales only where a substantial impact is marked. */
static void
fold_publication (DrReturnFold *fold)
{
  const DrCheck *check = fold->entry->check;
  const DrAssessment *assessment = check->assessment;
  const DrRule *rule = find_rule (check->rulebook, "GOV-11");
  DrDate due = due_after (fold, assessment->decision.date, "GOV-11");
  DrReturnItem *item;

  if (rule == NULL || (rule->nations & (1u << assessment->nation)) == 0 || dr_date_is_set (assessment->published)
      || (assessment->nation == DR_NATION_WALES && !assessment->substantial_impact) || !is_past (fold, due))
    return;

  item = dr_return_item_new (fold, DR_RETURN_LIST_PUBLICATIONS, "overdue-publication");
  dr_return_item_date (fold, item, "decided", assessment->decision.date);
  dr_return_item_date (fold, item, "due", due);
  fold->detail.publication_overdue = due;
  for (guint i = 0; i < fold->n_tallies; i++)
    fold->tallies[i]->publications_overdue++;
}

/* What only the details have: as the record says it, or as it is written by now. */
static void
keep_follow_up (DrReturnFold *fold)
{
  const DrAssessment *sealed = fold->entry->check->assessment;
  const DrAssessment *now = fold->entry->now != NULL ? fold->entry->now : sealed;

  keep_measures (fold, now);
  keep_results (fold, now);
  for (guint i = 0; i < now->n_actions; i++)
    if (is_promised (sealed, &now->actions[i]))
      keep_action (fold, &now->actions[i], now->actions[i].status == DR_ACTION_OPEN && is_past (fold, now->actions[i].due));
  if (dr_date_is_set (now->reviewed))
    fold->detail.review_overdue = DR_DATE_NONE;
}

/* dr_return_fold_follow_up(): what was promised and what became of it, as of the return's date. */
void
dr_return_fold_follow_up (DrReturnFold *fold)
{
  const DrAssessment *assessment = fold->entry->check->assessment;

  if (assessment->outcome != DR_OUTCOME_STOP)
    fold_targets (fold);
  for (guint i = 0; i < assessment->n_measures; i++)
    fold_measure (fold, &assessment->measures[i]);
  fold_results (fold);
  for (guint i = 0; i < assessment->n_actions; i++)
    if (is_promised (assessment, &assessment->actions[i]))
      fold_action (fold, &assessment->actions[i]);
  fold_review (fold);
  fold_publication (fold);
  if (fold->self->details != NULL)
    keep_follow_up (fold);
}
