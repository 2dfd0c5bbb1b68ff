/* The PDF: nothing cut, nothing orphaned, everything tagged; held to by programs that know nothing of this one. */
#include "pdf-fixture.h"
#include "report-fixture.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dr-document-builder.h"
#include "dr-pdf-pages.h"
#include "dr-pdf-private.h"
#include "dr-pdf-report.h"

#define PILOT "data/examples/bishops-stortford-desk.xml"

/* Two runs, one file: whole, tagged, and with every figure of the report. */
static void
assert_pdf (const DrDocument *document)
{
  g_autoptr (DrPdf) pdf = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autofree char *flat = NULL;
  g_autofree char *info = NULL;
  g_autofree char *check = NULL;
  g_autofree char *pages = NULL;
  gsize length;
  gsize again;

  pdf = dr_pdf_new (document, NULL);
  pdf_fixture_assert_layout (pdf);
  one = dr_pdf_report_new (document, pdf_fixture_day, NULL, &length, &error);
  g_assert_no_error (error);
  other = dr_pdf_report_new (document, pdf_fixture_day, NULL, &again, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (one, length, other, again);

  path = pdf_fixture_write_pdf (document);
  check = pdf_fixture_ask ("qpdf", "--check", path);
  g_assert_nonnull (strstr (check, "No syntax or stream encoding errors found"));
  info = pdf_fixture_ask ("pdfinfo", "", path);
  pages = g_strdup_printf ("Pages:           %u\n", pdf->n_pages);
  g_assert_nonnull (strstr (info, "Tagged:          yes"));
  g_assert_nonnull (strstr (info, "(A4)"));
  g_assert_nonnull (strstr (info, document->title));
  g_assert_nonnull (strstr (info, pages));

  text = pdf_fixture_ask ("pdftotext", "-raw", path);
  flat = pdf_fixture_flatten (text);
  g_assert_cmpuint (pdf_fixture_expect_numbers (document, flat), >, 50);
  /* The summary is one page: the contents begin the second. */
  {
    guint contents = pdf->contents;

    g_assert_cmpuint (pdf_fixture_unit_at (pdf, contents)->page, ==, 1);
    g_assert_cmpuint (pdf->n_contents, >, 5);
  }
  g_remove (path);
}

static void
test_pilot (gconstpointer file)
{
  g_auto (ReportFixture) fixture = { NULL };
  g_autoptr (DrDocument) document = NULL;

  report_fixture_load (&fixture, file);
  document = dr_assessment_report_new (&fixture.input);
  assert_pdf (document);
}

static void
test_return (void)
{
  g_autoptr (DrDocument) document = report_fixture_return ();

  assert_pdf (document);
}

/* What screen readers go by. */
static void
test_structure (void)
{
  g_auto (ReportFixture) fixture = { NULL };
  g_autoptr (DrDocument) document = NULL;
  g_autofree char *path = NULL;
  g_autofree char *tree = NULL;
  g_autofree char *objects = NULL;
  g_autofree char *fonts = NULL;
  g_auto (GStrv) lines = NULL;

  report_fixture_load (&fixture, PILOT);
  document = dr_assessment_report_new (&fixture.input);
  path = pdf_fixture_write_pdf (document);
  tree = pdf_fixture_ask ("pdfinfo", "-struct", path);
  for (guint i = 0; i < 12; i++)
    {
      static const char * const tags[] = { "Document\n", "H1 ", "H2 ", "H3 ", "Sect\n", "TOCI\n", "LBody ", "THead\n", "TBody\n",
                                           "/Scope /Column", "/Scope /Row", "Link (inline)" };

      if (strstr (tree, tags[i]) == NULL)
        g_error ("not in the structure: %s", tags[i]);
    }
  g_assert_cmpuint (pdf_fixture_count (tree, "H1 (block)"), ==, 1);
  g_assert_cmpuint (pdf_fixture_count (tree, " TH:") + pdf_fixture_count (tree, " TH\n"), ==, pdf_fixture_count (tree, "/Scope /"));
  objects = pdf_fixture_ask ("qpdf", "--json=2", path);
  g_assert_cmpuint (pdf_fixture_count (tree, "Figure"), >=, 2);
  g_assert_cmpuint (pdf_fixture_count (objects, "\"/Alt\": \"u:"), ==, pdf_fixture_count (tree, "Figure"));
  g_assert_nonnull (strstr (objects, "\"/Alt\": \"u:People newly excluded and at risk. Bars from the least"));
  g_assert_nonnull (strstr (objects, "\"/Lang\": \"u:en-GB\""));
  g_assert_nonnull (strstr (objects, "\"/DisplayDocTitle\": true"));
  g_assert_nonnull (strstr (objects, "\"/Marked\": true"));
  g_assert_nonnull (strstr (objects, "\"/Subtype\": \"/XML\""));
  g_assert_cmpuint (pdf_fixture_count (objects, "\"/Subtype\": \"/Link\""), >, 20);
  g_assert_nonnull (strstr (objects, "\"/Title\": \"u:Summary\""));

  fonts = pdf_fixture_ask ("pdffonts", "", path);
  lines = g_strsplit (fonts, "\n", -1);
  for (guint i = 2; lines[i] != NULL && lines[i][0] != '\0'; i++)
    g_assert_nonnull (strstr (lines[i], " yes yes yes "));
  g_remove (path);
}

/* (transfer full): a file with these pages on paper, one after the other */
static char *
print_pages (const DrPdfPages *pages,
             const guint      *order,
             guint             n)
{
  char *path = NULL;
  int file = g_file_open_tmp ("printed-XXXXXX.pdf", &path, NULL);
  cairo_surface_t *surface;
  cairo_t *cr;

  g_close (file, NULL);
  surface = cairo_pdf_surface_create (path, dr_pdf_pages_width (), dr_pdf_pages_height ());
  cr = cairo_create (surface);
  for (guint i = 0; i < n; i++)
    {
      dr_pdf_pages_draw (pages, order[i], cr);
      cairo_show_page (cr);
    }
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);

  return path;
}

