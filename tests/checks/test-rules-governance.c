/* The rules about governance. The decision is on 2026-06-01, the change takes effect on 2026-09-01, the first draft is
 * of 2026-01-10 and the as-of date 2026-03-10; see check_fixture_advance() for the dates of the steps. */
#include "check-fixture.h"

/* --- GOV-01 and GOV-02 --- */

static void
set_outcome (CheckFixture   *fixture,
             const CheckRow *row)
{
  int outcome = 0;

  g_assert_true (dr_vocabulary_parse (DR_VOCABULARY_OUTCOME, row->text, &outcome));
  fixture->assessment->outcome = (DrOutcome) outcome;
}

static void
set_outcome_and_harm_nobody (CheckFixture   *fixture,
                             const CheckRow *row)
{
  set_outcome (fixture, row);
  fixture->assessment->n_impacts = 1;
}

/* IMP-02 escalates then, but that is no access rule. */
static void
set_outcome_and_mitigate_nothing (CheckFixture   *fixture,
                                  const CheckRow *row)
{
  set_outcome (fixture, row);
  fixture->assessment->n_actions = 0;
}

/* The desk goes, and with it large print: ACC-07/lost and ACC-04/last escalate. */
static void
set_outcome_and_close_desk (CheckFixture   *fixture,
                            const CheckRow *row)
{
  set_outcome_and_harm_nobody (fixture, row);
  check_fixture_offer (fixture, CHECK_CHOSEN_OPTION, CHECK_POINT_DESK, DR_OFFER_FULL, DR_OFFER_NONE);
}

/* The reviewer and the approver accept both; but for the answer that @other names. */
static void
accept_escalations (CheckFixture   *fixture,
                    const CheckRow *row)
{
  DrJustification *answers[] = {
    check_fixture_add_justification (fixture, "ACC-04", "last", "channel:face-to-face"),
    check_fixture_add_justification (fixture, "ACC-07", "lost", "group:disabled/need:large-print"),
  };

  set_outcome_and_close_desk (fixture, row);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      answers[i]->reviewer = check_fixture_verdict (fixture, "eve", TRUE);
      if (g_strcmp0 (row->other, answers[i]->rule) != 0)
        answers[i]->approver = check_fixture_verdict (fixture, "pat", TRUE);
    }
}

/* The answers were given to other figures. */
static void
accept_lapsed_escalations (CheckFixture   *fixture,
                           const CheckRow *row)
{
  accept_escalations (fixture, row);
  fixture->justifications[1].figures = "met_before=ware-desk; met_after=none";
}

/* A finding about access that is less than an escalation leaves the outcome open. */
static void
set_outcome_and_justify (CheckFixture   *fixture,
                         const CheckRow *row)
{
  set_outcome_and_harm_nobody (fixture, row);
  check_fixture_use (fixture, CHECK_CARERS, CHECK_TELEPHONE, 0.8, 0, CHECK_CENSUS);
  check_fixture_use (fixture, CHECK_CARERS, CHECK_WEBSITE, 0.0, 0, CHECK_CENSUS);
  check_fixture_use (fixture, CHECK_CARERS, CHECK_DESK, 0.0, 0, CHECK_CENSUS);
}

/* Of the three reasons to continue the one numbered @number is @other. */
static void
give_reasons (CheckFixture   *fixture,
              const CheckRow *row)
{
  const char **reasons[] = {
    &fixture->assessment->legitimate_aim, &fixture->assessment->proportionate, &fixture->assessment->less_harmful,
  };

  fixture->assessment->outcome = DR_OUTCOME_CONTINUE;
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    *reasons[i] = row->other != NULL && i == (guint) row->number ? row->other : "For a reason.";
}

/* --- GOV-03 --- */

static void
set_decision_date (CheckFixture   *fixture,
                   const CheckRow *row)
{
  fixture->assessment->decision_date = check_date (row->text);
}

/* Whatever the council thinks of a missing date: the cases about a date do not hold without one. */
static void
set_decision_date_of_little_weight (CheckFixture   *fixture,
                                    const CheckRow *row)
{
  check_rulebook_get_case (fixture->rulebook, "GOV-03", "no-date")->severity[DR_STEP_SUBMIT] = DR_SEVERITY_ADVISE;
  set_decision_date (fixture, row);
}

