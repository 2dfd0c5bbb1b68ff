/* Pages as somebody holds them: made into pixels by another program and judged by what is seen, for every report there is an example
 * of, and for the worst that is said. */
#include "extremes-fixture.h"
#include "page-judge.h"
#include "pdf-fixture.h"
#include "report-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dr-bound-words.h"
#include "dr-document-builder.h"
#include "dr-document-fold.h"
#include "dr-publish-return.h"

/* Lines between a heading and what it introduces that stay with it. */
#define INTRODUCTION 5

/* Of a page: what may be left white at its foot, and what the last one holds at least. */
#define MOST_WHITE 0.45
#define LEAST_LAST 0.1

/* --- What only the layout knows --- */

/* No line ends within a word that has room on a line. */
static void
assert_words_whole (const DrPdfText *text)
{
  const char *all = pango_layout_get_text (text->layout);
  int width = pango_layout_get_width (text->layout);

  for (guint i = 0; i + 1 < text->n_lines; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (text->layout, (int) i);
      const char *end = all + line->start_index + line->length;
      const char *from = end;
      const char *to = end;

      if (end == all || *end == '\0' || !g_unichar_isalnum (g_utf8_get_char (end))
          || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (end))))
        continue;
      while (from > all && !g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (from))))
        from = g_utf8_prev_char (from);
      while (*to != '\0' && !g_unichar_isspace (g_utf8_get_char (to)))
        to = g_utf8_next_char (to);
      if (g_utf8_strlen (from, to - from) < 16)
        g_error ("“%.*s” is broken in a column of %d points: %s", (int) (to - from), from, width / PANGO_SCALE, all);
    }
}

/* No line ends inside a date, a citation or a number with what it counts. Returns: how many such spaces there are */
static guint
assert_bound (const DrPdfText *text)
{
  const char *all = pango_layout_get_text (text->layout);
  g_autofree char *bound = dr_bound_words (all);
  const char *other = bound;
  guint n = 0;

  for (const char *at = all; *at != '\0'; at = g_utf8_next_char (at), other = g_utf8_next_char (other))
    {
      if (g_str_has_prefix (other, "\xe2\x81\xa0") && !g_str_has_prefix (at, "\xe2\x81\xa0"))
        other = g_utf8_next_char (other);
      if (*at != ' ' || *other == ' ')
        continue;
      n++;
      for (guint i = 1; i < text->n_lines; i++)
        if (pango_layout_get_line_readonly (text->layout, (int) i)->start_index == (int) (at + 1 - all))
          g_error ("a line ends before “%.12s” in “%s”", at + 1, all);
    }

  return n;
}

/* A heading with nothing but a few lines below it is not left behind by what they introduce. */
static void
assert_introduction (const DrPdf *pdf,
                     guint        index)
{
  const DrPdfUnit *next = pdf_fixture_unit_at (pdf, index + 1);
  guint n_lines = 0;
  guint at = index;

  if (next->page == pdf_fixture_unit_at (pdf, index)->page || next->breaks || next->text == pdf_fixture_unit_at (pdf, index)->text)
    return;
  while (at > 0 && pdf_fixture_unit_at (pdf, at)->text != NULL && pdf_fixture_unit_at (pdf, at)->heading == NULL
         && pdf_fixture_unit_at (pdf, at)->x == 0.0)   /* neither a box nor an item */
    {
      n_lines += pdf_fixture_unit_at (pdf, at)->end - pdf_fixture_unit_at (pdf, at)->first;
      at--;
    }
  if (pdf_fixture_unit_at (pdf, at)->heading == NULL || n_lines > INTRODUCTION || (next->text != NULL && next->heading == NULL && next->label == NULL))
    return;
  if (next->heading == NULL || next->heading->level > pdf_fixture_unit_at (pdf, at)->heading->level)
    g_error ("page %u ends with an introduction", next->page);
}