/* A range of pages, the last first, and two copies, put in order or not: what GTK asks for where somebody chooses them. */
static void
assert_some_pages (const DrPdfPages *pages,
                   GStrv             texts)
{
  static const guint jobs[][5] = { { 3, 4, 5, 3, 4 }, { 2, 2, 3, 3, 4 }, { 5, 4, 3, 2, 1 }, { 0, 7, 0, 7, 0 } };

  for (gsize k = 0; k < G_N_ELEMENTS (jobs); k++)
    {
      g_autofree char *path = print_pages (pages, jobs[k], G_N_ELEMENTS (jobs[k]));
      g_autofree char *text = pdf_fixture_ask ("pdftotext", "-raw", path);
      g_auto (GStrv) said = g_strsplit (text, "\f", -1);

      g_assert_cmpuint (g_strv_length (said), ==, G_N_ELEMENTS (jobs[k]) + 1);
      for (gsize i = 0; i < G_N_ELEMENTS (jobs[k]); i++)
        g_assert_cmpstr (said[i], ==, texts[jobs[k][i]]);
      g_remove (path);
    }
}

/* What goes to a printer are the pages of the PDF: as many, with the same text, one for one. */
static void
test_pages (void)
{
  g_auto (ReportFixture) fixture = { NULL };
  g_autoptr (DrDocument) document = NULL;
  g_autoptr (DrPdfPages) pages = NULL;
  g_autofree char *path = NULL;
  g_autofree char *printed_path = NULL;
  g_autofree char *text = NULL;
  g_autofree char *printed = NULL;
  g_auto (GStrv) texts = NULL;
  g_auto (GStrv) printed_texts = NULL;
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (guint));

  report_fixture_load (&fixture, PILOT);
  document = dr_assessment_report_new (&fixture.input);
  path = pdf_fixture_write_pdf (document);
  pages = dr_pdf_pages_new (document, NULL, NULL);
  g_clear_pointer (&document, dr_document_free);
  for (guint i = 0; i < dr_pdf_pages_count (pages); i++)
    g_array_append_val (all, i);
  printed_path = print_pages (pages, (const guint *) (gpointer) all->data, all->len);
  text = pdf_fixture_ask ("pdftotext", "-raw", path);
  printed = pdf_fixture_ask ("pdftotext", "-raw", printed_path);
  texts = g_strsplit (text, "\f", -1);
  printed_texts = g_strsplit (printed, "\f", -1);
  g_assert_cmpuint (g_strv_length (texts), ==, dr_pdf_pages_count (pages) + 1);
  g_assert_cmpuint (g_strv_length (printed_texts), ==, dr_pdf_pages_count (pages) + 1);
  for (guint i = 0; i < dr_pdf_pages_count (pages); i++)
    {
      g_autofree char *flat = pdf_fixture_flatten (texts[i]);
      g_autofree char *flat_printed = pdf_fixture_flatten (printed_texts[i]);

      g_assert_cmpuint (strlen (flat), >, 40);
      g_assert_cmpstr (flat_printed, ==, flat);
      g_assert_nonnull (dr_pdf_pages_chapter (pages, i));
      g_assert_cmpuint (strlen (dr_pdf_pages_text (pages, i)), >, 20);
    }
  assert_some_pages (pages, printed_texts);
  g_assert_cmpstr (dr_pdf_pages_chapter (pages, 0), ==, "Summary");
  g_remove (path);
  g_remove (printed_path);
}

