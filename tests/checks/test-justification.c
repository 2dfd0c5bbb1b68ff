/* Answers to findings: how far they have gone, who has accepted them, and what is still open. */
#include "check-fixture.h"

#include "dr-justification.h"

/* --- How far an answer has gone --- */

#define FINDING "GOV-07", "group:over-75"

typedef struct {
  const char    *path;
  void         (*mutate) (CheckFixture *fixture, DrJustification *answer);
  DrAnswerState  state;
  gboolean       open;
  gboolean       blocks_submit;
  gboolean       blocks_endorse;
} AnswerRow;

static void
keep (CheckFixture    *fixture,
      DrJustification *answer)
{
}

static void
leave_blank (CheckFixture    *fixture,
             DrJustification *answer)
{
  answer->text = " ";
}

static void
answer_another_case (CheckFixture    *fixture,
                     DrJustification *answer)
{
  answer->rule_case = "other";
}

static void
answer_another_rule (CheckFixture    *fixture,
                     DrJustification *answer)
{
  answer->rule = "GOV-06";
}

static void
answer_another_subject (CheckFixture    *fixture,
                        DrJustification *answer)
{
  answer->subjects = check_fixture_ids (fixture, "group:carers");
}

static void
bind (CheckFixture    *fixture,
      DrJustification *answer)
{
  answer->figures = "measured_by=none";
}

static void
bind_to_other_figures (CheckFixture    *fixture,
                       DrJustification *answer)
{
  answer->figures = "measured_by=m1";
}

static void
accept (CheckFixture    *fixture,
        DrJustification *answer)
{
  bind (fixture, answer);
  answer->reviewer = check_fixture_verdict (fixture, "eve", TRUE);
}

static void
accept_but_lapse (CheckFixture    *fixture,
                  DrJustification *answer)
{
  accept (fixture, answer);
  bind_to_other_figures (fixture, answer);
}

static void
refuse (CheckFixture    *fixture,
        DrJustification *answer)
{
  answer->reviewer = check_fixture_verdict (fixture, "eve", FALSE);
}

static void
accept_by_both (CheckFixture    *fixture,
                DrJustification *answer)
{
  accept (fixture, answer);
  answer->approver = check_fixture_verdict (fixture, "pat", TRUE);
}

static void
accept_twice (CheckFixture    *fixture,
              DrJustification *answer)
{
  accept (fixture, answer);
  answer->approver = check_fixture_verdict (fixture, "eve", TRUE);
}

static void
accept_by_approver_only (CheckFixture    *fixture,
                         DrJustification *answer)
{
  answer->approver = check_fixture_verdict (fixture, "pat", TRUE);
}

static void
accept_and_refuse (CheckFixture    *fixture,
                   DrJustification *answer)
{
  accept (fixture, answer);
  answer->approver = check_fixture_verdict (fixture, "pat", FALSE);
}

/* A second answer, after the first was refused. */
static void
answer_again (CheckFixture    *fixture,
              DrJustification *answer)
{
  refuse (fixture, answer);
  check_fixture_add_justification (fixture, "GOV-07", "fails", "group:over-75");
}

/* A later answer that has lapsed does not take the place of one that stands. */
static void
answer_again_in_vain (CheckFixture    *fixture,
                      DrJustification *answer)
{
  accept (fixture, answer);
  bind_to_other_figures (fixture, check_fixture_add_justification (fixture, "GOV-07", "fails", "group:over-75"));
}

static void
answer_several (CheckFixture    *fixture,
                DrJustification *answer)
{
  answer->subjects = check_fixture_ids (fixture, "group:carers group:over-75");
  answer->figures = "group:carers: measured_by=none | group:over-75: measured_by=none";
}

static void
answer_several_but_lapse (CheckFixture    *fixture,
                          DrJustification *answer)
{
  answer_several (fixture, answer);
  answer->figures = "group:carers: measured_by=none | group:over-75: measured_by=m1";
}

/* A group is no evidence: its findings have no limitation. */
static void
limit (CheckFixture    *fixture,
       DrJustification *answer)
{
  fixture->assessment->n_justifications = 0;
  check_fixture_add_limitation (fixture, "GOV-07", "group:over-75", "2026-01-01", "2026-12-31");
}

