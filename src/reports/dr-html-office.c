/* The same document as HTML that word processors open: headings, tables and pictures alone. They know no grid, no drawing
 * within a page and no folded part; what they do know they turn into styles of their own. */
#include "dr-html-report.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "dr-html-private.h"

#define PICTURE_WIDTH 640.0   /* of a chart, as wide as the text of a page of A4, in pixels of 1/96 inch */
#define PICTURE_SCALE 3.0     /* dots of the picture for each of them, for paper */
#define PICTURE_HEIGHT 860.0  /* a picture is not higher: a chart goes on in the next */

#define LINE_LETTERS 105   /* that stand in a line of cells as wide as the page */
#define WHOLE_LINES 22     /* a table of no more stands on one page: some third of it */

/* Said where both programs look for it. */
#define TABLE_START "<table width=\"100%\" border=\"1\" cellpadding=\"3\" cellspacing=\"0\" bordercolor=\"#b0b3b8\""
#define TABLE TABLE_START ">\n"

/* A short one. LibreOffice takes from a page that a table is not to be parted, and nothing of the kind for a row. */
#define WHOLE_TABLE TABLE_START " style=\"page-break-inside:avoid\">\n"

/* What stands in a box: it goes on on no other page, and leaves no room below it; 0 without a unit would not be read. */
#define WHOLE "<p style=\"page-break-inside:avoid;margin-bottom:0pt\">"

/* What stands above a table or a picture, and stays with it: said of each, since of a class it would not be read. */
#define CAPTION "<p class=\"caption\" style=\"page-break-after:avoid\">"

typedef struct {
  const DrDocument *document;
  GString          *out;
  guint             chapter;
  gboolean          breaks;   /* the next chapter begins a page */
  const char       *anchor;   /* (nullable): of the table, to stand in its first cell */
} Office;

/* Both LibreOffice and Word read these; sizes in points, since it is for paper. Each margin by its name: of three in a row
 * LibreOffice takes the first for that at the left as well. */
static const char style[] =
  "@page{size:21cm 29.7cm;margin:2cm}\n"
  "body{font-family:\"Liberation Sans\",Arial,sans-serif;font-size:10pt;color:#1d1d20}\n"
  "h1,h2,h3,h4,h5,h6{font-family:\"Liberation Sans\",Arial,sans-serif}\n"
  "h1{font-size:20pt;color:#12355b;margin-top:4pt;margin-bottom:6pt}\n"
  "h2{font-size:15pt;color:#12355b;margin-top:18pt;margin-bottom:6pt}\n"
  "h3{font-size:12pt;margin-top:12pt;margin-bottom:4pt}\n"
  "h4,h5,h6{font-size:10.5pt;margin-top:9pt;margin-bottom:3pt}\n"
  "p,li{margin-top:0;margin-bottom:5pt}\n"
  "table{border-collapse:collapse;margin-top:4pt;margin-bottom:9pt}\n"
  "tr{page-break-inside:avoid}\n"   /* for Word: LibreOffice does not read it */
  "th,td{padding:2pt 4pt;vertical-align:top;text-align:left;font-size:9pt}\n"
  "th{font-weight:bold;background:#f3f5f8}\n"
  "td.n,th.n{text-align:right}\n"
  "p.lead{font-size:12pt}\n"
  "p.small{font-size:9pt;color:#4c4f56}\n"
  "p.caption{font-weight:bold;margin-top:9pt;margin-bottom:3pt}\n"
  "span.missing{font-style:italic;color:#4c4f56}\n"
  "span.m{color:#4c4f56;font-weight:normal}\n"
  "code{font-family:\"Liberation Mono\",monospace;font-size:8.5pt}\n";

/* What runs the other way has to say so: word processors do not find out by themselves. */
static const char *
direction (const Office *self,
           const char   *text)
{
  gboolean right_to_left = dr_text_runs_right_to_left (text, self->document->right_to_left);

  if (right_to_left == self->document->right_to_left)
    return "";

  return right_to_left ? " dir=\"rtl\"" : " dir=\"ltr\"";
}

static void
add_element (const Office  *self,
             const char    *element,
             const DrWords *words)
{
  const char *side = dr_html_is_said (words) ? direction (self, words->runs[0].value.text) : "";

  g_string_append_printf (self->out, "<%s%s>", element, side);
  dr_html_add_words (self->out, words);
  dr_html_end_element (self->out, element);
  g_string_append_c (self->out, '\n');
}