/* (transfer full): the page as pixels on white paper */
static cairo_surface_t *
paint_page (const DrPdfPages *pages,
            guint             page)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) dr_pdf_pages_width () * 2,
                                                       (int) dr_pdf_pages_height () * 2);
  cairo_t *cr = cairo_create (image);

  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  cairo_scale (cr, 2.0, 2.0);
  dr_pdf_pages_draw (pages, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (image);

  return image;
}

/* Of a thousand, how many differ by more than a shade. */
static guint
count_other_pixels (cairo_surface_t *one,
                    cairo_surface_t *other)
{
  const guint height = (guint) cairo_image_surface_get_height (one);
  const guint width = (guint) cairo_image_surface_get_width (one) * 4;
  const guint stride = (guint) cairo_image_surface_get_stride (one);
  const guchar *a = cairo_image_surface_get_data (one);
  const guchar *b = cairo_image_surface_get_data (other);
  guint64 n = 0;

  for (guint y = 0; y < height; y++)
    for (guint x = 0; x < width; x += 4)
      n += ABS (a[y * stride + x] - b[y * stride + x]) > 64 || ABS (a[y * stride + x + 1] - b[y * stride + x + 1]) > 64
           || ABS (a[y * stride + x + 2] - b[y * stride + x + 2]) > 64;

  return (guint) (n * 1000 / ((guint64) height * (width / 4)));
}