/* @text: the decision; @other: the first draft. */
static void
set_first_draft (CheckFixture   *fixture,
                 const CheckRow *row)
{
  set_decision_date (fixture, row);
  fixture->assessment->first_draft = check_date (row->other);
}

static void
set_days_of_draft (CheckFixture   *fixture,
                   const CheckRow *row)
{
  check_rulebook_set_parameter (fixture->rulebook, "GOV-03", "days", row->number);
  set_first_draft (fixture, row);
}

/* Of two submissions the later one counts. */
static void
submit_again (CheckFixture   *fixture,
              const CheckRow *row)
{
  set_decision_date (fixture, row);
  check_fixture_step (fixture, DR_STEP_SUBMIT, row->other, "ann");
}

/* Returned after its submission it is a draft again: the as-of date counts. */
static void
return_draft (CheckFixture   *fixture,
              const CheckRow *row)
{
  set_decision_date (fixture, row);
  check_fixture_step (fixture, DR_STEP_SUBMIT, "2026-03-01", "ann");
  check_fixture_step (fixture, DR_STEP_RETURN, "2026-03-02", "eve");
}

/* --- GOV-04 --- */

static void
mark_risk (CheckFixture   *fixture,
           const CheckRow *row)
{
  set_outcome (fixture, row);
  fixture->assessment->conduct_risk = TRUE;
}

/* --- GOV-05 --- */

/* @text: the review; @other: when the change takes effect. */
static void
set_review (CheckFixture   *fixture,
            const CheckRow *row)
{
  fixture->assessment->review = check_date (row->text);
  if (row->other != NULL)
    fixture->assessment->effective = check_date (row->other);
}

static void
set_review_of_little_weight (CheckFixture   *fixture,
                             const CheckRow *row)
{
  check_rulebook_get_case (fixture->rulebook, "GOV-05", "none")->severity[DR_STEP_SUBMIT] = DR_SEVERITY_ADVISE;
  set_review (fixture, row);
}

static void
set_months_of_review (CheckFixture   *fixture,
                      const CheckRow *row)
{
  check_rulebook_set_parameter (fixture->rulebook, "GOV-05", "months", row->number);
  set_review (fixture, row);
}

/* @text: the review; @other: the as-of date. */
static void
pass_review (CheckFixture   *fixture,
             const CheckRow *row)
{
  fixture->assessment->review = check_date (row->text);
  if (row->other != NULL)
    fixture->context.as_of = check_date (row->other);
}

static void
pass_and_do_review (CheckFixture   *fixture,
                    const CheckRow *row)
{
  pass_review (fixture, row);
  fixture->assessment->reviewed = check_date ("2027-04-01");
}

/* --- GOV-06 --- */

static void
open_target (CheckFixture   *fixture,
             const CheckRow *row)
{
  check_fixture_target (fixture, CHECK_CHOSEN_OPTION, CHECK_WEBSITE, (int) row->number, DR_UNKNOWN);
  if (row->text != NULL)
    fixture->context.as_of = check_date (row->text);
}

static void
open_target_of_other_option (CheckFixture   *fixture,
                             const CheckRow *row)
{
  check_fixture_target (fixture, CHECK_OTHER_OPTION, CHECK_EMAIL, DR_GROUP_ALL, DR_UNKNOWN);
}

static void
open_measure (CheckFixture   *fixture,
              const CheckRow *row)
{
  fixture->measures[0].target = DR_UNKNOWN;
  fixture->measures[0].target_tba = TRUE;
  if (row->text != NULL)
    fixture->context.as_of = check_date (row->text);
}

static void
set_no_target (CheckFixture   *fixture,
               const CheckRow *row)
{
  fixture->measures[0].target = DR_UNKNOWN;
}

static void
remove_targets (CheckFixture   *fixture,
                const CheckRow *row)
{
  fixture->options[CHECK_CHOSEN_OPTION].n_targets = 0;
  fixture->assessment->n_measures = 0;
}

static void
choose_none (CheckFixture   *fixture,
             const CheckRow *row)
{
  check_fixture_choose (fixture, DR_NO_INDEX);
}

