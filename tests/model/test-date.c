/* Dates, perhaps partial: what is one, and how they are counted on and compared. */
#include "dr-date.h"

/* --- Parsing: NULL where it is no date --- */

static const struct {
  const char *path;
  const char *text;
  gboolean    is_date;
  gboolean    is_full;
} parse_cases[] = {
  { "/model/date/parse/day", "2026-03-10", TRUE, TRUE },
  { "/model/date/parse/month", "2026-03", TRUE, FALSE },
  { "/model/date/parse/year", "2026", TRUE, FALSE },
  { "/model/date/parse/first", "0001-01-01", TRUE, TRUE },
  { "/model/date/parse/last", "9999-12-31", TRUE, TRUE },
  { "/model/date/parse/leap-day", "2024-02-29", TRUE, TRUE },
  { "/model/date/parse/leap-day/not", "2023-02-29", FALSE, FALSE },
  { "/model/date/parse/leap-day/century", "1900-02-29", FALSE, FALSE },
  { "/model/date/parse/leap-day/400", "2000-02-29", TRUE, TRUE },
  { "/model/date/parse/31-february", "2024-02-31", FALSE, FALSE },
  { "/model/date/parse/31-april", "2024-04-31", FALSE, FALSE },
  { "/model/date/parse/32-january", "2024-01-32", FALSE, FALSE },
  { "/model/date/parse/day-0", "2024-01-00", FALSE, FALSE },
  { "/model/date/parse/month-0", "2024-00", FALSE, FALSE },
  { "/model/date/parse/month-1", "2024-01", TRUE, FALSE },
  { "/model/date/parse/month-12", "2024-12", TRUE, FALSE },
  { "/model/date/parse/month-13", "2024-13", FALSE, FALSE },
  { "/model/date/parse/month-0-with-day", "2024-00-10", FALSE, FALSE },
  { "/model/date/parse/year-0", "0000", FALSE, FALSE },
  { "/model/date/parse/year-0-day", "0000-01-01", FALSE, FALSE },
  { "/model/date/parse/short-year", "202", FALSE, FALSE },
  { "/model/date/parse/long-year", "12026", FALSE, FALSE },
  { "/model/date/parse/short-month", "2024-1", FALSE, FALSE },
  { "/model/date/parse/short-day", "2024-01-1", FALSE, FALSE },
  { "/model/date/parse/long-day", "2024-01-011", FALSE, FALSE },
  { "/model/date/parse/dash-at-end", "2024-", FALSE, FALSE },
  { "/model/date/parse/dash-after-month", "2024-01-", FALSE, FALSE },
  { "/model/date/parse/time-zone", "2024-01-01Z", FALSE, FALSE },
  { "/model/date/parse/month-and-zone", "2024-01Z", FALSE, FALSE },
  { "/model/date/parse/space-before", " 2024", FALSE, FALSE },
  { "/model/date/parse/space-after", "2024 ", FALSE, FALSE },
  { "/model/date/parse/negative", "-2024", FALSE, FALSE },
  { "/model/date/parse/slashes", "2024/01/01", FALSE, FALSE },
  { "/model/date/parse/british", "01-02-2024", FALSE, FALSE },
  { "/model/date/parse/words", "March 2024", FALSE, FALSE },
  { "/model/date/parse/empty", "", FALSE, FALSE },
  { "/model/date/parse/null", NULL, FALSE, FALSE },
};

static void
test_parse (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  const char *text = parse_cases[i].text;
  DrDate date = { 1, 2, 3 };
  DrDate full = { 1, 2, 3 };
  char buffer[DR_DATE_STRING_SIZE];

  g_assert_cmpint (dr_date_parse (text, &date), ==, parse_cases[i].is_date);
  g_assert_cmpint (dr_date_parse_full (text, &full), ==, parse_cases[i].is_full);
  g_assert_cmpstr (dr_date_format (date, buffer), ==, parse_cases[i].is_date ? text : "0001-02-03");
  g_assert_cmpstr (dr_date_format (full, buffer), ==, parse_cases[i].is_full ? text : "0001-02-03");
}

static DrDate
a_date (const char *text)
{
  DrDate date = DR_DATE_NONE;

  if (*text != '\0')
    g_assert_true (dr_date_parse (text, &date));

  return date;
}

/* --- Counting on --- */