/* Pages that another process made look and read like those that this one makes, on a screen and on paper. */
static void
test_pages_from_elsewhere (void)
{
  g_auto (ReportFixture) fixture = { NULL };
  g_autoptr (DrDocument) document = NULL;
  g_autoptr (DrPdfPages) pages = NULL;
  g_autoptr (DrPdfPages) came = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) cut = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (guint));
  char *paths[2];
  g_autofree char *text = NULL;
  g_autofree char *came_text = NULL;

  report_fixture_load (&fixture, PILOT);
  document = dr_assessment_report_new (&fixture.input);
  pages = dr_pdf_pages_new (document, NULL, NULL);
  bytes = dr_pdf_pages_to_bytes (pages, &error);
  g_assert_no_error (error);
  came = dr_pdf_pages_from_bytes (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dr_pdf_pages_title (came), ==, dr_pdf_pages_title (pages));
  g_assert_cmpuint (dr_pdf_pages_count (came), ==, dr_pdf_pages_count (pages));
  for (guint i = 0; i < dr_pdf_pages_count (pages); i++)
    {
      cairo_surface_t *here = paint_page (pages, i);
      cairo_surface_t *there = paint_page (came, i);

      g_assert_cmpstr (dr_pdf_pages_chapter (came, i), ==, dr_pdf_pages_chapter (pages, i));
      g_assert_cmpstr (dr_pdf_pages_text (came, i), ==, dr_pdf_pages_text (pages, i));
      g_assert_cmpuint (count_other_pixels (here, there), ==, 0);
      cairo_surface_destroy (here);
      cairo_surface_destroy (there);
      g_array_append_val (all, i);
    }
  paths[0] = print_pages (pages, (const guint *) (gpointer) all->data, all->len);
  paths[1] = print_pages (came, (const guint *) (gpointer) all->data, all->len);
  text = pdf_fixture_ask ("pdftotext", "-raw", paths[0]);
  came_text = pdf_fixture_ask ("pdftotext", "-raw", paths[1]);
  g_assert_cmpstr (came_text, ==, text);
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_remove (paths[i]);
      g_free (paths[i]);
    }

  /* What was broken off on the way is no report. */
  cut = g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) / 2);
  g_assert_null (dr_pdf_pages_from_bytes (cut, &error));
  g_assert_error (error, DR_PDF_ERROR, DR_PDF_ERROR_FAILED);
}

static DrDocumentBuilder *
start (const char *language)
{
  DrDocumentBuilder *out = dr_document_builder_new (language, "Extremes");

  dr_document_set_kind (out, "Test");
  dr_document_set_running (out, "Extremes");
  dr_document_set_publisher (out, "Council");
  dr_document_add_heading (out, 1, "one", dr_words_text (out, "Summary"));
  dr_document_add_paragraph (out, DR_PARAGRAPH_PLAIN, dr_words_text (out, "Short."));

  return out;
}

/* Two hundred rows: each whole, under its header on every page. */
static void
test_rows (void)
{
  g_autoptr (DrDocumentBuilder) out = start ("en-GB");
  g_autoptr (DrDocument) document = NULL;
  g_autoptr (DrPdf) pdf = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  guint first_page;

  dr_document_add_heading (out, 1, "two", dr_words_text (out, "Rows"));
  dr_document_start_table (out, "table", dr_words_text (out, "Two hundred rows"), 2);
  dr_document_start_row (out);
  dr_document_add_header (out, DR_CELL_COLUMN_HEADER, dr_words_text (out, "Headword"), 1, 1);
  dr_document_add_header (out, DR_CELL_COLUMN_HEADER, dr_words_text (out, "Said of it"), 1, 1);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("Row-%03u", i);

      dr_document_start_row (out);
      dr_document_add_header (out, DR_CELL_ROW_HEADER, dr_words_text (out, name), 1, 1);
      dr_document_add_cell (out, dr_words_text (out, "What is said of it takes two lines in its column, since it goes on and on "
                                                     "until there is no more room for it on the first of them, which is long."));
    }
  dr_document_add_table (out, dr_document_end_table (out));
  document = dr_document_builder_finish (out);
  pdf = dr_pdf_new (document, NULL);
  pdf_fixture_assert_layout (pdf);
  path = pdf_fixture_write_pdf (document);
  text = pdf_fixture_ask ("pdftotext", "", path);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("Row-%03u", i);

      g_assert_cmpuint (pdf_fixture_count (text, name), ==, 1);
    }
  first_page = pdf_fixture_unit_at (pdf, pdf->contents)->page;
  g_assert_cmpuint (pdf->n_pages - first_page, >=, 6);
  g_assert_cmpuint (pdf_fixture_count (text, "Headword"), ==, pdf->n_pages - first_page);
  {
    g_autofree char *tree = pdf_fixture_ask ("pdfinfo", "-struct", path);

    /* Shown again, said once. */
    g_assert_cmpuint (pdf_fixture_count (tree, "/Scope /Column"), ==, 2);
    g_assert_cmpuint (pdf_fixture_count (tree, "Table (block)"), ==, 1);
  }
  g_remove (path);
}

