/* A block of a document as units, with the elements of the structure that they stand in. */
#include "dr-pdf-private.h"

#include <glib/gi18n-lib.h>

#define TERM_WIDTH 150.0
#define BULLET_WIDTH 14.0
#define SHORT_LIST 3         /* items of a list that stands on one page, of no more lines than a short note */
#define SHORT_TEXT 12        /* lines of a note or a list that stands on one page */
#define NOTE_INDENT 11.0
#define ITEM_ROOM 2.4        /* between items of a list, besides what grows with the text */
#define MOST_CHART 0.5       /* of a page: a chart that is not broken unless what heads it leaves it too little room */
#define MOST_INTRODUCTION 5  /* lines between a heading and what it is of */
#define RULE_ROOM 17.0       /* above a chapter, whose line stands in it */
#define AGAIN_HEIGHT 20.0    /* about: the title above a chart that goes on */

/* All but the last of the units from @first on stay together. */
static void
keep_together (DrPdf *self,
               guint  first)
{
  dr_pdf_keep_from (self, first);
  if (self->units->len > first)
    dr_pdf_unit_at (self, self->units->len - 1)->keeps = FALSE;
}

/* Of the usual space between two texts. */
static double
room (const DrPdf *self)
{
  return self->scale * self->spacing;
}

static void
add_heading (DrPdfBlocks     *self,
             const DrHeading *heading)
{
  static const char * const tags[] = { "H2", "H3", "H4", "H5", "H6", "H6" };
  DrPdf *pdf = self->pdf;
  guint level = CLAMP (heading->level, 1, 6);
  guint first = pdf->units->len;
  DrWords words = heading->words;

  if (level == 1)
    {
      g_autofree char *number = g_strdup_printf ("%u\xe2\x80\x82", ++self->chapter);
      const DrWords *numbered = dr_pdf_words (pdf, number, NULL, DR_RUN_PLAIN);
      DrRun *runs = dr_arena_array0 (pdf->arena, DrRun, heading->words.n + 1);

      runs[0] = numbered->runs[0];
      for (guint i = 0; i < heading->words.n; i++)
        runs[i + 1] = heading->words.runs[i];
      words = (DrWords) { runs, heading->words.n + 1 };
      if (self->in_section)
        dr_pdf_close (pdf);
      dr_pdf_open (pdf, "Sect");
      self->in_section = TRUE;
    }
  /* The runs live in the arena; what points to them must as well. */
  {
    DrWords *kept = dr_arena_array0 (pdf->arena, DrWords, 1);

    *kept = words;
    dr_pdf_add_text (pdf, tags[level - 1], kept,
                     level == 1 ? DR_PDF_HEADING_1 : level == 2 ? DR_PDF_HEADING_2 : DR_PDF_HEADING_3,
                     level == 1 ? MAX (30.0 * room (pdf), RULE_ROOM) : (level == 2 ? 15.0 : 10.0) * room (pdf));
  }
  if (pdf->units->len == first)
    return;
  dr_pdf_unit_at (pdf, first)->anchor = heading->anchor;
  dr_pdf_unit_at (pdf, first)->heading = heading;
  if (self->breaks && level == 1)
    dr_pdf_unit_at (pdf, first)->breaks = TRUE;
  self->breaks = FALSE;
  self->level = level;
  self->after = pdf->units->len;
  dr_pdf_keep_from (pdf, first);
}

/* What follows a heading stands closer to it than what follows a text. */
static double
space_before (DrPdf  *self,
              double  usual)
{
  return (self->units->len > 0 && dr_pdf_unit_at (self, self->units->len - 1)->heading != NULL ? 4.0 : usual) * room (self);
}

static gboolean
is_missing (const DrWords *words)
{
  return words->n == 1 && words->runs[0].value.kind == DR_VALUE_MISSING;
}

/* Whether a row, or an item of a list, stands last. */
static gboolean
follows_row (const DrPdf *self)
{
  const DrPdfUnit *last = self->units->len > 0 ? dr_pdf_unit_at (self, self->units->len - 1) : NULL;

  return last != NULL && (last->row != NULL || (last->text != NULL && last->x > 0.0 && last->note < 0));
}

/* Whether it is all strong: the title of what follows, where a table was folded into words. */
static gboolean
is_title (const DrParagraph *paragraph)
{
  for (guint i = 0; i < paragraph->words.n; i++)
    if (paragraph->words.runs[i].style != DR_RUN_STRONG)
      return FALSE;

  return paragraph->style == DR_PARAGRAPH_PLAIN && paragraph->words.n > 0;
}

