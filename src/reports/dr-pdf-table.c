/* Rows: of tables and of pairs. A row stands on one page, unless it is higher than a page. */
#include "dr-pdf-private.h"

#include <math.h>
#include <string.h>

#define PADDING 2.6      /* above and below a row's text */
#define MOST_WORD 96.0   /* no word asks for more room than this: longer ones are broken */
#define MOST_TEXT 600.0  /* nor does a text */
#define SHORT_TABLE 6    /* rows */
#define SHORT_FIGURE 16  /* letters: "12,345–67,890" is not broken */
#define SHORT_WORDS 10   /* "not known" is not broken, "not known in 2" may be */
#define MOST_PAGE 0.72   /* of a page for what is not broken: what heads it stands above it */

/* Between columns. */
static double
gap_of (const DrDocumentTable *table)
{
  return table->n_columns <= 5 ? 12.0 : 7.0;
}

static DrPdfRow *
new_row (DrPdf      *self,
         const char *tag,
         guint       n_rows)
{
  DrPdfRow *row = dr_arena_array0 (self->arena, DrPdfRow, 1);

  row->tag = tag;
  row->cells = g_array_new (FALSE, TRUE, sizeof (DrPdfCell));
  row->rules = dr_arena_array0 (self->arena, double, n_rows);
  row->n_rows = n_rows;
  g_ptr_array_add (self->rows, row);

  return row;
}

static void
add_unit (DrPdf    *self,
          DrPdfRow *row,
          double    before,
          DrPdfRow *head)
{
  DrPdfUnit *unit = dr_pdf_add_unit (self, DR_PDF_UNIT_ROW, before);

  unit->row = row;
  unit->head = head;
  unit->height = row->height;
}

/* As many lines of a text as there is room for, at least one. */
static guint
lines_within (const DrPdfText *text,
              guint            first,
              guint            end,
              double           room)
{
  guint line = first;

  while (line < end && (line == first || dr_pdf_text_height (text, first, line + 1) <= room))
    line++;

  return line;
}

/* Adds a row; one that is higher than a page becomes several. @cells say where they stand and which text they hold. */
void
dr_pdf_add_row (DrPdf      *self,
                const char *tag,
                DrPdfCell  *cells,
                guint       n,
                gboolean    ruled,
                double      padding,
                double      before,
                DrPdfRow   *head)
{
  double room = DR_PDF_BODY_HEIGHT * MOST_PAGE - 2.0 * padding - (head != NULL ? head->height : 0.0);
  gboolean more = TRUE;

  for (guint i = 0; i < n; i++)
    {
      cells[i].first = 0;
      cells[i].end = 0;
    }
  while (more)
    {
      DrPdfRow *row = new_row (self, tag, 1);

      more = FALSE;
      row->ruled = ruled;
      for (guint i = 0; i < n; i++)
        {
          DrPdfCell *cell = &cells[i];

          cell->first = cell->end;
          cell->end = lines_within (cell->text, cell->first, cell->text->n_lines, room);
          cell->y = padding;
          row->height = MAX (row->height, dr_pdf_text_height (cell->text, cell->first, cell->end));
          more = more || cell->end < cell->text->n_lines;
          g_array_append_val (row->cells, *cell);
        }
      row->height += 2.0 * padding;
      row->rules[0] = row->height;
      add_unit (self, row, before, head);
      before = 0.0;
    }
}

static const char *
tag_of (const DrCell *cell)
{
  return cell->kind == DR_CELL_DATA ? "TD" : "TH";
}

static DrPdfStyle
style_of (const DrCell *cell)
{
  return cell->kind == DR_CELL_COLUMN_HEADER ? DR_PDF_HEAD_CELL : DR_PDF_CELL;
}

/* About how wide @text is, to find the widest of many: each of its letters by itself. */
static double
about_as_wide (DrPdf      *self,
               const char *text,
               DrPdfStyle  style)
{
  double *widths = self->letters[style == DR_PDF_HEAD_CELL];
  double width = 0.0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      guchar letter = (guchar) *at < G_N_ELEMENTS (self->letters[0]) ? (guchar) *at : 'm';
      const char alone[2] = { (char) letter, '\0' };

      if (letter < ' ')
        continue;
      if (widths[letter] <= 0.0)
        widths[letter] = dr_pdf_text_longest (self, alone, style) / self->scale;
      width += widths[letter];
    }

  return width;
}

