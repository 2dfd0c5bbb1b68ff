/* What the sections on screening and the outcome say, on the assessment of the checks' own fixture. */
#include "check-fixture.h"

#include <string.h>

#include "dr-outcome-state.h"
#include "dr-screening-state.h"

static void
reduce_desk (CheckFixture *fixture)
{
  check_fixture_offer (fixture, CHECK_CHOSEN_OPTION, CHECK_POINT_DESK, DR_OFFER_FULL, DR_OFFER_REDUCED);
}

static void
close_desk (CheckFixture *fixture)
{
  check_fixture_offer (fixture, CHECK_CHOSEN_OPTION, CHECK_POINT_DESK, DR_OFFER_FULL, DR_OFFER_NONE);
}

static void
screen_out (CheckFixture *fixture)
{
  fixture->assessment->screening = DR_SCREENING_OUT;
}

static void
screen_out_a_closure (CheckFixture *fixture)
{
  screen_out (fixture);
  close_desk (fixture);
}

static void
choose_nothing (CheckFixture *fixture)
{
  fixture->assessment->chosen = DR_NO_INDEX;
}

static const struct {
  const char      *path;
  void           (*mutate) (CheckFixture *fixture);
  DrScreeningView  view;
  const char      *says;    /* words in the lines */
  const char      *hides;   /* (nullable): words that are not in them */
} screening_rows[] = {
  { "/app/screening/quiet", NULL, DR_SCREENING_VIEW_QUIET, "know figures", "Withdrawn" },
  { "/app/screening/quiet/screened-out", screen_out, DR_SCREENING_VIEW_QUIET, "know figures", "screened the change out" },
  { "/app/screening/not-yet", choose_nothing, DR_SCREENING_VIEW_NOT_YET, "Choose one", NULL },
  { "/app/screening/calls", reduce_desk, DR_SCREENING_VIEW_CALLS, "Withdrawn, reduced or moved: hertford-desk",
    "screened the change out" },
  { "/app/screening/calls/rules", close_desk, DR_SCREENING_VIEW_CALLS, "1 finding", NULL },
  { "/app/screening/conflict", screen_out_a_closure, DR_SCREENING_VIEW_CONFLICT, "screened the change out", NULL },
};

static void
test_screening (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  g_auto (DrScreeningState) state = { 0 };
  g_auto (DrScreeningState) sealed = { 0 };
  g_autofree char *lines = NULL;
  const DrCheck *check;

  if (screening_rows[i].mutate != NULL)
    screening_rows[i].mutate (fixture);
  check = check_fixture_run (fixture);
  dr_screening_state_init (&state, check, TRUE);
  dr_screening_state_init (&sealed, check, FALSE);   /* nobody is told to do what cannot be done any more */
  g_assert_cmpint (sealed.view, ==, state.view == DR_SCREENING_VIEW_NOT_YET ? DR_SCREENING_VIEW_PAST : state.view);
  g_assert_true (sealed.view != DR_SCREENING_VIEW_PAST || sealed.lines[0] == NULL);
  lines = g_strjoinv ("\n", state.lines);
  g_test_message ("%s: %s", state.headline, lines);
  g_assert_cmpint (state.view, ==, screening_rows[i].view);
  g_assert_nonnull (strstr (lines, screening_rows[i].says));
  if (screening_rows[i].hides != NULL)
    g_assert_null (strstr (lines, screening_rows[i].hides));
}

static void
harm_nobody (CheckFixture *fixture)
{
  fixture->assessment->n_impacts = 1;
}

static void
harm_nobody_and_close_desk (CheckFixture *fixture)
{
  harm_nobody (fixture);
  close_desk (fixture);
}

static void
give_reasons (CheckFixture *fixture)
{
  fixture->assessment->legitimate_aim = "To save the rent.";
  fixture->assessment->proportionate = "Little is lost.";
  fixture->assessment->less_harmful = "None does.";
}

static void
forget_a_reason (CheckFixture *fixture)
{
  give_reasons (fixture);
  fixture->assessment->proportionate = " \n";
}

static void
mark_risk (CheckFixture *fixture)
{
  fixture->assessment->conduct_risk = TRUE;
}

