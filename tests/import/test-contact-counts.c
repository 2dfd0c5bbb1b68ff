#include "dr-contact-counts.h"

#include <string.h>

#include "import-support.h"

#define HEADER "period,channel,access point,contacts\n"

static DrContactCounts *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  DrCsvTable *csv = dr_csv_table_read_bytes ("c.csv", text, strlen (text), NULL, &error);

  g_assert_no_error (error);
  g_assert_true (dr_contact_counts_recognise (csv));

  return dr_contact_counts_read (csv);
}

static void
test_recognise (void)
{
  static const struct {
    const char *text;
    gboolean    known;
  } cases[] = {
    { "Period, Channel ,ACCESS POINT,Contacts\n1,2,3,4\n", TRUE },
    { "period,channel,contacts\n1,2,3\n", FALSE },
    { "period,channel,point,contacts\n1,2,3,4\n", FALSE },
    { "channel,period,access point,contacts\n1,2,3,4\n", FALSE },
    { "period,channel,access point,contacts,note\n1,2,3,4,5\n", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DrCsvTable) csv = dr_csv_table_read_bytes ("c.csv", cases[i].text, strlen (cases[i].text), NULL, NULL);

      g_assert_cmpint (dr_contact_counts_recognise (csv), ==, cases[i].known);
    }
}

static void
test_good (void)
{
  g_autoptr (DrContactCounts) counts = read_text (HEADER "2024-01,telephone,,1874\n2024, post , ,52\n");

  g_assert_cmpuint (counts->n_rows, ==, 2);
  g_assert_null (counts->rows[0].refused);
  g_assert_cmpuint (counts->rows[0].period.month, ==, 1);
  g_assert_cmpfloat (counts->rows[0].count, ==, 1874);
  g_assert_cmpstr (counts->rows[1].channel, ==, "post");
  g_assert_cmpstr (counts->rows[1].point, ==, "");
  g_assert_cmpuint (counts->rows[1].period.month, ==, 0);
  g_assert_cmpuint (counts->rows[1].line, ==, 3);
}

/* The refused row is the last. */
static const struct {
  const char *path;
  const char *rows;
  const char *reason;
} refused_cases[] = {
  { "/import/contact-counts/day", "2024-01-05,telephone,,1\n", "expected a month as YYYY-MM or a year as YYYY" },
  { "/import/contact-counts/month-13", "2024-13,telephone,,1\n", "the period is “2024-13”" },
  { "/import/contact-counts/no-period", ",telephone,,1\n", "the period is “”" },
  { "/import/contact-counts/words", "January,telephone,,1\n", "the period is “January”" },
  { "/import/contact-counts/no-channel", "2024-01,,,1\n", "no channel is named" },
  { "/import/contact-counts/negative", "2024-01,telephone,,-1\n", "negative" },
  { "/import/contact-counts/fraction", "2024-01,telephone,,1.5\n", "not a whole number" },
  { "/import/contact-counts/thousands", "2024-01,telephone,,\"1,874\"\n", "thousands separators" },
  { "/import/contact-counts/suppressed", "2024-01,telephone,,c\n", "suppressed" },
  { "/import/contact-counts/twice", "2024-01,telephone,,1\n2024-01,telephone,,1\n", "line 2 counts the same contacts" },
  { "/import/contact-counts/month-in-year", "2024,telephone,,12\n2024-03,telephone,,1\n", "line 2 counts the same contacts" },
  { "/import/contact-counts/point-twice", "2024-01,post,a,1\n2024-01,post,,1\n2024-01,post,a,1\n", "line 2 counts" },
};

static void
test_refused (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *text = g_strconcat (HEADER, refused_cases[i].rows, NULL);
  g_autoptr (DrContactCounts) counts = read_text (text);

  for (guint r = 0; r + 1 < counts->n_rows; r++)
    g_assert_null (counts->rows[r].refused);
  test_contains (counts->rows[counts->n_rows - 1].refused, refused_cases[i].reason);
  test_contains (counts->rows[counts->n_rows - 1].refused, "expected");
}

/* The year is found wherever it stands. */
static void
test_month_before_year (void)
{
  g_autoptr (DrContactCounts) counts = read_text (HEADER "2024-03,telephone,,1\n2024,telephone,,12\n2023-03,telephone,,1\n");

  test_contains (counts->rows[0].refused, "line 3 counts the same contacts");
  g_assert_null (counts->rows[1].refused);
  g_assert_null (counts->rows[2].refused);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/contact-counts/recognise", test_recognise);
  g_test_add_func ("/import/contact-counts/good", test_good);
  g_test_add_func ("/import/contact-counts/month-before-year", test_month_before_year);
  for (guint i = 0; i < G_N_ELEMENTS (refused_cases); i++)
    g_test_add_data_func (refused_cases[i].path, GUINT_TO_POINTER (i), test_refused);

  return g_test_run ();
}
