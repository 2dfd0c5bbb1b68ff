/* Answers to findings: what they are bound to, when they lapse, who has accepted them, and what is still open. */
#include "check-fixture.h"

#include "dr-justification.h"

/* --- What an answer is bound to --- */

static void
assert_figures (const DrMeasured *measured,
                guint             n_measured,
                const char       *expected)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  const DrCheck *check = check_fixture_run (fixture);
  DrResult result = *dr_check_find_result (check, "GOV-05", "assessment");
  g_autofree char *figures = NULL;

  result.measured = measured;
  result.n_measured = n_measured;
  figures = dr_justification_figures (check, &result);
  g_assert_cmpstr (figures, ==, expected);
}

/* Of a rule with the parameter `months`. */
static const struct {
  const char *path;
  DrMeasured  measured;
  const char *expected;
} figures_rows[] = {
  { "/checks/justification/figures/share", { "a", DR_MEASURED_SHARE, 0.3004, 0.3004 }, "a=30.0 %" },
  { "/checks/justification/figures/share/up", { "a", DR_MEASURED_SHARE, 0.3006, 0.3006 }, "a=30.1 %" },
  { "/checks/justification/figures/share/negative", { "a", DR_MEASURED_SHARE, -0.05, -0.05 }, "a=-5.0 %" },
  { "/checks/justification/figures/share/negative-nothing", { "a", DR_MEASURED_SHARE, -0.0001, -0.0001 }, "a=0.0 %" },
  { "/checks/justification/figures/range", { "a", DR_MEASURED_SHARE_INTERVAL, 0.0, 0.2426 }, "a=0.0 to 24.3 %" },
  { "/checks/justification/figures/range/of-one", { "a", DR_MEASURED_SHARE_INTERVAL, 0.24261, 0.24264 }, "a=24.3 %" },
  { "/checks/justification/figures/people", { "a", DR_MEASURED_PEOPLE_INTERVAL, 0, 292 }, "a=0 to 292" },
  { "/checks/justification/figures/people/many", { "a", DR_MEASURED_PEOPLE_INTERVAL, 1234567, 1234567 },
    "a=1234567" },
  { "/checks/justification/figures/people/one", { "a", DR_MEASURED_PEOPLE, 12, 12 }, "a=12" },
  { "/checks/justification/figures/ratio", { "a", DR_MEASURED_RATIO, 1.5172, 1.5172 }, "a=1.52" },
  { "/checks/justification/figures/count", { "a", DR_MEASURED_COUNT, 500, 500 }, "a=500" },
  { "/checks/justification/figures/count/part", { "a", DR_MEASURED_COUNT, 2.25, 2.25 }, "a=2.2" },
  { "/checks/justification/figures/flag", { "a", DR_MEASURED_FLAG, 1, 1 }, "a=yes" },
  { "/checks/justification/figures/flag/no", { "a", DR_MEASURED_FLAG, 0, 0 }, "a=no" },
  { "/checks/justification/figures/ids", { "a", DR_MEASURED_IDS, .text = "x y" }, "a=x y" },
  { "/checks/justification/figures/ids/long", { "a", DR_MEASURED_IDS, .text = "EIA-2025-00001 EIA-2025-00002 EIA-2025-00003 "
    "EIA-2025-00004 EIA-2025-00005 EIA-2025-00006" }, "a=6 (8825870c73b3803e)" },
  { "/checks/justification/figures/ids/none", { "a", DR_MEASURED_IDS, .text = "" }, "a=none" },
  { "/checks/justification/figures/word", { "a", DR_MEASURED_WORD, .text = "neutral" }, "a=neutral" },
  { "/checks/justification/figures/unknown", { "a", DR_MEASURED_UNKNOWN }, "a=not known" },
  { "/checks/justification/figures/date", { "a", DR_MEASURED_DATE, .date = { 2026, 3, 1 } }, "none" },
  { "/checks/justification/figures/parameter", { "months", DR_MEASURED_COUNT, 12, 12 }, "none" },
};

static void
test_figures (gconstpointer data)
{
  const typeof (figures_rows[0]) *row = data;

  assert_figures (&row->measured, 1, row->expected);
}