static const AnswerRow answer_rows[] = {
  { "/checks/justification/answer/given", keep, DR_ANSWER_GIVEN, TRUE, FALSE, TRUE },
  { "/checks/justification/answer/blank", leave_blank, DR_ANSWER_NONE, TRUE, TRUE, TRUE },
  { "/checks/justification/answer/another-case", answer_another_case, DR_ANSWER_NONE, TRUE, TRUE, TRUE },
  { "/checks/justification/answer/another-rule", answer_another_rule, DR_ANSWER_NONE, TRUE, TRUE, TRUE },
  { "/checks/justification/answer/another-subject", answer_another_subject, DR_ANSWER_NONE, TRUE, TRUE, TRUE },
  { "/checks/justification/answer/bound", bind, DR_ANSWER_GIVEN, TRUE, FALSE, TRUE },
  { "/checks/justification/answer/lapsed", bind_to_other_figures, DR_ANSWER_LAPSED, TRUE, TRUE, TRUE },
  { "/checks/justification/answer/accepted", accept, DR_ANSWER_ACCEPTED_BY_REVIEWER, FALSE, FALSE, FALSE },
  { "/checks/justification/answer/accepted-but-lapsed", accept_but_lapse, DR_ANSWER_LAPSED, TRUE, TRUE, TRUE },
  { "/checks/justification/answer/refused", refuse, DR_ANSWER_REFUSED, TRUE, TRUE, TRUE },
  { "/checks/justification/answer/accepted-by-both", accept_by_both, DR_ANSWER_ACCEPTED_BY_BOTH, FALSE, FALSE,
    FALSE },
  { "/checks/justification/answer/accepted-twice", accept_twice, DR_ANSWER_ACCEPTED_BY_REVIEWER, FALSE, FALSE,
    FALSE },
  { "/checks/justification/answer/approver-only", accept_by_approver_only, DR_ANSWER_GIVEN, TRUE, FALSE, TRUE },
  { "/checks/justification/answer/refused-by-approver", accept_and_refuse, DR_ANSWER_REFUSED, TRUE, TRUE, TRUE },
  { "/checks/justification/answer/again", answer_again, DR_ANSWER_GIVEN, TRUE, FALSE, TRUE },
  { "/checks/justification/answer/again-in-vain", answer_again_in_vain, DR_ANSWER_ACCEPTED_BY_REVIEWER, FALSE,
    FALSE, FALSE },
  { "/checks/justification/answer/several", answer_several, DR_ANSWER_GIVEN, TRUE, FALSE, TRUE },
  { "/checks/justification/answer/several/lapsed", answer_several_but_lapse, DR_ANSWER_LAPSED, TRUE, TRUE, TRUE },
  { "/checks/justification/answer/limitation-of-group", limit, DR_ANSWER_NONE, TRUE, TRUE, TRUE },
};

static void
run_answer (const AnswerRow *row,
            DrStep           next,
            gboolean         blocks)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  const DrResult *result;

  check_fixture_advance (fixture, next);
  fixture->assessment->n_measures = 0;
  row->mutate (fixture, check_fixture_add_justification (fixture, "GOV-07", "fails", "group:over-75"));
  result = check_fixture_result (fixture, FINDING);

  g_assert_cmpint (result->kind, ==, DR_RESULT_FAIL);
  g_assert_cmpint (dr_check_answer_state (fixture->check, result), ==, row->state);
  g_assert_cmpint (dr_check_is_open (fixture->check, result), ==, row->open);
  g_assert_cmpint (dr_check_blocks (fixture->check, result), ==, blocks);
}

static void
test_answer (gconstpointer data)
{
  const AnswerRow *row = data;

  run_answer (row, DR_STEP_SUBMIT, row->blocks_submit);
  run_answer (row, DR_STEP_ENDORSE, row->blocks_endorse);
}

/* --- What closes a finding of each severity --- */

typedef struct {
  const char *path;
  DrSeverity  severity;
  DrOutcome   outcome;
  guint       accepted;    /* 0: answered; 1: by the reviewer; 2: by the approver too */
  gboolean    open;
  gboolean    blocks[3];   /* submission, endorsement, approval */
} SeverityRow;

