#include "dr-generator-plan.h"

#include "dr-made-up.h"
#include "dr-vocabulary.h"

/* How far assessments have come, in a hundred. A version that was superseded has one that was approved after it. */
static const struct {
  guint   share;
  DrStage stage;
} spread[] = {
  { 15, DR_STAGE_DRAFT },   { 8, DR_STAGE_SUBMITTED }, { 4, DR_STAGE_RETURNED }, { 4, DR_STAGE_ENDORSED },
  { 6, DR_STAGE_APPROVED }, { 6, DR_STAGE_DECIDED },   { 20, DR_STAGE_MONITORED }, { 30, DR_STAGE_CLOSED },
  { 3, DR_STAGE_SUPERSEDED }, { 4, DR_STAGE_WITHDRAWN },
};

typedef struct {
  GArray *acts;
  DrDate  begin;
  guint32 number;
  guint8  place;
} Plan;

/* Days after the change took effect on which its first results are entered. */
#define RESULTS 100

/**
 * dr_generator_stage:
 * @number: of an assessment, from 1
 *
 * Returns: how far it comes
 */
DrStage
dr_generator_stage (guint64 number)
{
  guint at = (guint) ((number * 61 + 17) % 100);
  guint i = 0;

  while (at >= spread[i].share)
    at -= spread[i++].share;

  return spread[i].stage;
}

static void
add (Plan          *plan,
     DrPlannedKind  kind,
     DrDate         day)
{
  DrPlannedAct act = { .number = plan->number, .day = (guint16) dr_date_days_between (plan->begin, day),
                       .kind = (guint8) kind, .place = plan->place++ };

  g_array_append_val (plan->acts, act);
}

/* At one sitting, with nothing in between: an answer is bound to the other changes that were live when it was given, and
 * in a large register another one is submitted every hour. */
static void
add_review (Plan    *plan,
            DrStage  stage,
            DrDate   day)
{
  add (plan, DR_PLANNED_SUBMIT, day);
  if (stage == DR_STAGE_SUBMITTED || stage == DR_STAGE_RETURNED || stage == DR_STAGE_WITHDRAWN)
    return;
  add (plan, DR_PLANNED_ENDORSE, day);
  if (stage != DR_STAGE_ENDORSED)
    add (plan, DR_PLANNED_APPROVE, day);
}

static void
add_assessment (Plan           *plan,
                const DrMadeUp *made)
{
  DrStage stage = dr_generator_stage (made->number);

  plan->number = (guint32) made->number;
  plan->place = 0;
  add (plan, DR_PLANNED_CREATE, made->first_draft);
  if (stage == DR_STAGE_DRAFT)
    return;

  add_review (plan, stage, made->submitted);
  if (stage == DR_STAGE_RETURNED)
    add (plan, DR_PLANNED_RETURN, made->given_up);
  if (stage == DR_STAGE_WITHDRAWN)
    add (plan, DR_PLANNED_WITHDRAW, made->given_up);
  if (stage == DR_STAGE_SUPERSEDED)
    {
      add (plan, DR_PLANNED_NEXT, dr_date_add_days (made->submitted, 1));
      add_review (plan, DR_STAGE_APPROVED, dr_date_add_days (made->submitted, 4));
    }
  if (stage < DR_STAGE_DECIDED || stage > DR_STAGE_CLOSED)
    return;

  add (plan, DR_PLANNED_DECIDE, made->decided);
  if (stage >= DR_STAGE_MONITORED)
    add (plan, DR_PLANNED_MONITOR, made->effective);
  if (stage == DR_STAGE_MONITORED)
    add (plan, DR_PLANNED_RESULTS, dr_date_add_days (made->effective, RESULTS));
  if (stage >= DR_STAGE_CLOSED)
    add (plan, DR_PLANNED_CLOSE, made->closed);
}

/* By day; those of one assessment on one day together. */
static gint
compare (gconstpointer a,
         gconstpointer b)
{
  const DrPlannedAct *one = a;
  const DrPlannedAct *two = b;

  if (one->day != two->day)
    return one->day < two->day ? -1 : 1;
  if (one->number != two->number)
    return one->number < two->number ? -1 : 1;

  return (gint) one->place - (gint) two->place;
}

/**
 * dr_generator_plan:
 * @evidence: an evidence base with at least one access point
 * @seed: of the register
 * @count: assessments, 1..10,000,000
 * @begin: its first day
 *
 * Returns: (transfer full) (element-type DrPlannedAct): every act, in the order of time
 */
GArray *
dr_generator_plan (const DrEvidence *evidence,
                   guint64           seed,
                   guint64           count,
                   DrDate            begin)
{
  Plan plan = { .acts = g_array_new (FALSE, FALSE, sizeof (DrPlannedAct)), .begin = begin };

  for (guint64 number = 1; number <= count; number++)
    {
      g_auto (DrMadeUp) made = { 0 };

      dr_made_up_init (&made, evidence, seed, number, count, begin);
      add_assessment (&plan, &made);
    }
  g_array_sort (plan.acts, compare);

  return plan.acts;
}