/* Words that are all strong head what follows them. */
static gboolean
is_title (const DrPdfUnit *unit)
{
  const DrPdfText *text = unit->text;

  if (text == NULL || unit->heading != NULL || text->style != DR_PDF_PLAIN || text->words->n == 0)
    return FALSE;
  for (guint i = 0; i < text->words->n; i++)
    if (text->words->runs[i].style != DR_RUN_STRONG)
      return FALSE;

  return TRUE;
}

/* No page ends far above its foot but where a chapter has to begin one, nor does the last hold a few lines alone. */
static void
assert_filled (const DrPdf *pdf)
{
  const DrPdfUnit *last = pdf_fixture_unit_at (pdf, pdf->units->len - 1);
  gboolean breaks = FALSE;

  for (guint i = 1; i < pdf->units->len; i++)
    {
      const DrPdfUnit *unit = pdf_fixture_unit_at (pdf, i - 1);
      const DrPdfUnit *next = pdf_fixture_unit_at (pdf, i);

      if (next->page == unit->page)
        continue;
      breaks = next->breaks;
      if (!breaks && DR_PDF_TOP + DR_PDF_BODY_HEIGHT - unit->y - unit->height > MOST_WHITE * DR_PDF_BODY_HEIGHT)
        g_error ("page %u ends at %.0f", unit->page + 1, unit->y + unit->height);
    }
  if (pdf->n_pages > 4 && !breaks && last->y + last->height < DR_PDF_TOP + LEAST_LAST * DR_PDF_BODY_HEIGHT)
    g_error ("the last page ends at %.0f", last->y + last->height);
}

/* Tables with the same heads have their columns at the same places. */
static void
assert_siblings (const DrPdf *pdf)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < pdf->units->len; i++)
    {
      const DrPdfRow *row = pdf_fixture_unit_at (pdf, i)->row;
      g_autoptr (GString) heads = g_string_new (NULL);
      const DrPdfRow *before;

      if (row == NULL || !row->head || pdf_fixture_unit_at (pdf, i)->page == 0)
        continue;
      for (guint k = 0; k < row->cells->len; k++)
        g_string_append_printf (heads, "%s|", pango_layout_get_text (g_array_index (row->cells, DrPdfCell, k).text->layout));
      before = g_hash_table_lookup (places, heads->str);
      for (guint k = 0; before != NULL && k < row->cells->len; k++)
        if (g_array_index (row->cells, DrPdfCell, k).x != g_array_index (before->cells, DrPdfCell, k).x)
          g_error ("column %u of “%s” moves", k, heads->str);
      if (before == NULL)
        g_hash_table_insert (places, g_strdup (heads->str), (gpointer) row);
    }
}

/* Whether it is lines of the strong words that a paragraph begins with. */
static gboolean
is_strong_beginning (const DrPdfUnit *unit)
{
  const DrPdfText *text = unit->x > 0.0 || unit->note >= 0 ? NULL : unit->text;
  guint strong = 0;

  while (text != NULL && strong < text->words->n && text->words->runs[strong].style == DR_RUN_STRONG)
    strong++;

  return strong > 0 && (gsize) pango_layout_get_line_readonly (text->layout, (int) unit->first)->start_index < text->ends[strong - 1];
}

/* What stands first has its page to itself; what says where all else is begins on the next and has few pages. Of a long report it names
 * each section; no chapter is parted from its first. */