/* Keeps the widest of what stands between @ends in @text. */
static void
find_widest (DrPdf      *self,
             const char *text,
             const char *ends,
             DrPdfStyle  style,
             char      **widest,
             double     *most)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ends, -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      double width = about_as_wide (self, parts[i], style);

      if (width <= *most)
        continue;
      *most = width;
      g_free (*widest);
      *widest = g_strdup (parts[i]);
    }
}

/* A figure is not broken, nor is a date. */
static gboolean
is_one_word (const DrCell *cell,
             const char   *words,
             gboolean      numeric)
{
  gboolean figure = numeric && strlen (words) < (g_unichar_isalpha (g_utf8_get_char (words)) ? SHORT_WORDS : SHORT_FIGURE);

  return figure || (cell->words.n == 1 && cell->words.runs[0].value.kind == DR_VALUE_DATE);
}

/* What a column asks for: no word is broken in @least; no line of a cell in @full, nor of a header in @head. */
typedef struct {
  double least;
  double full;
  double head;
} Asked;

/* What is measured alike. */
typedef enum { BODY, HEADER, STRONG_BODY, N_TEXTURES } Texture;

/* A strong word is wider than a plain one; a header is strong as it is. */
static Texture
texture_of (const DrCell *cell)
{
  if (cell->kind == DR_CELL_COLUMN_HEADER)
    return HEADER;
  for (guint i = 0; i < cell->words.n; i++)
    if (cell->words.runs[i].style == DR_RUN_STRONG)
      return STRONG_BODY;

  return BODY;
}

static Asked
measure_column (DrPdf                 *self,
                const DrDocumentTable *table,
                guint                  column)
{
  Asked asked = { 0.0, 0.0, 0.0 };

  for (guint texture = 0; texture < N_TEXTURES; texture++)
    {
      g_autofree char *word = NULL;
      g_autofree char *line = NULL;
      double most_word = 0.0;
      double most_line = 0.0;
      DrPdfStyle style = texture == BODY ? DR_PDF_CELL : DR_PDF_HEAD_CELL;
      double *lines = texture == HEADER ? &asked.head : &asked.full;

      for (guint row = 0; row < table->n_rows; row++)
        {
          const DrCell *cell = dr_document_table_cell (table, row, column);
          g_autofree char *words = NULL;

          if (cell->column_span != 1 || texture_of (cell) != texture)
            continue;
          words = dr_words_to_text (&cell->words);
          find_widest (self, words, "\n", style, &line, &most_line);
          if (texture != HEADER && is_one_word (cell, words, table->numeric[column]))
            g_strdelimit (words, " ", '-');
          find_widest (self, words, " \n\t", style, &word, &most_word);
        }
      if (word != NULL)
        asked.least = MAX (asked.least, MIN (dr_pdf_text_longest (self, word, style) * 1.04 + 1.0, MOST_WORD));
      if (line != NULL)
        *lines = MAX (*lines, MIN (dr_pdf_text_longest (self, line, style) * 1.02 + 1.0, MOST_TEXT));
    }

  return asked;
}

/* More room for columns with longer texts, but not in proportion, and for those that weigh more: what one of them need not have,
 * the others get. One that needs no more than an equal part gets it. */
static void
share_room (double       *widths,
            const double *least,
            const double *full,
            const guint  *weight,
            guint         n,
            double        room)
{
  gboolean again = TRUE;

  for (guint i = 0; i < n; i++)
    {
      widths[i] = -1.0;
      room -= least[i];
    }
  while (again)
    {
      double all = 0.0;
      guint n_open = 0;

      again = FALSE;
      for (guint i = 0; i < n; i++)
        all += widths[i] < 0.0 ? weight[i] * sqrt (full[i] - least[i]) : 0.0;
      for (guint i = 0; i < n; i++)
        n_open += widths[i] < 0.0;
      for (guint i = 0; i < n && !again; i++)
        if (widths[i] < 0.0 && all > 0.0
            && MAX (room * weight[i] * sqrt (full[i] - least[i]) / all, room / n_open) >= full[i] - least[i])
          {
            widths[i] = full[i];
            room -= full[i] - least[i];
            again = TRUE;
          }
      for (guint i = 0; i < n && !again; i++)
        if (widths[i] < 0.0)
          widths[i] = least[i] + room * weight[i] * sqrt (full[i] - least[i]) / all;
    }
}

