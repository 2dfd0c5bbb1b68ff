/* Answers to findings: what they are bound to, and when they lapse. */
#include "check-fixture.h"

#include "dr-justification.h"

#define FINDING "GOV-07", "group:over-75"

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
  g_test_add_func ("/checks/justification/bind", test_bind);
  g_test_add_func ("/checks/justification/as-displayed", test_as_displayed);
  g_test_add_func ("/checks/justification/age", test_age_does_not_lapse);

  return g_test_run ();
}