/* A chart higher than a page is broken between its rows, and each part says what the whole says. */
static void
test_tall_chart (void)
{
  static const char * const columns[] = { "a", "b" };
  g_autoptr (DrDocumentBuilder) out = start ("en-GB");
  DrArena *arena = dr_document_builder_get_arena (out);
  DrHeatMapData *heat = dr_arena_new0 (arena, DrHeatMapData);
  const char **rows = dr_arena_array0 (arena, const char *, 150);
  DrHeatCell *cells = dr_arena_array0 (arena, DrHeatCell, 300);
  g_autoptr (DrDocument) document = NULL;
  g_autoptr (DrPdf) pdf = NULL;
  g_autofree char *path = NULL;
  g_autofree char *objects = NULL;
  g_autofree char *text = NULL;
  double shown = 0.0;
  guint n = 0;

  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *name = g_strdup_printf ("Group-%03u", i);

      rows[i] = dr_arena_strdup (arena, name);
      cells[2 * i].value = cells[2 * i + 1].value = i / 150.0;
    }
  *heat = (DrHeatMapData) { .title = "", .subtitle = "", .value_name = "Share", .columns = columns, .n_columns = 2,
                            .rows = rows, .n_rows = 150, .cells = cells };
  dr_document_add_heading (out, 1, "two", dr_words_text (out, "Chart"));
  dr_document_add_figure (out, "figure", dr_words_text (out, "Tall"), dr_words_text (out, "It is \"tall\"."),
                          (DrChartData) { DR_CHART_DATA_HEAT, { .heat = heat }, NULL }, NULL);
  document = dr_document_builder_finish (out);
  pdf = dr_pdf_new (document, NULL);
  pdf_fixture_assert_layout (pdf);
  for (guint i = 0; i < pdf->units->len; i++)
    {
      const DrPdfUnit *unit = pdf_fixture_unit_at (pdf, i);

      if (unit->chart == NULL)
        continue;
      g_assert_cmpfloat (unit->chart_from, ==, shown);
      shown += unit->height;
      n++;
    }
  g_assert_cmpuint (n, >=, 3);
  path = pdf_fixture_write_pdf (document);
  objects = pdf_fixture_ask ("qpdf", "--json=2", path);
  g_assert_cmpuint (pdf_fixture_count (objects, "\"/Alt\": \"u:Tall. It is \\\"tall\\\".\""), ==, n);
  text = pdf_fixture_ask ("pdftotext", "", path);
  for (guint i = 0; i < 150; i++)
    g_assert_nonnull (strstr (text, rows[i]));
  g_remove (path);
}

static void
add_everywhere (DrDocumentBuilder *out,
                const char        *text)
{
  DrWords words = dr_words_value (out, dr_value_said (out, text, "k"));

  dr_document_add_heading (out, 1, "it's", words);
  dr_document_add_heading (out, 2, "it's", words);
  dr_document_add_paragraph (out, DR_PARAGRAPH_LEAD, words);
  dr_document_add_note (out, DR_NOTE_WARNING, words, words);
  dr_document_start_list (out, TRUE);
  dr_document_add_item (out, words);
  dr_document_add_item (out, dr_words_linked (out, words, "https://example.org/it's\\a"));
  dr_document_end_list (out);
  dr_document_start_pairs (out);
  dr_document_add_pair (out, words, words);
  dr_document_end_pairs (out);
  dr_document_start_table (out, "t", words, 7);
  dr_document_start_row (out);
  for (guint i = 0; i < 7; i++)
    dr_document_add_header (out, DR_CELL_COLUMN_HEADER, words, 1, 1);
  dr_document_start_row (out);
  for (guint i = 0; i < 7; i++)
    dr_document_add_cell (out, words);
  dr_document_add_table (out, dr_document_end_table (out));
}

