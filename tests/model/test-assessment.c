/* What an assessment answers of itself. */
#include "dr-assessment.h"

/* Of a measure with four results: of everybody in 2023, 2025 and 2024, and of group 1 in 2026; then two of one year. */
static const struct {
  const char *path;
  guint       n_results;   /* that there are, from the first */
  int         group;
  int         expected;    /* its place; -1: none */
} latest_cases[] = {
  { "/model/assessment/latest/none", 0, 0, -1 },
  { "/model/assessment/latest/only", 1, 0, 0 },
  { "/model/assessment/latest/newest-not-last", 3, 0, 1 },
  { "/model/assessment/latest/of-its-group", 4, 0, 1 },
  { "/model/assessment/latest/of-another-group", 4, 1, 3 },
  { "/model/assessment/latest/of-no-group", 4, 2, -1 },
  { "/model/assessment/latest/last-of-a-year", 5, 0, 4 },
};

static void
test_latest (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  const DrMeasureResult results[] = {
    { .period = { 2023, 0, 0 }, .group = 0 },
    { .period = { 2025, 0, 0 }, .group = 0 },
    { .period = { 2024, 0, 0 }, .group = 0 },
    { .period = { 2026, 0, 0 }, .group = 1 },
    { .period = { 2025, 0, 0 }, .group = 0 },
  };
  const DrMeasure measure = { .results = results, .n_results = latest_cases[i].n_results };
  const DrMeasureResult *latest = dr_measure_latest (&measure, latest_cases[i].group);

  g_assert_cmpint (latest != NULL ? (int) (latest - results) : -1, ==, latest_cases[i].expected);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (latest_cases); i++)
    g_test_add_data_func (latest_cases[i].path, GUINT_TO_POINTER (i), test_latest);

  return g_test_run ();
}
