#include "dr-chart-table.h"

#include <string.h>

/**
 * dr_chart_table_new:
 * @n_rows: rows, the heading row included
 * @n_columns: columns, the heading column included
 *
 * Returns: (transfer full): an empty table, headed by its first row and its first column
 */
DrChartTable *
dr_chart_table_new (guint n_rows,
                    guint n_columns)
{
  DrChartTable *self = g_new0 (DrChartTable, 1);

  self->n_rows = n_rows;
  self->n_columns = n_columns;
  self->n_header_rows = 1;
  self->n_header_columns = 1;
  self->cells = g_new0 (char *, (gsize) n_rows * n_columns);
  for (gsize i = 0; i < (gsize) n_rows * n_columns; i++)
    self->cells[i] = g_strdup ("");
  self->items = g_new (int, (gsize) n_rows * n_columns);
  for (gsize i = 0; i < (gsize) n_rows * n_columns; i++)
    self->items[i] = -1;

  return self;
}

void
dr_chart_table_free (DrChartTable *self)
{
  for (gsize i = 0; i < (gsize) self->n_rows * self->n_columns; i++)
    g_free (self->cells[i]);
  g_free (self->cells);
  g_free (self->items);
  g_free (self);
}

/**
 * dr_chart_table_take:
 * @self: a table
 * @row: its row, headings included
 * @column: its column, headings included
 * @text: (transfer full): what stands there
 */
void
dr_chart_table_take (DrChartTable *self,
                     guint         row,
                     guint         column,
                     char         *text)
{
  g_return_if_fail (row < self->n_rows && column < self->n_columns && text != NULL);

  g_free (self->cells[row * self->n_columns + column]);
  self->cells[row * self->n_columns + column] = text;
}

/**
 * dr_chart_table_set_item:
 * @self: a table
 * @row: its row, headings included
 * @column: its column, headings included
 * @item: index of the chart's item that stands there
 */
void
dr_chart_table_set_item (DrChartTable *self,
                         guint         row,
                         guint         column,
                         int           item)
{
  g_return_if_fail (row < self->n_rows && column < self->n_columns);

  self->items[row * self->n_columns + column] = item;
}

/**
 * dr_chart_table_get_item:
 * @self: a table
 * @row: its row, headings included
 * @column: its column, headings included
 *
 * Returns: index of the chart's item that stands there; -1 for none, or where the chart does not say
 */
int
dr_chart_table_get_item (const DrChartTable *self,
                         guint               row,
                         guint               column)
{
  g_return_val_if_fail (row < self->n_rows && column < self->n_columns, -1);

  return self->items[row * self->n_columns + column];
}

/**
 * dr_chart_table_get:
 * @self: a table
 * @row: its row, headings included
 * @column: its column, headings included
 *
 * Returns: (transfer none): what stands there, perhaps ""
 */
const char *
dr_chart_table_get (const DrChartTable *self,
                    guint               row,
                    guint               column)
{
  g_return_val_if_fail (row < self->n_rows && column < self->n_columns, "");

  return self->cells[row * self->n_columns + column];
}

/**
 * dr_chart_table_is_header:
 * @self: a table
 * @row: its row
 * @column: its column
 *
 * Returns: whether the cell heads a row or a column
 */
gboolean
dr_chart_table_is_header (const DrChartTable *self,
                          guint               row,
                          guint               column)
{
  return row < self->n_header_rows || column < self->n_header_columns;
}

typedef enum {
  MORE_THAN_A_NUMBER,
  NO_NUMBER,
  NUMBERS,
} Kind;

static Kind
kind_of (const DrChartTable *self,
         guint               column)
{
  Kind kind = NO_NUMBER;

  for (guint row = self->n_header_rows; row < self->n_rows; row++)
    {
      const char *cell = dr_chart_table_get (self, row, column);

      if (strstr (cell, ", ") != NULL)
        return MORE_THAN_A_NUMBER;
      if (g_ascii_isdigit (cell[0]))
        kind = NUMBERS;
    }

  return kind;
}

/**
 * dr_chart_table_is_numbers:
 * @self: a table
 * @column: one of its columns
 *
 * A column of words, as “unknown” or “no one”, among such of numbers stands for numbers too.
 *
 * Returns: whether it holds a number a cell, as far as one is known: such a column stands at its right edge
 */
gboolean
dr_chart_table_is_numbers (const DrChartTable *self,
                           guint               column)
{
  guint n = 0;

  if (column < self->n_header_columns || kind_of (self, column) == MORE_THAN_A_NUMBER)
    return FALSE;
  for (guint i = self->n_header_columns; i < self->n_columns; i++)
    n += kind_of (self, i) == NUMBERS;

  return kind_of (self, column) == NUMBERS || 2 * n > self->n_columns - self->n_header_columns;
}