static void
add_heading (Office          *self,
             const DrHeading *heading)
{
  guint level = MIN (heading->level + 1, 6);

  g_string_append_printf (self->out, "<h%u", level);
  if (level == 2 && self->breaks)
    g_string_append (self->out, " style=\"page-break-before:always\"");
  g_string_append_printf (self->out, "><a name=\"%s\"></a>", heading->anchor);
  if (level == 2)
    {
      g_string_append_printf (self->out, "%u\xe2\x80\x82", ++self->chapter);
      self->breaks = FALSE;
    }
  dr_html_add_words (self->out, &heading->words);
  g_string_append_printf (self->out, "</h%u>\n", level);
}

/* How much of the width a column gets. */
static guint
percent_of (const DrDocumentTable *table,
            guint                  column)
{
  guint all = 0;

  for (guint i = 0; i < table->n_columns; i++)
    all += table->weight[i];

  return table->weight[column] * 100 / all;
}

static void
add_cell (gpointer               page,
          const DrDocumentTable *table,
          guint                  column,
          const DrCell          *cell)
{
  Office *self = page;
  const char *element = dr_html_start_cell (self->out, cell, FALSE);

  if (table->numeric[column] && cell->column_span == 1 && cell->kind != DR_CELL_ROW_HEADER)
    g_string_append (self->out, " class=\"n\" align=\"right\"");
  if (dr_html_is_said (&cell->words))
    g_string_append (self->out, direction (self, cell->words.runs[0].value.text));
  g_string_append (self->out, ">");
  if (self->anchor != NULL)
    g_string_append_printf (self->out, "<a name=\"%s\"></a>", self->anchor);
  self->anchor = NULL;
  if (cell->anchor != NULL)
    g_string_append_printf (self->out, "<a name=\"%s\"></a>", cell->anchor);
  /* LibreOffice reads of a header's cell that it is strong, and of a class within it nothing. */
  if (cell->kind == DR_CELL_ROW_HEADER)
    g_string_append (self->out, "<span style=\"font-weight:normal\">");
  dr_html_add_words (self->out, &cell->words);
  g_string_append_printf (self->out, "%s</%s>", cell->kind == DR_CELL_ROW_HEADER ? "</span>" : "", element);
}

/* About how many lines words take, in a column of @percent of the width. */
static guint
lines_of (const DrWords *words,
          guint          percent)
{
  g_autofree char *text = dr_words_to_text (words);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  glong letters = MAX (LINE_LETTERS * (glong) percent / 100, 1);
  glong n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += g_utf8_strlen (lines[i], -1) / letters + 1;

  return (guint) n;
}

static gboolean
is_short_table (const DrDocumentTable *table)
{
  guint n = 0;

  for (guint row = 0; row < table->n_rows && n <= WHOLE_LINES; row++)
    {
      guint most = 1;

      for (guint column = 0; column < table->n_columns; column++)
        {
          const DrCell *cell = dr_document_table_cell (table, row, column);

          if (cell->column_span == 1)
            most = MAX (most, lines_of (&cell->words, percent_of (table, column)));
        }
      n += most;
    }

  return n <= WHOLE_LINES;
}

static gboolean
are_short_pairs (const DrPairs *pairs)
{
  guint n = 0;

  for (guint i = 0; i < pairs->n_items && n <= WHOLE_LINES; i++)
    n += MAX (lines_of (&pairs->items[i].term, 30), lines_of (&pairs->items[i].value, 70));

  return n <= WHOLE_LINES;
}

/* Its caption is a paragraph above it: as an element of the table it would not come through. */
static void
add_table (Office                *self,
           const DrDocumentTable *table)
{
  /* A paragraph of nothing but an anchor would not keep the heading above it with the table. */
  if (dr_words_are_empty (&table->caption))
    self->anchor = table->anchor;
  else
    {
      g_string_append_printf (self->out, CAPTION "<a name=\"%s\"></a>", table->anchor);
      dr_html_add_words (self->out, &table->caption);
      g_string_append (self->out, "</p>\n");
    }
  g_string_append (self->out, is_short_table (table) ? WHOLE_TABLE : TABLE);
  g_string_append (self->out, "<colgroup>");
  for (guint i = 0; i < table->n_columns; i++)
    g_string_append_printf (self->out, "<col width=\"%u*\">", percent_of (table, i));
  g_string_append (self->out, "</colgroup>\n");
  if (table->n_head_rows > 0)
    {
      g_string_append (self->out, "<thead valign=\"bottom\">\n");
      dr_html_add_rows (self->out, table, 0, table->n_head_rows, add_cell, self);
      g_string_append (self->out, "</thead>\n");
    }
  g_string_append (self->out, "<tbody valign=\"top\">\n");
  dr_html_add_rows (self->out, table, table->n_head_rows, table->n_rows, add_cell, self);
  g_string_append (self->out, "</tbody>\n</table>\n");
}

