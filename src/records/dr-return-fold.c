#include "dr-return-private.h"

#include <string.h>

#include "dr-justification.h"

/* dr_return_option(): the option whose effects count: that which was decided, else the one chosen; DR_NO_INDEX where
 * none was, or something else was decided. */
int
dr_return_option (const DrAssessment *assessment)
{
  return dr_date_is_set (assessment->decision.date) ? assessment->decision.option : assessment->chosen;
}

static void
count_in (DrReturnFold  *fold,
          DrReturnTally *tally)
{
  fold->tallies[fold->n_tallies++] = tally;
}

static DrReturnTally *
directorate_of (DrReturn   *self,
                const char *title)
{
  DrReturnTally *tally = g_hash_table_lookup (self->directorates, title);

  if (tally == NULL)
    {
      tally = dr_return_tally_new ();
      g_hash_table_insert (self->directorates, g_strdup (title), tally);
    }

  return tally;
}

static DrReturnTally *
plan_of (DrReturn   *self,
         const char *title,
         const char *year)
{
  g_autofree char *key = g_strdup_printf ("%s\n%s", title, year != NULL ? year : "");
  DrReturnPlan *plan = g_hash_table_lookup (self->plans, key);

  if (plan == NULL)
    {
      plan = g_new0 (DrReturnPlan, 1);
      plan->title = dr_return_word (self, title);
      plan->year = dr_return_word (self, year);
      plan->tally = dr_return_tally_new ();
      g_hash_table_insert (self->plans, g_steal_pointer (&key), plan);
    }

  return plan->tally;
}

/* Each assessment is counted under the directorate and the plan that its own record names. */
static void
find_tallies (DrReturnFold *fold)
{
  DrReturn *self = fold->self;
  const DrCheck *check = fold->entry->check;
  const DrService *service = check != NULL ? &check->evidence->services[check->assessment->service] : NULL;
  const char *id = service != NULL ? service->id : fold->entry->service;

  count_in (fold, self->tally);
  if (id != NULL)
    {
      fold->service = dr_return_service (self, id);
      count_in (fold, fold->service->tally);
    }
  if (service == NULL)
    return;

  dr_return_name_set (self, &fold->service->name, service->name, &fold->stamp);
  dr_return_name_set (self, &fold->service->directorate, service->directorate, &fold->stamp);
  dr_return_name_set (self, &fold->service->plan, service->plan, &fold->stamp);
  dr_return_name_set (self, &fold->service->plan_year, service->plan_year, &fold->stamp);
  if (service->directorate != NULL)
    count_in (fold, directorate_of (self, service->directorate));
  if (service->plan != NULL)
    count_in (fold, plan_of (self, service->plan, service->plan_year));
}

/* An answer that stands and that nobody has refused. */
static gboolean
is_answered (const DrCheck  *check,
             const DrResult *result)
{
  DrAnswerState state = dr_check_answer_state (check, result);

  return state != DR_ANSWER_NONE && state != DR_ANSWER_REFUSED && state != DR_ANSWER_LAPSED;
}

/* A standard of service that got worse, or that nobody has stated: by name, with its figures. */
static void
list_standard (DrReturnFold   *fold,
               const DrCheck  *check,
               const DrResult *result)
{
  const DrAssessment *assessment = check->assessment;
  const char *id = result->subject + strlen ("channel:");
  int channel = dr_evidence_find_channel (check->evidence, id);
  gboolean worse = strcmp (dr_check_get_case (check, result), "worse") == 0;
  DrReturnItem *item = dr_return_item_new (fold, DR_RETURN_LIST_STANDARDS, "standard");

  dr_return_item_text (fold, item, "channel", id);
  if (channel != DR_NO_INDEX)
    dr_return_item_text (fold, item, "channel-name", check->evidence->channels[channel].name);
  dr_return_item_text (fold, item, "state", worse ? "worse" : "missing");
  for (guint i = 0; i < assessment->options[assessment->chosen].n_standards; i++)
    {
      const DrStandardChange *change = &assessment->options[assessment->chosen].standards[i];

      if (change->channel != channel)
        continue;
      dr_return_item_number (fold, item, "before", change->before);
      dr_return_item_number (fold, item, "after", change->after);
      dr_return_item_text (fold, item, "unit", change->unit);
      break;
    }

  for (guint i = 0; i < fold->n_tallies; i++)
    if (worse)
      fold->tallies[i]->standards_worse++;
    else
      fold->tallies[i]->standards_missing++;
}

static void
fold_finding (DrReturnFold   *fold,
              const DrCheck  *check,
              const DrResult *result)
{
  const char *rule = dr_check_get_rule (check, result)->id;
  g_autofree char *key = g_strdup_printf ("%s %s", rule,
                                          dr_vocabulary_to_string (DR_VOCABULARY_SEVERITY, (int) result->severity));
  gboolean open = dr_check_is_open (check, result);
  gboolean answered = is_answered (check, result);

  for (guint i = 0; i < fold->n_tallies; i++)
    {
      DrReturnFinding *finding = dr_return_tally_finding (fold->tallies[i], key);

      finding->n++;
      finding->open += open;
      finding->answered += answered;
    }
  if (strcmp (rule, "STD-01") == 0 && fold->service != NULL && check->assessment->chosen != DR_NO_INDEX)
    list_standard (fold, check, result);
}

/* The findings of the latest record, and those of the approval's that the latest no longer tests or no longer has
 * a result of. */
static void
fold_findings (DrReturnFold *fold)
{
  const DrCheck *check = fold->entry->check;
  const DrCheck *approval = fold->entry->approval;

  for (guint i = 0; i < check->n_results; i++)
    if (check->results[i].kind == DR_RESULT_FAIL)
      fold_finding (fold, check, &check->results[i]);

  for (guint i = 0; approval != NULL && i < approval->n_results; i++)
    {
      const DrResult *result = &approval->results[i];
      const DrResult *now;

      if (result->kind != DR_RESULT_FAIL)
        continue;
      now = dr_check_find_result (check, dr_check_get_rule (approval, result)->id, result->subject);
      if (now == NULL || now->kind == DR_RESULT_NOT_APPLICABLE)
        fold_finding (fold, approval, result);
    }
}

static void
follow (DrReturnFold *fold)
{
  const DrAssessment *assessment = fold->entry->check->assessment;

  fold->detail.follows = TRUE;
  for (guint i = 0; i < fold->n_tallies; i++)
    fold->tallies[i]->outcomes[assessment->outcome]++;
  fold_findings (fold);
  dr_return_fold_follow_up (fold);
  if (assessment->outcome != DR_OUTCOME_STOP && dr_return_option (assessment) != DR_NO_INDEX)
    dr_return_fold_effects (fold);
}

/* dr_return_fold(): counts a version that speaks for its reference. */
void
dr_return_fold (DrReturn            *self,
                const DrReturnEntry *entry)
{
  DrReturnFold fold = { .self = self, .entry = entry };

  if (entry->check != NULL)
    fold.stamp = (DrReturnStamp) { entry->check->context->as_of, dr_return_word (self, entry->reference),
                                   entry->version };
  find_tallies (&fold);
  dr_return_detail_begin (&fold);
  for (guint i = 0; i < fold.n_tallies; i++)
    fold.tallies[i]->stages[entry->stage]++;

  /* What was withdrawn or replaced has no effect; what was never sealed is nobody's word yet. */
  if (entry->check != NULL && (dr_stage_is_live (entry->stage) || entry->stage == DR_STAGE_CLOSED))
    follow (&fold);
  dr_return_detail_end (&fold);
}