/* Columns that are as wide as what stands in them asks for, each line of a header whole or in @lines. Returns: all of them. */
static double
ask_for (const Asked *asked,
         guint        n,
         double       lines,
         double      *least,
         double      *full)
{
  double all = 0.0;

  for (guint i = 0; i < n; i++)
    {
      least[i] = asked[i].least;
      full[i] = MAX (asked[i].least, MAX (asked[i].full, asked[i].head / lines));
      all += full[i];
    }

  return all;
}

/* A header takes two lines, else three, however little stands below it, where what stands in the columns has room for two lines
 * then. */
static void
spare_headers (const Asked *asked,
               guint        n,
               double       room,
               double      *least,
               double      *full)
{
  for (double lines = 2.0; lines < 4.0; lines += 1.0)
    {
      double all = 0.0;

      for (guint i = 0; i < n; i++)
        all += MAX (MAX (asked[i].least, asked[i].full / 2.0), asked[i].head / lines);
      for (guint i = 0; i < n && all <= room; i++)
        {
          least[i] = MAX (least[i], asked[i].head / lines);
          full[i] = MAX (full[i], least[i]);
        }
      if (all <= room)
        return;
    }
}

/* Columns as wide as what stands in them asks for; headers in two lines or three before anything else is broken; text as small
 * as it takes for no word to be broken, down to 0.75. */
static double *
column_widths (DrPdf                 *self,
               const DrDocumentTable *table)
{
  guint n = table->n_columns;
  double *widths = dr_arena_array0 (self->arena, double, n);
  double *least = dr_arena_array0 (self->arena, double, n);
  double *full = dr_arena_array0 (self->arena, double, n);
  Asked *asked = dr_arena_array0 (self->arena, Asked, n);
  double room = DR_PDF_BODY_WIDTH - gap_of (table) * (n - 1);
  double scale = self->scale;
  double all_least;
  double all_full;
  guint all_weights = 0;

  for (guint i = 0; i < n; i++)
    all_weights += table->weight[i];
  do
    {
      all_least = 0.0;
      for (guint i = 0; i < n; i++)
        {
          asked[i] = measure_column (self, table, i);
          all_least += asked[i].least;
        }
      if (all_least > room)
        self->scale -= 0.0625 * scale;
    }
  while (all_least > room && self->scale > 0.76 * scale);

  all_full = ask_for (asked, n, 1.0, least, full);
  for (double lines = 1.8; all_full > room && lines < 3.0; lines += 0.9)
    all_full = ask_for (asked, n, lines, least, full);
  if (all_full > room && all_least <= room)
    {
      spare_headers (asked, n, room, least, full);
      share_room (widths, least, full, table->weight, n, room);
    }
  else
    for (guint i = 0; i < n; i++)
      widths[i] = all_full <= room ? full[i] + (room - all_full) * table->weight[i] / all_weights : least[i] * room / all_least;

  return widths;
}

/* Where a group of rows ends that cells span together. */
static guint
end_of_rows (const DrDocumentTable *table,
             guint                  from)
{
  guint end = from + 1;

  for (guint row = from; row < end; row++)
    for (guint column = 0; column < table->n_columns; column++)
      end = MAX (end, row + dr_document_table_cell (table, row, column)->row_span);

  return MIN (end, table->n_rows);
}

static double
span_width (const double *widths,
            double        gap,
            guint         column,
            guint         span)
{
  double width = gap * (span - 1);

  for (guint i = column; i < column + span; i++)
    width += widths[i];

  return width;
}

/* Rows @from to @end as one row that stands on one page. */
static DrPdfRow *
lay_out_rows (DrPdf                 *self,
              const DrDocumentTable *table,
              const double          *widths,
              guint                  from,
              guint                  end)
{
  DrPdfRow *row = new_row (self, "TR", end - from);
  double y = 0.0;

  row->ruled = TRUE;
  for (guint i = from; i < end; i++)
    {
      double x = 0.0;

      for (guint column = 0; column < table->n_columns; x += widths[column++] + gap_of (table))
        {
          const DrCell *cell = dr_document_table_cell (table, i, column);
          gboolean at_end = table->numeric[column] && cell->column_span == 1;
          DrPdfCell laid;

          if (cell->column_span == 0)
            continue;
          laid = (DrPdfCell) { tag_of (cell), cell, .row = i - from, .x = x };
          laid.text = dr_pdf_text_new (self, &cell->words, style_of (cell),
                                       span_width (widths, gap_of (table), column, cell->column_span), at_end);
          laid.end = laid.text->n_lines;
          g_array_append_val (row->cells, laid);
        }
    }
  /* A row is as high as the highest cell that ends in it asks for. */
  for (guint i = 0; i < row->n_rows; i++)
    {
      double bottom = y;

      for (guint k = 0; k < row->cells->len; k++)
        {
          DrPdfCell *cell = &g_array_index (row->cells, DrPdfCell, k);

          if (cell->row == i)
            cell->y = y + PADDING;
          if (cell->row + cell->cell->row_span == i + 1)
            bottom = MAX (bottom, cell->y + dr_pdf_text_height (cell->text, 0, cell->end) + PADDING);
        }
      y = bottom;
      row->rules[i] = y;
    }
  row->height = y;

  return row;
}

