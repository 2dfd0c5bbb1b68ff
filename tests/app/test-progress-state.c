/* How far each section is, on the assessment of the checks' own fixture and a small questionnaire. */
#include "check-fixture.h"

#include <string.h>

#include "dr-progress-state.h"

/* One required question in the change, one in the outcome that only a full assessment asks. */
static const DrQuestion change_questions[] = {
  { .id = "purpose", .prompt = "?", .nations = 1u << DR_NATION_ENGLAND, .required = DR_REQUIREMENT_ALWAYS },
  { .id = "extra", .prompt = "?", .nations = 1u << DR_NATION_ENGLAND, .required = DR_REQUIREMENT_OPTIONAL },
  { .id = "welsh", .prompt = "?", .nations = 1u << DR_NATION_WALES, .required = DR_REQUIREMENT_ALWAYS },
};
static const DrQuestion outcome_questions[] = {
  { .id = "remains", .prompt = "?", .nations = 1u << DR_NATION_ENGLAND, .only_full = TRUE,
    .required = DR_REQUIREMENT_FULL },
};
static const DrSection sections[] = {
  { .id = "change", .title = "The change", .questions = change_questions, .n_questions = G_N_ELEMENTS (change_questions) },
  { .id = "outcome", .title = "Outcome", .questions = outcome_questions, .n_questions = G_N_ELEMENTS (outcome_questions) },
};

typedef struct _ProgressRow ProgressRow;

struct _ProgressRow {
  const char *path;
  const char *section;
  DrProgress  progress;
  guint       n_findings;
  guint       n_questions;
  void      (*mutate) (CheckFixture *fixture);
};

static DrAnswer answers[2];

static void
answer (CheckFixture *fixture,
        guint         i,
        const char   *question,
        const char   *text)
{
  answers[i] = (DrAnswer) { .question = question, .text = text };
  fixture->assessment->answers = answers;
  fixture->assessment->n_answers = i + 1;
}

static void
answer_purpose (CheckFixture *fixture)
{
  answer (fixture, 0, "purpose", "People come for help with bills.");
}

static void
answer_purpose_blank (CheckFixture *fixture)
{
  answer (fixture, 0, "purpose", " \n");
}

static void
leave_reasons_out (CheckFixture *fixture)
{
  answer (fixture, 0, "remains", "An hour longer.");
  fixture->assessment->outcome_reasons = "";
}

static void
give_all_reasons (CheckFixture *fixture)
{
  answer (fixture, 0, "remains", "An hour longer.");
}

static void
screen_out (CheckFixture *fixture)
{
  fixture->assessment->screening = DR_SCREENING_OUT;
}

static void
say_why_full (CheckFixture *fixture)
{
  fixture->assessment->screening_reason = "It may shut people out.";
}

static void
screen_out_too_soon (CheckFixture *fixture)
{
  fixture->assessment->screening = DR_SCREENING_OUT;
  fixture->assessment->screening_reason = "Nothing changes.";
  check_fixture_offer (fixture, CHECK_CHOSEN_OPTION, CHECK_POINT_DESK, DR_OFFER_FULL, DR_OFFER_REDUCED);
}

static void
say_nothing (CheckFixture *fixture)
{
  DrAssessment *assessment = fixture->assessment;

  assessment->what = assessment->why = assessment->decision_body = assessment->report = "";
  assessment->effective = assessment->decision_date = DR_DATE_NONE;
  assessment->screening = DR_SCREENING_UNDECIDED;
  assessment->n_options = 1;
  assessment->chosen = DR_NO_INDEX;
  fixture->options[0].n_targets = 0;
  fixture->options[0].description = "";
  assessment->n_impacts = assessment->n_adjustments = assessment->n_consultations = assessment->n_actions = 0;
  assessment->outcome = DR_OUTCOME_NONE;
  assessment->n_measures = 0;
  assessment->review = DR_DATE_NONE;
}

static void
choose_nothing (CheckFixture *fixture)
{
  fixture->assessment->chosen = DR_NO_INDEX;
}

static void
set_no_review (CheckFixture *fixture)
{
  fixture->assessment->review = DR_DATE_NONE;
}

static void
consult_nobody (CheckFixture *fixture)
{
  fixture->consultations[0].groups = CHECK_INDICES (fixture, CHECK_DISABLED);
}

/* The desk loses half its hours, which needs an answer. */
static void
halve_desk (CheckFixture *fixture)
{
  check_fixture_offer (fixture, CHECK_CHOSEN_OPTION, CHECK_POINT_DESK, DR_OFFER_FULL, DR_OFFER_REDUCED);
}

static void
submit (CheckFixture *fixture)
{
  check_fixture_advance (fixture, DR_STEP_ENDORSE);
}