/* A term and what is said of it: a row of two cells. */
static void
add_pairs (Office        *self,
           const DrPairs *pairs)
{
  g_string_append (self->out, are_short_pairs (pairs) ? WHOLE_TABLE : TABLE);
  g_string_append (self->out, "<colgroup><col width=\"30*\"><col width=\"70*\"></colgroup>\n<tbody valign=\"top\">\n");
  for (guint i = 0; i < pairs->n_items; i++)
    {
      g_string_append (self->out, "<tr>");
      add_element (self, "th scope=\"row\"", &pairs->items[i].term);
      add_element (self, "td", &pairs->items[i].value);
      g_string_append (self->out, "</tr>\n");
    }
  g_string_append (self->out, "</tbody>\n</table>\n");
}

/* A box: a table of one cell. Its title and its words are one paragraph: in a table, word processors keep no two of them on
 * one page. */
static void
add_note (Office       *self,
          const DrNote *note)
{
  if (dr_words_are_empty (&note->title) && dr_words_are_empty (&note->words))
    return;
  g_string_append (self->out, WHOLE_TABLE "<tbody><tr><td bgcolor=\"#f3f5f8\">\n" WHOLE);
  if (!dr_words_are_empty (&note->title))
    {
      g_string_append (self->out, "<strong>");
      dr_html_add_words (self->out, &note->title);
      g_string_append (self->out, dr_words_are_empty (&note->words) ? "</strong>" : "</strong><br>\n");
    }
  dr_html_add_words (self->out, &note->words);
  g_string_append (self->out, "</p>\n");
  g_string_append (self->out, "</td></tr></tbody></table>\n");
}

static void
add_list (Office               *self,
          const DrDocumentList *list)
{
  g_string_append (self->out, list->ordered ? "<ol>\n" : "<ul>\n");
  for (guint i = 0; i < list->n_items; i++)
    add_element (self, "li", &list->items[i]);
  g_string_append (self->out, list->ordered ? "</ol>\n" : "</ul>\n");
}

static cairo_status_t
take_bytes (void          *data,
            const guchar  *bytes,
            guint          length)
{
  g_byte_array_append (data, bytes, length);

  return CAIRO_STATUS_SUCCESS;
}

/* A part of a chart, as a picture that stands in the file itself. */
static void
add_picture (Office     *self,
             DrChart    *chart,
             double      from,
             double      height,
             const char *alternative)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *base64 = NULL;
  double whole = height + dr_chart_head_height (chart, from);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (PICTURE_WIDTH * PICTURE_SCALE),
                                                         (int) ceil (whole * PICTURE_SCALE));
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  cairo_scale (cr, PICTURE_SCALE, PICTURE_SCALE);
  dr_chart_draw_part (chart, cr, from, height);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, take_bytes, bytes);
  cairo_surface_destroy (surface);
  base64 = g_base64_encode (bytes->data, bytes->len);
  g_string_append_printf (self->out, "<p><img width=\"%d\" height=\"%d\" alt=\"", (int) PICTURE_WIDTH, (int) ceil (whole));
  dr_html_escape (self->out, alternative);
  g_string_append_printf (self->out, "\" src=\"data:image/png;base64,%s\"></p>\n", base64);
}

/* A chart higher than a page goes on in another picture. */
static void
add_chart (Office                 *self,
           const DrDocumentFigure *figure)
{
  g_autoptr (DrChartTheme) theme = dr_chart_theme_new (DR_CHART_LIGHT, NULL);
  g_autoptr (DrChart) chart = NULL;
  g_autofree char *alternative = dr_words_to_text (&figure->alternative);
  double from = 0.0;
  double height;

  theme->right_to_left = self->document->right_to_left;
  chart = dr_chart_data_make (&figure->chart, theme);
  height = dr_chart_measure (chart, PICTURE_WIDTH);
  while (from < height)
    {
      double to = dr_chart_break_before (chart, from + PICTURE_HEIGHT - dr_chart_head_height (chart, from));

      if (to <= from)
        to = MIN (height, from + PICTURE_HEIGHT);
      add_picture (self, chart, from, to - from, alternative);
      from = to;
    }
}

