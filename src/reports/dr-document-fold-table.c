/* Rows of zeros, and of what is not known, as one sentence each: nobody reads three pages of them. */
#include "dr-document-fold-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-group-words.h"

/* What stands in a cell, or in all cells of a row. */
typedef enum {
  STATE_NOTHING,   /* no value, or a dash */
  STATE_ZERO,
  STATE_MISSING,
  STATE_ELSE,      /* something that has to be read */
} State;

typedef struct {
  const DrWords *name;
  const DrWords *size;   /* (nullable): what stands between its name and what counts */
} Row;

/* Rows of which the same is said. */
typedef struct {
  char   *said;   /* by this they are known: the words above their names */
  GArray *rows;   /* Row */
} Class;

static void
clear_class (gpointer data)
{
  Class *class = data;

  g_free (class->said);
  g_array_unref (class->rows);
}

static gboolean
is_blank (const DrValue *value)
{
  return strspn (value->text, " \n") == strlen (value->text) || strcmp (value->text, "–") == 0;
}

static gboolean
has_number (const DrWords *words)
{
  for (guint i = 0; i < words->n; i++)
    if (dr_value_is_number (&words->runs[i].value))
      return TRUE;

  return FALSE;
}

/* @first: (inout) (nullable): the first value that says it */
static State
state_of (const DrCell   *cell,
          const DrValue **first)
{
  State state = STATE_NOTHING;

  for (guint i = 0; i < cell->words.n; i++)
    {
      const DrValue *value = &cell->words.runs[i].value;
      State one = STATE_ELSE;

      if (is_blank (value))
        continue;
      /* A sum of nobody known, of some who are not known, is shown as that. */
      if (dr_value_is_number (value) && value->lo == 0.0 && value->hi == 0.0)
        one = g_ascii_isdigit (value->text[0]) ? STATE_ZERO : STATE_MISSING;
      else if (value->kind == DR_VALUE_MISSING)
        one = STATE_MISSING;
      if (one == STATE_ELSE || (state != STATE_NOTHING && state != one))
        return STATE_ELSE;
      if (state == STATE_NOTHING)
        *first = value;
      state = one;
    }

  return state;
}

/* What heads a column: "With mitigation: At risk". */
static char *
column_title (const DrDocumentTable *table,
              guint                  column)
{
  GString *title = g_string_new (NULL);

  for (guint row = 0; row < table->n_head_rows; row++)
    {
      guint at = column;
      g_autofree char *text = NULL;

      while (at > 0 && dr_document_table_cell (table, row, at)->column_span == 0)
        at--;
      /* Below a heading that goes down through the rows there is nothing, and what is left of it heads other columns. */
      if (at + dr_document_table_cell (table, row, at)->column_span <= column)
        continue;
      text = dr_words_to_text (&dr_document_table_cell (table, row, at)->words);
      if (title->len > 0 && text[0] != '\0')
        g_string_append (title, ": ");
      g_string_append (title, text);
    }

  return g_string_free (title, FALSE);
}


/* (transfer full) (nullable): what can be said of a row in few words; %NULL: it has to be read itself. */
static char *
say_row (const DrDocumentTable *table,
         guint                  row)
{
  g_autoptr (GString) parts = g_string_new (NULL);
  const char *missing = NULL;
  gboolean zero = FALSE;
  gboolean same = TRUE;

  for (guint column = 0; column < table->n_columns; column++)
    {
      const DrCell *cell = dr_document_table_cell (table, row, column);
      const DrValue *value = NULL;
      State state;
      g_autofree char *title = NULL;

      if (cell->column_span != 1 || cell->row_span != 1 || cell->anchor != NULL
          || (column >= table->none_from && cell->kind != DR_CELL_DATA))
        return NULL;
      if (column == 0 && has_number (&cell->words))
        return NULL;
      if (column < table->none_from)
        continue;
      state = state_of (cell, &value);
      if (state == STATE_ELSE)
        return NULL;
      if (state == STATE_NOTHING)
        continue;
      title = column_title (table, column);
      if (parts->len > 0)
        g_string_append (parts, " · ");
      /* Translators: the heading of a column, and what stands below it: "At risk: not known" */
      g_string_append_printf (parts, _("%1$s: %2$s"), title, value->text);
      zero = zero || state == STATE_ZERO;
      same = same && (state == STATE_ZERO || missing == NULL || strcmp (missing, value->text) == 0);
      if (state == STATE_MISSING)
        missing = value->text;
    }
  if (!zero && missing == NULL)
    return NULL;
  if (missing == NULL)
    return g_strdup (table->none);
  if (!zero && same)
    return dr_capitalized (missing);

  return g_strdup (parts->str);
}

