/* The PDF: nothing cut, nothing orphaned, everything tagged; held to by programs that know nothing of this one. */
#include "report-fixture.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dr-document-builder.h"
#include "dr-pdf-pages.h"
#include "dr-pdf-private.h"
#include "dr-pdf-report.h"

#define PILOT "data/examples/bishops-stortford-desk.xml"

static const DrDate day = { 2026, 11, 22 };

static char *
write_pdf (const DrDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  char *path = NULL;
  gsize length;
  int file;

  bytes = dr_pdf_report_new (document, day, &length, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (bytes, "%PDF-1."));
  file = g_file_open_tmp ("report-XXXXXX.pdf", &path, &error);
  g_assert_no_error (error);
  g_close (file, NULL);
  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);

  return path;
}

/* What a program of the system says of a file; it must be content with it. */
static char *
ask (const char *program,
     const char *options,
     const char *path)
{
  g_autofree char *line = g_strdup_printf ("%s %s %s %s", program, options, path, strcmp (program, "pdftotext") == 0 ? "-" : "");
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  char *out = NULL;
  int status;

  g_spawn_command_line_sync (line, &out, &said, &status, &error);
  g_assert_no_error (error);
  g_test_message ("%s: %s", line, said);
  g_assert_cmpint (status, ==, 0);

  return out;
}

static guint
count (const char *text,
       const char *word)
{
  guint n = 0;

  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    n++;

  return n;
}

/* Text with one space wherever there is some; what sets directions apart is left out. */
static char *
flatten (const char *text)
{
  GString *flat = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar sign = g_utf8_get_char (at);

      if (g_unichar_isspace (sign) || sign == 0xa0)
        {
          space = TRUE;
          continue;
        }
      if (sign == 0x2068 || sign == 0x2069)
        continue;
      if (space && flat->len > 0)
        g_string_append_c (flat, ' ');
      space = FALSE;
      g_string_append_unichar (flat, sign);
    }

  return g_string_free (flat, FALSE);
}

static const DrPdfUnit *
unit_at (const DrPdf *pdf,
         guint        index)
{
  return &g_array_index (pdf->units, DrPdfUnit, index);
}

static void
assert_text_within (const DrPdfText *text,
                    double           x,
                    double           width)
{
  PangoRectangle ink;

  pango_layout_get_extents (text->layout, &ink, NULL);
  g_assert_cmpfloat (x, >=, -0.01);
  g_assert_cmpfloat (x + width, <=, DR_PDF_BODY_WIDTH + 0.01);
  /* Slanted letters reach out a little. */
  g_assert_cmpfloat ((double) ink.x / PANGO_SCALE, >=, -2.0);
  g_assert_cmpfloat ((double) (ink.x + ink.width) / PANGO_SCALE, <=, width + 2.0);
}

/* What holds of every report: all lines of every text on some page, within its margins, one below the other. */
static void
assert_layout (const DrPdf *pdf)
{
  double bottom = 0.0;

  for (guint i = 0; i < pdf->units->len; i++)
    {
      const DrPdfUnit *unit = unit_at (pdf, i);
      const DrPdfUnit *next = i + 1 < pdf->units->len ? unit_at (pdf, i + 1) : NULL;

      if (i > 0 && unit->page == unit_at (pdf, i - 1)->page)
        g_assert_cmpfloat (unit->y, >=, bottom - 0.01);
      g_assert_cmpfloat (unit->y, >=, DR_PDF_TOP - 0.01);
      bottom = unit->y + unit->height;
      g_assert_cmpfloat (bottom, <=, DR_PDF_TOP + DR_PDF_BODY_HEIGHT + 0.2);
      if (unit->heading != NULL)
        {
          g_assert_nonnull (next);
          g_assert_cmpuint (next->page, ==, unit->page);
        }
      if (unit->row != NULL && unit->row->head && next != NULL && unit->keeps)
        g_assert_cmpuint (next->page, ==, unit->page);
      if (unit->text != NULL)
        {
          assert_text_within (unit->text, unit->x, unit->width);
          if (unit->end < unit->text->n_lines)
            {
              g_assert_true (next != NULL && next->text == unit->text);
              g_assert_cmpuint (next->first, ==, unit->end);
            }
        }
      for (guint k = 0; unit->row != NULL && k < unit->row->cells->len; k++)
        {
          const DrPdfCell *cell = &g_array_index (unit->row->cells, DrPdfCell, k);

          assert_text_within (cell->text, cell->x, (double) pango_layout_get_width (cell->text->layout) / PANGO_SCALE);
          g_assert_cmpfloat (cell->y + dr_pdf_text_height (cell->text, cell->first, cell->end), <=, unit->height + 0.01);
        }
    }
}