static void
add_figure (Office                 *self,
            const DrDocumentFigure *figure)
{
  g_string_append_printf (self->out, CAPTION "<a name=\"%s\"></a>", figure->anchor);
  dr_html_add_words (self->out, &figure->title);
  g_string_append (self->out, "</p>\n");
  add_element (self, "p class=\"small\" style=\"page-break-after:avoid\"", &figure->alternative);
  add_chart (self, figure);
  if (figure->table != NULL)
    {
      g_string_append (self->out, "<p class=\"small\" style=\"page-break-after:avoid\">");
      dr_html_escape (self->out, _("The figures behind this chart, as a table"));
      g_string_append (self->out, "</p>\n");
      add_table (self, figure->table);
    }
}

static void
add_block (Office        *self,
           const DrBlock *block)
{
  static const char * const paragraphs[] = {
    [DR_PARAGRAPH_PLAIN] = "p", [DR_PARAGRAPH_LEAD] = "p class=\"lead\"", [DR_PARAGRAPH_SMALL] = "p class=\"small\"",
  };

  switch (block->kind)
    {
    case DR_BLOCK_HEADING:
      add_heading (self, &block->heading);
      break;
    case DR_BLOCK_PARAGRAPH:
      add_element (self, paragraphs[block->paragraph.style], &block->paragraph.words);
      break;
    case DR_BLOCK_LIST:
      add_list (self, &block->list);
      break;
    case DR_BLOCK_TABLE:
      add_table (self, block->table);
      break;
    case DR_BLOCK_FIGURE:
      add_figure (self, &block->figure);
      break;
    case DR_BLOCK_NOTE:
      add_note (self, &block->note);
      break;
    case DR_BLOCK_PAIRS:
      add_pairs (self, &block->pairs);
      break;
    case DR_BLOCK_PAGE_BREAK:
      self->breaks = TRUE;
      break;
    }
}

static void
add_line (GString    *out,
          const char *element,
          const char *text)
{
  if (text == NULL || text[0] == '\0')
    return;
  g_string_append_printf (out, "<%s>", element);
  dr_html_add_text (out, text);
  dr_html_end_element (out, element);
  g_string_append_c (out, '\n');
}

static void
add_head (Office *self)
{
  const DrDocument *document = self->document;

  g_string_append (self->out, "<!DOCTYPE html>\n<html lang=\"");
  dr_html_escape (self->out, document->language);
  g_string_append_printf (self->out, "\" dir=\"%s\">\n<head>\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">\n",
                          document->right_to_left ? "rtl" : "ltr");
  add_line (self->out, "title", document->title);
  /* Of the two, word processors read the body's. */
  g_string_append_printf (self->out, "<style>\n%s</style>\n</head>\n<body lang=\"", style);
  dr_html_escape (self->out, document->language);
  g_string_append (self->out, "\">\n");
  add_line (self->out, "p", document->kind);
  add_line (self->out, "h1", document->title);
  add_line (self->out, "p", document->subject);
  add_line (self->out, "p", document->publisher);
  if (!dr_words_are_empty (&document->status.words))
    add_note (self, &document->status);
}

/**
 * dr_html_office_new:
 * @document: a report
 * @length: (out): bytes
 *
 * For LibreOffice Writer and Word: headings with their levels, tables with header rows, charts as pictures that stand in
 * the file. There is no list of contents: a word processor makes one of the headings, with the pages that it has. In the
 * language of the messages as it is now, which is that of the document. The same document and fonts give the same bytes.
 *
 * Returns: (transfer full): a page of HTML, in UTF-8
 */
char *
dr_html_office_new (const DrDocument *document,
                    gsize            *length)
{
  Office self = { .document = document, .out = g_string_sized_new (1 << 18) };

  add_head (&self);
  for (guint i = 0; i < document->n_blocks; i++)
    add_block (&self, &document->blocks[i]);
  g_string_append (self.out, "</body>\n</html>\n");
  *length = self.out->len;

  return g_string_free (self.out, FALSE);
}
