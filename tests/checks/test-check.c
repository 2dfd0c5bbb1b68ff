/* The check as a whole: which rules are tested, which case is the result, and that the same input gives the same. */
#include <string.h>

#include "access-fixture.h"
#include "dr-rules.h"

#define N DR_OFFER_NONE

/* Everything is withdrawn, so that for carers both cases of ACC-01 hold. */
static void
withdraw_all (CheckFixture *fixture)
{
  for (int p = CHECK_POINT_TELEPHONE; p <= CHECK_POINT_DESK; p++)
    check_fixture_offer (fixture, CHECK_CHOSEN_OPTION, p, DR_OFFER_FULL, N);
}

/* --- Which rules are tested --- */

static void
test_nation (void)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();

  ((DrRule *) &fixture->rulebook->rules[0])->nations = 1u << DR_NATION_WALES | 1u << DR_NATION_SCOTLAND;
  check_fixture_assert (fixture, "ACC-01", "assessment", "not-applicable");
  check_fixture_assert (fixture, "ACC-01", "group:carers", "absent");
  fixture->assessment->nation = DR_NATION_WALES;
  check_fixture_assert (fixture, "ACC-01", "group:carers", "pass");
  fixture->assessment->nation = DR_NATION_SCOTLAND;
  check_fixture_assert (fixture, "ACC-01", "group:carers", "pass");
}

/* A limitation answers findings of a source or a service: the table says which rules have such, and of which. */
static void
test_limitable (void)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  const DrCheck *check = check_fixture_run (fixture);
  guint n = 0;
  const DrRuleDefinition *rules = dr_rules_get_definitions (&n);
  guint found = 0;

  for (guint i = 0; i < check->n_results; i++)
    {
      const char *subject = check->results[i].subject;
      const char *limitable = rules[dr_rules_find (dr_check_get_rule (check, &check->results[i])->id)].limitable;

      if (g_str_has_prefix (subject, "source:") || g_str_has_prefix (subject, "service:"))
        {
          g_assert_nonnull (limitable);
          g_assert_true (g_str_has_prefix (subject, limitable));
          found++;
        }
      else
        g_assert_true (limitable == NULL || g_str_equal (subject, "assessment"));
    }
  g_assert_cmpuint (found, >, 2);
}

/* Of a service as it is, the families about the service are tested and the others are not. */
static void
test_access_review (void)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  const DrCheck *check;

  fixture->assessment->access_review = TRUE;
  check = check_fixture_run (fixture);
  for (guint i = 0; i < check->n_results; i++)
    {
      const char *rule = dr_check_get_rule (check, &check->results[i])->id;
      const char *reason = check->results[i].reason;
      gboolean about_service = g_str_has_prefix (rule, "ACC") || g_str_has_prefix (rule, "STD")
                               || g_str_has_prefix (rule, "EVD");
      gboolean other_nation = g_str_equal (rule, "GOV-11");

      if (!about_service)
        {
          g_assert_cmpint (check->results[i].kind, ==, DR_RESULT_NOT_APPLICABLE);
          g_assert_cmpint (strstr (reason, "access review of a service as it is") != NULL, ==, !other_nation);
        }
      else if (reason != NULL)
        g_assert_null (strstr (reason, "access review"));
    }
  check_fixture_assert (fixture, "ACC-10", "group:carers", "pass");
  check_fixture_assert (fixture, "STD-01", "channel:website", "pass");
  check_fixture_assert (fixture, "EVD-06", "service:revenues", "pass");
}