static Class *
find_class (GArray     *classes,
            const char *said)
{
  Class class = { 0 };

  for (guint i = 0; i < classes->len; i++)
    if (strcmp (g_array_index (classes, Class, i).said, said) == 0)
      return &g_array_index (classes, Class, i);
  class.said = g_strdup (said);
  class.rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_append_val (classes, class);

  return &g_array_index (classes, Class, classes->len - 1);
}

/* What a row is called, with the number that stands between its name and what counts. */
static DrWords
row_name (DrDocumentBuilder *out,
          const Row         *row,
          gboolean           sized)
{
  const DrWords *size = row->size;
  DrWords parts[4];

  if (!sized || size == NULL || !has_number (size))
    return *row->name;
  parts[0] = *row->name;
  parts[1] = dr_words_text (out, " (");
  parts[2] = *size;
  parts[3] = dr_words_text (out, ")");

  return dr_words_joined (out, parts, G_N_ELEMENTS (parts), "");
}

static GArray *
find_classes (const DrDocumentTable *table,
              gboolean              *gone)
{
  GArray *classes = g_array_new (FALSE, TRUE, sizeof (Class));
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);

  g_array_set_clear_func (classes, clear_class);
  for (guint row = table->n_head_rows; row < table->n_rows; row++)
    {
      char *words = say_row (table, row);

      g_ptr_array_add (said, words);
      if (words != NULL)
        {
          const Row one = { &dr_document_table_cell (table, row, 0)->words,
                            table->none_from > 1 ? &dr_document_table_cell (table, row, 1)->words : NULL };

          g_array_append_val (find_class (classes, words)->rows, one);
        }
    }
  for (guint i = 0; i < said->len; i++)
    gone[i] = said->pdata[i] != NULL && find_class (classes, said->pdata[i])->rows->len >= DR_FOLD_FEWEST;

  return classes;
}

/* Whether all rows have the same number between their names and what counts. */
static gboolean
is_one_size (const Class *class)
{
  const Row *first = &g_array_index (class->rows, Row, 0);
  g_autofree char *text = dr_words_to_text (first->size);

  for (guint i = 1; i < class->rows->len; i++)
    {
      g_autofree char *other = dr_words_to_text (g_array_index (class->rows, Row, i).size);

      if (strcmp (text, other) != 0)
        return FALSE;
    }

  return TRUE;
}

/* What is said of all, then of whom: sizes that differ stand behind the names, one that is the same is said of all. */
static void
add_class (DrDocumentBuilder     *out,
           const DrDocumentTable *table,
           const Class           *class)
{
  const Row *first = &g_array_index (class->rows, Row, 0);
  g_autofree DrWords *names = g_new (DrWords, class->rows->len);
  gboolean sized = first->size != NULL && !is_one_size (class);
  DrWords head = dr_words_text (out, class->said);
  DrWords parts[2];

  for (guint i = 0; i < class->rows->len; i++)
    names[i] = row_name (out, &g_array_index (class->rows, Row, i), sized);
  if (first->size != NULL)
    {
      g_autofree char *title = column_title (table, 1);
      const DrValue value = dr_value_text (out, title);
      const DrWords both[2] = { dr_words_value (out, value), *first->size };

      parts[0] = sized ? head : dr_words_joined (out, both, 2, ": ");
      /* Translators: the heading of a column whose numbers stand behind names */
      parts[1] = sized ? dr_words_format (out, _("in brackets: %s"), &value, 1) : head;
      head = dr_words_joined (out, parts, 2, " · ");
    }
  parts[0] = dr_words_styled (out, head, DR_RUN_STRONG);
  parts[1] = dr_words_joined (out, names, class->rows->len, "; ");
  dr_document_add_paragraph (out, DR_PARAGRAPH_SMALL, dr_words_joined (out, parts, 2, "\n"));
}

static void
add_classes (DrDocumentBuilder     *out,
             const DrDocumentTable *table,
             GArray                *classes)
{
  for (guint i = 0; i < classes->len; i++)
    if (g_array_index (classes, Class, i).rows->len >= DR_FOLD_FEWEST)
      add_class (out, table, &g_array_index (classes, Class, i));
}