static void
test_figures_joined (void)
{
  static const DrMeasured measured[] = {
    { "as_of", DR_MEASURED_DATE, .date = { 2026, 3, 1 } },
    { "at_risk", DR_MEASURED_SHARE_INTERVAL, 0.2363, 0.5329 },
    { "at_risk_people", DR_MEASURED_PEOPLE_INTERVAL, 283, 640 },
    { "months", DR_MEASURED_COUNT, 12, 12 },
    { "stands_in", DR_MEASURED_FLAG, 0, 0 },
  };

  assert_figures (measured, G_N_ELEMENTS (measured), "at_risk=23.6 to 53.3 %; at_risk_people=283 to 640; stands_in=no");
  assert_figures (measured, 0, "none");
}

/* --- Why it lapsed --- */

/* A list that was bound as it is says who came and who went; one bound by its digest does not. */
static const struct {
  const char *path;
  guint       n_subjects;
  const char *figures;
  const char *now;
  const char *joined;
  const char *left;
} lapses[] = {
  { "/checks/justification/lapse/joined", 1, "count=2; assessments=A B", "A B C", "C", NULL },
  { "/checks/justification/lapse/left", 1, "count=2; assessments=A B", "B", NULL, "A" },
  { "/checks/justification/lapse/both", 1, "assessments=A B", "B C D", "C, D", "A" },
  { "/checks/justification/lapse/first", 1, "assessments=none", "C", "C", NULL },
  { "/checks/justification/lapse/several", 2, "group:x: assessments=Z | group:over-75: assessments=A", "A C", "C", NULL },
  { "/checks/justification/lapse/of-another", 2, "group:x: assessments=Z", "A C", NULL, NULL },
  { "/checks/justification/lapse/of-one-as-long", 2, "group:under-9: assessments=Z", "A C", NULL, NULL },
  { "/checks/justification/lapse/digest", 1, "assessments=6 (8825870c73b3803e)", "A C", NULL, NULL },
  { "/checks/justification/lapse/same", 1, "count=2; assessments=A B", "B A", NULL, NULL },
  { "/checks/justification/lapse/unbound", 1, NULL, "B A", NULL, NULL },
};

static void
test_lapse (gconstpointer data)
{
  const typeof (lapses[0]) *row = data;
  static const char * const subjects[] = { "group:over-75", "group:x" };
  const DrMeasured measured = { "assessments", DR_MEASURED_IDS, .text = row->now };
  const DrResult result = { .subject = "group:over-75", .measured = &measured, .n_measured = 1 };
  const DrJustification answer = { .subjects = { subjects, row->n_subjects }, .figures = row->figures };
  g_autofree char *joined = NULL;
  g_autofree char *left = NULL;

  g_assert_cmpint (dr_justification_list_change (&answer, &result, "assessments", &joined, &left), ==,
                   row->joined != NULL || row->left != NULL);
  g_assert_cmpstr (joined, ==, row->joined);
  g_assert_cmpstr (left, ==, row->left);
}

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

/* --- One answer to several findings --- */

static void
test_bind (void)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  DrJustification *one = check_fixture_add_justification (fixture, "GOV-07", "fails", "group:over-75");
  DrJustification *several
    = check_fixture_add_justification (fixture, "GOV-07", "fails", "group:disabled group:over-75");
  DrJustification *none = check_fixture_add_justification (fixture, "GOV-07", "fails", "group:carers");
  g_autofree char *of_one = NULL;
  g_autofree char *of_several = NULL;
  g_autofree char *of_none = NULL;
  const DrCheck *check;

  check_fixture_add_impact (fixture, "disabled", CHECK_INDICES (fixture, CHECK_DISABLED), DR_EFFECT_NEGATIVE);
  fixture->assessment->n_measures = 0;
  check = check_fixture_run (fixture);

  of_one = dr_justification_bind (check, one);
  of_several = dr_justification_bind (check, several);
  of_none = dr_justification_bind (check, none);
  g_assert_cmpstr (of_one, ==, "measured_by=none");
  g_assert_cmpstr (of_several, ==, "group:over-75: measured_by=none | group:disabled: measured_by=none");
  g_assert_null (of_none);

  /* What was bound stands as long as nothing changes; of several each by itself. */
  one->figures = of_one;
  several->figures = of_several;
  g_assert_true (dr_justification_stands (check, one, dr_check_find_result (check, FINDING)));
  g_assert_true (dr_justification_stands (check, several, dr_check_find_result (check, FINDING)));
  g_assert_true (dr_justification_stands (check, several, dr_check_find_result (check, "GOV-07", "group:disabled")));
  several->figures = "group:over-75: measured_by=none | group:disabled: measured_by=m9";
  g_assert_true (dr_justification_stands (check, several, dr_check_find_result (check, FINDING)));
  g_assert_false (dr_justification_stands (check, several, dr_check_find_result (check, "GOV-07", "group:disabled")));
}