static const SeverityRow severity_rows[] = {
  { "/checks/justification/severity/must", DR_SEVERITY_MUST, DR_OUTCOME_ADJUST, 2, TRUE, { TRUE, TRUE, TRUE } },
  { "/checks/justification/severity/must/stop", DR_SEVERITY_MUST, DR_OUTCOME_STOP, 2, TRUE, { TRUE, TRUE, TRUE } },
  { "/checks/justification/severity/escalate/answered", DR_SEVERITY_ESCALATE, DR_OUTCOME_ADJUST, 0, TRUE,
    { FALSE, TRUE, TRUE } },
  { "/checks/justification/severity/escalate/reviewer", DR_SEVERITY_ESCALATE, DR_OUTCOME_ADJUST, 1, TRUE,
    { FALSE, FALSE, TRUE } },
  { "/checks/justification/severity/escalate/both", DR_SEVERITY_ESCALATE, DR_OUTCOME_ADJUST, 2, FALSE,
    { FALSE, FALSE, FALSE } },
  { "/checks/justification/severity/escalate/stop", DR_SEVERITY_ESCALATE, DR_OUTCOME_STOP, 0, FALSE,
    { FALSE, FALSE, FALSE } },
  { "/checks/justification/severity/justify/answered", DR_SEVERITY_JUSTIFY, DR_OUTCOME_ADJUST, 0, TRUE,
    { FALSE, TRUE, TRUE } },
  { "/checks/justification/severity/justify/reviewer", DR_SEVERITY_JUSTIFY, DR_OUTCOME_ADJUST, 1, FALSE,
    { FALSE, FALSE, FALSE } },
  { "/checks/justification/severity/justify/stop", DR_SEVERITY_JUSTIFY, DR_OUTCOME_STOP, 0, TRUE, { FALSE, TRUE,
    TRUE } },
  { "/checks/justification/severity/advise", DR_SEVERITY_ADVISE, DR_OUTCOME_ADJUST, 0, FALSE, { FALSE, FALSE,
    FALSE } },
  { "/checks/justification/severity/overdue", DR_SEVERITY_OVERDUE, DR_OUTCOME_ADJUST, 2, TRUE, { FALSE, FALSE,
    FALSE } },
};

static void
run_severity (const SeverityRow *row,
              DrStep             next,
              gboolean           blocks)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  DrCase *of_rule = check_rulebook_get_case (fixture->rulebook, "GOV-07", "fails");
  DrJustification *answer;
  const DrResult *result;

  check_fixture_advance (fixture, next);
  of_rule->severity[next] = row->severity;
  fixture->assessment->n_measures = 0;
  fixture->assessment->outcome = row->outcome;
  answer = check_fixture_add_justification (fixture, "GOV-07", "fails", "group:over-75");
  if (row->accepted > 0)
    answer->reviewer = check_fixture_verdict (fixture, "eve", TRUE);
  if (row->accepted > 1)
    answer->approver = check_fixture_verdict (fixture, "pat", TRUE);

  result = check_fixture_result (fixture, FINDING);
  g_assert_cmpint (result->severity, ==, row->severity);
  g_assert_cmpint (dr_check_is_open (fixture->check, result), ==, row->open);
  g_assert_cmpint (dr_check_blocks (fixture->check, result), ==, blocks);
}

static void
test_severity (gconstpointer data)
{
  const SeverityRow *row = data;

  run_severity (row, DR_STEP_SUBMIT, row->blocks[0]);
  run_severity (row, DR_STEP_ENDORSE, row->blocks[1]);
  run_severity (row, DR_STEP_APPROVE, row->blocks[2]);
}

/* What needs no answer: no finding, no state, nothing open. */
static void
test_no_finding (void)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  const DrResult *result;

  check_fixture_add_justification (fixture, "GOV-07", "fails", "group:over-75");
  result = check_fixture_result (fixture, FINDING);
  g_assert_cmpint (result->kind, ==, DR_RESULT_PASS);
  g_assert_null (dr_justification_for (fixture->check, result));
  g_assert_cmpint (dr_check_answer_state (fixture->check, result), ==, DR_ANSWER_NONE);
  g_assert_false (dr_check_is_open (fixture->check, result));
  g_assert_false (dr_check_blocks (fixture->check, result));
}

/* After approval only what must be mended holds up a step. */
static void
test_later_steps (void)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  const DrResult *result;

  check_fixture_advance (fixture, DR_STEP_DECIDE);
  fixture->service->profile_source = DR_NO_INDEX;
  fixture->impacts[CHECK_OVER_75_IMPACT].sources = CHECK_NO_INDICES;

  result = check_fixture_result (fixture, "EVD-06", "service:revenues");
  g_assert_cmpint (result->severity, ==, DR_SEVERITY_JUSTIFY);
  g_assert_true (dr_check_is_open (fixture->check, result));
  g_assert_false (dr_check_blocks (fixture->check, result));

  result = check_fixture_result (fixture, "EVD-05", "impact:over-75");
  g_assert_cmpint (result->severity, ==, DR_SEVERITY_MUST);
  g_assert_true (dr_check_blocks (fixture->check, result));
}

/* --- Limitations --- */

typedef struct {
  const char    *path;
  const char    *rule;
  const char    *subject;
  const char    *from;
  const char    *until;
  DrAnswerState  state;
} LimitationRow;

