/* The steps of a version: which comes next, and which was the last of its kind. */
#include "dr-context.h"

static const struct {
  const char *path;
  const char *taken;   /* one letter a step: s r e a d m c w */
  DrStep      next;
} next_cases[] = {
  { "/model/context/next/draft", "", DR_STEP_SUBMIT },
  { "/model/context/next/submitted", "s", DR_STEP_ENDORSE },
  { "/model/context/next/returned", "sr", DR_STEP_SUBMIT },
  { "/model/context/next/submitted-again", "srs", DR_STEP_ENDORSE },
  { "/model/context/next/endorsed", "se", DR_STEP_APPROVE },
  { "/model/context/next/returned-by-approver", "ser", DR_STEP_SUBMIT },
  { "/model/context/next/approved", "sea", DR_STEP_DECIDE },
  { "/model/context/next/decided", "sead", DR_STEP_MONITOR },
  { "/model/context/next/monitored", "seadm", DR_STEP_CLOSE },
  { "/model/context/next/closed", "seadmc", DR_STEP_CLOSE },
  { "/model/context/next/withdrawn", "sw", DR_STEP_SUBMIT },
};

static const struct {
  const char *path;
  const char *taken;
  DrStep      step;
  int         expected;   /* its place in @taken; -1: none */
} last_cases[] = {
  { "/model/context/last/none", "", DR_STEP_SUBMIT, -1 },
  { "/model/context/last/not-taken", "s", DR_STEP_ENDORSE, -1 },
  { "/model/context/last/only", "se", DR_STEP_SUBMIT, 0 },
  { "/model/context/last/latest", "srse", DR_STEP_SUBMIT, 2 },
  { "/model/context/last/at-the-end", "sre", DR_STEP_ENDORSE, 2 },
};

static guint
take (const char  *letters,
      DrStepTaken  steps[8])
{
  static const char order[] = "sreadmcw";
  guint n = 0;

  for (; letters[n] != '\0'; n++)
    for (guint step = 0; step < DR_N_STEPS; step++)
      if (order[step] == letters[n])
        steps[n].step = step;

  return n;
}

static void
test_next (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  DrStepTaken steps[8] = { 0 };
  DrContext context = { .steps = steps, .n_steps = take (next_cases[i].taken, steps) };

  g_assert_cmpint (dr_context_next_step (&context), ==, next_cases[i].next);
}

static void
test_last (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  DrStepTaken steps[8] = { 0 };
  DrContext context = { .steps = steps, .n_steps = take (last_cases[i].taken, steps) };
  const DrStepTaken *last = dr_context_last_step (&context, last_cases[i].step);

  g_assert_cmpint (last != NULL ? (int) (last - steps) : -1, ==, last_cases[i].expected);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (next_cases); i++)
    g_test_add_data_func (next_cases[i].path, GUINT_TO_POINTER (i), test_next);
  for (guint i = 0; i < G_N_ELEMENTS (last_cases); i++)
    g_test_add_data_func (last_cases[i].path, GUINT_TO_POINTER (i), test_last);

  return g_test_run ();
}