/* The strong words that a text begins with are the title of what follows: no page ends with them, or between two lines of them. */
static void
keep_title (DrPdf             *self,
            const DrParagraph *paragraph,
            guint              first)
{
  guint strong = 0;

  while (strong < paragraph->words.n && paragraph->words.runs[strong].style == DR_RUN_STRONG)
    strong++;
  for (guint i = first; strong > 0 && i < self->units->len; i++)
    {
      DrPdfUnit *unit = dr_pdf_unit_at (self, i);
      const PangoLayoutLine *line = unit->text != NULL ? pango_layout_get_line_readonly (unit->text->layout, (int) unit->first) : NULL;

      if (line != NULL && (gsize) line->start_index < unit->text->ends[strong - 1])
        unit->keeps = TRUE;
    }
}

static void
add_paragraph (DrPdf             *self,
               const DrParagraph *paragraph)
{
  guint first = self->units->len;

  static const DrPdfStyle styles[] = {
    [DR_PARAGRAPH_PLAIN] = DR_PDF_PLAIN, [DR_PARAGRAPH_LEAD] = DR_PDF_LEAD, [DR_PARAGRAPH_SMALL] = DR_PDF_SMALL,
  };

  /* Where the figures come from stands with them; and that nobody answered, with what there was to answer. */
  if ((paragraph->style == DR_PARAGRAPH_SMALL || is_missing (&paragraph->words)) && !dr_words_are_empty (&paragraph->words)
      && follows_row (self))
    dr_pdf_unit_at (self, self->units->len - 1)->keeps = TRUE;
  dr_pdf_add_text (self, "P", &paragraph->words, styles[paragraph->style],
                   space_before (self, paragraph->style == DR_PARAGRAPH_SMALL ? 4.0 : 6.0));
  if (is_title (paragraph))
    dr_pdf_keep_from (self, first);
  else
    keep_title (self, paragraph, first);
}

/* An item goes on on the next page where there is no room for all of it, as a text does. */
static void
add_list (DrPdf                *self,
          const DrDocumentList *list)
{
  guint first = self->units->len;
  guint n_lines = 0;

  dr_pdf_open (self, "L");
  for (guint i = 0; i < list->n_items; i++)
    {
      g_autofree char *mark = list->ordered ? g_strdup_printf ("%u.", i + 1) : g_strdup ("\xe2\x80\xa2");
      DrPdfText *label = dr_pdf_text_new (self, dr_pdf_words (self, mark, NULL, DR_RUN_PLAIN), DR_PDF_PLAIN, BULLET_WIDTH, FALSE);
      DrPdfText *text = dr_pdf_text_new (self, &list->items[i], DR_PDF_PLAIN, DR_PDF_BODY_WIDTH - BULLET_WIDTH, FALSE);

      dr_pdf_add_item (self, label, text, BULLET_WIDTH, (i == 0 ? space_before (self, 5.0) : 0.8 * room (self)) + ITEM_ROOM);
      n_lines += text->n_lines;
    }
  dr_pdf_close (self);
  if (list->n_items <= SHORT_LIST && n_lines <= SHORT_TEXT)
    keep_together (self, first);
}

/* A term and what is said of it; in a summary two of them side by side. */
static void
add_pairs (DrPdf         *self,
           const DrPairs *pairs)
{
  guint columns = self->two_columns ? 2 : 1;
  double width = (DR_PDF_BODY_WIDTH - 16.0 * (columns - 1)) / columns;
  double term = columns == 2 ? 0.36 * width : TERM_WIDTH;
  double before = space_before (self, 6.0);
  guint first = self->units->len;

  dr_pdf_open (self, "L");
  for (guint i = 0; i < pairs->n_items; i += columns)
    {
      DrPdfCell cells[4];
      guint n = 0;

      for (guint k = i; k < MIN (i + columns, pairs->n_items); k++)
        {
          double x = (width + 16.0) * (k - i);

          cells[n++] = (DrPdfCell) {
            "Lbl", NULL, dr_pdf_text_new (self, &pairs->items[k].term, DR_PDF_STRONG, term - 8.0, FALSE), .x = x
          };
          cells[n++] = (DrPdfCell) {
            "LBody", NULL, dr_pdf_text_new (self, &pairs->items[k].value, DR_PDF_PLAIN, width - term, FALSE), .x = x + term
          };
        }
      dr_pdf_add_row (self, "LI", cells, n, TRUE, 2.4 * self->scale, i == 0 ? before : 0.0, NULL);
    }
  dr_pdf_close (self);
  /* Neither the first nor the last stands alone. */
  if (self->units->len > first + 1)
    {
      dr_pdf_unit_at (self, first)->keeps = TRUE;
      dr_pdf_unit_at (self, self->units->len - 2)->keeps = TRUE;
    }
}

