/* Every {name} in the shipped rulebook's messages is something that its rule measures, over all examples and steps. */
#include "dr-assessment-reader.h"
#include "dr-check.h"
#include "dr-message.h"
#include "dr-rulebook-reader.h"

#include <string.h>

static const char * const examples[] = {
  "access-review.xml", "bishops-stortford-desk.xml", "cashiers-desk.xml", "cheques.xml",
  "clean.xml", "every-family.xml", "four-day-week.xml", "wales.xml", "worked-example.xml",
};

/* The steps taken before each step that a rulebook knows, oldest first. */
static const DrStepTaken taken[] = {
  { DR_STEP_SUBMIT, { 2025, 3, 3 }, "a" },
  { DR_STEP_ENDORSE, { 2025, 3, 5 }, "b" },
  { DR_STEP_APPROVE, { 2025, 3, 7 }, "c" },
  { DR_STEP_DECIDE, { 2025, 4, 1 }, "a" },
  { DR_STEP_MONITOR, { 2025, 5, 1 }, "a" },
};

static gboolean
is_measured (const DrResult *result,
             const char     *name,
             gsize           length)
{
  if (length == strlen ("subject") && strncmp (name, "subject", length) == 0)
    return TRUE;

  for (guint i = 0; i < result->n_measured; i++)
    if (strlen (result->measured[i].name) == length && strncmp (result->measured[i].name, name, length) == 0)
      return TRUE;

  return FALSE;
}

static void
assert_filled (const DrRule   *rule,
               const DrResult *result,
               const char     *message)
{
  for (const char *at = strchr (message, '{'); at != NULL; at = strchr (at + 1, '{'))
    if (!is_measured (result, at + 1, strcspn (at + 1, "}")))
      g_error ("%s measures no “%.*s”: %s", rule->id, (int) strcspn (at + 1, "}"), at + 1, message);
}

/* A rule measures the same things whatever it concludes, so each result tries all messages of its rule. */
static void
try_messages (const DrCheck *check,
              gboolean      *tried)
{
  for (guint i = 0; i < check->n_results; i++)
    {
      const DrResult *result = &check->results[i];
      const DrRule *rule = dr_check_get_rule (check, result);
      g_autofree char *message = dr_message_format (check, result);

      g_assert_cmpstr (message, !=, "");
      g_assert_null (strpbrk (message, "{}"));
      if (result->kind == DR_RESULT_NOT_APPLICABLE)
        continue;

      tried[result->rule] = TRUE;
      assert_filled (rule, result, rule->pass_message);
      assert_filled (rule, result, rule->unknown_message);
      for (guint c = 0; c < rule->n_cases; c++)
        assert_filled (rule, result, rule->cases[c].message);
      if (g_test_verbose ())
        g_test_message ("%s %s %s", rule->id, dr_vocabulary_to_string (DR_VOCABULARY_RESULT, result->kind), message);
    }
}

static void
try_example (const char *name,
             DrRulebook *rulebook,
             gboolean   *tried)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "examples", name, NULL);
  g_autoptr (DrEvidence) evidence = NULL;
  g_autoptr (DrAssessment) assessment = NULL;
  g_autoptr (GError) error = NULL;
  DrContext context = { 0 };

  assessment = dr_assessment_read_file (path, NULL, &evidence, NULL, &context, &error);
  g_assert_no_error (error);
  context.as_of = (DrDate) { 2027, 1, 1 };
  context.steps = taken;

  for (context.n_steps = 0; context.n_steps <= G_N_ELEMENTS (taken); context.n_steps++)
    {
      g_autoptr (DrCheck) check = dr_check_new (evidence, assessment, &context, rulebook);

      try_messages (check, tried);
    }
}

static void
test_messages (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRulebook) rulebook = dr_rulebook_read_default (&error);
  g_autofree gboolean *tried = NULL;

  g_assert_no_error (error);
  tried = g_new0 (gboolean, rulebook->n_rules);
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    try_example (examples[i], rulebook, tried);

  for (guint i = 0; i < rulebook->n_rules; i++)
    if (!tried[i])
      g_error ("%s is tried by no example", rulebook->rules[i].id);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/messages/names", test_messages);

  return g_test_run ();
}
