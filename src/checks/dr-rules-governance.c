/* The rules about governance: the outcome and its reasons, timeliness, who signs, what was decided, what follows. */
#include "dr-rules-private.h"

#include <string.h>

#include "dr-justification.h"
#include "dr-rule-run.h"

static const char *
outcome_word (DrRuleRun *run)
{
  return dr_vocabulary_to_string (DR_VOCABULARY_OUTCOME, (int) run->assessment->outcome);
}

/* The date of the latest such step; none where it was not taken. */
static DrDate
date_of_step (DrRuleRun *run,
              DrStep     step)
{
  const DrStepTaken *taken = dr_context_last_step (run->context, step);

  return taken != NULL ? taken->date : DR_DATE_NONE;
}

/* The access rules with a failing escalate that the reviewer and the approver have not both accepted, each once. */
static void
add_open_escalations (DrRuleRun *run,
                      GPtrArray *rules)
{
  for (guint i = 0; i < run->results->len; i++)
    {
      const DrResult *result = &g_array_index (run->results, DrResult, i);
      const char *rule = dr_check_get_rule (run->check, result)->id;

      if (!g_str_has_prefix (rule, "ACC-") || result->kind != DR_RESULT_FAIL
          || result->severity != DR_SEVERITY_ESCALATE
          || dr_check_answer_state (run->check, result) == DR_ANSWER_ACCEPTED_BY_BOTH)
        continue;
      if (rules->len == 0 || strcmp (g_ptr_array_index (rules, rules->len - 1), rule) != 0)
        g_ptr_array_add (rules, (gpointer) rule);
    }
}

/* GOV-01 "No major change". Brown [2008] EWHC 3158: in substance, with rigour and with an open mind. */
void
dr_rule_gov_01 (DrRuleRun *run)
{
  DrOutcome outcome = run->assessment->outcome;
  gboolean negative = dr_rule_any_negative (run);
  g_autoptr (GPtrArray) open_escalations = g_ptr_array_new ();
  DrHolds holds[] = { DR_HOLDS_PERHAPS };

  add_open_escalations (run, open_escalations);
  if (outcome != DR_OUTCOME_NONE)
    holds[0] = dr_holds (outcome == DR_OUTCOME_NO_MAJOR_CHANGE && (negative || open_escalations->len > 0));

  dr_rule_measure_word (run, "outcome", outcome_word (run));
  dr_rule_measure_flag (run, "negative", negative);
  dr_rule_measure_ids (run, "open_escalations", open_escalations);
  dr_rule_conclude (run, "assessment", holds);
}

