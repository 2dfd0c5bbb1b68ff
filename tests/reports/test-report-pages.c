/* Pages as somebody holds them: made into pixels by another program and judged by what is seen, for every report there is an example
 * of, and for the worst that is said. */
#include "extremes-fixture.h"
#include "layout-judge.h"
#include "page-judge.h"
#include "pdf-fixture.h"
#include "report-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dr-publish-return.h"

/* --- What is said --- */

static void
find_value (const DrValue *value,
            gpointer       text)
{
  g_auto (GStrv) lines = g_strsplit (value->text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (text, lines[i]) == NULL)
      g_error ("the page does not say “%s”", lines[i]);
}

/* Each figure in the text of the PDF, all that the report says in that of the page. */
static void
assert_said (const DrDocument *document,
             const char       *path)
{
  g_autofree char *text = pdf_fixture_ask ("pdftotext", "-raw", path);
  g_autofree char *flat = pdf_fixture_flatten (text);
  g_autofree char *html = report_fixture_html (document);
  g_autofree char *page = report_fixture_text (html);

  g_assert_cmpuint (pdf_fixture_expect_numbers (document, flat), >, 10);
  dr_document_each_value (document, find_value, page);
}

/* --- What is seen --- */

static void
judge (const DrPublished *report,
       const char        *name)
{
  g_autofree char *path = pdf_fixture_write_pdf (report->document);
  g_autofree char *running = g_strndup (report->document->running, 30);
  guint n_pages;

  running[strcspn (running, "&\"<>'")] = '\0';   /* as far as both write it alike */
  assert_said (report->document, path);
  n_pages = page_judge_pdf (path, running);
  g_test_message ("%s: %u pages", name, n_pages);
  g_assert_cmpuint (n_pages, >=, 2);
  if (g_getenv ("DR_PICTURES") != NULL)
    {
      g_autofree char *kept = g_strdup_printf ("%s/%s.pdf", g_getenv ("DR_PICTURES"), name);

      g_assert_cmpint (g_rename (path, kept), ==, 0);
    }
  else
    g_remove (path);
}

static void
judge_assessment (const char *file,
                  const char *name,
                  gboolean    has_long_words)
{
  for (guint i = 0; i < 2; i++)
    {
      g_auto (ReportFixture) fixture = { NULL };
      g_autoptr (DrPublished) report = NULL;
      g_autofree char *full = g_strconcat (name, i == 0 ? "" : "-public", NULL);

      report_fixture_load (&fixture, file);
      report = dr_publish_input (&fixture.input, i == 0 ? DR_PUBLISH_ASSESSMENT : DR_PUBLISH_PUBLIC);
      if (!has_long_words)
        layout_judge_document (report->document);
      judge (report, full);
    }
}

/* A long report lists its sections, but for those of chapters that have too many; each with the page that it is on. */
static void
test_contents (void)
{
  g_auto (ReportFixture) fixture = { NULL };
  g_autoptr (DrDocument) document = NULL;
  g_autoptr (DrPdf) pdf = NULL;
  guint n_sections = 0;

  report_fixture_load (&fixture, "data/examples/bishops-stortford-desk.xml");
  document = dr_assessment_report_new (&fixture.input);
  pdf = dr_pdf_new (document, NULL);
  for (guint i = 0; i < pdf->n_contents; i++)
    {
      const DrHeading *heading = g_ptr_array_index (pdf->entries, i);
      const GArray *cells = pdf_fixture_unit_at (pdf, pdf->contents + i)->row->cells;
      const char *page = pango_layout_get_text (g_array_index (cells, DrPdfCell, cells->len - 1).text->layout);
      guint on = 0;

      for (guint k = 0; k < pdf->units->len; k++)
        if (pdf_fixture_unit_at (pdf, k)->heading == heading)
          on = pdf_fixture_unit_at (pdf, k)->page + 1;
      g_assert_cmpuint (on, ==, (guint) g_ascii_strtoull (page, NULL, 10));
      n_sections += heading->level == 2;
    }
  g_assert_cmpuint (n_sections, >, 10);
}

static void
test_example (gconstpointer name)
{
  g_autofree char *file = g_strdup_printf ("data/examples/%s.xml", (const char *) name);

  judge_assessment (file, name, FALSE);
}

static void
test_extremes (void)
{
  g_autofree char *path = extremes_fixture_write ();

  judge_assessment (path, "extremes", TRUE);
  extremes_fixture_remove (path);
}

static void
test_empty (void)
{
  g_autofree char *path = extremes_fixture_write_empty ();

  judge_assessment (path, "empty", FALSE);
  extremes_fixture_remove (path);
}

static void
test_generated (void)
{
  g_autoptr (DrPublished) report = extremes_fixture_largest (NULL);

  layout_judge_document (report->document);
  judge (report, "generated");
}

static GBytes *
read_return (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "tests", "fixtures", "returns", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (text, length);
}

/* Members have one page in the full and in the public version: what that asks for is in assert_laid_out(). */
static void
test_return (gconstpointer name)
{
  g_autofree char *file = g_strconcat (name, ".xml", NULL);
  g_autoptr (GBytes) now = read_return (file);
  g_autoptr (GBytes) before = strcmp (name, "full") == 0 ? read_return ("before.xml") : NULL;

  for (guint i = 0; i < 2; i++)
    {
      const DrPublishReturn source = { .name = file, .bytes = now, .before_name = "before.xml", .before = before, .public = i == 1 };
      g_autoptr (GError) error = NULL;
      g_autoptr (DrPublished) report = dr_publish_return (NULL, &source, &error);
      g_autofree char *full = g_strdup_printf ("return-%s%s", (const char *) name, i == 0 ? "" : "-public");

      g_assert_no_error (error);
      layout_judge_document (report->document);
      judge (report, full);
    }
}

/* All assessments that come with the program. */
static void
add_examples (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "examples", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml") && !g_str_has_prefix (name, "evidence-"))
      {
        g_autofree char *stem = g_strndup (name, strlen (name) - strlen (".xml"));
        g_autofree char *path = g_strconcat ("/reports/pages/", stem, NULL);

        g_test_add_data_func_full (path, g_steal_pointer (&stem), test_example, g_free);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_examples ();
  g_test_add_func ("/reports/pages/contents", test_contents);
  g_test_add_func ("/reports/pages/extremes", test_extremes);
  g_test_add_func ("/reports/pages/empty", test_empty);
  g_test_add_func ("/reports/pages/generated", test_generated);
  g_test_add_data_func ("/reports/pages/return", "full", test_return);
  g_test_add_data_func ("/reports/pages/small-return", "small", test_return);

  return g_test_run ();
}