static const struct {
  const char *path;
  void      (*mutate) (CheckFixture *fixture);
  DrOutcome   outcome;
  const char *says;    /* (nullable): words in the note; NULL: there is none */
} outcome_rows[] = {
  { "/app/outcome/no-major-change/negative", NULL, DR_OUTCOME_NO_MAJOR_CHANGE, "over-75" },
  { "/app/outcome/no-major-change/nobody", harm_nobody, DR_OUTCOME_NO_MAJOR_CHANGE, NULL },
  { "/app/outcome/no-major-change/open", harm_nobody_and_close_desk, DR_OUTCOME_NO_MAJOR_CHANGE, "ACC-07" },
  { "/app/outcome/no-major-change/risk", mark_risk, DR_OUTCOME_NO_MAJOR_CHANGE, "GOV-04" },
  { "/app/outcome/adjust", NULL, DR_OUTCOME_ADJUST, NULL },
  { "/app/outcome/adjust/risk", mark_risk, DR_OUTCOME_ADJUST, "GOV-04" },
  { "/app/outcome/continue", NULL, DR_OUTCOME_CONTINUE, "GOV-02" },
  { "/app/outcome/continue/reasons", give_reasons, DR_OUTCOME_CONTINUE, NULL },
  { "/app/outcome/continue/one-forgotten", forget_a_reason, DR_OUTCOME_CONTINUE, "GOV-02" },
  { "/app/outcome/stop", NULL, DR_OUTCOME_STOP, NULL },
  { "/app/outcome/stop/risk", mark_risk, DR_OUTCOME_STOP, NULL },
  { "/app/outcome/none", NULL, DR_OUTCOME_NONE, NULL },
};

static void
test_outcome (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  g_auto (DrOutcomeState) state = { { NULL }, { NULL } };

  if (outcome_rows[i].mutate != NULL)
    outcome_rows[i].mutate (fixture);
  dr_outcome_state_init (&state, check_fixture_run (fixture));
  if (outcome_rows[i].says == NULL)
    {
      g_assert_cmpstr (state.notes[outcome_rows[i].outcome], ==, NULL);
    }
  else
    {
      g_assert_nonnull (state.notes[outcome_rows[i].outcome]);
      g_assert_nonnull (strstr (state.notes[outcome_rows[i].outcome], outcome_rows[i].says));
    }
}

/* Of many who are worse off a few are named, and how many more; all of them are there to be read. */
static void
test_outcome_of_many (void)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  g_auto (DrOutcomeState) state = { { NULL }, { NULL } };
  const char *note;
  const char *names;

  for (int i = 0; i < 8; i++)
    {
      g_autofree char *id = g_strdup_printf ("ward-%d", i);
      int group = check_fixture_add_group (fixture, g_intern_string (id), DR_CHARACTERISTIC_AGE, CHECK_BY_AGE, 100);

      check_fixture_add_impact (fixture, g_intern_string (id), CHECK_INDICES (fixture, group), DR_EFFECT_NEGATIVE);
    }
  dr_outcome_state_init (&state, check_fixture_run (fixture));
  note = state.notes[DR_OUTCOME_NO_MAJOR_CHANGE];
  names = state.names[DR_OUTCOME_NO_MAJOR_CHANGE];
  g_assert_nonnull (names);
  g_assert_nonnull (strstr (note, "and 5 more"));
  g_assert_nonnull (strstr (names, "over-75"));
  for (int i = 0; i < 8; i++)
    {
      g_autofree char *id = g_strdup_printf ("ward-%d", i);

      g_assert_nonnull (strstr (names, id));
    }
  g_assert_null (state.names[DR_OUTCOME_ADJUST]);
}

/* What is said beforehand is what the rules find once it is chosen. */
static void
test_foretold (void)
{
  void (*mutators[]) (CheckFixture *) = { mark_risk, harm_nobody, harm_nobody_and_close_desk, give_reasons,
                                          forget_a_reason };

  for (guint m = 0; m < G_N_ELEMENTS (mutators); m++)
    for (int outcome = DR_OUTCOME_NO_MAJOR_CHANGE; outcome < DR_N_OUTCOMES; outcome++)
      {
        static const char * const rules[] = { "GOV-01", "GOV-02", "GOV-04" };
        g_autoptr (CheckFixture) fixture = check_fixture_new ();
        g_auto (DrOutcomeState) state = { { NULL }, { NULL } };
        const DrCheck *check;

        mutators[m] (fixture);
        dr_outcome_state_init (&state, check_fixture_run (fixture));
        fixture->assessment->outcome = (DrOutcome) outcome;
        check = check_fixture_run (fixture);
        for (guint r = 0; r < G_N_ELEMENTS (rules); r++)
          {
            const DrResult *result = dr_check_find_result (check, rules[r], "assessment");
            gboolean said = state.notes[outcome] != NULL && strstr (state.notes[outcome], rules[r]) != NULL;

            g_test_message ("mutator %u, outcome %d, %s", m, outcome, rules[r]);
            g_assert_cmpint (said, ==, result->kind == DR_RESULT_FAIL);
          }
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (screening_rows); i++)
    g_test_add_data_func (screening_rows[i].path, GUINT_TO_POINTER (i), test_screening);
  for (guint i = 0; i < G_N_ELEMENTS (outcome_rows); i++)
    g_test_add_data_func (outcome_rows[i].path, GUINT_TO_POINTER (i), test_outcome);
  g_test_add_func ("/app/outcome/many", test_outcome_of_many);
  g_test_add_func ("/app/outcome/foretold", test_foretold);

  return g_test_run ();
}
