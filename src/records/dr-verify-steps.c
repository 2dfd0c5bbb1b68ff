/* What a record's own steps, days and seal say of one another. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-rules.h"
#include "dr-act-names.h"
#include "dr-transition.h"
#include "dr-verification-private.h"
#include "dr-verify-hands.h"

static void
check_workflow (DrVerification      *report,
                const DrVerifyFacts *facts)
{
  DrStage stage = DR_STAGE_DRAFT;

  dr_verification_tested (report, DR_VERIFY_WORKFLOW);
  for (guint i = 0; i < facts->n_steps; i++)
    {
      const DrTransition *transition = dr_transition_find (facts->steps[i].step, stage);

      if (transition == NULL)
        {
          g_autofree char *named = dr_verification_named (report, DR_VERIFY_PERSON, facts->steps[i].person);

          dr_verification_problem (report, DR_VERIFY_WORKFLOW, facts->name,
                                   _("step %u, “%s” by %s, cannot be taken of a version that is %s"), i + 1,
                                   dr_step_name (facts->steps[i].step), named, dr_stage_name (stage));
          return;
        }
      stage = transition->to;
    }
}

static void
check_seal (DrVerification      *report,
            const DrRecord      *record,
            const DrVerifyFacts *facts)
{
  const DrStepTaken *last = facts->n_steps > 0 ? &facts->steps[facts->n_steps - 1] : NULL;
  g_autoptr (GError) error = NULL;
  DrSeal seal;

  if (record->seal == NULL)
    {
      dr_verification_not_tested (report, DR_VERIFY_SEAL, _("it has none: it was made of a draft file, and no step sealed it"));
      return;
    }

  dr_verification_tested (report, DR_VERIFY_SEAL);
  if (!dr_seal_read (record->seal, &seal, &error))
    dr_verification_problem (report, DR_VERIFY_SEAL, facts->name, "%s", error->message);
  else if (last == NULL)
    dr_verification_problem (report, DR_VERIFY_SEAL, facts->name, _("the seal is of the step “%s”, and the record names no step"),
                             dr_step_name (seal.step));
  else
    {
      if (seal.step != last->step)
        dr_verification_problem (report, DR_VERIFY_SEAL, facts->name, _("the seal is of the step “%s”, the record’s last is “%s”"),
                                 dr_step_name (seal.step), dr_step_name (last->step));
      if (strcmp (seal.person, last->person) != 0)
        {
          g_autofree char *named = dr_verification_named (report, DR_VERIFY_PERSON, seal.person);

          dr_verification_problem (report, DR_VERIFY_SEAL, facts->name, _("the seal is by “%s”, the record’s last step by “%s”"),
                                   named, last->person);
        }
    }
}

/* The seal's clock is UTC and a step's day the officer's: they are at most a day apart. */
static void
check_seal_day (DrVerification      *report,
                const DrVerifyFacts *facts)
{
  g_autofree char *time = dr_seal_time (facts->seal.time);
  g_autofree char *day = g_strndup (time, 10);
  char as_of[DR_DATE_STRING_SIZE];
  DrDate sealed;

  if (dr_date_parse_full (day, &sealed) && ABS (dr_date_days_between (facts->as_of, sealed)) <= 1)
    return;
  dr_verification_problem (report, DR_VERIFY_TIMELINESS, facts->name, _("sealed at %s, and checked as of %s, expected the same day"),
                           time, dr_date_format (facts->as_of, as_of));
}

