/* The tables of a builder: cells from first to last, with what their spans cover left out. */
#include "dr-document-builder-private.h"

#include <string.h>

/**
 * dr_document_start_table:
 * @self: a builder
 * @anchor: as that of a heading
 * @caption: what the table says; perhaps no words
 * @n_columns: columns, the heading ones included
 */
void
dr_document_start_table (DrDocumentBuilder *self,
                         const char        *anchor,
                         DrWords            caption,
                         guint              n_columns)
{
  g_return_if_fail (self->table.cells == NULL && n_columns > 0);

  self->table = (OpenTable) {
    .anchor = dr_document_builder_take_anchor (self, anchor),
    .caption = caption,
    .n_columns = n_columns,
    .cells = g_array_new (FALSE, TRUE, sizeof (DrCell)),
    .covered = dr_arena_array0 (self->document->arena, guint, n_columns),
    .weight = dr_arena_array0 (self->document->arena, guint, n_columns),
  };
  for (guint i = 0; i < n_columns; i++)
    self->table.weight[i] = 1;
}

/**
 * dr_document_set_weight:
 * @self: a builder whose table is open
 * @column: one of its columns
 * @weight: how much room it should get, relative to the others, of which each gets 1
 */
void
dr_document_set_weight (DrDocumentBuilder *self,
                        guint              column,
                        guint              weight)
{
  g_return_if_fail (self->table.cells != NULL && column < self->table.n_columns && weight > 0);

  self->table.weight[column] = weight;
}

/**
 * dr_document_set_order:
 * @self: a builder whose table is open
 * @order: what the order of its rows tells; nothing unless it is set
 *
 * The public version puts rows into another order where theirs would tell what it hides.
 */
void
dr_document_set_order (DrDocumentBuilder *self,
                       DrRowOrder         order)
{
  g_return_if_fail (self->table.cells != NULL);

  self->table.order = order;
}

/**
 * dr_document_set_most:
 * @self: a builder whose table is open
 * @n: rows below its headings, at least 1
 *
 * No more of its rows are shown than these, the first. The public version chooses again from all of them, by the numbers that
 * it shows.
 */
void
dr_document_set_most (DrDocumentBuilder *self,
                      guint              n)
{
  g_return_if_fail (self->table.cells != NULL && n > 0);

  self->table.most = n;
}

/**
 * dr_document_set_none:
 * @self: a builder whose table is open
 * @from: the first of its columns that counts, at least 1; before it stand names, and at most one size
 * @words: what is said of rows in which nothing but zeros stand, e.g. "No one in these groups is affected"
 *
 * Lets dr_document_fold() put such rows, and those of which nothing is known, into a sentence each.
 */
void
dr_document_set_none (DrDocumentBuilder *self,
                      guint              from,
                      const char        *words)
{
  g_return_if_fail (self->table.cells != NULL && from > 0 && from < self->table.n_columns && words != NULL);

  self->table.none = dr_arena_strdup (self->document->arena, words);
  self->table.none_from = from;
}

/**
 * dr_document_set_alike:
 * @self: a builder whose table is open, with a row for each group
 *
 * Lets dr_document_fold() put groups of which each cell says the same into one row.
 */
void
dr_document_set_alike (DrDocumentBuilder *self)
{
  g_return_if_fail (self->table.cells != NULL);

  self->table.alike = TRUE;
}

static DrCell *
cell_at (DrDocumentBuilder *self,
         guint              row,
         guint              column)
{
  return &g_array_index (self->table.cells, DrCell, row * self->table.n_columns + column);
}

static void
skip_covered (DrDocumentBuilder *self)
{
  OpenTable *table = &self->table;

  while (table->column < table->n_columns && table->covered[table->column] >= table->n_rows)
    table->column++;
}

/**
 * dr_document_start_row:
 * @self: a builder whose table is open
 */
void
dr_document_start_row (DrDocumentBuilder *self)
{
  OpenTable *table = &self->table;

  g_return_if_fail (table->cells != NULL);

  g_array_set_size (table->cells, (table->n_rows + 1) * table->n_columns);
  table->n_rows++;
  table->column = 0;
  skip_covered (self);
}

static void
put_cell (DrDocumentBuilder *self,
          DrCell             cell)
{
  OpenTable *table = &self->table;

  g_return_if_fail (table->cells != NULL && table->n_rows > 0 && cell.column_span > 0 && cell.row_span > 0);
  g_return_if_fail (table->column + cell.column_span <= table->n_columns);

  *cell_at (self, table->n_rows - 1, table->column) = cell;
  for (guint i = table->column; i < table->column + cell.column_span; i++)
    table->covered[i] = table->n_rows - 1 + cell.row_span;
  table->column += cell.column_span;
  skip_covered (self);
}

/**
 * dr_document_add_cell:
 * @self: a builder whose table has a row
 * @words: what stands in the next cell of it
 */
void
dr_document_add_cell (DrDocumentBuilder *self,
                      DrWords            words)
{
  put_cell (self, (DrCell) { DR_CELL_DATA, words, 1, 1 });
}

