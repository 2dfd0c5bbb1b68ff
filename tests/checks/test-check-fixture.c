/* The fixture itself: on what it starts with every rule passes or does not apply, at every step. */
#include "check-fixture.h"
#include "dr-rules.h"

static const struct {
  const char *path;
  DrStep      next;
} steps[] = {
  { "/checks/fixture/passes/submit", DR_STEP_SUBMIT },
  { "/checks/fixture/passes/endorse", DR_STEP_ENDORSE },
  { "/checks/fixture/passes/approve", DR_STEP_APPROVE },
  { "/checks/fixture/passes/decide", DR_STEP_DECIDE },
  { "/checks/fixture/passes/monitor", DR_STEP_MONITOR },
  { "/checks/fixture/passes/close", DR_STEP_CLOSE },
};

static void
assert_clean (const DrCheck *check)
{
  for (guint i = 0; i < check->n_results; i++)
    {
      const DrResult *result = &check->results[i];

      if (result->kind != DR_RESULT_PASS && result->kind != DR_RESULT_NOT_APPLICABLE)
        g_error ("%s %s: %s", dr_check_get_rule (check, result)->id, result->subject,
                 check_fixture_outcome (check, result));
    }
  g_assert_true (dr_check_is_clean (check));
}

static void
test_passes (gconstpointer data)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  const DrStep *next = data;

  check_fixture_advance (fixture, *next);
  assert_clean (check_fixture_run (fixture));
}

/* Every rule says something, and measures something wherever it does not say why it does not apply. */
static void
test_every_rule (void)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  const DrCheck *check = check_fixture_run (fixture);
  guint n;

  dr_rules_get_definitions (&n);
  for (guint rule = 0; rule < n; rule++)
    {
      guint results = 0;

      for (guint i = 0; i < check->n_results; i++)
        if (check->results[i].rule == rule)
          {
            results++;
            if (check->results[i].kind == DR_RESULT_NOT_APPLICABLE)
              g_assert_nonnull (check->results[i].reason);
            else
              g_assert_cmpuint (check->results[i].n_measured, >, 0);
          }
      g_assert_cmpuint (results, >, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    g_test_add_data_func (steps[i].path, &steps[i].next, test_passes);
  g_test_add_func ("/checks/fixture/every-rule", test_every_rule);

  return g_test_run ();
}