/* GOV-02 "Continue". Equality Act 2010, ss.15(1)(b) and 19(2)(d): a proportionate means to a legitimate aim. */
void
dr_rule_gov_02 (DrRuleRun *run)
{
  const struct { const char *id; const char *text; } reasons[] = {
    { "legitimate-aim", run->assessment->legitimate_aim },
    { "proportionate", run->assessment->proportionate },
    { "less-harmful", run->assessment->less_harmful },
  };
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  DrHolds holds[1];

  if (run->assessment->outcome != DR_OUTCOME_CONTINUE)
    {
      dr_rule_not_applicable (run, "assessment", N_("The outcome is not to continue."));
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (dr_rule_is_blank (reasons[i].text))
      g_ptr_array_add (missing, (gpointer) reasons[i].id);

  holds[0] = dr_holds (missing->len > 0);
  dr_rule_measure_ids (run, "missing", missing);
  dr_rule_conclude (run, "assessment", holds);
}

/* GOV-03 Timely. Brown [2008] EWHC 3158; Bracking [2013] EWCA Civ 1345: before the decision, no rearguard action. */
void
dr_rule_gov_03 (DrRuleRun *run)
{
  DrDate decision = run->assessment->decision_date;
  DrDate first_draft = run->assessment->first_draft;
  DrDate submitted = date_of_step (run, DR_STEP_SUBMIT);
  int days = (int) lround (dr_rule_parameter (run, 0));
  DrHolds holds[] = { dr_holds (!dr_date_is_set (decision)), DR_HOLDS_NO, DR_HOLDS_NO };

  if (run->step == DR_STEP_SUBMIT || !dr_date_is_set (submitted))
    submitted = run->context->as_of;
  if (dr_date_is_set (decision))
    {
      holds[1] = dr_holds (dr_date_compare (submitted, decision) > 0);
      holds[2] = DR_HOLDS_PERHAPS;
      if (dr_date_is_set (first_draft))
        holds[2] = dr_holds (dr_date_compare (first_draft, dr_date_add_days (decision, -days)) > 0);
    }

  dr_rule_measure_date (run, "decision_date", decision);
  dr_rule_measure_date (run, "submitted", submitted);
  dr_rule_measure_date (run, "first_draft", first_draft);
  dr_rule_measure_parameters (run);
  dr_rule_conclude (run, "assessment", holds);
}

/* GOV-04 Prohibited conduct. Equality Act 2010, s.149(1)(a) and s.29. */
void
dr_rule_gov_04 (DrRuleRun *run)
{
  gboolean risk = run->assessment->conduct_risk;
  DrHolds holds[] = { dr_holds (risk && run->assessment->outcome != DR_OUTCOME_STOP) };

  dr_rule_measure_flag (run, "risk", risk);
  dr_rule_measure_word (run, "outcome", outcome_word (run));
  dr_rule_conclude (run, "assessment", holds);
}

/* GOV-05 Review date. Equality Act 2010, s.149(1); Brown [2008] EWHC 3158: a continuing duty. */
void
dr_rule_gov_05 (DrRuleRun *run)
{
  DrDate review = run->assessment->review;
  DrDate effective = run->assessment->effective;
  gboolean reviewed = dr_date_is_set (run->assessment->reviewed);
  int months = (int) lround (dr_rule_parameter (run, 0));
  DrHolds holds[] = { dr_holds (!dr_date_is_set (review)), DR_HOLDS_NO, DR_HOLDS_NO };

  if (dr_date_is_set (review))
    {
      holds[1] = DR_HOLDS_PERHAPS;
      if (dr_date_is_set (effective))
        holds[1] = dr_holds (dr_date_compare (review, dr_date_add_months (effective, months)) > 0);
      holds[2] = dr_holds (!reviewed && dr_date_compare (review, run->context->as_of) < 0);
    }
  else if (!reviewed)
    holds[2] = DR_HOLDS_PERHAPS;

  dr_rule_measure_date (run, "review", review);
  dr_rule_measure_date (run, "effective", effective);
  dr_rule_measure_date (run, "as_of", run->context->as_of);
  dr_rule_measure_parameters (run);
  dr_rule_conclude (run, "assessment", holds);
}

static void
conclude_target (DrRuleRun  *run,
                 const char *subject,
                 gboolean    announced)
{
  DrDate approved = date_of_step (run, DR_STEP_APPROVE);
  int days = (int) lround (dr_rule_parameter (run, 0));
  DrHolds holds[] = { dr_holds (!announced), DR_HOLDS_NO };

  if (!announced)
    holds[1] = dr_date_is_set (approved)
                 ? dr_holds (dr_date_compare (dr_date_add_days (approved, days), run->context->as_of) < 0)
                 : DR_HOLDS_PERHAPS;

  dr_rule_measure_flag (run, "announced", announced);
  dr_rule_measure_date (run, "approved", approved);
  dr_rule_measure_parameters (run);
  dr_rule_conclude (run, subject, holds);
}

static const char *
target_subject (DrRuleRun      *run,
                const DrOption *option,
                const DrTarget *target)
{
  const char *channel = run->evidence->channels[target->channel].id;

  if (target->group == DR_GROUP_ALL)
    return dr_rule_subject (run, "option:%s/channel:%s", option->id, channel);

  return dr_rule_subject (run, "option:%s/channel:%s/group:%s", option->id, channel,
                          run->evidence->groups[target->group].id);
}

/* GOV-06 Target to be announced. Strategy priority 5: no effect can be held against a target that nobody has set. */
void
dr_rule_gov_06 (DrRuleRun *run)
{
  const DrAssessment *assessment = run->assessment;
  const DrOption *option = assessment->chosen != DR_NO_INDEX ? &assessment->options[assessment->chosen] : NULL;
  gboolean any = FALSE;

  for (guint i = 0; option != NULL && i < option->n_targets; i++)
    {
      any = TRUE;
      conclude_target (run, target_subject (run, option, &option->targets[i]),
                       dr_is_known (option->targets[i].share));
    }
  for (guint i = 0; i < assessment->n_measures; i++)
    {
      const DrMeasure *measure = &assessment->measures[i];

      if (!measure->target_tba && !dr_is_known (measure->target))
        continue;   /* it has no target */
      any = TRUE;
      conclude_target (run, dr_rule_subject (run, "measure:%s", measure->id), !measure->target_tba);
    }

  if (!any)
    dr_rule_not_applicable (run, "assessment", N_("There is no target."));
}

/* GOV-07 Nobody would notice. Equality Act 2010, s.149(1); Brown [2008] EWHC 3158: a continuing duty. */
void
dr_rule_gov_07 (DrRuleRun *run)
{
  gboolean any = FALSE;

  for (guint g = 0; g < run->evidence->n_groups; g++)
    {
      g_autoptr (GPtrArray) measured_by = g_ptr_array_new ();
      DrHolds holds[1];

      if (!dr_rule_is_negative (run, g))
        continue;

      any = TRUE;
      for (guint i = 0; i < run->assessment->n_measures; i++)
        if (dr_indices_contain (&run->assessment->measures[i].groups, (int) g))
          g_ptr_array_add (measured_by, (gpointer) run->assessment->measures[i].id);
      holds[0] = dr_holds (measured_by->len == 0);
      dr_rule_measure_ids (run, "measured_by", measured_by);
      dr_rule_conclude (run, dr_rule_group_subject (run, g), holds);
    }

  if (!any)
    dr_rule_not_applicable (run, "assessment", N_("No group is negatively affected."));
}

static const char *
person_of_step (DrRuleRun *run,
                DrStep     step)
{
  const DrStepTaken *taken = dr_context_last_step (run->context, step);

  return taken != NULL ? taken->person : NULL;
}

/* Whether two roles are known to be held by one person. */
static gboolean
is_same_person (const char *a,
                const char *b)
{
  return !dr_rule_is_blank (a) && !dr_rule_is_blank (b) && strcmp (a, b) == 0;
}

/* GOV-08 One person in two roles. Good practice in internal control; who submits answers for what was written. */
void
dr_rule_gov_08 (DrRuleRun *run)
{
  const char *author = run->assessment->author;
  const char *submitter = person_of_step (run, DR_STEP_SUBMIT);
  const char *reviewer = person_of_step (run, DR_STEP_ENDORSE);
  const char *approver = person_of_step (run, DR_STEP_APPROVE);
  gboolean author_signs = is_same_person (author, reviewer) || is_same_person (author, approver);
  gboolean submitter_signs = is_same_person (submitter, reviewer) || is_same_person (submitter, approver);
  DrHolds holds[] = { dr_holds (author_signs || submitter_signs || is_same_person (reviewer, approver)) };

  if (dr_rule_is_blank (author) || (submitter_signs && !author_signs))
    author = submitter;

  dr_rule_measure_word (run, "author", author);
  dr_rule_measure_word (run, "reviewer", reviewer);
  dr_rule_measure_word (run, "approver", approver);
  dr_rule_conclude (run, "assessment", holds);
}

/* GOV-09 Not before the decision-makers. Bracking [2013] EWCA Civ 1345: the duty is the decision-maker's own. */
void
dr_rule_gov_09 (DrRuleRun *run)
{
  const char *report = run->assessment->report;
  gboolean missing = dr_rule_is_blank (report);
  DrHolds holds[] = { dr_holds (missing) };

  dr_rule_measure_word (run, "report", missing ? NULL : report);
  dr_rule_conclude (run, "assessment", holds);
}

/* GOV-10 What was decided. Bracking [2013] EWCA Civ 1345: what the decision-maker knew and took into account. */
void
dr_rule_gov_10 (DrRuleRun *run)
{
  const DrAssessment *assessment = run->assessment;
  const DrDecision *decision = &assessment->decision;
  gboolean something_else = decision->option == DR_NO_INDEX || decision->option != assessment->chosen;
  DrHolds holds[] = { dr_holds (something_else || !decision->before_decider) };

  if (!dr_date_is_set (decision->date))
    {
      dr_rule_not_applicable (run, "assessment", N_("No decision is recorded."));
      return;
    }

  dr_rule_measure_word (run, "decided",
                        decision->option != DR_NO_INDEX ? assessment->options[decision->option].id : NULL);
  dr_rule_measure_word (run, "assessed",
                        assessment->chosen != DR_NO_INDEX ? assessment->options[assessment->chosen].id : NULL);
  dr_rule_measure_flag (run, "before_decider", decision->before_decider);
  dr_rule_conclude (run, "assessment", holds);
}

/* GOV-11 Publication. Statutory Duties (Wales) Regulations 2011, reg. 8; Specific Duties (Scotland) Regulations 2012,
 * reg. 5. England has no such duty: the rulebook leaves it out. */
void
dr_rule_gov_11 (DrRuleRun *run)
{
  const DrAssessment *assessment = run->assessment;
  DrDate decided = assessment->decision.date;
  DrDate published = assessment->published;
  int days = (int) lround (dr_rule_parameter (run, 0));
  DrHolds holds[1];

  if (assessment->nation == DR_NATION_WALES && !assessment->substantial_impact)
    {
      dr_rule_not_applicable (run, "assessment", N_("No substantial impact is marked."));
      return;
    }
  if (!dr_date_is_set (decided))
    {
      dr_rule_not_applicable (run, "assessment", N_("No decision is recorded."));
      return;
    }

  holds[0] = dr_holds (dr_date_compare (dr_date_is_set (published) ? published : run->context->as_of,
                                        dr_date_add_days (decided, days)) > 0);
  dr_rule_measure_date (run, "decided", decided);
  dr_rule_measure_date (run, "published", published);
  dr_rule_measure_parameters (run);
  dr_rule_conclude (run, "assessment", holds);
}