static const ProgressRow rows[] = {
  { "/app/progress/change/unanswered", "change", DR_PROGRESS_ATTENTION, 0, 1, NULL },
  { "/app/progress/change/blank", "change", DR_PROGRESS_ATTENTION, 0, 1, answer_purpose_blank },
  { "/app/progress/change/complete", "change", DR_PROGRESS_COMPLETE, 0, 0, answer_purpose },
  { "/app/progress/change/not-started", "change", DR_PROGRESS_NOT_STARTED, 1, 1, say_nothing },
  { "/app/progress/screening/in-hand", "screening", DR_PROGRESS_IN_HAND, 0, 0, NULL },
  { "/app/progress/screening/complete", "screening", DR_PROGRESS_COMPLETE, 0, 0, say_why_full },
  { "/app/progress/screening/too-soon", "screening", DR_PROGRESS_ATTENTION, 1, 0, screen_out_too_soon },
  { "/app/progress/screening/not-started", "screening", DR_PROGRESS_NOT_STARTED, 0, 0, say_nothing },
  { "/app/progress/options/complete", "options", DR_PROGRESS_COMPLETE, 0, 0, NULL },
  { "/app/progress/options/none-chosen", "options", DR_PROGRESS_ATTENTION, 1, 0, choose_nothing },
  { "/app/progress/options/not-started", "options", DR_PROGRESS_NOT_STARTED, 1, 0, say_nothing },
  { "/app/progress/people/not-started", "people", DR_PROGRESS_NOT_STARTED, 0, 0, NULL },
  { "/app/progress/consultation/complete", "consultation", DR_PROGRESS_COMPLETE, 0, 0, NULL },
  { "/app/progress/consultation/not-asked", "consultation", DR_PROGRESS_ATTENTION, 1, 0, consult_nobody },
  { "/app/progress/consultation/not-started", "consultation", DR_PROGRESS_NOT_STARTED, 0, 0, say_nothing },
  { "/app/progress/impacts/complete", "impacts", DR_PROGRESS_COMPLETE, 0, 0, NULL },
  { "/app/progress/actions/complete", "actions", DR_PROGRESS_COMPLETE, 0, 0, NULL },
  { "/app/progress/outcome/unanswered", "outcome", DR_PROGRESS_ATTENTION, 0, 1, NULL },
  { "/app/progress/outcome/in-hand", "outcome", DR_PROGRESS_IN_HAND, 0, 0, leave_reasons_out },
  { "/app/progress/outcome/complete", "outcome", DR_PROGRESS_COMPLETE, 0, 0, give_all_reasons },
  { "/app/progress/outcome/screened-out", "outcome", DR_PROGRESS_COMPLETE, 0, 0, screen_out },
  { "/app/progress/monitoring/complete", "monitoring", DR_PROGRESS_COMPLETE, 0, 0, NULL },
  { "/app/progress/monitoring/no-review", "monitoring", DR_PROGRESS_ATTENTION, 1, 0, set_no_review },
  { "/app/progress/submit/not-started", "submit", DR_PROGRESS_NOT_STARTED, 0, 0, NULL },
  { "/app/progress/submit/submitted", "submit", DR_PROGRESS_COMPLETE, 0, 0, submit },
};

static void
test_row (gconstpointer data)
{
  const ProgressRow *row = data;
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  g_autoptr (DrQuestionnaire) questionnaire = dr_questionnaire_new ();
  DrSectionProgress progress;

  questionnaire->sections = sections;
  questionnaire->n_sections = G_N_ELEMENTS (sections);
  if (row->mutate != NULL)
    row->mutate (fixture);
  dr_section_progress_init (&progress, row->section, check_fixture_run (fixture), questionnaire);
  g_assert_cmpint (progress.progress, ==, row->progress);
  g_assert_cmpuint (progress.n_findings, ==, row->n_findings);
  g_assert_cmpuint (progress.n_questions, ==, row->n_questions);
}

/* A finding that needs an answer calls for attention until it has one. */
static void
test_answered (void)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  g_autoptr (DrQuestionnaire) questionnaire = dr_questionnaire_new ();
  const DrCheck *check;
  DrSectionProgress progress;
  guint n;

  halve_desk (fixture);
  check = check_fixture_run (fixture);
  dr_section_progress_init (&progress, "options", check, questionnaire);
  g_assert_cmpint (progress.progress, ==, DR_PROGRESS_ATTENTION);
  n = progress.n_findings;
  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < check->n_results; i++)
    if (check->results[i].kind == DR_RESULT_FAIL && check->results[i].severity >= DR_SEVERITY_JUSTIFY)
      check_fixture_add_justification (fixture, dr_check_get_rule (check, &check->results[i])->id,
                                       dr_check_get_case (check, &check->results[i]), check->results[i].subject);
  dr_section_progress_init (&progress, "options", check_fixture_run (fixture), questionnaire);
  g_assert_cmpint (progress.progress, ==, DR_PROGRESS_COMPLETE);
  g_assert_cmpuint (progress.n_findings, ==, 0);
}

static const struct {
  DrSectionProgress  progress;
  const char        *words;
} words[] = {
  { { DR_PROGRESS_NOT_STARTED, 0, 0 }, "Not started" },
  { { DR_PROGRESS_NOT_STARTED, 0, 2 }, "Not started: 2 questions to answer" },
  { { DR_PROGRESS_IN_HAND, 0, 0 }, "In hand" },
  { { DR_PROGRESS_COMPLETE, 0, 0 }, "Complete" },
  { { DR_PROGRESS_ATTENTION, 1, 0 }, "Needs attention: 1 finding" },
  { { DR_PROGRESS_ATTENTION, 3, 1 }, "Needs attention: 3 findings, 1 question to answer" },
};

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *text = dr_section_progress_describe (&words[i].progress);

      g_assert_cmpstr (text, ==, words[i].words);
    }
}

/* Colour is never alone: each state has a shape of its own. */
static void
test_icons (void)
{
  for (int a = DR_PROGRESS_NOT_STARTED; a <= DR_PROGRESS_ATTENTION; a++)
    for (int b = DR_PROGRESS_NOT_STARTED; b < a; b++)
      g_assert_cmpstr (dr_progress_icon ((DrProgress) a), !=, dr_progress_icon ((DrProgress) b));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add_data_func (rows[i].path, &rows[i], test_row);
  g_test_add_func ("/app/progress/answered", test_answered);
  g_test_add_func ("/app/progress/words", test_words);
  g_test_add_func ("/app/progress/icons", test_icons);

  return g_test_run ();
}