static const struct {
  const char *path;
  const char *from;
  int         days;     /* 0 for rows of months */
  int         months;
  const char *expected;
} add_cases[] = {
  { "/model/date/days/one", "2026-03-10", 1, 0, "2026-03-11" },
  { "/model/date/days/back", "2026-03-01", -1, 0, "2026-02-28" },
  { "/model/date/days/into-leap-day", "2024-02-28", 1, 0, "2024-02-29" },
  { "/model/date/days/over-leap-day", "2024-02-28", 2, 0, "2024-03-01" },
  { "/model/date/days/a-year", "2025-12-31", 365, 0, "2026-12-31" },
  { "/model/date/days/a-leap-year", "2023-12-31", 366, 0, "2024-12-31" },
  { "/model/date/days/from-month", "2026-02", 7, 0, "2026-03-07" },
  { "/model/date/days/from-year", "2025", 1, 0, "2026-01-01" },
  { "/model/date/days/90", "2026-05-01", 90, 0, "2026-07-30" },
  { "/model/date/days/back-14", "2026-06-01", -14, 0, "2026-05-18" },
  { "/model/date/months/none", "2026-03-10", 0, 0, "2026-03-10" },
  { "/model/date/months/one", "2026-03-10", 0, 1, "2026-04-10" },
  { "/model/date/months/shorter", "2026-01-31", 0, 1, "2026-02-28" },
  { "/model/date/months/shorter/leap", "2024-01-31", 0, 1, "2024-02-29" },
  { "/model/date/months/shorter/30", "2026-03-31", 0, 1, "2026-04-30" },
  { "/model/date/months/longer", "2026-02-28", 0, 1, "2026-03-28" },
  { "/model/date/months/over-new-year", "2025-11-30", 0, 3, "2026-02-28" },
  { "/model/date/months/leap-day-to-year", "2024-02-29", 0, 12, "2025-02-28" },
  { "/model/date/months/leap-day-to-leap-day", "2024-02-29", 0, 48, "2028-02-29" },
  { "/model/date/months/back", "2026-03-31", 0, -1, "2026-02-28" },
  { "/model/date/months/back-a-year", "2024-02-29", 0, -12, "2023-02-28" },
  { "/model/date/months/from-year", "2024", 0, 2, "2025-02-28" },
  { "/model/date/months/from-month", "2024-02", 0, 12, "2025-02-28" },
  { "/model/date/days/too-many", "2026-03-10", 1000000000, 0, "9999-12-31" },
  { "/model/date/days/too-many-back", "2026-03-10", -1000000000, 0, "0001-01-01" },
  { "/model/date/days/to-the-last", "9999-12-30", 1, 0, "9999-12-31" },
  { "/model/date/months/too-many", "2026-03-10", 0, 1000000000, "9999-12-31" },
  { "/model/date/months/too-many-back", "2026-03-10", 0, -1000000000, "0001-01-01" },
  { "/model/date/months/last-year", "2026-03-10", 0, 12 * 7973, "9999-03-10" },
  { "/model/date/months/first-year", "2026-03-10", 0, -12 * 2025, "0001-03-10" },
};

static void
test_add (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  DrDate from = a_date (add_cases[i].from);
  DrDate to = add_cases[i].days != 0 ? dr_date_add_days (from, add_cases[i].days)
                                     : dr_date_add_months (from, add_cases[i].months);
  char buffer[DR_DATE_STRING_SIZE];

  g_assert_cmpstr (dr_date_format (to, buffer), ==, add_cases[i].expected);
}

/* --- Comparing: by the last day that each can mean --- */

static const struct {
  const char *path;
  const char *a;
  const char *b;
  int         days;   /* from a to b */
} compare_cases[] = {
  { "/model/date/compare/same", "2026-03-10", "2026-03-10", 0 },
  { "/model/date/compare/next-day", "2026-03-10", "2026-03-11", 1 },
  { "/model/date/compare/next-month", "2026-03-31", "2026-04-01", 1 },
  { "/model/date/compare/next-year", "2025-12-31", "2026-01-01", 1 },
  { "/model/date/compare/day-and-month", "2026-01-31", "2026-02-01", 1 },
  { "/model/date/compare/month-is-its-last-day", "2026-02", "2026-02-28", 0 },
  { "/model/date/compare/leap-month", "2024-02", "2024-02-29", 0 },
  { "/model/date/compare/day-before-its-month", "2026-02-27", "2026-02", 1 },
  { "/model/date/compare/year-is-its-last-day", "2025", "2025-12-31", 0 },
  { "/model/date/compare/month-before-its-year", "2025-11", "2025", 31 },
  { "/model/date/compare/last-month-of-year", "2025-12", "2025", 0 },
  { "/model/date/compare/years", "2024", "2025", 365 },
  { "/model/date/compare/leap-years", "2023", "2024", 366 },
};

static void
test_compare (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  DrDate a = a_date (compare_cases[i].a);
  DrDate b = a_date (compare_cases[i].b);
  int days = compare_cases[i].days;

  g_assert_cmpint (dr_date_days_between (a, b), ==, days);
  g_assert_cmpint (dr_date_days_between (b, a), ==, -days);
  g_assert_cmpint (CLAMP (dr_date_compare (a, b), -1, 1), ==, days > 0 ? -1 : 0);
  g_assert_cmpint (CLAMP (dr_date_compare (b, a), -1, 1), ==, days > 0 ? 1 : 0);
}

static void
test_none (void)
{
  char buffer[DR_DATE_STRING_SIZE] = "x";

  g_assert_false (dr_date_is_set (DR_DATE_NONE));
  g_assert_true (dr_date_is_set (a_date ("0001")));
  g_assert_cmpstr (dr_date_format (DR_DATE_NONE, buffer), ==, "");
  g_assert_false (dr_date_is_set (dr_date_last_day (DR_DATE_NONE)));
  g_assert_cmpint (dr_date_compare (DR_DATE_NONE, a_date ("0001-01-01")), <, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parse_cases); i++)
    g_test_add_data_func (parse_cases[i].path, GUINT_TO_POINTER (i), test_parse);
  for (guint i = 0; i < G_N_ELEMENTS (add_cases); i++)
    g_test_add_data_func (add_cases[i].path, GUINT_TO_POINTER (i), test_add);
  for (guint i = 0; i < G_N_ELEMENTS (compare_cases); i++)
    g_test_add_data_func (compare_cases[i].path, GUINT_TO_POINTER (i), test_compare);
  g_test_add_func ("/model/date/none", test_none);

  return g_test_run ();
}