/* Headers stand at the bottom of their rows, where their columns begin. */
static void
sink_head (DrPdfRow *row)
{
  row->head = TRUE;
  for (guint k = 0; k < row->cells->len; k++)
    {
      DrPdfCell *cell = &g_array_index (row->cells, DrPdfCell, k);
      guint last = MIN (cell->row + MAX (cell->cell->row_span, 1), row->n_rows) - 1;

      cell->y = row->rules[last] - PADDING - dr_pdf_text_height (cell->text, 0, cell->end);
    }
}

static void
add_rows (DrPdf                 *self,
          const DrDocumentTable *table,
          const double          *widths,
          guint                  from,
          DrPdfRow              *head)
{
  guint end = end_of_rows (table, from);
  double room = DR_PDF_BODY_HEIGHT * MOST_PAGE - (head != NULL ? head->height : 0.0);
  DrPdfRow *row = lay_out_rows (self, table, widths, from, end);

  if (row->height <= room)
    {
      add_unit (self, row, 0.0, head);
      return;
    }
  /* Higher than a page: each row by itself, in pieces. */
  for (guint i = 0; i < row->n_rows; i++)
    {
      g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (DrPdfCell));

      for (guint k = 0; k < row->cells->len; k++)
        {
          DrPdfCell cell = g_array_index (row->cells, DrPdfCell, k);

          if (cell.row != i)
            continue;
          cell.row = 0;
          cell.text->in_parts = TRUE;
          g_array_append_val (cells, cell);
        }
      dr_pdf_add_row (self, "TR", (DrPdfCell *) (gpointer) cells->data, cells->len, TRUE, PADDING, 0.0, head);
    }
}

/* No first or last row stands alone on a page; a short table is not broken. */
static void
keep_rows (DrPdf *self,
           guint  first)
{
  guint n = self->units->len - first;

  for (guint i = 0; i + 1 < n; i++)
    if (n <= SHORT_TABLE || i == 0 || i + 2 == n)
      dr_pdf_unit_at (self, first + i)->keeps = TRUE;
}

/* The heading rows stay with the first row. */
void
dr_pdf_add_table (DrPdf                 *self,
                  const DrDocumentTable *table,
                  double                 before)
{
  double scale = self->scale;
  double *widths = column_widths (self, table);
  DrPdfRow *head = NULL;
  guint row = table->n_head_rows;
  guint first = self->units->len;
  guint first_row;

  dr_pdf_open (self, "Table");
  dr_pdf_add_text (self, "Caption", &table->caption, DR_PDF_CAPTION, before);
  dr_pdf_keep_from (self, first);
  if (table->n_head_rows > 0)
    {
      dr_pdf_open (self, "THead");
      head = lay_out_rows (self, table, widths, 0, table->n_head_rows);
      sink_head (head);
      add_unit (self, head, self->units->len > first ? 3.0 : before, NULL);
      dr_pdf_close (self);
      dr_pdf_unit_at (self, self->units->len - 1)->keeps = row < table->n_rows;
    }
  dr_pdf_open (self, "TBody");
  first_row = self->units->len;
  while (row < table->n_rows)
    {
      add_rows (self, table, widths, row, head != NULL && head->height < DR_PDF_BODY_HEIGHT / 4.0 ? head : NULL);
      row = end_of_rows (table, row);
    }
  keep_rows (self, first_row);
  dr_pdf_close (self);
  dr_pdf_close (self);
  dr_pdf_unit_at (self, first)->anchor = table->anchor;
  dr_pdf_unit_at (self, first)->before = before;
  self->scale = scale;
}
