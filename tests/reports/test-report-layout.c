/* How pages are laid out: small documents, each of one thing that may part where a page ends, or be too narrow. */
#include "layout-judge.h"
#include "pdf-fixture.h"
#include "report-fixture.h"

#include <glib/gstdio.h>

#include "dr-document-builder.h"
#include "dr-document-fold.h"

static void
add_lines (DrDocumentBuilder *out,
           guint              n)
{
  for (guint i = 0; i < n; i++)
    dr_document_add_paragraph (out, DR_PARAGRAPH_PLAIN, dr_words_text (out, "A line."));
}

/* Wherever a page ends, a heading, its line and the list that it introduces stay together. */
static void
test_introduction (void)
{
  for (guint n = 20; n < 44; n++)
    {
      g_autoptr (DrDocumentBuilder) out = dr_document_builder_new ("en-GB", "Introductions");
      g_autoptr (DrDocument) document = NULL;

      dr_document_set_running (out, "Introductions");
      dr_document_add_heading (out, 1, "one", dr_words_text (out, "Summary"));
      add_lines (out, 1);
      dr_document_add_heading (out, 1, "two", dr_words_text (out, "Chapter"));
      add_lines (out, n);
      dr_document_add_heading (out, 2, "three", dr_words_text (out, "Part"));
      dr_document_add_paragraph (out, DR_PARAGRAPH_SMALL, dr_words_text (out, "What follows is said below."));
      dr_document_add_heading (out, 3, "four", dr_words_text (out, "Piece"));
      dr_document_add_paragraph (out, DR_PARAGRAPH_SMALL, dr_words_text (out, "So is this."));
      dr_document_start_list (out, FALSE);
      for (guint i = 0; i < 6; i++)
        dr_document_add_item (out, dr_words_text (out, "An item."));
      dr_document_end_list (out);
      document = dr_document_builder_finish (out);
      layout_judge_document (document);
    }
}

#define LONG_ITEM 40   /* about as many lines */
#define TWO_LINES 30.0

/* How many lines of @text stand on page @page. */
static guint
lines_on (const DrPdf     *pdf,
          const DrPdfText *text,
          guint            page)
{
  guint n = 0;

  for (guint i = 0; i < pdf->units->len; i++)
    if (pdf_fixture_unit_at (pdf, i)->text == text && pdf_fixture_unit_at (pdf, i)->page == page)
      n += pdf_fixture_unit_at (pdf, i)->end - pdf_fixture_unit_at (pdf, i)->first;

  return n;
}

static void
assert_item (const DrPdf *pdf)
{
  const double bottom = DR_PDF_TOP + DR_PDF_BODY_HEIGHT;
  const DrPdfUnit *before = NULL;
  const DrPdfUnit *first = NULL;
  guint n_labels = 0;
  guint on_both[2];

  for (guint i = 0; i < pdf->units->len; i++)
    if (pdf_fixture_unit_at (pdf, i)->label != NULL)
      {
        before = pdf_fixture_unit_at (pdf, i - 1);
        first = pdf_fixture_unit_at (pdf, i);
        n_labels++;
      }
  g_assert_cmpuint (n_labels, ==, 1);
  on_both[0] = lines_on (pdf, first->text, first->page);
  on_both[1] = lines_on (pdf, first->text, first->page + 1);
  g_assert_cmpuint (on_both[0] + on_both[1], ==, first->text->n_lines);
  g_assert_cmpuint (on_both[0], >=, 2);
  g_assert_cmpuint (on_both[1], !=, 1);
  /* What is said of it below stands with its end. */
  g_assert_cmpuint (pdf_fixture_unit_at (pdf, pdf->units->len - 1)->page, ==, pdf_fixture_unit_at (pdf, pdf->units->len - 2)->page);
  /* Nothing is left white above what begins a page, nor below what goes on on the next. */
  if (before->page != first->page)
    g_assert_cmpfloat (before->y + before->height + first->before + TWO_LINES, >, bottom);
  if (on_both[1] > 3)
    g_assert_cmpfloat (first->y + dr_pdf_text_height (first->text, 0, on_both[0]) + TWO_LINES, >, bottom);
}

/* Wherever a page ends within a long item, it goes on, and is one item to whoever hears it. */
static void
test_long_item (void)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < LONG_ITEM * 14; i++)
    g_string_append (words, "a word ");
  for (guint n = 1; n < 40; n++)
    {
      g_autoptr (DrDocumentBuilder) out = dr_document_builder_new ("en-GB", "Items");
      g_autoptr (DrDocument) document = NULL;
      g_autoptr (DrPdf) pdf = NULL;

      dr_document_set_running (out, "Items");
      dr_document_add_heading (out, 1, "one", dr_words_text (out, "Summary"));
      add_lines (out, 1);
      dr_document_add_heading (out, 1, "two", dr_words_text (out, "Chapter"));
      add_lines (out, n);
      dr_document_start_list (out, FALSE);
      dr_document_add_item (out, dr_words_text (out, words->str));
      dr_document_end_list (out);
      dr_document_add_paragraph (out, DR_PARAGRAPH_PLAIN, dr_words_value (out, dr_value_missing (out, "Not answered")));
      document = dr_document_builder_finish (out);
      layout_judge_document (document);
      pdf = dr_pdf_new (document, NULL);
      assert_item (pdf);
      if (n == 39)
        {
          g_autofree char *path = pdf_fixture_write_pdf (document);
          g_autofree char *tree = pdf_fixture_ask ("pdfinfo", "-struct", path);

          g_assert_cmpuint (pdf_fixture_count (tree, "LBody"), ==, 1);
          g_assert_cmpuint (pdf_fixture_count (tree, "LI (block)"), ==, 1);
          g_remove (path);
        }
    }
}