/* Only the cases of the step that comes next count; a rule with none of them is not tested. */
static void
test_step (void)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  DrCase *excluded = check_rulebook_get_case (fixture->rulebook, "ACC-01", "excluded");
  DrCase *at_risk = check_rulebook_get_case (fixture->rulebook, "ACC-01", "at-risk");

  withdraw_all (fixture);
  check_fixture_assert (fixture, "ACC-01", "group:carers", "excluded");
  excluded->steps = 1u << DR_STEP_ENDORSE;
  check_fixture_assert (fixture, "ACC-01", "group:carers", "at-risk");
  at_risk->steps = 1u << DR_STEP_APPROVE;
  check_fixture_assert (fixture, "ACC-01", "group:carers", "absent");
  check_fixture_assert (fixture, "ACC-01", "assessment", "not-applicable");
  check_fixture_advance (fixture, DR_STEP_ENDORSE);
  check_fixture_assert (fixture, "ACC-01", "group:carers", "excluded");
  check_fixture_advance (fixture, DR_STEP_APPROVE);
  check_fixture_assert (fixture, "ACC-01", "group:carers", "at-risk");
}

/* What is perhaps so in a case that is not tested does not matter. */
static void
test_perhaps_later (void)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();

  check_fixture_drop_figure (fixture, DR_FIGURE_USE, CHECK_CARERS, DR_TARGET_CHANNEL, CHECK_TELEPHONE);
  check_fixture_offer (fixture, CHECK_CHOSEN_OPTION, CHECK_POINT_DESK, DR_OFFER_FULL, N);
  check_fixture_assert (fixture, "ACC-01", "group:carers", "unknown");
  check_rulebook_get_case (fixture->rulebook, "ACC-01", "excluded")->steps = 1u << DR_STEP_ENDORSE;
  check_fixture_assert (fixture, "ACC-01", "group:carers", "pass");
}

/* Rules that need to know what is chosen are not tested until something is; the others are. */
static void
test_no_option (void)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  guint n;
  const DrRuleDefinition *definitions = dr_rules_get_definitions (&n);
  const DrCheck *check;

  check_fixture_choose (fixture, DR_NO_INDEX);
  check = check_fixture_run (fixture);
  g_assert_null (check->demand);
  g_assert_cmpuint (check->settle.n, ==, 0);
  for (guint i = 0; i < n; i++)
    {
      const DrResult *result = dr_check_find_result (check, definitions[i].id, "assessment");

      if (definitions[i].needs_option)
        g_assert_cmpstr (result->reason, ==, "No option is chosen.");
      else if (result != NULL)
        g_assert_cmpstr (result->reason, !=, "No option is chosen.");
    }
  check_fixture_assert (fixture, "OPT-02", "assessment", "fails");
}

/* --- Which case is the result --- */

static const struct {
  const char *path;
  DrSeverity  excluded;
  DrSeverity  at_risk;
  const char *expected;
} severities[] = {
  { "/checks/check/severe/first", DR_SEVERITY_ESCALATE, DR_SEVERITY_JUSTIFY, "excluded" },
  { "/checks/check/severe/second", DR_SEVERITY_JUSTIFY, DR_SEVERITY_ESCALATE, "at-risk" },
  { "/checks/check/severe/must", DR_SEVERITY_ESCALATE, DR_SEVERITY_MUST, "at-risk" },
  { "/checks/check/severe/advice", DR_SEVERITY_ADVISE, DR_SEVERITY_OVERDUE, "at-risk" },
  { "/checks/check/severe/the-same", DR_SEVERITY_JUSTIFY, DR_SEVERITY_JUSTIFY, "excluded" },
};

static void
test_severe (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  const DrResult *result;

  withdraw_all (fixture);
  check_rulebook_get_case (fixture->rulebook, "ACC-01", "excluded")->severity[DR_STEP_SUBMIT] = severities[i].excluded;
  check_rulebook_get_case (fixture->rulebook, "ACC-01", "at-risk")->severity[DR_STEP_SUBMIT] = severities[i].at_risk;
  check_fixture_assert (fixture, "ACC-01", "group:carers", severities[i].expected);
  result = check_fixture_result (fixture, "ACC-01", "group:carers");
  g_assert_cmpint (result->severity, ==, MAX (severities[i].excluded, severities[i].at_risk));
}

