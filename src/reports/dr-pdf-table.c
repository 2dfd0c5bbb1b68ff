/* Rows: of tables and of pairs. A row stands on one page, unless it is higher than a page. */
#include "dr-pdf-private.h"

#include <string.h>

#define PADDING 2.6      /* above and below a row's text */
#define SHORT_TABLE 6    /* rows */
#define LAST_ROWS 4      /* that go over to the next page at least */
#define MOST_PAGE 0.72   /* of a page for what is not broken: what heads it stands above it */

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

      for (guint column = 0; column < table->n_columns; x += widths[column++] + dr_pdf_column_gap (table))
        {
          const DrCell *cell = dr_document_table_cell (table, i, column);
          gboolean at_end = table->numeric[column] && cell->column_span == 1;
          DrPdfCell laid;

          if (cell->column_span == 0)
            continue;
          laid = (DrPdfCell) { tag_of (cell), cell, .row = i - from, .x = x };
          laid.text = dr_pdf_text_new (self, &cell->words, style_of (cell),
                                       span_width (widths, dr_pdf_column_gap (table), column, cell->column_span), at_end);
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

/* No first or last row stands alone on a page, nor does what is left of a longer table; a short one is not broken. */
static void
keep_rows (DrPdf *self,
           guint  first)
{
  guint n = self->units->len - first;

  for (guint i = 0; i + 1 < n; i++)
    if (i == 0 || i + 2 == n)
      dr_pdf_unit_at (self, first + i)->keeps = TRUE;
  if (n > 1)
    dr_pdf_prefer_from (self, n <= SHORT_TABLE ? first : first + n - LAST_ROWS, first + n - 1);
}

/* The heading rows stay with the first row. */
void
dr_pdf_add_table (DrPdf                 *self,
                  const DrDocumentTable *table,
                  double                 before)
{
  double scale = self->scale;
  const double *widths = dr_pdf_column_widths (self, table);
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