static void
check_step_days (DrVerification      *report,
                 const DrVerifyFacts *facts)
{
  char day[DR_DATE_STRING_SIZE];
  char other[DR_DATE_STRING_SIZE];

  for (guint i = 1; i < facts->n_steps; i++)
    if (dr_date_compare (facts->steps[i].date, facts->steps[i - 1].date) < 0)
      dr_verification_problem (report, DR_VERIFY_TIMELINESS, facts->name, _("“%s” on %s comes after “%s” on %s, expected them in order"),
                               dr_step_name (facts->steps[i].step), dr_date_format (facts->steps[i].date, day),
                               dr_step_name (facts->steps[i - 1].step), dr_date_format (facts->steps[i - 1].date, other));
  if (facts->n_steps == 0)
    return;

  dr_date_format (facts->steps[facts->n_steps - 1].date, day);
  dr_date_format (facts->as_of, other);
  if (dr_date_compare (facts->steps[facts->n_steps - 1].date, facts->as_of) > 0
      || (facts->is_sealed && strcmp (day, other) != 0))
    dr_verification_problem (report, DR_VERIFY_TIMELINESS, facts->name, _("its last step was taken on %s, and it was checked as of %s, "
                                                                          "expected the same day"), day, other);
  if (facts->is_sealed)
    check_seal_day (report, facts);
}

static int
late_start_days (const DrRulebook *rulebook)
{
  int rule = dr_rules_find ("GOV-03");

  return rule >= 0 && (guint) rule < rulebook->n_rules && rulebook->rules[rule].n_parameters > 0
         ? (int) CLAMP (rulebook->rules[rule].parameters[0].value, 0.0, 36500.0) : 0;
}

/* Late is not against the record: it says so itself, and it is for people to judge. */
static void
note_lateness (DrVerification      *report,
               const DrRecord      *record,
               const DrVerifyFacts *facts)
{
  const DrAssessment *assessment = record->assessment;
  const DrStepTaken *submitted = dr_context_last_step (&record->context, DR_STEP_SUBMIT);
  DrDate decision = dr_date_is_set (assessment->decision.date) ? assessment->decision.date : assessment->decision_date;
  DrDate start = DR_DATE_NONE;
  char day[DR_DATE_STRING_SIZE];
  char other[DR_DATE_STRING_SIZE];

  if (dr_date_is_set (decision))
    {
      dr_date_format (decision, other);
      start = dr_date_add_days (decision, -late_start_days (record->rulebook));
    }
  if (submitted != NULL && dr_date_is_set (decision) && dr_date_compare (submitted->date, decision) > 0)
    dr_verification_note (report, DR_VERIFY_TIMELINESS, facts->name, _("late: submitted on %s, after the decision on %s (GOV-03)"),
                          dr_date_format (submitted->date, day), other);
  if (dr_date_is_set (start) && dr_date_is_set (assessment->first_draft) && dr_date_compare (assessment->first_draft, start) > 0)
    dr_verification_note (report, DR_VERIFY_TIMELINESS, facts->name, _("begun late: on %s, for the decision on %s (GOV-03)"),
                          dr_date_format (assessment->first_draft, day), other);
  for (guint i = 0; i < assessment->n_consultations; i++)
    {
      const DrConsultation *each = &assessment->consultations[i];

      if (dr_date_is_set (each->closed) && dr_date_is_set (decision) && dr_date_compare (each->closed, decision) > 0)
        dr_verification_note (report, DR_VERIFY_TIMELINESS, facts->name, _("the consultation “%s” closed on %s, after the decision on %s"),
                              each->id, dr_date_format (each->closed, day), other);
    }
  if (dr_date_is_set (assessment->decision.date) && dr_date_compare (assessment->decision.date, facts->as_of) > 0)
    dr_verification_note (report, DR_VERIFY_TIMELINESS, facts->name, _("the decision is dated %s, after the record’s own day, %s"),
                          dr_date_format (assessment->decision.date, other), dr_date_format (facts->as_of, day));
}

/**
 * dr_verify_record_steps:
 * @report: of the record
 * @record: a record
 * @facts: of it
 *
 * Workflow, separation of duties, timeliness and the seal, as far as the record itself tells.
 */
void
dr_verify_record_steps (DrVerification      *report,
                        const DrRecord      *record,
                        const DrVerifyFacts *facts)
{
  g_autoptr (DrVerifyHands) hands = dr_verify_hands_new ();

  check_workflow (report, facts);
  check_seal (report, record, facts);
  dr_verify_hands_add_facts (hands, facts);
  dr_verify_hands_check (hands, report, facts->name);
  dr_verification_tested (report, DR_VERIFY_TIMELINESS);
  check_step_days (report, facts);
  note_lateness (report, record, facts);
}
