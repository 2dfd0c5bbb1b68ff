#include "pdf-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dr-pdf-report.h"

const DrDate pdf_fixture_day = { 2026, 11, 22 };

char *
pdf_fixture_write_pdf (const DrDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  char *path = NULL;
  gsize length;
  int file;

  bytes = dr_pdf_report_new (document, pdf_fixture_day, NULL, &length, &error);
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
char *
pdf_fixture_ask (const char *program,
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

guint
pdf_fixture_count (const char *text,
       const char *word)
{
  guint n = 0;

  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    n++;

  return n;
}

/* Text with one space wherever there is some; what sets directions apart is left out. */
char *
pdf_fixture_flatten (const char *text)
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

const DrPdfUnit *
pdf_fixture_unit_at (const DrPdf *pdf,
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

/* A row is whole, unless it is higher than what a page holds beside its header; then no line of it is lost. */
static void
assert_row (const DrPdf *pdf,
            guint        index)
{
  const DrPdfUnit *unit = pdf_fixture_unit_at (pdf, index);

  for (guint k = 0; unit->row != NULL && k < unit->row->cells->len; k++)
    {
      const DrPdfCell *cell = &g_array_index (unit->row->cells, DrPdfCell, k);
      double whole = 0.0;

      for (guint other = 0; other < unit->row->cells->len; other++)
        {
          const DrPdfText *text = g_array_index (unit->row->cells, DrPdfCell, other).text;

          whole = MAX (whole, dr_pdf_text_height (text, 0, text->n_lines));
        }
      if (cell->first > 0 || cell->end < cell->text->n_lines)
        g_assert_cmpfloat (whole, >, DR_PDF_BODY_HEIGHT * 0.5);
      if (cell->end < cell->text->n_lines)
        {
          const DrPdfUnit *next = pdf_fixture_unit_at (pdf, index + 1);
          const DrPdfCell *goes_on = &g_array_index (next->row->cells, DrPdfCell, k);

          g_assert_true (goes_on->text == cell->text);
          g_assert_cmpuint (goes_on->first, ==, cell->end);
        }
    }
}

/* What holds of every report: all lines of every text on some page, within its margins, one below the other. */
void
pdf_fixture_assert_layout (const DrPdf *pdf)
{
  double bottom = 0.0;

  for (guint i = 0; i < pdf->units->len; i++)
    {
      const DrPdfUnit *unit = pdf_fixture_unit_at (pdf, i);
      const DrPdfUnit *next = i + 1 < pdf->units->len ? pdf_fixture_unit_at (pdf, i + 1) : NULL;

      if (i > 0 && unit->page == pdf_fixture_unit_at (pdf, i - 1)->page)
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
      assert_row (pdf, i);
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
  g_autofree char *flat = pdf_fixture_flatten (value->text);

  if (!dr_value_is_number (value))
    return;
  search->n++;
  if (strstr (search->text, flat) == NULL)
    g_error ("not in the text of the PDF: %s", flat);
}

/* Every number that a document shows stands in @text, which is flat. Returns: how many there are. */
guint
pdf_fixture_expect_numbers (const DrDocument *document,
                            const char       *text)
{
  Search search = { text, 0 };

  dr_document_each_value (document, find_value, &search);

  return search.n;
}