/* The severity is that of the step. */
static void
test_severity_of_step (void)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  DrCase *excluded = check_rulebook_get_case (fixture->rulebook, "ACC-01", "excluded");

  withdraw_all (fixture);
  excluded->severity[DR_STEP_ENDORSE] = DR_SEVERITY_MUST;
  g_assert_cmpint (check_fixture_result (fixture, "ACC-01", "group:carers")->severity, ==, DR_SEVERITY_ESCALATE);
  check_fixture_advance (fixture, DR_STEP_ENDORSE);
  g_assert_cmpint (check_fixture_result (fixture, "ACC-01", "group:carers")->severity, ==, DR_SEVERITY_MUST);
}

/* --- Clean or not --- */

static void
test_clean (void)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  DrCase *never = check_rulebook_get_case (fixture->rulebook, "ACC-07", "never");

  g_assert_true (dr_check_is_clean (check_fixture_run (fixture)));
  fixture->channels[CHECK_DESK].needs = CHECK_NO_INDICES;
  g_assert_false (dr_check_is_clean (check_fixture_run (fixture)));
  never->severity[DR_STEP_SUBMIT] = DR_SEVERITY_OVERDUE;
  g_assert_false (dr_check_is_clean (check_fixture_run (fixture)));
  never->severity[DR_STEP_SUBMIT] = DR_SEVERITY_ADVISE;
  g_assert_true (dr_check_is_clean (check_fixture_run (fixture)));
  fixture->consultations[0].answered = DR_UNKNOWN;
  g_assert_false (dr_check_is_clean (check_fixture_run (fixture)));
}

/* --- The results as a list --- */

static void
test_order (void)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  const DrCheck *check = check_fixture_run (fixture);
  guint n;

  dr_rules_get_definitions (&n);
  for (guint i = 1; i < check->n_results; i++)
    g_assert_cmpuint (check->results[i - 1].rule, <=, check->results[i].rule);
  g_assert_cmpuint (check->results[check->n_results - 1].rule, ==, n - 1);
  for (guint i = 0; i < check->n_results; i++)
    for (guint k = 0; k < i; k++)
      g_assert_false (check->results[i].rule == check->results[k].rule
                      && g_str_equal (check->results[i].subject, check->results[k].subject));
}

/* No more rules are tested than the rulebook has. */
static void
test_fewer_rules (void)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  const DrCheck *check;

  fixture->rulebook->n_rules = 2;
  check = check_fixture_run (fixture);
  g_assert_nonnull (dr_check_find_result (check, "ACC-02", "group:carers"));
  for (guint i = 0; i < check->n_results; i++)
    g_assert_cmpuint (check->results[i].rule, <, 2);
}

static void
test_find (void)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  const DrCheck *check = check_fixture_run (fixture);
  const DrResult *result = dr_check_find_result (check, "ACC-10", "group:carers");

  g_assert_cmpstr (dr_check_get_rule (check, result)->id, ==, "ACC-10");
  g_assert_cmpstr (result->subject, ==, "group:carers");
  g_assert_null (dr_check_get_case (check, result));
  g_assert_null (dr_check_find_result (check, "ACC-10", "group:nobody"));
  g_assert_null (dr_check_find_result (check, "ACC-99", "group:carers"));
  g_assert_cmpint (dr_rules_find ("ACC-01"), ==, 0);
  g_assert_cmpint (dr_rules_find ("ACC-99"), ==, -1);
}

/* Parameters are measured in their units. */
static void
test_parameters (void)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  const DrResult *result = check_fixture_result (fixture, "ACC-02", "group:carers");

  g_assert_cmpint (check_fixture_measured (result, "points")->type, ==, DR_MEASURED_SHARE);
  g_assert_cmpint (check_fixture_measured (result, "ratio")->type, ==, DR_MEASURED_RATIO);
  g_assert_cmpint (check_fixture_measured (result, "people")->type, ==, DR_MEASURED_COUNT);
}

