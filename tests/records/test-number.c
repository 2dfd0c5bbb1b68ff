#include "dr-number.h"

#include <locale.h>
#include <math.h>
#include <string.h>

static const struct {
  const char *path;
  double      value;
  const char *expected;
} cases[] = {
  { "/records/number/zero", 0.0, "0" },
  { "/records/number/minus-zero", -0.0, "0" },
  { "/records/number/tiny-negative", -1e-12, "0" },
  { "/records/number/tiny", 4.9e-10, "0" },
  { "/records/number/rounds-up-in-ninth", 5.1e-10, "0.000000001" },
  { "/records/number/smallest", 1e-9, "0.000000001" },
  { "/records/number/one", 1.0, "1" },
  { "/records/number/ten", 10.0, "10" },
  { "/records/number/hundreds", 1300.0, "1300" },
  { "/records/number/half", 0.5, "0.5" },
  { "/records/number/share", 0.025, "0.025" },
  { "/records/number/sum", 0.1 + 0.2, "0.3" },
  { "/records/number/third", 1.0 / 3.0, "0.333333333" },
  { "/records/number/two-thirds", 2.0 / 3.0, "0.666666667" },
  { "/records/number/almost-one", 0.9999999999, "1" },
  { "/records/number/nine-decimals", 0.123456789, "0.123456789" },
  { "/records/number/negative", -14.25, "-14.25" },
  { "/records/number/count", 150161.0, "150161" },
  { "/records/number/million", 1e6, "1000000" },
  { "/records/number/above-a-million", 1234567.1, "1234567.1" },
  { "/records/number/large-decimal", 123456789.1, "123456789.1" },
  { "/records/number/large-nine", 12345678.123456789, "12345678.12345679" },
  { "/records/number/large-third", 1e7 / 3.0, "3333333.333333333" },
  { "/records/number/billion", 1e12, "1000000000000" },
  { "/records/number/limit", 999999999999999.0, "999999999999999" },
  { "/records/number/limit-negative", -999999999999999.0, "-999999999999999" },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  char buffer[DR_NUMBER_SIZE];

  g_assert_cmpstr (dr_number_format (cases[i].value, buffer), ==, cases[i].expected);
}

/* What has at most nine decimals comes back as the same number, whatever its size. */
static void
test_reads_back (void)
{
  char buffer[DR_NUMBER_SIZE];

  for (guint i = 0; i < 20000; i++)
    {
      double share = i / 20000.0;
      double count = (i * G_GUINT64_CONSTANT (987654321)) / 1000.0;

      g_assert_cmpfloat (g_ascii_strtod (dr_number_format (share, buffer), NULL), ==, share);
      g_assert_cmpfloat (g_ascii_strtod (dr_number_format (count, buffer), NULL), ==, count);
    }
}

/* Every bit pattern below the limit comes out as printf rounds it to nine places, halves to even. */
static void
test_rounds (void)
{
  guint64 state = 7;

  for (guint i = 0; i < 200000; i++)
    {
      char buffer[DR_NUMBER_SIZE];
      char expected[DR_NUMBER_SIZE];
      double value;

      state = state * G_GUINT64_CONSTANT (6364136223846793005) + G_GUINT64_CONSTANT (1442695040888963407);
      /* Any size in half of them, a half of the last place in the others. */
      value = i % 2 == 0 ? ldexp ((double) (state >> 11), -(int) (33 + state % 64))
                         : (double) (state >> 40) / (double) (G_GUINT64_CONSTANT (1) << (10 + state % 21));
      if (value >= 1e6)
        continue;
      value = i % 3 == 0 ? -value : value;
      g_ascii_formatd (expected, sizeof expected, "%.9f", value);
      expected[strspn (expected, "-0123456789.")] = '\0';
      for (gsize length = strlen (expected); expected[length - 1] == '0'; length--)
        expected[length - 1] = '\0';
      if (expected[strlen (expected) - 1] == '.')
        expected[strlen (expected) - 1] = '\0';
      g_assert_cmpstr (dr_number_format (value, buffer), ==, strcmp (expected, "-0") == 0 ? "0" : expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  /* A locale with a decimal comma, where there is one: it must make no difference. */
  setlocale (LC_ALL, "de_DE.UTF-8");
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, GUINT_TO_POINTER (i), test_case);
  g_test_add_func ("/records/number/reads-back", test_reads_back);
  g_test_add_func ("/records/number/rounds", test_rounds);

  return g_test_run ();
}