/* The table without the rows that are gone. */
static DrDocumentTable *
keep_rows (DrDocumentBuilder     *out,
           const DrDocumentTable *table,
           const gboolean        *gone)
{
  DrArena *arena = dr_document_builder_get_arena (out);
  DrDocumentTable *kept = dr_arena_new0 (arena, DrDocumentTable);
  DrCell *cells = dr_arena_array0 (arena, DrCell, (gsize) table->n_rows * table->n_columns + 1);

  *kept = *table;
  kept->n_rows = 0;
  for (guint row = 0; row < table->n_rows; row++)
    if (row < table->n_head_rows || !gone[row - table->n_head_rows])
      memcpy (cells + (gsize) kept->n_rows++ * table->n_columns, table->cells + (gsize) row * table->n_columns,
              table->n_columns * sizeof (DrCell));
  kept->n_candidates = kept->n_rows;
  kept->cells = cells;

  return kept;
}

static void
add_raw_table (DrDocumentBuilder     *out,
               const DrDocumentTable *table)
{
  const DrBlock block = { .kind = DR_BLOCK_TABLE, .table = table };

  g_array_append_val (out->blocks, block);
}

/* What heads a table, where no row of it is left. */
static void
add_caption (DrDocumentBuilder *out,
             DrWords            caption)
{
  dr_document_add_paragraph (out, DR_PARAGRAPH_PLAIN, dr_words_styled (out, caption, DR_RUN_STRONG));
}

/**
 * dr_document_fold_table:
 * @out: the folded document
 * @table: a table
 *
 * Adds it, with its rows of zeros below it.
 */
void
dr_document_fold_table (DrDocumentBuilder     *out,
                        const DrDocumentTable *table)
{
  g_autofree gboolean *gone = g_new0 (gboolean, table->n_rows + 1);
  g_autoptr (GArray) classes = NULL;
  const DrDocumentTable *kept;

  if (table->none == NULL)
    {
      add_raw_table (out, table);
      return;
    }
  classes = find_classes (table, gone);
  kept = keep_rows (out, table, gone);
  if (kept->n_rows > kept->n_head_rows)
    add_raw_table (out, kept);
  else
    add_caption (out, table->caption);
  add_classes (out, table, classes);
}

/* The chart of the rows that are left. */
static DrChartData
keep_bars (DrDocumentBuilder         *out,
           const DrIntervalChartData *data,
           const gboolean            *gone)
{
  DrArena *arena = dr_document_builder_get_arena (out);
  DrIntervalChartData *kept = dr_arena_new0 (arena, DrIntervalChartData);
  DrIntervalRow *rows = dr_arena_array0 (arena, DrIntervalRow, data->n_rows + 1);

  *kept = *data;
  kept->rows = rows;
  kept->n_rows = 0;
  for (guint i = 0; i < data->n_rows; i++)
    if (!gone[i])
      rows[kept->n_rows++] = data->rows[i];

  return (DrChartData) { .kind = DR_CHART_DATA_INTERVALS, .data = { .intervals = kept } };
}

static DrWords
summary (DrDocumentBuilder *out,
         const DrChartData *data)
{
  g_autoptr (DrChartTheme) theme = dr_chart_theme_new (DR_CHART_LIGHT, NULL);
  g_autoptr (DrChart) chart = dr_chart_data_make (data, theme);
  g_autofree char *text = dr_chart_summary (chart);

  return dr_words_text (out, text);
}

/**
 * dr_document_fold_figure:
 * @out: the folded document
 * @block: a figure
 *
 * Adds it, with the rows of zeros of its table below it, and without their bars.
 */
void
dr_document_fold_figure (DrDocumentBuilder *out,
                         const DrBlock     *block)
{
  const DrDocumentTable *table = block->figure.table;
  DrBlock shown = *block;
  g_autofree gboolean *gone = NULL;
  g_autoptr (GArray) classes = NULL;

  if (table == NULL || table->none == NULL || block->figure.chart.kind != DR_CHART_DATA_INTERVALS
      || block->figure.chart.data.intervals->n_rows != table->n_rows - table->n_head_rows)
    {
      g_array_append_val (out->blocks, shown);
      return;
    }
  gone = g_new0 (gboolean, table->n_rows + 1);
  classes = find_classes (table, gone);
  shown.figure.table = keep_rows (out, table, gone);
  if (shown.figure.table->n_rows == shown.figure.table->n_head_rows)
    add_caption (out, block->figure.title);
  else
    {
      if (shown.figure.table->n_rows < table->n_rows)
        {
          shown.figure.chart = keep_bars (out, block->figure.chart.data.intervals, gone);
          shown.figure.alternative = summary (out, &shown.figure.chart);
        }
      g_array_append_val (out->blocks, shown);
    }
  add_classes (out, table, classes);
}