/* The as-of date is 2026-03-10. */
static const LimitationRow limitation_rows[] = {
  { "/checks/justification/limitation/in-force", "EVD-06", "service:revenues", "2026-01-01", "2026-12-31",
    DR_ANSWER_LIMITATION },
  { "/checks/justification/limitation/first-day", "EVD-06", "service:revenues", "2026-03-10", "2026-12-31",
    DR_ANSWER_LIMITATION },
  { "/checks/justification/limitation/last-day", "EVD-06", "service:revenues", "2026-01-01", "2026-03-10",
    DR_ANSWER_LIMITATION },
  { "/checks/justification/limitation/not-yet", "EVD-06", "service:revenues", "2026-03-11", "2026-12-31",
    DR_ANSWER_NONE },
  { "/checks/justification/limitation/over", "EVD-06", "service:revenues", "2026-01-01", "2026-03-09",
    DR_ANSWER_NONE },
  { "/checks/justification/limitation/another-rule", "EVD-07", "service:revenues", "2026-01-01", "2026-12-31",
    DR_ANSWER_NONE },
  { "/checks/justification/limitation/another-service", "EVD-06", "service:parking", "2026-01-01", "2026-12-31",
    DR_ANSWER_NONE },
};

static void
test_limitation (gconstpointer data)
{
  const LimitationRow *row = data;
  gboolean limited = row->state == DR_ANSWER_LIMITATION;

  for (DrStep next = DR_STEP_SUBMIT; next <= DR_STEP_ENDORSE; next += DR_STEP_ENDORSE)
    {
      g_autoptr (CheckFixture) fixture = check_fixture_new ();
      DrDate as_of = fixture->context.as_of;
      const DrResult *result;

      check_fixture_advance (fixture, next);
      fixture->context.as_of = as_of;
      fixture->service->profile_source = DR_NO_INDEX;
      check_fixture_add_limitation (fixture, row->rule, row->subject, row->from, row->until);
      result = check_fixture_result (fixture, "EVD-06", "service:revenues");
      g_assert_cmpint (dr_check_answer_state (fixture->check, result), ==, row->state);
      g_assert_cmpint (dr_check_is_open (fixture->check, result), ==, !limited);
      g_assert_cmpint (dr_check_blocks (fixture->check, result), ==, !limited);
      g_assert_cmpint (dr_limitation_for (fixture->check, result) != NULL, ==, limited);
    }
}

/* An accepted answer says more than a limitation; a refused one less. A limitation closes no escalation. */
static void
test_limitation_beside_answer (void)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  DrJustification *answer = check_fixture_add_justification (fixture, "EVD-06", "fails", "service:revenues");
  const DrResult *result;

  fixture->service->profile_source = DR_NO_INDEX;
  check_fixture_add_limitation (fixture, "EVD-06", "service:revenues", "2026-01-01", "2026-12-31");
  answer->reviewer = check_fixture_verdict (fixture, "eve", TRUE);
  result = check_fixture_result (fixture, "EVD-06", "service:revenues");
  g_assert_cmpint (dr_check_answer_state (fixture->check, result), ==, DR_ANSWER_ACCEPTED_BY_REVIEWER);

  answer->reviewer = check_fixture_verdict (fixture, "eve", FALSE);
  g_assert_cmpint (dr_check_answer_state (fixture->check, result), ==, DR_ANSWER_LIMITATION);

  check_rulebook_get_case (fixture->rulebook, "EVD-06", "fails")->severity[DR_STEP_SUBMIT] = DR_SEVERITY_ESCALATE;
  result = check_fixture_result (fixture, "EVD-06", "service:revenues");
  g_assert_true (dr_check_is_open (fixture->check, result));
  g_assert_false (dr_check_blocks (fixture->check, result));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (answer_rows); i++)
    g_test_add_data_func (answer_rows[i].path, &answer_rows[i], test_answer);
  for (guint i = 0; i < G_N_ELEMENTS (severity_rows); i++)
    g_test_add_data_func (severity_rows[i].path, &severity_rows[i], test_severity);
  g_test_add_func ("/checks/justification/no-finding", test_no_finding);
  g_test_add_func ("/checks/justification/later-steps", test_later_steps);
  for (guint i = 0; i < G_N_ELEMENTS (limitation_rows); i++)
    g_test_add_data_func (limitation_rows[i].path, &limitation_rows[i], test_limitation);
  g_test_add_func ("/checks/justification/limitation/beside-answer", test_limitation_beside_answer);

  return g_test_run ();
}