static void
assert_contents (const DrPdf *pdf)
{
  guint last = pdf->contents + pdf->n_contents - 1;
  guint n_chapters = 0;
  guint n_sections = 0;

  for (guint i = 0; i < pdf->document->n_blocks; i++)
    if (pdf->document->blocks[i].kind == DR_BLOCK_HEADING)
      {
        n_chapters += pdf->document->blocks[i].heading.level == 1;
        n_sections += pdf->document->blocks[i].heading.level == 2 && n_chapters > 1;   /* those of the first have a page */
      }
  g_assert_cmpuint (pdf_fixture_unit_at (pdf, pdf->contents)->page, ==, 1);
  g_assert_cmpuint (pdf_fixture_unit_at (pdf, last)->page, <=, 3);
  g_assert_cmpuint (pdf->n_contents, >=, n_chapters);
  if (n_sections >= 30 && n_sections < 80)
    g_assert_cmpuint (pdf->n_contents, ==, n_chapters + n_sections);
  for (guint i = pdf->contents; i < last; i++)
    {
      const DrPdfUnit *unit = pdf_fixture_unit_at (pdf, i);

      /* A chapter has its number before its title. */
      if (unit->row->cells->len == 3 && pdf_fixture_unit_at (pdf, i + 1)->row->cells->len == 2)
        g_assert_cmpuint (pdf_fixture_unit_at (pdf, i + 1)->page, ==, unit->page);
    }
}

static void
assert_laid_out (const DrDocument *document)
{
  g_autoptr (DrPdf) pdf = dr_pdf_new (document, NULL);
  guint n_bound = 0;

  pdf_fixture_assert_layout (pdf);
  assert_filled (pdf);
  assert_siblings (pdf);
  for (guint i = 0; i < pdf->units->len; i++)
    {
      const DrPdfUnit *unit = pdf_fixture_unit_at (pdf, i);
      const DrPdfUnit *next = i + 1 < pdf->units->len ? pdf_fixture_unit_at (pdf, i + 1) : NULL;

      for (guint k = 0; unit->row != NULL && k < unit->row->cells->len; k++)
        {
          assert_words_whole (g_array_index (unit->row->cells, DrPdfCell, k).text);
          n_bound += assert_bound (g_array_index (unit->row->cells, DrPdfCell, k).text);
        }
      if (unit->text != NULL && unit->first == 0)
        n_bound += assert_bound (unit->text);
      if (next != NULL)
        assert_introduction (pdf, i);
      if (next != NULL && next->page != unit->page && (is_title (unit) || (next->text == unit->text && is_strong_beginning (unit))))
        g_error ("page %u ends with “%s”", unit->page + 1, pango_layout_get_text (unit->text->layout));
      /* What goes on says so, with its key: more than the scale or the heads alone. */
      if (unit->chart != NULL && unit->chart_from > 0.0)
        {
          g_assert_nonnull (unit->again);
          g_assert_true (g_str_has_suffix (pango_layout_get_text (unit->again->layout), "(continued)"));
          g_assert_cmpfloat (unit->y - dr_pdf_again_height (unit) - dr_chart_head_height (unit->chart, unit->chart_from), >,
                             DR_PDF_TOP - 0.1);
        }
      /* What stands on one page of a chart is one figure. */
      if (unit->chart != NULL && next != NULL && next->chart == unit->chart)
        g_assert_cmpuint (next->page, ==, unit->page + 1);
    }
  g_assert_true (n_bound > 20 || pdf->n_pages < 10);
  assert_contents (pdf);
}

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
        assert_laid_out (report->document);
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

  assert_laid_out (report->document);
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
      assert_laid_out (report->document);
      judge (report, full);
    }
}

/* --- Small documents --- */

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
      assert_laid_out (document);
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
      assert_laid_out (document);
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
      assert_laid_out (document);
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
  assert_laid_out (document);
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
  add_examples ();
  g_test_add_func ("/reports/pages/contents", test_contents);
  g_test_add_func ("/reports/pages/extremes", test_extremes);
  g_test_add_func ("/reports/pages/empty", test_empty);
  g_test_add_func ("/reports/pages/generated", test_generated);
  g_test_add_data_func ("/reports/pages/return", "full", test_return);
  g_test_add_data_func ("/reports/pages/small-return", "small", test_return);
  g_test_add_func ("/reports/pages/introduction", test_introduction);
  g_test_add_func ("/reports/pages/long-item", test_long_item);
  g_test_add_func ("/reports/pages/folded", test_folded);
  g_test_add_func ("/reports/pages/columns", test_columns);
  g_test_add_func ("/reports/pages/names", test_names);

  return g_test_run ();
}