typedef struct {
  const char *text;
  guint       n;
} Search;

static void
find_value (const DrValue *value,
            gpointer       data)
{
  Search *search = data;
  g_autofree char *flat = flatten (value->text);

  if (!dr_value_is_number (value))
    return;
  search->n++;
  if (strstr (search->text, flat) == NULL)
    g_error ("not in the text of the PDF: %s", flat);
}

/* Two runs, one file: whole, tagged, and with every figure of the report. */
static void
test_pilot (gconstpointer file)
{
  g_auto (ReportFixture) fixture = { NULL };
  g_autoptr (DrDocument) document = NULL;
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
  Search search = { NULL, 0 };
  gsize length;
  gsize again;

  report_fixture_load (&fixture, file);
  document = dr_assessment_report_new (&fixture.input);
  pdf = dr_pdf_new (document);
  assert_layout (pdf);
  one = dr_pdf_report_new (document, day, &length, &error);
  g_assert_no_error (error);
  other = dr_pdf_report_new (document, day, &again, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (one, length, other, again);

  path = write_pdf (document);
  check = ask ("qpdf", "--check", path);
  g_assert_nonnull (strstr (check, "No syntax or stream encoding errors found"));
  info = ask ("pdfinfo", "", path);
  pages = g_strdup_printf ("Pages:           %u\n", pdf->n_pages);
  g_assert_nonnull (strstr (info, "Tagged:          yes"));
  g_assert_nonnull (strstr (info, "(A4)"));
  g_assert_nonnull (strstr (info, document->title));
  g_assert_nonnull (strstr (info, pages));

  text = ask ("pdftotext", "-raw", path);
  flat = flatten (text);
  search.text = flat;
  dr_document_each_value (document, find_value, &search);
  g_assert_cmpuint (search.n, >, 50);
  /* The summary is one page: the contents begin the second. */
  {
    guint contents = pdf->contents;

    g_assert_cmpuint (unit_at (pdf, contents)->page, ==, 1);
    g_assert_cmpuint (pdf->n_contents, >, 5);
  }
  g_remove (path);
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
  path = write_pdf (document);
  tree = ask ("pdfinfo", "-struct", path);
  for (guint i = 0; i < 12; i++)
    {
      static const char * const tags[] = { "Document\n", "H1 ", "H2 ", "H3 ", "Sect\n", "TOCI\n", "LBody ", "THead\n", "TBody\n",
                                           "/Scope /Column", "/Scope /Row", "Link (inline)" };

      if (strstr (tree, tags[i]) == NULL)
        g_error ("not in the structure: %s", tags[i]);
    }
  g_assert_cmpuint (count (tree, "H1 (block)"), ==, 1);
  g_assert_cmpuint (count (tree, " TH:") + count (tree, " TH\n"), ==, count (tree, "/Scope /"));
  objects = ask ("qpdf", "--json=2", path);
  g_assert_cmpuint (count (tree, "Figure"), >=, 2);
  g_assert_cmpuint (count (objects, "\"/Alt\": \"u:"), ==, count (tree, "Figure"));
  g_assert_nonnull (strstr (objects, "\"/Alt\": \"u:People newly excluded and at risk. Bars from the least"));
  g_assert_nonnull (strstr (objects, "\"/Lang\": \"u:en-GB\""));
  g_assert_nonnull (strstr (objects, "\"/DisplayDocTitle\": true"));
  g_assert_nonnull (strstr (objects, "\"/Marked\": true"));
  g_assert_nonnull (strstr (objects, "\"/Subtype\": \"/XML\""));
  g_assert_cmpuint (count (objects, "\"/Subtype\": \"/Link\""), >, 20);
  g_assert_nonnull (strstr (objects, "\"/Title\": \"u:Summary\""));

  fonts = ask ("pdffonts", "", path);
  lines = g_strsplit (fonts, "\n", -1);
  for (guint i = 2; lines[i] != NULL && lines[i][0] != '\0'; i++)
    g_assert_nonnull (strstr (lines[i], " yes yes yes "));
  g_remove (path);
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
  cairo_surface_t *surface;
  cairo_t *cr;
  int file;

  report_fixture_load (&fixture, PILOT);
  document = dr_assessment_report_new (&fixture.input);
  path = write_pdf (document);
  pages = dr_pdf_pages_new (document);
  g_clear_pointer (&document, dr_document_free);
  file = g_file_open_tmp ("printed-XXXXXX.pdf", &printed_path, NULL);
  g_close (file, NULL);
  surface = cairo_pdf_surface_create (printed_path, dr_pdf_pages_width (), dr_pdf_pages_height ());
  cr = cairo_create (surface);
  for (guint i = 0; i < dr_pdf_pages_count (pages); i++)
    {
      dr_pdf_pages_draw (pages, i, cr);
      cairo_show_page (cr);
    }
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  text = ask ("pdftotext", "-raw", path);
  printed = ask ("pdftotext", "-raw", printed_path);
  texts = g_strsplit (text, "\f", -1);
  printed_texts = g_strsplit (printed, "\f", -1);
  g_assert_cmpuint (g_strv_length (texts), ==, dr_pdf_pages_count (pages) + 1);
  g_assert_cmpuint (g_strv_length (printed_texts), ==, dr_pdf_pages_count (pages) + 1);
  for (guint i = 0; i < dr_pdf_pages_count (pages); i++)
    {
      g_autofree char *flat = flatten (texts[i]);
      g_autofree char *flat_printed = flatten (printed_texts[i]);

      g_assert_cmpuint (strlen (flat), >, 40);
      g_assert_cmpstr (flat_printed, ==, flat);
      g_assert_nonnull (dr_pdf_pages_chapter (pages, i));
      g_assert_cmpuint (strlen (dr_pdf_pages_text (pages, i)), >, 20);
    }
  g_assert_cmpstr (dr_pdf_pages_chapter (pages, 0), ==, "Summary");
  g_remove (path);
  g_remove (printed_path);
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
  pdf = dr_pdf_new (document);
  assert_layout (pdf);
  path = write_pdf (document);
  text = ask ("pdftotext", "", path);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("Row-%03u", i);

      g_assert_cmpuint (count (text, name), ==, 1);
    }
  first_page = unit_at (pdf, pdf->contents)->page;
  g_assert_cmpuint (pdf->n_pages - first_page, >=, 6);
  g_assert_cmpuint (count (text, "Headword"), ==, pdf->n_pages - first_page);
  {
    g_autofree char *tree = ask ("pdfinfo", "-struct", path);

    /* Shown again, said once. */
    g_assert_cmpuint (count (tree, "/Scope /Column"), ==, 2);
    g_assert_cmpuint (count (tree, "Table (block)"), ==, 1);
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
  pdf = dr_pdf_new (document);
  assert_layout (pdf);
  for (guint i = 0; i < pdf->units->len; i++)
    {
      const DrPdfUnit *unit = unit_at (pdf, i);

      if (unit->chart == NULL)
        continue;
      g_assert_cmpfloat (unit->chart_from, ==, shown);
      shown += unit->height;
      n++;
    }
  g_assert_cmpuint (n, >=, 3);
  path = write_pdf (document);
  objects = ask ("qpdf", "--json=2", path);
  g_assert_cmpuint (count (objects, "\"/Alt\": \"u:Tall. It is \\\"tall\\\".\""), ==, n);
  text = ask ("pdftotext", "", path);
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
  pdf = dr_pdf_new (document);
  assert_layout (pdf);
  path = write_pdf (document);
  check = ask ("qpdf", "--check", path);
  {
    g_autofree char *text = ask ("pdftotext", "-raw", path);
    g_autofree char *flat = flatten (text);

    g_assert_cmpuint (count (flat, "word1499"), ==, 4);
    g_assert_cmpuint (count (flat, "word700 "), ==, 4);
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
  g_test_add_data_func ("/reports/pdf/access-review", "data/examples/access-review.xml", test_pilot);
  g_test_add_func ("/reports/pdf/structure", test_structure);
  g_test_add_func ("/reports/pdf/pages", test_pages);
  g_test_add_func ("/reports/pdf/rows", test_rows);
  g_test_add_func ("/reports/pdf/tall-chart", test_tall_chart);
  g_test_add_data_func ("/reports/pdf/extremes", "en-GB", test_extremes);
  g_test_add_data_func ("/reports/pdf/extremes-right-to-left", "ar", test_extremes);

  return g_test_run ();
}