static void
add_note_text (DrPdf         *self,
               const DrNote  *note,
               const DrWords *words,
               DrPdfStyle     style)
{
  DrPdfText *text = dr_pdf_text_new (self, words, style, DR_PDF_BODY_WIDTH - 2.0 * NOTE_INDENT, FALSE);

  dr_pdf_open (self, "P");
  for (guint line = 0; line < text->n_lines; line++)
    {
      DrPdfUnit *unit = dr_pdf_add_unit (self, DR_PDF_UNIT_TEXT, 0.0);

      unit->text = text;
      unit->first = line;
      unit->end = line + 1;
      unit->x = NOTE_INDENT;
      unit->width = DR_PDF_BODY_WIDTH - 2.0 * NOTE_INDENT;
      unit->height = dr_pdf_text_height (text, line, line + 1);
      unit->note = (int) note->kind;
    }
  dr_pdf_close (self);
}

/* A box; a short one stands on one page. */
void
dr_pdf_add_note (DrPdf        *self,
                 const DrNote *note)
{
  guint first = self->units->len;
  double before = space_before (self, 8.0);
  guint last;

  if (dr_words_are_empty (&note->words) && dr_words_are_empty (&note->title))
    return;
  dr_pdf_open (self, "Div");
  if (!dr_words_are_empty (&note->title))
    add_note_text (self, note, &note->title, DR_PDF_STRONG);
  dr_pdf_keep_from (self, first);
  if (!dr_words_are_empty (&note->words))
    add_note_text (self, note, &note->words, DR_PDF_PLAIN);
  dr_pdf_close (self);

  last = self->units->len - 1;
  dr_pdf_unit_at (self, first)->before = before;
  dr_pdf_unit_at (self, first)->pad_top = 5.0 * self->scale;
  dr_pdf_unit_at (self, first)->height += 5.0 * self->scale;
  dr_pdf_unit_at (self, last)->pad_bottom = 5.0 * self->scale;
  dr_pdf_unit_at (self, last)->height += 5.0 * self->scale;
  if (last - first < SHORT_TEXT)
    keep_together (self, first);
  else
    {
      keep_together (self, last - 1);
      dr_pdf_unit_at (self, first)->keeps = TRUE;
    }
}

static DrChartTheme *
print_theme (const DrPdf *self)
{
  PangoFontDescription *font = pango_font_description_copy (pango_context_get_font_description (self->context));
  DrChartTheme *theme;

  pango_font_description_set_size (font, (int) (8.2 * self->scale * PANGO_SCALE));
  theme = dr_chart_theme_new (DR_CHART_LIGHT, font);
  theme->resolution = 72.0;
  theme->right_to_left = self->document->right_to_left;
  pango_font_description_free (font);

  return theme;
}

/* Where a part of a chart that begins at @from ends: between two rows if there is such a place. */
static double
end_of_part (DrChart *chart,
             double   from,
             double   height)
{
  static const double parts[] = { 0.07, 0.12, 0.2, 0.45, 0.72, 0.99 };   /* of a page */
  double room = DR_PDF_BODY_HEIGHT - AGAIN_HEIGHT - dr_chart_head_height (chart, from);

  /* No single row under the heads at the foot of a page. */
  for (guint i = from == 0.0 ? 2 : 0; i < G_N_ELEMENTS (parts); i++)
    {
      double to = dr_chart_break_before (chart, from + room * parts[i]);

      if (to > from)
        return to;
    }

  return MIN (height, from + room * MOST_CHART);
}