/* Monitored without an approval on record: it cannot be told since when the target is open. */
static void
open_target_without_approval (CheckFixture   *fixture,
                              const CheckRow *row)
{
  check_fixture_step (fixture, DR_STEP_DECIDE, "2026-06-01", "ann");
  open_target (fixture, row);
}

/* --- GOV-07 --- */

static void
measure_group (CheckFixture   *fixture,
               const CheckRow *row)
{
  fixture->measures[0].groups = CHECK_INDICES (fixture, (int) row->number);
}

static void
measure_twice (CheckFixture   *fixture,
               const CheckRow *row)
{
  check_fixture_add_measure (fixture, "m2", CHECK_INDICES (fixture, CHECK_CARERS, CHECK_OVER_75), 50.0);
}

static void
harm_nobody (CheckFixture   *fixture,
             const CheckRow *row)
{
  fixture->assessment->n_impacts = 1;
}

/* --- GOV-08 --- */

/* @text: who submits; @other: who endorses; the author stays ann. */
static void
sign (CheckFixture   *fixture,
      const CheckRow *row)
{
  check_fixture_step (fixture, DR_STEP_SUBMIT, "2026-04-01", row->text);
  if (row->other != NULL)
    check_fixture_step (fixture, DR_STEP_ENDORSE, "2026-04-02", row->other);
}

static void
sign_without_author (CheckFixture   *fixture,
                     const CheckRow *row)
{
  fixture->assessment->author = NULL;
  sign (fixture, row);
}

/* The approver's act is on record while the next step is still tested, as after a return. */
static void
approve (CheckFixture   *fixture,
         const CheckRow *row)
{
  check_fixture_step (fixture, DR_STEP_SUBMIT, "2026-04-01", "ann");
  check_fixture_step (fixture, DR_STEP_ENDORSE, "2026-04-02", "eve");
  check_fixture_step (fixture, DR_STEP_APPROVE, "2026-04-03", row->text);
  check_fixture_step (fixture, DR_STEP_RETURN, "2026-04-04", "pat");
}

static void
no_author (CheckFixture   *fixture,
           const CheckRow *row)
{
  fixture->assessment->author = NULL;
}

/* --- GOV-09, GOV-10 and GOV-11 --- */

static void
set_report (CheckFixture   *fixture,
            const CheckRow *row)
{
  fixture->assessment->report = row->text;
}

static void
decide (CheckFixture   *fixture,
        const CheckRow *row)
{
  fixture->assessment->decision.option = (int) row->number;
}

static void
decide_unseen (CheckFixture   *fixture,
               const CheckRow *row)
{
  fixture->assessment->decision.before_decider = FALSE;
}

static void
decide_nothing (CheckFixture   *fixture,
                const CheckRow *row)
{
  fixture->assessment->decision.date = DR_DATE_NONE;
}

/* Neither assessed nor decided is not the same option. */
static void
decide_something_else_without_choice (CheckFixture   *fixture,
                                      const CheckRow *row)
{
  check_fixture_choose (fixture, DR_NO_INDEX);
  decide (fixture, row);
}

/* Decided on @text, published on @other; today is the as-of date of 2026-06-01. */
static void
publish (CheckFixture *fixture,
         DrNation      nation,
         const char   *decided,
         const char   *published)
{
  fixture->assessment->nation = nation;
  fixture->assessment->substantial_impact = TRUE;
  fixture->assessment->decision.date = check_date (decided);
  fixture->assessment->published = check_date (published);
}

static void
publish_in_wales (CheckFixture   *fixture,
                  const CheckRow *row)
{
  publish (fixture, DR_NATION_WALES, row->text, row->other);
}

static void
publish_in_scotland (CheckFixture   *fixture,
                     const CheckRow *row)
{
  publish (fixture, DR_NATION_SCOTLAND, row->text, row->other);
  fixture->assessment->substantial_impact = FALSE;
}

static void
publish_in_england (CheckFixture   *fixture,
                    const CheckRow *row)
{
  publish (fixture, DR_NATION_ENGLAND, row->text, row->other);
}