/* Whatever is said, in either direction, it stands within the margins and the file is whole. */
static void
test_extremes (gconstpointer language)
{
  g_autofree char *word = g_strnfill (400, 'w');
  g_autoptr (GString) novel = g_string_new (NULL);
  g_autoptr (DrDocumentBuilder) out = start (language);
  g_autoptr (DrDocument) document = NULL;
  g_autoptr (DrPdf) pdf = NULL;
  g_autofree char *path = NULL;
  g_autofree char *check = NULL;

  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (novel, "word%u ", i);
  add_everywhere (out, word);
  add_everywhere (out, "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d (shalom) 12 % \xd8\xa7\xd9\x84\xd8\xb3\xd9\x84\xd8\xa7\xd9\x85");
  add_everywhere (out, "a\xe2\x80\xae" "b\xe2\x81\xa6 c\x01\n\n\nd' \\ \"e\" \xf0\x9f\x98\x80");
  dr_document_add_paragraph (out, DR_PARAGRAPH_PLAIN, dr_words_linked (out, dr_words_text (out, "nowhere"), "#nowhere"));
  dr_document_add_paragraph (out, DR_PARAGRAPH_PLAIN, dr_words_text (out, novel->str));
  dr_document_add_note (out, DR_NOTE_INFORMATION, dr_words_text (out, "Long"), dr_words_text (out, novel->str));
  dr_document_start_list (out, FALSE);
  dr_document_add_item (out, dr_words_text (out, novel->str));
  dr_document_end_list (out);
  dr_document_start_table (out, "t", dr_words_none (), 4);
  dr_document_start_row (out);
  for (guint i = 0; i < 4; i++)
    dr_document_add_header (out, DR_CELL_COLUMN_HEADER, dr_words_text (out, "Head"), 1, 1);
  dr_document_start_row (out);
  for (guint i = 0; i < 4; i++)
    dr_document_add_cell (out, dr_words_text (out, i == 2 ? novel->str : "x"));
  dr_document_add_table (out, dr_document_end_table (out));
  document = dr_document_builder_finish (out);
  pdf = dr_pdf_new (document, NULL);
  pdf_fixture_assert_layout (pdf);
  path = pdf_fixture_write_pdf (document);
  check = pdf_fixture_ask ("qpdf", "--check", path);
  {
    g_autofree char *text = pdf_fixture_ask ("pdftotext", "-raw", path);
    g_autofree char *flat = pdf_fixture_flatten (text);

    g_assert_cmpuint (pdf_fixture_count (flat, "word1499"), ==, 4);
    g_assert_cmpuint (pdf_fixture_count (flat, "word700 "), ==, 4);
  }
  g_remove (path);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/reports/pdf/pilot", PILOT, test_pilot);
  g_test_add_data_func ("/reports/pdf/worked-example", "data/examples/worked-example.xml", test_pilot);
  g_test_add_func ("/reports/pdf/return", test_return);
  g_test_add_data_func ("/reports/pdf/access-review", "data/examples/access-review.xml", test_pilot);
  g_test_add_func ("/reports/pdf/structure", test_structure);
  g_test_add_func ("/reports/pdf/pages", test_pages);
  g_test_add_func ("/reports/pdf/pages-from-elsewhere", test_pages_from_elsewhere);
  g_test_add_func ("/reports/pdf/rows", test_rows);
  g_test_add_func ("/reports/pdf/tall-chart", test_tall_chart);
  g_test_add_data_func ("/reports/pdf/extremes", "en-GB", test_extremes);
  g_test_add_data_func ("/reports/pdf/extremes-right-to-left", "ar", test_extremes);

  return g_test_run ();
}