/* A chart that a page has no room for goes on on the next, between two rows. What stands on one page is one part in the end. */
static void
add_chart (DrPdf                  *self,
           const DrDocumentFigure *figure)
{
  g_autoptr (DrChartTheme) theme = print_theme (self);
  DrChart *chart = dr_chart_data_make (&figure->chart, theme);
  double height = dr_chart_measure (chart, DR_PDF_BODY_WIDTH);
  guint first = self->units->len;
  g_autofree char *title = dr_words_to_text (&figure->title);
  /* Translators: the title of a chart that goes on on another page */
  g_autofree char *goes_on = g_strdup_printf (_("%s (continued)"), title);
  DrPdfText *again = dr_pdf_text_new (self, dr_pdf_words (self, goes_on, NULL, DR_RUN_PLAIN), DR_PDF_CAPTION, DR_PDF_BODY_WIDTH, FALSE);
  double from = 0.0;

  g_ptr_array_add (self->charts, chart);
  while (from < height)
    {
      double to = end_of_part (chart, from, height);
      DrPdfUnit *unit;

      dr_pdf_open (self, "Figure");
      unit = dr_pdf_add_unit (self, DR_PDF_UNIT_CHART, from == 0.0 ? 5.0 * room (self) : 0.0);
      unit->chart = chart;
      unit->chart_from = from;
      if (from > 0.0)
        unit->again = again;
      unit->height = to - from;
      unit->figure = figure;
      dr_pdf_close (self);
      from = to;
    }
  if (height <= DR_PDF_BODY_HEIGHT * MOST_CHART && self->units->len > first + 1)
    {
      dr_pdf_unit_at (self, self->units->len - 2)->keeps = TRUE;
      dr_pdf_prefer_from (self, first, self->units->len - 1);
    }
  else if (self->units->len > first + 1)
    dr_pdf_unit_at (self, self->units->len - 2)->keeps = TRUE;   /* the scale below the last rows */
}

static void
add_figure (DrPdf                  *self,
            const DrDocumentFigure *figure)
{
  guint first = self->units->len;

  dr_pdf_open (self, "Div");
  dr_pdf_add_text (self, "P", &figure->title, DR_PDF_CAPTION, space_before (self, 10.0));
  dr_pdf_add_text (self, "P", &figure->alternative, DR_PDF_SMALL, 2.0);
  dr_pdf_keep_from (self, first);
  add_chart (self, figure);
  dr_pdf_close (self);
  dr_pdf_unit_at (self, first)->anchor = figure->anchor;
  if (figure->table == NULL)
    return;
  first = self->units->len;
  dr_pdf_add_text (self, "P", dr_pdf_words (self, _("The figures behind this chart, as a table"), NULL, DR_RUN_PLAIN),
                   DR_PDF_CAPTION, 10.0);
  dr_pdf_keep_from (self, first);
  dr_pdf_add_table (self, figure->table, 4.0);
}

/* A heading and a few lines below it do not stand alone at the foot of a page: what they introduce follows. */
static void
keep_introduction (DrPdfBlocks   *self,
                   const DrBlock *block)
{
  guint n_lines = 0;

  if (block->kind == DR_BLOCK_PARAGRAPH || block->kind == DR_BLOCK_PAGE_BREAK || self->level == 0
      || (block->kind == DR_BLOCK_HEADING && block->heading.level <= self->level))
    return;
  for (guint i = self->after; i < self->pdf->units->len; i++)
    {
      const DrPdfUnit *unit = dr_pdf_unit_at (self->pdf, i);

      if (unit->text == NULL || unit->note >= 0)
        return;
      n_lines += unit->end - unit->first;
    }
  if (n_lines <= MOST_INTRODUCTION)
    dr_pdf_keep_from (self->pdf, self->after);
}

/* After those before it. */
void
dr_pdf_add_block (DrPdfBlocks   *self,
                  const DrBlock *block)
{
  guint first = self->pdf->units->len;

  keep_introduction (self, block);
  switch (block->kind)
    {
    case DR_BLOCK_HEADING:
      add_heading (self, &block->heading);
      return;
    case DR_BLOCK_PARAGRAPH:
      add_paragraph (self->pdf, &block->paragraph);
      break;
    case DR_BLOCK_LIST:
      add_list (self->pdf, &block->list);
      break;
    case DR_BLOCK_TABLE:
      dr_pdf_add_table (self->pdf, block->table, space_before (self->pdf, 9.0));
      break;
    case DR_BLOCK_FIGURE:
      add_figure (self->pdf, &block->figure);
      break;
    case DR_BLOCK_NOTE:
      dr_pdf_add_note (self->pdf, &block->note);
      break;
    case DR_BLOCK_PAIRS:
      add_pairs (self->pdf, &block->pairs);
      break;
    case DR_BLOCK_PAGE_BREAK:
    default:
      self->breaks = TRUE;
      return;
    }
  if (self->breaks && self->pdf->units->len > first)
    {
      dr_pdf_unit_at (self->pdf, first)->breaks = TRUE;
      self->breaks = FALSE;
    }
}
