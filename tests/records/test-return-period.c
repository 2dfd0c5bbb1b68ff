/* The words for a period. */
#include "dr-load.h"
#include "dr-return-period.h"

#include <string.h>

static const struct {
  const char *text;
  const char *from;
  const char *to;   /* NULL: no period */
} periods[] = {
  { "2026-27", "2026-04-01", "2027-03-31" },
  { "2023-24", "2023-04-01", "2024-03-31" },
  { "2011-12", "2011-04-01", "2012-03-31" },   /* never December */
  { "1999-00", "1999-04-01", "2000-03-31" },
  { "2026-27-Q1", "2026-04-01", "2026-06-30" },
  { "2026-27-Q2", "2026-07-01", "2026-09-30" },
  { "2026-27-Q3", "2026-10-01", "2026-12-31" },
  { "2026-27-Q4", "2027-01-01", "2027-03-31" },
  { "2026", "2026-01-01", "2026-12-31" },
  { "2026-04-01..2026-09-30", "2026-04-01", "2026-09-30" },
  { "2024-02-29..2024-02-29", "2024-02-29", "2024-02-29" },
  { "", NULL, NULL },
  { "26-27", NULL, NULL },
  { "0000", NULL, NULL },
  { "9999", NULL, NULL },
  { "2026-26", NULL, NULL },
  { "2026-28", NULL, NULL },
  { "2026-12", NULL, NULL },
  { "2026-2027", NULL, NULL },
  { "2026/27", NULL, NULL },
  { "2026-27 ", NULL, NULL },
  { " 2026-27", NULL, NULL },
  { "2026-Q2", NULL, NULL },
  { "2026-27-Q0", NULL, NULL },
  { "2026-27-Q5", NULL, NULL },
  { "2026-27-q2", NULL, NULL },
  { "2026-27-Q22", NULL, NULL },
  { "2026-27/Q2", NULL, NULL },
  { "2026-27-Q²", NULL, NULL },
  { "2026-04-01", NULL, NULL },
  { "2026-04-01..", NULL, NULL },
  { "..2026-04-01", NULL, NULL },
  { "..", NULL, NULL },
  { "2026-04..2026-05", NULL, NULL },
  { "2026-04-31..2026-05-31", NULL, NULL },
  { "2026-09-30..2026-04-01", NULL, NULL },
  { "2026-04-01...2026-09-30", NULL, NULL },
  { "2026-04-01..2026-09-30..2026-10-01", NULL, NULL },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_autoptr (GError) error = NULL;
      DrPeriod period = { { 1, 2, 3 }, { 4, 5, 6 } };
      gboolean good = dr_return_parse_period (periods[i].text, &period, &error);
      char buffer[DR_DATE_STRING_SIZE];

      g_test_message ("%s", periods[i].text);
      if (periods[i].from == NULL)
        {
          g_assert_false (good);
          g_assert_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID);
          g_assert_nonnull (strstr (error->message, "2026-27-Q2"));
          g_assert_cmpuint (period.from.year, ==, 1);
          g_assert_cmpuint (period.to.day, ==, 6);
          continue;
        }
      g_assert_no_error (error);
      g_assert_true (good);
      g_assert_cmpstr (dr_date_format (period.from, buffer), ==, periods[i].from);
      g_assert_cmpstr (dr_date_format (period.to, buffer), ==, periods[i].to);
    }
}

static void
test_contains (void)
{
  DrPeriod period = { { 2026, 4, 1 }, { 2026, 6, 30 } };

  g_assert_true (dr_period_contains (period, (DrDate) { 2026, 4, 1 }));
  g_assert_true (dr_period_contains (period, (DrDate) { 2026, 6, 30 }));
  g_assert_false (dr_period_contains (period, (DrDate) { 2026, 3, 31 }));
  g_assert_false (dr_period_contains (period, (DrDate) { 2026, 7, 1 }));
  g_assert_false (dr_period_contains (period, DR_DATE_NONE));
}

static const struct {
  const char *period;
  const char *before;
} befores[] = {
  { "2026-27", "2025-26" }, { "2026-27-Q1", "2025-26-Q4" }, { "2026-27-Q4", "2026-27-Q3" }, { "2026", "2025" },
  { "2024-02-01..2024-02-29", "2024-01-01..2024-01-31" },   /* a month for a month */
  { "2024-03-01..2024-03-31", "2024-02-01..2024-02-29" },
  { "2026-04-10..2026-04-19", "2026-03-31..2026-04-09" },   /* ten days for ten */
  { "2026-04-01..2026-04-29", "2026-03-03..2026-03-31" },
  { "2026-04-05..2026-04-05", "2026-04-04..2026-04-04" },
};

static void
test_before (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (befores); i++)
    {
      DrPeriod period;
      DrPeriod expected;

      g_test_message ("%s", befores[i].period);
      g_assert_true (dr_return_parse_period (befores[i].period, &period, NULL));
      g_assert_true (dr_return_parse_period (befores[i].before, &expected, NULL));
      period = dr_period_before (period);
      g_assert_true (dr_date_is_same (period.from, expected.from));
      g_assert_true (dr_date_is_same (period.to, expected.to));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/records/return-period/parse", test_parse);
  g_test_add_func ("/records/return-period/contains", test_contains);
  g_test_add_func ("/records/return-period/before", test_before);

  return g_test_run ();
}
