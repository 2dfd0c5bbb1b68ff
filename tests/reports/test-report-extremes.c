/* Reports of records that nobody would write, and of the largest that the generator does: nothing cut, nothing orphaned,
 * every figure there. */
#include "extremes-fixture.h"
#include "pdf-fixture.h"
#include "report-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dr-html-report.h"
#include "dr-return-report.h"

static void
find_value (const DrValue *value,
            gpointer       text)
{
  g_auto (GStrv) lines = g_strsplit (value->text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (text, lines[i]) == NULL)
      g_error ("the page does not say “%s”", lines[i]);
}

/* What is held of every report, whatever it is of. */
static guint
hold (const DrDocument *document)
{
  g_autoptr (DrPdf) pdf = dr_pdf_new (document, NULL);
  g_autofree char *path = pdf_fixture_write_pdf (document);
  g_autofree char *check = pdf_fixture_ask ("qpdf", "--check", path);
  g_autofree char *text = pdf_fixture_ask ("pdftotext", "-raw", path);
  g_autofree char *flat = pdf_fixture_flatten (text);
  g_autofree char *html = report_fixture_html (document);
  g_autofree char *page = report_fixture_text (html);
  g_autofree char *office = NULL;
  g_autofree char *office_text = NULL;
  gsize length;

  pdf_fixture_assert_layout (pdf);
  g_assert_cmpuint (pdf_fixture_expect_numbers (document, flat), >, 50);
  dr_document_each_value (document, find_value, page);
  office = dr_html_office_new (document, &length);
  office_text = report_fixture_text (office);
  dr_document_each_value (document, find_value, office_text);
  if (g_getenv ("DR_PICTURES") != NULL)
    g_print ("# %s\n", path);
  else
    g_remove (path);

  return pdf->n_pages;
}

static void
test_extremes (void)
{
  g_autofree char *path = extremes_fixture_write ();
  g_auto (ReportFixture) fixture = { NULL };
  g_autoptr (DrDocument) document = NULL;
  guint n_pages;

  report_fixture_load (&fixture, path);
  g_assert_cmpuint (fixture.assessment->n_actions, ==, EXTREMES_N_ACTIONS);
  g_assert_cmpuint (fixture.evidence->n_groups, >=, EXTREMES_N_GROUPS);
  document = dr_assessment_report_new (&fixture.input);
  n_pages = hold (document);
  g_test_message ("%u pages", n_pages);
  g_assert_cmpuint (n_pages, >=, 20);
  extremes_fixture_remove (path);
}

static void
test_empty (void)
{
  g_autofree char *path = extremes_fixture_write_empty ();
  g_auto (ReportFixture) fixture = { NULL };
  g_autoptr (DrDocument) document = NULL;
  g_autoptr (DrPdf) pdf = NULL;

  report_fixture_load (&fixture, path);
  document = dr_assessment_report_new (&fixture.input);
  pdf = dr_pdf_new (document, NULL);
  pdf_fixture_assert_layout (pdf);
  g_assert_cmpuint (pdf->n_pages, >=, 2);
  g_assert_cmpuint (pdf->n_pages, <=, 60);
  extremes_fixture_remove (path);
}

static void
test_generated (void)
{
  g_autoptr (DrPublished) largest = extremes_fixture_largest (NULL);
  guint n_pages = hold (largest->document);

  g_test_message ("%u pages", n_pages);
  g_assert_cmpuint (n_pages, >=, 2);
  g_assert_cmpuint (n_pages, <=, 60);
}

/* --- How much of it a public version leaves --- */

/* @numbers: key → what it says */
static void
note_number (const DrValue *value,
             gpointer       numbers)
{
  if (value->key != NULL && dr_value_is_number (value))
    g_hash_table_insert (numbers, g_strdup (value->key), g_strdup (value->text));
}

/* So many per cent of the numbers can be read in the public version, at the least. */
static void
expect_readable (const char       *what,
                 const DrDocument *whole,
                 const DrDocument *shown,
                 guint             least)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) left = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer key;
  gpointer text;
  guint n = 0;
  guint same = 0;

  dr_document_each_value (whole, note_number, all);
  dr_document_each_value (shown, note_number, left);
  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, &key, &text))
    {
      const char *said = g_hash_table_lookup (left, key);

      n += said != NULL;
      same += said != NULL && strcmp (said, text) == 0;
    }
  g_test_message ("%s: of %u numbers %u can be read, %u as they are", what, g_hash_table_size (all), n, same);
  g_assert_cmpuint (n * 100, >=, g_hash_table_size (all) * least);
}

/* Hiding has not eaten the report: of the pilot, of the largest made-up record, of a return beside the period before. */
static void
test_readable (void)
{
  g_auto (ReportFixture) pilot = { NULL };
  g_autoptr (DrStatedReturn) now = report_fixture_read_return ("tests/fixtures/returns/full.xml");
  g_autoptr (DrStatedReturn) before = report_fixture_read_return ("tests/fixtures/returns/before.xml");
  const DrReturnReport input = { .language = "en-GB", .now = now, .before = before };
  g_autoptr (DrPublished) largest_shown = NULL;
  g_autoptr (DrPublished) largest = extremes_fixture_largest (&largest_shown);
  g_autoptr (DrDocument) whole = NULL;
  g_autoptr (DrDocument) shown = NULL;
  g_autoptr (DrDocument) of_return = dr_return_report_new (&input);
  g_autoptr (DrDocument) of_return_shown = dr_return_report_public_new (&input, NULL);

  report_fixture_load (&pilot, "data/examples/bishops-stortford-desk.xml");
  whole = dr_assessment_report_new (&pilot.input);
  shown = dr_assessment_report_public_new (&pilot.input, NULL);
  expect_readable ("the pilot", whole, shown, 95);
  expect_readable ("the largest record", largest->document, largest_shown->document, 95);
  expect_readable ("a return", of_return, of_return_shown, 90);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reports/extremes/record", test_extremes);
  g_test_add_func ("/reports/extremes/empty", test_empty);
  g_test_add_func ("/reports/extremes/generated", test_generated);
  g_test_add_func ("/reports/extremes/readable", test_readable);

  return g_test_run ();
}