static void
publish_no_substantial_impact (CheckFixture   *fixture,
                               const CheckRow *row)
{
  publish_in_wales (fixture, row);
  fixture->assessment->substantial_impact = FALSE;
}

static const CheckRow rows[] = {
  /* GOV-01 "No major change" */
  { "/checks/rules/GOV-01/adjust", "GOV-01", "assessment", "pass", .measured = "outcome", .value = "adjust" },
  { "/checks/rules/GOV-01/negative", "GOV-01", "assessment", "fails", set_outcome, "no-major-change",
    .measured = "negative", .value = "true" },
  { "/checks/rules/GOV-01/fits", "GOV-01", "assessment", "pass", set_outcome_and_harm_nobody, "no-major-change",
    .measured = "open_escalations", .value = "" },
  { "/checks/rules/GOV-01/escalation", "GOV-01", "assessment", "fails", set_outcome_and_close_desk, "no-major-change",
    .measured = "open_escalations", .value = "ACC-04 ACC-07" },
  { "/checks/rules/GOV-01/other-escalation", "GOV-01", "assessment", "fails", set_outcome_and_mitigate_nothing,
    "no-major-change", .measured = "open_escalations", .value = "" },
  { "/checks/rules/GOV-01/accepted", "GOV-01", "assessment", "pass", accept_escalations, "no-major-change",
    .measured = "open_escalations", .value = "" },
  { "/checks/rules/GOV-01/accepted-by-one", "GOV-01", "assessment", "fails", accept_escalations, "no-major-change",
    "ACC-07",
    .measured = "open_escalations", .value = "ACC-07" },
  { "/checks/rules/GOV-01/lapsed", "GOV-01", "assessment", "fails", accept_lapsed_escalations, "no-major-change",
    .measured = "open_escalations", .value = "ACC-07" },
  { "/checks/rules/GOV-01/justify-only", "GOV-01", "assessment", "pass", set_outcome_and_justify, "no-major-change" },
  { "/checks/rules/GOV-01/continue", "GOV-01", "assessment", "pass", set_outcome_and_close_desk, "continue" },
  { "/checks/rules/GOV-01/stop", "GOV-01", "assessment", "pass", set_outcome, "stop-and-rethink" },
  { "/checks/rules/GOV-01/none", "GOV-01", "assessment", "unknown", set_outcome, "none" },
  { "/checks/rules/GOV-01/decided", "GOV-01", "assessment", "not-applicable", set_outcome, "no-major-change",
    .step = DR_STEP_DECIDE },

  /* GOV-02 "Continue" */
  { "/checks/rules/GOV-02/adjust", "GOV-02", "assessment", "not-applicable" },
  { "/checks/rules/GOV-02/said", "GOV-02", "assessment", "pass", give_reasons, .measured = "missing", .value = "" },
  { "/checks/rules/GOV-02/legitimate-aim", "GOV-02", "assessment", "fails", give_reasons, .other = "", .number = 0,
    .measured = "missing", .value = "legitimate-aim" },
  { "/checks/rules/GOV-02/proportionate", "GOV-02", "assessment", "fails", give_reasons, .other = " ", .number = 1,
    .measured = "missing", .value = "proportionate" },
  { "/checks/rules/GOV-02/less-harmful", "GOV-02", "assessment", "fails", give_reasons, .other = "\n", .number = 2,
    .measured = "missing", .value = "less-harmful" },
  { "/checks/rules/GOV-02/nothing-said", "GOV-02", "assessment", "fails", set_outcome, "continue",
    .measured = "missing", .value = "legitimate-aim proportionate less-harmful" },

  /* GOV-03 Timely */
  { "/checks/rules/GOV-03/timely", "GOV-03", "assessment", "pass", .measured = "submitted", .value = "2026-03-10" },
  { "/checks/rules/GOV-03/no-date", "GOV-03", "assessment", "no-date", set_decision_date, "",
    .measured = "decision_date", .value = "null" },
  { "/checks/rules/GOV-03/no-date/of-little-weight", "GOV-03", "assessment", "no-date",
    set_decision_date_of_little_weight, "" },
  { "/checks/rules/GOV-03/draft/on-the-day", "GOV-03", "assessment", "pass", set_decision_date, "2026-03-10" },
  { "/checks/rules/GOV-03/draft/late", "GOV-03", "assessment", "late", set_decision_date, "2026-03-09" },
  { "/checks/rules/GOV-03/submitted/on-the-day", "GOV-03", "assessment", "pass", set_decision_date, "2026-04-01",
    .step = DR_STEP_APPROVE, .measured = "submitted", .value = "2026-04-01" },
  { "/checks/rules/GOV-03/submitted/late", "GOV-03", "assessment", "late", set_decision_date, "2026-03-31",
    .step = DR_STEP_APPROVE },
  { "/checks/rules/GOV-03/submitted/again", "GOV-03", "assessment", "late", submit_again, "2026-04-01", "2026-04-02",
    .step = DR_STEP_ENDORSE, .measured = "submitted", .value = "2026-04-02" },
  { "/checks/rules/GOV-03/returned", "GOV-03", "assessment", "late", return_draft, "2026-03-09",
    .measured = "submitted", .value = "2026-03-10" },
  { "/checks/rules/GOV-03/start/at", "GOV-03", "assessment", "pass", set_first_draft, "2026-06-01", "2026-05-18" },
  { "/checks/rules/GOV-03/start/late", "GOV-03", "assessment", "late-start", set_first_draft, "2026-06-01",
    "2026-05-19",
    .measured = "first_draft", .value = "2026-05-19" },
  { "/checks/rules/GOV-03/start/leap/at", "GOV-03", "assessment", "pass", set_first_draft, "2028-03-10",
    "2028-02-25" },
  { "/checks/rules/GOV-03/start/leap/late", "GOV-03", "assessment", "late-start", set_first_draft, "2028-03-10",
    "2028-02-26" },
  { "/checks/rules/GOV-03/start/common/at", "GOV-03", "assessment", "pass", set_first_draft, "2027-03-10",
    "2027-02-24" },
  { "/checks/rules/GOV-03/start/common/late", "GOV-03", "assessment", "late-start", set_first_draft, "2027-03-10",
    "2027-02-25" },
  { "/checks/rules/GOV-03/start/parameter/at", "GOV-03", "assessment", "pass", set_days_of_draft, "2026-06-01",
    "2026-05-31", .number = 1, .measured = "days", .value = "1" },
  { "/checks/rules/GOV-03/start/parameter/late", "GOV-03", "assessment", "late-start", set_days_of_draft,
    "2026-06-01",
    "2026-06-01", .number = 1 },
  { "/checks/rules/GOV-03/start/unknown", "GOV-03", "assessment", "unknown", set_first_draft, "2026-06-01", "",
    .measured = "first_draft", .value = "null" },
  { "/checks/rules/GOV-03/late-and-late-start", "GOV-03", "assessment", "late", set_first_draft, "2026-03-09",
    "2026-03-09" },
  { "/checks/rules/GOV-03/late-and-start-unknown", "GOV-03", "assessment", "late", set_first_draft, "2026-03-09",
    "" },
  { "/checks/rules/GOV-03/decided", "GOV-03", "assessment", "not-applicable", set_decision_date, "2026-03-31",
    .step = DR_STEP_DECIDE },

  /* GOV-04 Prohibited conduct */
  { "/checks/rules/GOV-04/no-risk", "GOV-04", "assessment", "pass", .measured = "risk", .value = "false" },
  { "/checks/rules/GOV-04/stop", "GOV-04", "assessment", "pass", mark_risk, "stop-and-rethink" },
  { "/checks/rules/GOV-04/continue", "GOV-04", "assessment", "fails", mark_risk, "continue",
    .measured = "outcome", .value = "continue" },
  { "/checks/rules/GOV-04/none", "GOV-04", "assessment", "fails", mark_risk, "none" },

  /* GOV-05 Review date */
  { "/checks/rules/GOV-05/none", "GOV-05", "assessment", "none", set_review, "",
    .measured = "review", .value = "null" },
  { "/checks/rules/GOV-05/at", "GOV-05", "assessment", "pass", set_review, "2027-09-01" },
  { "/checks/rules/GOV-05/far", "GOV-05", "assessment", "far", set_review, "2027-09-02",
    .measured = "effective", .value = "2026-09-01" },
  { "/checks/rules/GOV-05/leap/at", "GOV-05", "assessment", "pass", set_review, "2029-02-28", "2028-02-29" },
  { "/checks/rules/GOV-05/leap/far", "GOV-05", "assessment", "far", set_review, "2029-03-01", "2028-02-29" },
  { "/checks/rules/GOV-05/leap/to", "GOV-05", "assessment", "far", set_review, "2028-02-29", "2027-02-28" },
  { "/checks/rules/GOV-05/parameter/at", "GOV-05", "assessment", "pass", set_months_of_review, "2026-10-01",
    .number = 1 },
  { "/checks/rules/GOV-05/parameter/far", "GOV-05", "assessment", "far", set_months_of_review, "2026-10-02",
    .number = 1 },
  { "/checks/rules/GOV-05/no-effective-date", "GOV-05", "assessment", "unknown", set_review, "2027-03-01", "" },
  { "/checks/rules/GOV-05/none/of-little-weight", "GOV-05", "assessment", "none", set_review_of_little_weight, "" },
  { "/checks/rules/GOV-05/none-without-effective-date", "GOV-05", "assessment", "none", set_review, "", "" },
  { "/checks/rules/GOV-05/passed/on-the-day", "GOV-05", "assessment", "pass", pass_review, "2027-03-01", "2027-03-01",
    .step = DR_STEP_CLOSE },
  { "/checks/rules/GOV-05/passed", "GOV-05", "assessment", "passed", pass_review, "2027-03-01", "2027-03-02",
    .step = DR_STEP_CLOSE, .measured = "as_of", .value = "2027-03-02" },
  { "/checks/rules/GOV-05/passed/leap", "GOV-05", "assessment", "passed", pass_review, "2028-02-29", "2028-03-01",
    .step = DR_STEP_CLOSE },
  { "/checks/rules/GOV-05/passed/reviewed", "GOV-05", "assessment", "pass", pass_and_do_review, "2027-03-01",
    "2027-04-02",
    .step = DR_STEP_CLOSE },
  { "/checks/rules/GOV-05/passed/before-approval", "GOV-05", "assessment", "pass", pass_review, "2026-03-09" },
  { "/checks/rules/GOV-05/passed/none", "GOV-05", "assessment", "unknown", pass_review, "", .step = DR_STEP_DECIDE },
  { "/checks/rules/GOV-05/passed/none/reviewed", "GOV-05", "assessment", "pass", pass_and_do_review, "",
    .step = DR_STEP_DECIDE },
  { "/checks/rules/GOV-05/far/decided", "GOV-05", "assessment", "pass", set_review, "2029-01-01",
    .step = DR_STEP_DECIDE },

  /* GOV-06 Target to be announced. Approved on 2026-05-01: 90 days later it is 2026-07-30. */
  { "/checks/rules/GOV-06/announced", "GOV-06", "option:chosen/channel:website", "pass",
    .measured = "announced", .value = "true" },
  { "/checks/rules/GOV-06/open", "GOV-06", "option:chosen/channel:website", "open", open_target, .number = CHECK_ALL,
    .measured = "announced", .value = "false" },
  { "/checks/rules/GOV-06/open/group", "GOV-06", "option:chosen/channel:website/group:carers", "open", open_target,
    .number = CHECK_CARERS },
  { "/checks/rules/GOV-06/other-option", "GOV-06", "option:other/channel:email", "absent",
    open_target_of_other_option },
  { "/checks/rules/GOV-06/at", "GOV-06", "option:chosen/channel:website", "pass", open_target, "2026-07-30",
    .number = CHECK_ALL, .step = DR_STEP_CLOSE, .measured = "approved", .value = "2026-05-01" },
  { "/checks/rules/GOV-06/overdue", "GOV-06", "option:chosen/channel:website", "overdue", open_target, "2026-07-31",
    .number = CHECK_ALL, .step = DR_STEP_CLOSE },
  { "/checks/rules/GOV-06/no-approval", "GOV-06", "option:chosen/channel:website", "unknown",
    open_target_without_approval, "2026-07-31", .number = CHECK_ALL },
  { "/checks/rules/GOV-06/measure", "GOV-06", "measure:m1", "pass" },
  { "/checks/rules/GOV-06/measure/open", "GOV-06", "measure:m1", "open", open_measure },
  { "/checks/rules/GOV-06/measure/at", "GOV-06", "measure:m1", "pass", open_measure, "2026-07-30",
    .step = DR_STEP_DECIDE },
  { "/checks/rules/GOV-06/measure/overdue", "GOV-06", "measure:m1", "overdue", open_measure, "2026-07-31",
    .step = DR_STEP_DECIDE },
  { "/checks/rules/GOV-06/measure/no-target", "GOV-06", "measure:m1", "absent", set_no_target },
  { "/checks/rules/GOV-06/no-option", "GOV-06", "measure:m1", "pass", choose_none },
  { "/checks/rules/GOV-06/no-target", "GOV-06", "assessment", "not-applicable", remove_targets },

  /* GOV-07 Nobody would notice */
  { "/checks/rules/GOV-07/measured", "GOV-07", "group:over-75", "pass", .measured = "measured_by", .value = "m1" },
  { "/checks/rules/GOV-07/twice", "GOV-07", "group:over-75", "pass", measure_twice,
    .measured = "measured_by", .value = "m1 m2" },
  { "/checks/rules/GOV-07/of-others", "GOV-07", "group:over-75", "fails", measure_group, .number = CHECK_CARERS,
    .measured = "measured_by", .value = "" },
  { "/checks/rules/GOV-07/of-all", "GOV-07", "group:over-75", "fails", measure_group, .number = CHECK_ALL },
  { "/checks/rules/GOV-07/not-negative", "GOV-07", "group:carers", "absent" },
  { "/checks/rules/GOV-07/nobody-harmed", "GOV-07", "assessment", "not-applicable", harm_nobody },

  /* GOV-08 One person in two roles */
  { "/checks/rules/GOV-08/draft", "GOV-08", "assessment", "pass", .measured = "author", .value = "ann" },
  { "/checks/rules/GOV-08/no-author", "GOV-08", "assessment", "pass", no_author,
    .measured = "author", .value = "null" },
  { "/checks/rules/GOV-08/submitted", "GOV-08", "assessment", "pass", sign, "ann",
    .measured = "reviewer", .value = "null" },
  { "/checks/rules/GOV-08/three", "GOV-08", "assessment", "pass", sign, "ann", "eve",
    .measured = "reviewer", .value = "eve" },
  { "/checks/rules/GOV-08/author-reviews", "GOV-08", "assessment", "fails", sign, "bea", "ann",
    .measured = "author", .value = "ann" },
  { "/checks/rules/GOV-08/submitter-reviews", "GOV-08", "assessment", "fails", sign, "bea", "bea",
    .measured = "author", .value = "bea" },
  { "/checks/rules/GOV-08/no-author/submitter-reviews", "GOV-08", "assessment", "fails", sign_without_author, "bea",
    "bea" },
  { "/checks/rules/GOV-08/no-author/three", "GOV-08", "assessment", "pass", sign_without_author, "bea", "eve",
    .measured = "author", .value = "bea" },
  { "/checks/rules/GOV-08/three-and-approver", "GOV-08", "assessment", "pass", approve, "pat",
    .measured = "approver", .value = "pat" },
  { "/checks/rules/GOV-08/author-approves", "GOV-08", "assessment", "fails", approve, "ann" },
  { "/checks/rules/GOV-08/reviewer-approves", "GOV-08", "assessment", "fails", approve, "eve" },

  /* GOV-09 Not before the decision-makers */
  { "/checks/rules/GOV-09/report", "GOV-09", "assessment", "pass", .step = DR_STEP_APPROVE,
    .measured = "report", .value = "CAB-26-1" },
  { "/checks/rules/GOV-09/none", "GOV-09", "assessment", "fails", set_report, .step = DR_STEP_APPROVE,
    .measured = "report", .value = "null" },
  { "/checks/rules/GOV-09/blank", "GOV-09", "assessment", "fails", set_report, " ", .step = DR_STEP_DECIDE },
  { "/checks/rules/GOV-09/before-approval", "GOV-09", "assessment", "not-applicable", set_report,
    .step = DR_STEP_ENDORSE },

  /* GOV-10 What was decided */
  { "/checks/rules/GOV-10/same", "GOV-10", "assessment", "pass", .step = DR_STEP_MONITOR,
    .measured = "decided", .value = "chosen" },
  { "/checks/rules/GOV-10/other", "GOV-10", "assessment", "fails", decide, .number = CHECK_OTHER_OPTION,
    .step = DR_STEP_MONITOR, .measured = "decided", .value = "other" },
  { "/checks/rules/GOV-10/something-else", "GOV-10", "assessment", "fails", decide, .number = DR_NO_INDEX,
    .step = DR_STEP_CLOSE, .measured = "decided", .value = "null" },
  { "/checks/rules/GOV-10/unseen", "GOV-10", "assessment", "fails", decide_unseen, .step = DR_STEP_MONITOR,
    .measured = "before_decider", .value = "false" },
  { "/checks/rules/GOV-10/nothing-chosen", "GOV-10", "assessment", "fails", decide_something_else_without_choice,
    .number = DR_NO_INDEX, .step = DR_STEP_MONITOR, .measured = "assessed", .value = "null" },
  { "/checks/rules/GOV-10/not-decided", "GOV-10", "assessment", "not-applicable", decide_nothing,
    .step = DR_STEP_MONITOR },
  { "/checks/rules/GOV-10/before-decision", "GOV-10", "assessment", "not-applicable", decide,
    .number = CHECK_OTHER_OPTION,
    .step = DR_STEP_DECIDE },

  /* GOV-11 Publication. 28 days after 2026-05-04 it is 2026-06-01, the as-of date. */
  { "/checks/rules/GOV-11/wales/at", "GOV-11", "assessment", "pass", publish_in_wales, "2026-05-04",
    .step = DR_STEP_MONITOR, .measured = "published", .value = "null" },
  { "/checks/rules/GOV-11/wales/late", "GOV-11", "assessment", "fails", publish_in_wales, "2026-05-03",
    .step = DR_STEP_MONITOR, .measured = "decided", .value = "2026-05-03" },
  { "/checks/rules/GOV-11/wales/published", "GOV-11", "assessment", "pass", publish_in_wales, "2026-05-01",
    "2026-05-29",
    .step = DR_STEP_MONITOR },
  { "/checks/rules/GOV-11/wales/published-late", "GOV-11", "assessment", "fails", publish_in_wales, "2026-05-01",
    "2026-05-30", .step = DR_STEP_MONITOR },
  { "/checks/rules/GOV-11/wales/leap", "GOV-11", "assessment", "pass", publish_in_wales, "2024-02-01", "2024-02-29",
    .step = DR_STEP_MONITOR },
  { "/checks/rules/GOV-11/wales/leap/late", "GOV-11", "assessment", "fails", publish_in_wales, "2024-02-01",
    "2024-03-01",
    .step = DR_STEP_MONITOR },
  { "/checks/rules/GOV-11/wales/common", "GOV-11", "assessment", "pass", publish_in_wales, "2026-02-01", "2026-03-01",
    .step = DR_STEP_MONITOR },
  { "/checks/rules/GOV-11/wales/no-impact", "GOV-11", "assessment", "not-applicable", publish_no_substantial_impact,
    "2026-05-03", .step = DR_STEP_MONITOR },
  { "/checks/rules/GOV-11/wales/not-decided", "GOV-11", "assessment", "not-applicable", publish_in_wales, "",
    .step = DR_STEP_DECIDE },
  { "/checks/rules/GOV-11/scotland/at", "GOV-11", "assessment", "pass", publish_in_scotland, "2026-05-04",
    .step = DR_STEP_MONITOR },
  { "/checks/rules/GOV-11/scotland/late", "GOV-11", "assessment", "fails", publish_in_scotland, "2026-05-03",
    .step = DR_STEP_MONITOR },
  { "/checks/rules/GOV-11/england", "GOV-11", "assessment", "not-applicable", publish_in_england, "2026-05-03",
    .step = DR_STEP_MONITOR },
};

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  check_fixture_add_rows (rows, G_N_ELEMENTS (rows));

  return g_test_run ();
}
