/* The range of a share: Wilson's interval, exact figures, caps and rounding. */
#include "dr-interval.h"

#include <math.h>

/* By hand, and the two rows that the design prints. */
static const struct {
  const char *path;
  double      share;
  guint       base;
  double      lo;
  double      hi;
} wilson_cases[] = {
  { "/checks/interval/wilson/telephone", 0.82, 180, 0.7574, 0.8692 },
  { "/checks/interval/wilson/website", 0.54, 180, 0.4671, 0.6112 },
  { "/checks/interval/wilson/face-to-face", 0.90, 180, 0.8475, 0.9358 },
  { "/checks/interval/wilson/nobody", 0.00, 180, 0.0000, 0.0209 },
  { "/checks/interval/wilson/everybody", 1.00, 180, 0.9791, 1.0000 },
  { "/checks/interval/wilson/half", 0.50, 100, 0.4038, 0.5962 },
  { "/checks/interval/wilson/one-no", 0.00, 1, 0.0000, 0.7935 },
  { "/checks/interval/wilson/one-yes", 1.00, 1, 0.2065, 1.0000 },
  { "/checks/interval/wilson/two", 0.50, 2, 0.0945, 0.9055 },
  { "/checks/interval/wilson/ten", 0.10, 10, 0.0179, 0.4042 },
  { "/checks/interval/wilson/many", 0.30, 1000000, 0.2991, 0.3009 },
};

static void
test_wilson (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  DrInterval interval = dr_interval_wilson (wilson_cases[i].share, wilson_cases[i].base);

  g_assert_cmpfloat_with_epsilon (interval.lo, wilson_cases[i].lo, 0.00005);
  g_assert_cmpfloat_with_epsilon (interval.hi, wilson_cases[i].hi, 0.00005);
  g_assert_cmpfloat (interval.lo, >=, 0.0);
  g_assert_cmpfloat (interval.hi, <=, 1.0);
}

/* z to its last digit: with a base of 1 the interval of nobody is [0, z² / (1 + z²)]. */
static void
test_quantile (void)
{
  double z2 = 1.959963984540054 * 1.959963984540054;

  g_assert_cmpfloat_with_epsilon (dr_interval_wilson (0.0, 1).hi, z2 / (1.0 + z2), 1e-15);
}

/* Whatever the share and the base: in order, around the share, within 0..1, narrower with more respondents. */
static void
test_shape (void)
{
  for (guint base = 1; base <= 300; base++)
    for (guint yes = 0; yes <= base; yes++)
      {
        double share = (double) yes / base;
        DrInterval interval = dr_interval_wilson (share, base);
        DrInterval more = dr_interval_wilson (share, base + 1);
        DrInterval others = dr_interval_wilson (1.0 - share, base);

        g_assert_cmpfloat (interval.lo, >=, 0.0);
        g_assert_cmpfloat (interval.lo, <=, share + 1e-15);
        g_assert_cmpfloat (interval.hi, >=, share - 1e-15);
        g_assert_cmpfloat (interval.hi, <=, 1.0);
        g_assert_cmpfloat (dr_interval_width (more), <, dr_interval_width (interval));
        g_assert_cmpfloat_with_epsilon (others.lo, 1.0 - interval.hi, 1e-12);
        g_assert_cmpfloat_with_epsilon (others.hi, 1.0 - interval.lo, 1e-12);
      }
}

static const struct {
  const char *path;
  double      value;
  double      expected;
} round_cases[] = {
  { "/checks/interval/round/whole", 3.0, 3.0 },
  { "/checks/interval/round/down", 0.1234567894, 0.123456789 },
  { "/checks/interval/round/up", 0.1234567896, 0.12345679 },
  { "/checks/interval/round/negative", -0.1234567896, -0.12345679 },
  { "/checks/interval/round/half", 0.5e-9, 1e-9 },
  { "/checks/interval/round/negative-half", -0.5e-9, -1e-9 },
  { "/checks/interval/round/tiny", 0.4e-9, 0.0 },
  { "/checks/interval/round/negative-tiny", -0.4e-9, 0.0 },
  { "/checks/interval/round/zero", 0.0, 0.0 },
  { "/checks/interval/round/minus-zero", -0.0, 0.0 },
  { "/checks/interval/round/decimal", 0.1 + 0.2, 0.3 },
};

static void
test_round (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  double rounded = dr_round (round_cases[i].value);
  DrInterval both = dr_interval_round ((DrInterval) { round_cases[i].value, 2.0 * round_cases[i].value });

  g_assert_cmpfloat (rounded, ==, round_cases[i].expected);
  g_assert_cmpint (signbit (rounded) != 0, ==, round_cases[i].expected < 0.0);
  g_assert_cmpfloat (both.lo, ==, rounded);
  g_assert_cmpfloat (both.hi, ==, dr_round (2.0 * round_cases[i].value));
  g_assert_cmpfloat (dr_round (rounded), ==, rounded);
}

static void
test_round_unknown (void)
{
  g_assert_true (isnan (dr_round (NAN)));
}

static void
test_exact_and_cap (void)
{
  DrInterval exact = dr_interval_exact (0.3);
  DrInterval cut = dr_interval_cap ((DrInterval) { 0.2, 0.6 }, 0.4);
  DrInterval below = dr_interval_cap ((DrInterval) { 0.2, 0.6 }, 0.1);
  DrInterval above = dr_interval_cap ((DrInterval) { 0.2, 0.6 }, 0.7);

  g_assert_cmpfloat (exact.lo, ==, 0.3);
  g_assert_cmpfloat (exact.hi, ==, 0.3);
  g_assert_cmpfloat (dr_interval_width (exact), ==, 0.0);
  g_assert_cmpfloat (cut.lo, ==, 0.2);
  g_assert_cmpfloat (cut.hi, ==, 0.4);
  g_assert_cmpfloat (below.lo, ==, 0.1);
  g_assert_cmpfloat (below.hi, ==, 0.1);
  g_assert_cmpfloat (above.lo, ==, 0.2);
  g_assert_cmpfloat (above.hi, ==, 0.6);
  g_assert_cmpfloat (dr_interval_width (DR_INTERVAL_UNKNOWN), ==, 1.0);
  g_assert_cmpfloat (DR_INTERVAL_NOBODY.hi, ==, 0.0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (wilson_cases); i++)
    g_test_add_data_func (wilson_cases[i].path, GUINT_TO_POINTER (i), test_wilson);
  g_test_add_func ("/checks/interval/quantile", test_quantile);
  g_test_add_func ("/checks/interval/shape", test_shape);
  for (guint i = 0; i < G_N_ELEMENTS (round_cases); i++)
    g_test_add_data_func (round_cases[i].path, GUINT_TO_POINTER (i), test_round);
  g_test_add_func ("/checks/interval/round/unknown", test_round_unknown);
  g_test_add_func ("/checks/interval/exact-and-cap", test_exact_and_cap);

  return g_test_run ();
}