/* Rows that were folded into a sentence: what is said of them all has lines of its own, and names of many follow. */
static void
test_folded (void)
{
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (GString) names = g_string_new ("\n");

  for (guint i = 0; i < 60; i++)
    {
      g_string_append (said, "not known ");
      g_string_append (names, "A group of people; ");
    }
  for (guint n = 1; n < 40; n++)
    {
      g_autoptr (DrDocumentBuilder) out = dr_document_builder_new ("en-GB", "Folded");
      g_autoptr (DrDocument) document = NULL;
      DrWords parts[2];

      dr_document_set_running (out, "Folded");
      dr_document_add_heading (out, 1, "one", dr_words_text (out, "Summary"));
      add_lines (out, 1);
      dr_document_add_heading (out, 1, "two", dr_words_text (out, "Chapter"));
      add_lines (out, n);
      parts[0] = dr_words_styled (out, dr_words_text (out, said->str), DR_RUN_STRONG);
      parts[1] = dr_words_styled (out, dr_words_text (out, names->str), DR_RUN_MUTED);
      dr_document_add_paragraph (out, DR_PARAGRAPH_SMALL, dr_words_joined (out, parts, 2, ""));
      document = dr_document_builder_finish (out);
      layout_judge_document (document);
    }
}

/* The widest word is not the one with most letters, and headers give way first. */
static void
test_columns (void)
{
  static const char * const heads[] = { "Group", "Effect", "Newly excluded, with mitigations that are promised", "At risk, with mitigations",
                                        "Displaced, with whatever is done" };
  static const char * const words[] = { "Residents", "MMMWMMM", "illillillil", "Negative", "Unknown" };
  static const char strong[] = "MMMWMMMMM";
  g_autoptr (DrDocumentBuilder) out = dr_document_builder_new ("en-GB", "Columns");
  g_autoptr (DrDocument) document = NULL;

  dr_document_set_running (out, "Columns");
  dr_document_add_heading (out, 1, "one", dr_words_text (out, "Summary"));
  add_lines (out, 1);
  dr_document_add_heading (out, 1, "two", dr_words_text (out, "Chapter"));
  dr_document_start_table (out, "table", dr_words_text (out, "Words"), 5);
  dr_document_start_row (out);
  for (guint i = 0; i < 5; i++)
    dr_document_add_header (out, DR_CELL_COLUMN_HEADER, dr_words_text (out, heads[i]), 1, 1);
  for (guint row = 0; row < 5; row++)
    {
      dr_document_start_row (out);
      dr_document_add_header (out, DR_CELL_ROW_HEADER, dr_words_text (out, "Rural residents without a car"), 1, 1);
      for (guint i = 1; i < 3; i++)
        dr_document_add_cell (out, dr_words_text (out, words[(row + i) % 5]));
      dr_document_add_cell (out, dr_words_styled (out, dr_words_text (out, strong), row == 1 ? DR_RUN_STRONG : DR_RUN_PLAIN));
      dr_document_add_cell (out, dr_words_text (out, row == 3 ? "What the change does to it goes on for more than a line, and then for "
                                                                  "another, and once more, since it is long." : words[row]));
    }
  dr_document_add_table (out, dr_document_end_table (out));
  document = dr_document_builder_finish (out);
  layout_judge_document (document);
}

/* Beside ranges that are wide, where a small count is hidden, the names of groups still have a few lines, not a word on each. */
static void
test_names (void)
{
  g_auto (ReportFixture) fixture = { NULL };
  g_autoptr (DrDocument) document = NULL;
  g_autoptr (DrPdf) pdf = NULL;
  guint n = 0;

  report_fixture_load (&fixture, "data/examples/every-family.xml");
  document = dr_document_fold (dr_assessment_report_public_new (&fixture.input, NULL));
  pdf = dr_pdf_new (document, NULL);
  for (guint i = 0; i < pdf->units->len; i++)
    {
      const DrPdfUnit *unit = pdf_fixture_unit_at (pdf, i);
      const DrPdfCell *cell = unit->row != NULL && unit->row->cells->len > 5 ? &g_array_index (unit->row->cells, DrPdfCell, 0) : NULL;
      const char *name = cell != NULL ? pango_layout_get_text (cell->text->layout) : "";

      if (!g_str_has_prefix (name, "People "))
        continue;
      n++;
      if (cell->text->n_lines > 3)
        g_error ("“%s” has %u lines", name, cell->text->n_lines);
    }
  g_assert_cmpuint (n, >, 5);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reports/layout/introduction", test_introduction);
  g_test_add_func ("/reports/layout/long-item", test_long_item);
  g_test_add_func ("/reports/layout/folded", test_folded);
  g_test_add_func ("/reports/layout/columns", test_columns);
  g_test_add_func ("/reports/layout/names", test_names);

  return g_test_run ();
}
