#include "layout-judge.h"
#include "pdf-fixture.h"

#include "dr-bound-words.h"

/* Lines between a heading and what it introduces that stay with it. */
#define INTRODUCTION 5

/* Of a page: what may be left white at its foot, and what the last one holds at least. */
#define MOST_WHITE 0.45
#define LEAST_LAST 0.1

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

/* Lays a document out, and looks at where all of it stands. */
void
layout_judge_document (const DrDocument *document)
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