/* A failing access rule is seen by the rules that build on it, and only a failing access rule. */
static void
test_access_fails (void)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();

  fixture->assessment->screening = DR_SCREENING_OUT;
  check_fixture_assert (fixture, "SCR-01", "assessment", "pass");
  fixture->channels[CHECK_WEBSITE].standard = NULL;
  check_fixture_assert (fixture, "STD-01", "channel:website", "none");
  check_fixture_assert (fixture, "SCR-01", "assessment", "pass");
  fixture->channels[CHECK_DESK].needs = CHECK_NO_INDICES;
  check_fixture_assert (fixture, "SCR-01", "assessment", "fails");
}

/* --- The same input gives the same --- */

static char *
describe_results (const DrCheck *check)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < check->n_results; i++)
    {
      const DrResult *result = &check->results[i];

      g_string_append_printf (text, "%s %s %d %d %d", dr_check_get_rule (check, result)->id, result->subject,
                              (int) result->kind, result->failing_case, (int) result->severity);
      for (guint k = 0; k < result->n_measured; k++)
        g_string_append_printf (text, " %s=%a..%a%s", result->measured[k].name, result->measured[k].lo,
                                result->measured[k].hi,
                                result->measured[k].text != NULL ? result->measured[k].text : "");
      g_string_append_c (text, '\n');
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_deterministic (void)
{
  g_autoptr (CheckFixture) one = check_fixture_new ();
  g_autoptr (CheckFixture) two = check_fixture_new ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *again = NULL;

  withdraw_all (one);
  withdraw_all (two);
  first = describe_results (check_fixture_run (one));
  second = describe_results (check_fixture_run (two));
  again = describe_results (check_fixture_run (one));
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, ==, again);
}

/* No zero that is measured is minus zero, and what is no number has none. Counts what is no number, by type. */
static void
count_zeros (const DrCheck *check,
             guint          n[])
{
  for (guint i = 0; i < check->n_results; i++)
    for (guint k = 0; k < check->results[i].n_measured; k++)
      {
        const DrMeasured *measured = &check->results[i].measured[k];

        g_assert_false (measured->lo == 0.0 && signbit (measured->lo));
        g_assert_false (measured->hi == 0.0 && signbit (measured->hi));
        if (measured->type == DR_MEASURED_UNKNOWN || measured->type == DR_MEASURED_DATE
            || measured->type == DR_MEASURED_IDS || measured->type == DR_MEASURED_WORD)
          {
            g_assert_cmpfloat (measured->lo, ==, 0.0);
            g_assert_cmpfloat (measured->hi, ==, 0.0);
            n[measured->type]++;
          }
      }
}

static void
test_zeros (void)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  guint n[DR_MEASURED_WORD + 1] = { 0 };

  count_zeros (check_fixture_run (fixture), n);
  withdraw_all (fixture);
  count_zeros (check_fixture_run (fixture), n);
  g_assert_true (n[DR_MEASURED_UNKNOWN] > 0 && n[DR_MEASURED_DATE] > 0 && n[DR_MEASURED_IDS] > 0
                 && n[DR_MEASURED_WORD] > 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/checks/check/nation", test_nation);
  g_test_add_func ("/checks/check/access-review", test_access_review);
  g_test_add_func ("/checks/check/step", test_step);
  g_test_add_func ("/checks/check/perhaps-later", test_perhaps_later);
  g_test_add_func ("/checks/check/no-option", test_no_option);
  for (guint i = 0; i < G_N_ELEMENTS (severities); i++)
    g_test_add_data_func (severities[i].path, GUINT_TO_POINTER (i), test_severe);
  g_test_add_func ("/checks/check/severity-of-step", test_severity_of_step);
  g_test_add_func ("/checks/check/clean", test_clean);
  g_test_add_func ("/checks/check/order", test_order);
  g_test_add_func ("/checks/check/fewer-rules", test_fewer_rules);
  g_test_add_func ("/checks/check/find", test_find);
  g_test_add_func ("/checks/check/parameters", test_parameters);
  g_test_add_func ("/checks/check/access-fails", test_access_fails);
  g_test_add_func ("/checks/check/deterministic", test_deterministic);
  g_test_add_func ("/checks/check/limitable", test_limitable);
  g_test_add_func ("/checks/check/zeros", test_zeros);

  return g_test_run ();
}