/**
 * dr_document_add_header:
 * @self: a builder whose table has a row
 * @kind: whether it heads what is below it or beside it
 * @words: what stands in it
 * @column_span: columns that it takes, at least 1
 * @row_span: rows that it takes, at least 1
 */
void
dr_document_add_header (DrDocumentBuilder *self,
                        DrCellKind         kind,
                        DrWords            words,
                        guint              column_span,
                        guint              row_span)
{
  put_cell (self, (DrCell) { kind, words, column_span, row_span });
}

/**
 * dr_document_anchor_row:
 * @self: a builder whose table has a row with a cell
 * @anchor: as that of a heading
 *
 * Lets the row be linked to.
 *
 * Returns: (transfer none): the anchor as it is
 */
const char *
dr_document_anchor_row (DrDocumentBuilder *self,
                        const char        *anchor)
{
  DrCell *cell;

  g_return_val_if_fail (self->table.cells != NULL && self->table.n_rows > 0, NULL);

  cell = cell_at (self, self->table.n_rows - 1, 0);
  cell->anchor = dr_document_builder_take_anchor (self, anchor);

  return cell->anchor;
}

/**
 * dr_document_count_rows:
 * @self: a builder whose table is open
 *
 * Returns: how many rows it has so far, heading rows included
 */
guint
dr_document_count_rows (const DrDocumentBuilder *self)
{
  return self->table.n_rows;
}

/* Where there is nothing to say, among numbers or words. */
static gboolean
is_dash (const DrValue *value)
{
  return value->kind == DR_VALUE_TEXT && strcmp (value->text, "\xe2\x80\x93") == 0;
}

/* Whether some number stands in a column, and nothing else but that one is missing. @missing: it is enough that all are missing. */
static gboolean
is_numeric (const DrDocumentTable *table,
            guint                  column,
            gboolean               missing)
{
  gboolean any = FALSE;

  for (guint row = table->n_head_rows; row < table->n_rows; row++)
    {
      const DrCell *cell = dr_document_table_cell (table, row, column);

      if (cell->column_span == 0)
        continue;
      if (cell->kind != DR_CELL_DATA || cell->column_span > 1)
        return FALSE;
      for (guint i = 0; i < cell->words.n; i++)
        {
          const DrValue *value = &cell->words.runs[i].value;

          /* What says of what the number is: "others 5 %". */
          if (any && value->kind == DR_VALUE_TEXT && cell->words.runs[i].style == DR_RUN_MUTED)
            continue;
          any = any || dr_value_is_number (value) || (missing && value->kind == DR_VALUE_MISSING);
          if (!dr_value_is_number (value) && value->kind != DR_VALUE_MISSING && strcmp (value->text, "\n") != 0 && !is_dash (value))
            return FALSE;
        }
    }

  return any;
}

/* Beside a column of numbers one in which every number is missing lines up with it, and so does one beside that. Elsewhere what is
 * missing were words: who something is for. */
static void
set_numeric (DrDocumentTable *table)
{
  for (guint i = 0; i < table->n_columns; i++)
    table->numeric[i] = is_numeric (table, i, i > 0 && table->numeric[i - 1]);
  for (guint i = table->n_columns; i-- > 0;)
    if (i + 1 < table->n_columns && table->numeric[i + 1] && !table->numeric[i])
      table->numeric[i] = is_numeric (table, i, TRUE);
}

static gboolean
is_head_row (const DrDocumentTable *table,
             guint                  row)
{
  for (guint column = 0; column < table->n_columns; column++)
    {
      const DrCell *cell = dr_document_table_cell (table, row, column);

      if (cell->column_span > 0 && cell->kind != DR_CELL_COLUMN_HEADER)
        return FALSE;
    }

  return TRUE;
}

/**
 * dr_document_end_table:
 * @self: a builder whose table is open
 *
 * Returns: (transfer none): the table, to be added, or to stand behind a figure
 */
const DrDocumentTable *
dr_document_end_table (DrDocumentBuilder *self)
{
  OpenTable *open = &self->table;
  DrDocumentTable *table = dr_arena_new0 (self->document->arena, DrDocumentTable);

  g_return_val_if_fail (open->cells != NULL, table);

  table->anchor = open->anchor;
  table->caption = open->caption;
  table->n_rows = table->n_candidates = open->n_rows;
  table->n_columns = open->n_columns;
  table->cells = dr_document_builder_keep_rows (self, open->cells);
  table->weight = open->weight;
  table->order = open->order;
  table->none = open->none;
  table->none_from = open->none_from;
  table->alike = open->alike;
  while (table->n_head_rows < table->n_rows && is_head_row (table, table->n_head_rows))
    table->n_head_rows++;
  if (open->most > 0)
    table->n_rows = MIN (table->n_rows, table->n_head_rows + open->most);
  table->numeric = dr_arena_array0 (self->document->arena, gboolean, table->n_columns);
  set_numeric (table);
  g_clear_pointer (&open->cells, g_array_unref);

  return table;
}
