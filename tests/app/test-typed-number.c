/* What people write as numbers. */
#include "dr-typed-number.h"

typedef struct {
  const char *path;
  const char *typed;
  double      number;   /* negative: none */
} Row;

static const Row rows[] = {
  { "/app/typed-number/digits", "1200", 1200 },
  { "/app/typed-number/parts", "37.5", 37.5 },
  { "/app/typed-number/part", ".5", -1 },
  { "/app/typed-number/point-at-end", "37.", 37 },
  { "/app/typed-number/spaces-around", "  12 ", 12 },
  { "/app/typed-number/thousands", "1,200", 1200 },
  { "/app/typed-number/millions", "12,345,678.5", 12345678.5 },
  { "/app/typed-number/thousands-by-space", "12 345", 12345 },
  { "/app/typed-number/thousands-by-hard-space", "12\302\240345", 12345 },
  { "/app/typed-number/thousands-by-narrow-space", "12\342\200\257345", 12345 },
  { "/app/typed-number/comma-for-parts", "1,5", -1 },
  { "/app/typed-number/comma-for-hundredths", "37,50", -1 },
  { "/app/typed-number/too-many-before", "1234,567", -1 },
  { "/app/typed-number/group-of-four", "1,2345", -1 },
  { "/app/typed-number/second-group-of-two", "1,234,56", -1 },
  { "/app/typed-number/comma-at-end", "1,", -1 },
  { "/app/typed-number/comma-first", ",200", -1 },
  { "/app/typed-number/comma-after-point", "1.5,000", -1 },
  { "/app/typed-number/two-points", "1.2.3", -1 },
  { "/app/typed-number/negative", "-5", -1 },
  { "/app/typed-number/exponent", "1e3", -1 },
  { "/app/typed-number/hexadecimal", "0x10", -1 },
  { "/app/typed-number/words", "half", -1 },
  { "/app/typed-number/infinite", "inf", -1 },
  { "/app/typed-number/nothing", "", -1 },
  { "/app/typed-number/spaces", "  ", -1 },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  double number = -1;
  gboolean is = dr_typed_number (row->typed, &number);

  g_assert_cmpint (is, ==, row->number >= 0);
  if (is)
    g_assert_cmpfloat (number, ==, row->number);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add_data_func (rows[i].path, &rows[i], test_row);

  return g_test_run ();
}
