/* Round numbers for an axis. */
#include "dr-nice-ticks.h"

#include <math.h>

static const struct {
  const char *path;
  double      end;
  guint       most;
  double      least_step;
  double      step;
  guint       n;
} cases[] = {
  { "/reports/ticks/hundreds", 700, 8, 1, 100, 8 },
  { "/reports/ticks/one-fewer", 700, 7, 1, 200, 4 },
  { "/reports/ticks/district", 150161, 6, 1, 50000, 4 },
  { "/reports/ticks/percent", 0.48, 6, 0.001, 0.1, 5 },
  { "/reports/ticks/whole-share", 1.0, 6, 0.001, 0.2, 6 },
  { "/reports/ticks/exact-end", 0.3, 4, 0.001, 0.1, 4 },
  { "/reports/ticks/two-people", 2, 8, 1, 1, 3 },
  { "/reports/ticks/one-person", 1, 8, 1, 1, 2 },
  { "/reports/ticks/less-than-a-person", 0.5, 8, 1, 1, 1 },
  { "/reports/ticks/only-two", 98765432, 2, 1, 50000000, 2 },
  { "/reports/ticks/nothing", 0, 8, 1, 1, 1 },
  { "/reports/ticks/not-a-number", NAN, 8, 1, 1, 1 },
  { "/reports/ticks/endless", INFINITY, 8, 1, 1, 1 },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  DrTicks ticks = dr_nice_ticks (cases[i].end, cases[i].most, cases[i].least_step);

  g_assert_cmpfloat_with_epsilon (ticks.step, cases[i].step, cases[i].step * 1e-12);
  g_assert_cmpuint (ticks.n, ==, cases[i].n);
}

/* Whatever the end: no more than asked for, none past the end, and no step smaller than needed. */
static void
test_shape (void)
{
  for (guint i = 1; i < 3000; i++)
    for (guint most = 2; most <= 9; most++)
      {
        double end = pow (1.009, i) * 0.01;
        DrTicks ticks = dr_nice_ticks (end, most, 0.0);

        g_assert_cmpuint (ticks.n, <=, most);
        g_assert_cmpuint (ticks.n, >=, 1);
        g_assert_cmpfloat ((ticks.n - 1) * ticks.step, <=, end * (1.0 + 1e-9));
        g_assert_cmpfloat (ticks.n * ticks.step, >, end * (1.0 - 1e-9));
        g_assert_cmpfloat (floor (end / (ticks.step / 2.5) * (1.0 + 1e-12)) + 1.0, >, most);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, GUINT_TO_POINTER (i), test_case);
  g_test_add_func ("/reports/ticks/shape", test_shape);

  return g_test_run ();
}
