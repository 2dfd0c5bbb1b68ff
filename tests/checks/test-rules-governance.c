/* The rules about governance up to GOV-05: outcome, dates and review. The decision is on 2026-06-01, the change takes effect on 2026-09-01, the first draft is
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
};

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  check_fixture_add_rows (rows, G_N_ELEMENTS (rows));

  return g_test_run ();
}