/* A figure that changes by less than is shown leaves an answer standing; one that shows does not. */
static void
test_as_displayed (void)
{
  static const struct { double use; gboolean stands; } changes[] = {
    { 0.7997, TRUE }, { 0.7996, TRUE }, { 0.7994, FALSE },
  };
  g_autofree char *bound = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (CheckFixture) fixture = check_fixture_new ();
      DrJustification *answer = check_fixture_add_justification (fixture, "ACC-10", "fails", "group:carers");
      const DrResult *result;

      check_fixture_use (fixture, CHECK_CARERS, CHECK_TELEPHONE, changes[i].use, 0, CHECK_CENSUS);
      check_fixture_use (fixture, CHECK_CARERS, CHECK_WEBSITE, 0.0, 0, CHECK_CENSUS);
      check_fixture_use (fixture, CHECK_CARERS, CHECK_DESK, 0.0, 0, CHECK_CENSUS);
      result = check_fixture_result (fixture, "ACC-10", "group:carers");
      if (bound == NULL)
        {
          bound = dr_justification_bind (fixture->check, answer);
          g_assert_cmpstr (bound, ==, "excluded_before=20.0 %; excluded_before_people=180 to 181");
        }
      answer->figures = bound;
      g_assert_cmpint (dr_justification_stands (fixture->check, answer, result), ==, changes[i].stands);
    }
}

/* What an officer answered about a date or a threshold does not lapse as time goes by. */
static void
test_age_does_not_lapse (void)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  DrJustification *answer = check_fixture_add_justification (fixture, "EVD-03", "stale", "source:survey");
  g_autofree char *bound = NULL;
  const DrResult *result;

  fixture->sources[CHECK_SURVEY].fieldwork = check_date ("2020-01-01");
  check_fixture_run (fixture);
  bound = dr_justification_bind (fixture->check, answer);
  g_assert_cmpstr (bound, ==, "max_age_years=5");
  answer->figures = bound;

  fixture->context.as_of = check_date ("2027-03-10");
  result = check_fixture_result (fixture, "EVD-03", "source:survey");
  g_assert_true (dr_justification_stands (fixture->check, answer, result));

  /* Once it is very stale that is another case. */
  fixture->context.as_of = check_date ("2030-01-02");
  result = check_fixture_result (fixture, "EVD-03", "source:survey");
  g_assert_cmpstr (dr_check_get_case (fixture->check, result), ==, "very-stale");
  g_assert_false (dr_justification_stands (fixture->check, answer, result));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lapses); i++)
    g_test_add_data_func (lapses[i].path, &lapses[i], test_lapse);
  for (guint i = 0; i < G_N_ELEMENTS (figures_rows); i++)
    g_test_add_data_func (figures_rows[i].path, &figures_rows[i], test_figures);
  g_test_add_func ("/checks/justification/figures/joined", test_figures_joined);
  for (guint i = 0; i < G_N_ELEMENTS (answer_rows); i++)
    g_test_add_data_func (answer_rows[i].path, &answer_rows[i], test_answer);
  for (guint i = 0; i < G_N_ELEMENTS (severity_rows); i++)
    g_test_add_data_func (severity_rows[i].path, &severity_rows[i], test_severity);
  g_test_add_func ("/checks/justification/no-finding", test_no_finding);
  g_test_add_func ("/checks/justification/later-steps", test_later_steps);
  for (guint i = 0; i < G_N_ELEMENTS (limitation_rows); i++)
    g_test_add_data_func (limitation_rows[i].path, &limitation_rows[i], test_limitation);
  g_test_add_func ("/checks/justification/limitation/beside-answer", test_limitation_beside_answer);
  g_test_add_func ("/checks/justification/bind", test_bind);
  g_test_add_func ("/checks/justification/as-displayed", test_as_displayed);
  g_test_add_func ("/checks/justification/age", test_age_does_not_lapse);

  return g_test_run ();
}
