/* What the fills of a grid of effects mean: classes of their own for few assessments and for people, classes that follow
 * many assessments, and a fill for each of few different numbers. */
#include "dr-effect-cells.h"

#define N_VALUES 12

static const struct {
  const char *path;
  gboolean    people;
  gint64      values[N_VALUES];
  const char *names[DR_N_HEAT_CLASSES];
  guint       first_class;   /* of the first value */
} cases[] = {
  { "/reports/effect-cells/nothing", FALSE, { 0 }, { "none", "1", "2", "3 or 4", "5 and more" }, 0 },
  { "/reports/effect-cells/few", FALSE, { 9, 1, 2 }, { "none", "1", "2", "3 or 4", "5 and more" }, 4 },
  { "/reports/effect-cells/hundreds", FALSE, { 5, 7, 9, 12, 16, 18, 21, 33, 47, 130, 214, 266 },
    { "none", "5 to 11", "12 to 19", "20 to 119", "120 to 266" }, 1 },
  { "/reports/effect-cells/all-the-same", FALSE, { 40, 40, 40, 40 }, { "none", NULL, "40" }, 2 },
  { "/reports/effect-cells/one", FALSE, { 10 }, { "none", NULL, "10" }, 2 },
  { "/reports/effect-cells/two", FALSE, { 1, 1, 1, 1, 1, 1, 1, 1, 1, 11 }, { "none", "1", NULL, NULL, "11" }, 1 },
  { "/reports/effect-cells/three", FALSE, { 12, 12, 13, 40 }, { "none", "12", "13", NULL, "40" }, 1 },
  { "/reports/effect-cells/four", FALSE, { 17, 16, 15, 14, 14, 16 }, { "none", "14", "15", "16", "17" }, 4 },
  { "/reports/effect-cells/nearly-the-same", FALSE, { 18, 17, 16, 15, 14, 14, 14, 16 },
    { "none", "14", "15", "16", "17 or 18" }, 4 },
  { "/reports/effect-cells/most-the-same", FALSE, { 40, 40, 40, 40, 40, 40, 40, 50, 60, 100, 101 },
    { "none", "40 to 49", "50 to 59", "60 to 99", "100 or 101" }, 1 },
  { "/reports/effect-cells/most-the-same-and-high", FALSE, { 1, 2, 3, 4, 100, 100, 100, 100, 100, 100, 100, 100 },
    { "none", "1 to 3", "4 to 99", "100" }, 1 },
  { "/reports/effect-cells/people", TRUE, { 340, 12, 12345 },
    { "no one", "up to 99", "up to 999", "up to 9,999", "10,000 and more" }, 2 },
  { "/reports/effect-cells/crowds", TRUE, { 4000, 8000, 26000, 91000, 0 },
    { "no one", "up to 99", "up to 999", "up to 9,999", "10,000 and more" }, 3 },
};

static void
test_classes (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (DrArena) arena = dr_arena_new ();
  DrEffectSum sums[N_VALUES] = { 0 };
  DrEffectScale scale;
  DrHeatCell cell;
  const char *const *names;

  for (guint k = 0; k < N_VALUES; k++)
    {
      sums[k].hi = cases[i].people ? cases[i].values[k] : 0;
      sums[k].negative = cases[i].people ? 0 : (guint) cases[i].values[k];
      sums[k].assessments = 300;
    }
  scale = dr_effect_scale (sums, N_VALUES, cases[i].people);
  names = dr_effect_cell_classes (&scale, arena);
  for (guint k = 0; k < DR_N_HEAT_CLASSES; k++)
    g_assert_cmpstr (names[k], ==, cases[i].names[k]);
  for (guint k = 1; k < DR_N_HEAT_CLASSES - 1; k++)
    g_assert_cmpint (scale.limits[k], >=, scale.limits[k - 1]);
  cell = dr_effect_cell_new (&sums[0], &scale, arena);
  g_assert_cmpuint ((guint) (cell.value * DR_N_HEAT_CLASSES), ==, cases[i].first_class);

  /* what a cell is filled with stands in the key */
  for (guint k = 0; k < N_VALUES; k++)
    {
      cell = dr_effect_cell_new (&sums[k], &scale, arena);
      g_assert_nonnull (names[(guint) (cell.value * DR_N_HEAT_CLASSES)]);
    }
}

/* What has no room for "7 of 300" says "7". */
static void
test_brief (void)
{
  g_autoptr (DrArena) arena = dr_arena_new ();
  DrEffectSum sum = { .negative = 7, .assessments = 300 };
  DrEffectScale scale = dr_effect_scale (&sum, 1, FALSE);
  DrHeatCell cell = dr_effect_cell_new (&sum, &scale, arena);

  g_assert_cmpstr (cell.text, ==, "7 of 300");
  g_assert_cmpstr (cell.brief, ==, "7");
}

/* Of many cells of one fill the one with most is the highest. */
static void
test_order (void)
{
  g_assert_cmpfloat (dr_effect_cell_value (85000, TRUE), >, dr_effect_cell_value (28890, TRUE));
  g_assert_cmpfloat (dr_effect_cell_value (10, TRUE), <, dr_effect_cell_value (11, TRUE));
  g_assert_cmpfloat (dr_effect_cell_value (G_MAXINT64 / 2, TRUE), <, 1.0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, GUINT_TO_POINTER (i), test_classes);
  g_test_add_func ("/reports/effect-cells/brief", test_brief);
  g_test_add_func ("/reports/effect-cells/order", test_order);

  return g_test_run ();
}
