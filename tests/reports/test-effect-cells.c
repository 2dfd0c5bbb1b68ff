/* What the fills of a grid of effects mean: classes of their own for few assessments and for people, classes that follow
 * many assessments. */
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
    { "none", "1 to 11", "12 to 19", "20 to 119", "120 and more" }, 1 },
  { "/reports/effect-cells/all-the-same", FALSE, { 40, 40, 40, 40 }, { "none", "1 to 39", "40", "41", "42 and more" }, 2 },
  { "/reports/effect-cells/one", FALSE, { 10 }, { "none", "1 to 9", "10", "11", "12 and more" }, 2 },
  { "/reports/effect-cells/many-ones", FALSE, { 1, 1, 1, 1, 1, 1, 1, 1, 1, 11 }, { "none", "1", "2", "3", "4 and more" }, 1 },
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
    g_assert_cmpint (scale.limits[k], >, scale.limits[k - 1]);
  cell = dr_effect_cell_new (&sums[0], &scale, arena);
  g_assert_cmpuint ((guint) (cell.value * DR_N_HEAT_CLASSES), ==, cases[i].first_class);
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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, GUINT_TO_POINTER (i), test_classes);
  g_test_add_func ("/reports/effect-cells/brief", test_brief);

  return g_test_run ();
}
