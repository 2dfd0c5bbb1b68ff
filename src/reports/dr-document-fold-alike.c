/* Groups of which a table or a grid says the same in every cell, as one row that says it once; their names stand below. */
#include "dr-document-fold-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What all its cells say, and what they are, but for the name in front. %NULL: it has to stand by itself. */
static char *
say_row (const DrDocumentTable *table,
         guint                  row)
{
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint column = 0; column < table->n_columns; column++)
    {
      const DrCell *cell = dr_document_table_cell (table, row, column);

      if (cell->column_span != 1 || cell->row_span != 1 || cell->anchor != NULL)
        return NULL;
      for (guint i = 0; column > 0 && i < cell->words.n; i++)
        g_string_append_printf (said, "%d %s", (int) cell->words.runs[i].style, cell->words.runs[i].value.text);
      g_string_append_c (said, '\x1f');
    }

  return g_string_free (g_steal_pointer (&said), FALSE);
}

/* Returns: (transfer full): of each row below the headings the first that says the same, counted from there; itself where too few do */
static guint *
find_firsts (const DrDocumentTable *table)
{
  guint n = table->n_rows - table->n_head_rows;
  guint *firsts = g_new (guint, n + 1);
  g_autofree guint *sizes = g_new0 (guint, n + 1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *said = say_row (table, table->n_head_rows + i);
      gpointer first = NULL;

      firsts[i] = i;
      if (said != NULL && g_hash_table_lookup_extended (seen, said, NULL, &first))
        firsts[i] = GPOINTER_TO_UINT (first);
      else if (said != NULL)
        g_hash_table_insert (seen, g_steal_pointer (&said), GUINT_TO_POINTER (i));
      sizes[firsts[i]]++;
    }
  for (guint i = 0; i < n; i++)
    if (sizes[firsts[i]] < DR_FOLD_FEWEST)
      firsts[i] = i;

  return firsts;
}

/* Rows that say the same as @row, itself included. */
static guint
count_alike (const guint *firsts,
             guint        n,
             guint        row)
{
  guint alike = 0;

  for (guint i = row; i < n; i++)
    alike += firsts[i] == row;

  return alike;
}

/* (transfer full): what a row of @n groups is called; with a letter where there are several such rows */
static char *
name_row (guint n,
          guint letter,
          guint n_letters)
{
  if (n_letters < 2)
    /* Translators: heads a row of figures that are the same for each of so many groups, which are named below */
    return g_strdup_printf (ngettext ("Each of %u group", "Each of %u groups", n), n);

  /* Translators: likewise, with a letter by which they are found below */
  return g_strdup_printf (ngettext ("Each of %1$u group (%2$c)", "Each of %1$u groups (%2$c)", n), n, 'A' + (int) (letter % 26));
}

typedef struct {
  guint  *firsts;
  guint   n;
  char  **names;   /* [n] of rows that stand for several; else %NULL */
} Alike;

static void
clear_alike (Alike *self)
{
  for (guint i = 0; i < self->n; i++)
    g_free (self->names[i]);
  g_free (self->names);
  g_free (self->firsts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Alike, clear_alike)

static void
find_alike (Alike                 *self,
            const DrDocumentTable *table)
{
  guint n_letters = 0;
  guint letter = 0;

  self->n = table->n_rows - table->n_head_rows;
  self->firsts = find_firsts (table);
  self->names = g_new0 (char *, self->n + 1);
  for (guint i = 0; i < self->n; i++)
    n_letters += count_alike (self->firsts, self->n, i) > 1;
  for (guint i = 0; i < self->n; i++)
    {
      guint n = count_alike (self->firsts, self->n, i);

      if (n > 1)
        self->names[i] = name_row (n, letter++, n_letters);
    }
}

static const DrDocumentTable *
keep_table (DrDocumentBuilder     *out,
            const DrDocumentTable *table,
            const Alike           *alike)
{
  DrArena *arena = dr_document_builder_get_arena (out);
  DrDocumentTable *kept = dr_arena_new0 (arena, DrDocumentTable);
  DrCell *cells = dr_arena_array0 (arena, DrCell, (gsize) table->n_rows * table->n_columns + 1);

  *kept = *table;
  kept->n_rows = 0;
  for (guint row = 0; row < table->n_rows; row++)
    {
      guint i = row - table->n_head_rows;
      DrCell *to = cells + (gsize) kept->n_rows * table->n_columns;

      if (row >= table->n_head_rows && alike->firsts[i] != i)
        continue;
      memcpy (to, dr_document_table_cell (table, row, 0), table->n_columns * sizeof (DrCell));
      if (row >= table->n_head_rows && alike->names[i] != NULL)
        to->words = dr_words_text (out, alike->names[i]);
      kept->n_rows++;
    }
  kept->n_candidates = kept->n_rows;
  kept->cells = cells;

  return kept;
}

static DrChartData
keep_grid (DrDocumentBuilder   *out,
           const DrHeatMapData *data,
           const Alike         *alike)
{
  DrArena *arena = dr_document_builder_get_arena (out);
  DrHeatMapData *kept = dr_arena_new0 (arena, DrHeatMapData);
  DrHeatCell *cells = dr_arena_array0 (arena, DrHeatCell, (gsize) data->n_rows * data->n_columns + 1);
  const char **rows = dr_arena_array0 (arena, const char *, data->n_rows + 1);

  *kept = *data;
  kept->n_rows = 0;
  for (guint i = 0; i < data->n_rows; i++)
    {
      if (alike->firsts[i] != i)
        continue;
      memcpy (cells + (gsize) kept->n_rows * data->n_columns, data->cells + (gsize) i * data->n_columns,
              data->n_columns * sizeof (DrHeatCell));
      rows[kept->n_rows++] = alike->names[i] != NULL ? dr_arena_strdup (arena, alike->names[i]) : data->rows[i];
    }
  kept->cells = cells;
  kept->rows = rows;

  return (DrChartData) { .kind = DR_CHART_DATA_HEAT, .data = { .heat = kept } };
}

/* Who is meant by each row that stands for several. */
static void
add_names (DrDocumentBuilder     *out,
           const DrDocumentTable *table,
           const Alike           *alike)
{
  for (guint i = 0; i < alike->n; i++)
    {
      g_autofree DrWords *names = g_new (DrWords, alike->n);
      DrWords parts[2];
      guint n = 0;

      if (alike->names[i] == NULL)
        continue;
      for (guint k = i; k < alike->n; k++)
        if (alike->firsts[k] == i)
          names[n++] = dr_document_table_cell (table, table->n_head_rows + k, 0)->words;
      parts[0] = dr_words_styled (out, dr_words_text (out, alike->names[i]), DR_RUN_STRONG);
      parts[1] = dr_words_joined (out, names, n, "; ");
      dr_document_add_paragraph (out, DR_PARAGRAPH_SMALL, dr_words_joined (out, parts, 2, "\n"));
    }
}

/**
 * dr_document_fold_alike:
 * @out: the folded document
 * @block: a table, or a figure with its table, of which dr_document_set_alike() says that it may be folded
 *
 * Adds it, with one row for all groups of which it says the same, and their names below it. What a chart says of itself counts
 * all of them.
 */
void
dr_document_fold_alike (DrDocumentBuilder *out,
                        const DrBlock     *block)
{
  const DrDocumentTable *table = block->kind == DR_BLOCK_FIGURE ? block->figure.table : block->table;
  g_auto (Alike) alike = { NULL };
  DrBlock shown = *block;

  find_alike (&alike, table);
  if (block->kind == DR_BLOCK_TABLE)
    shown.table = keep_table (out, table, &alike);
  else
    {
      shown.figure.table = keep_table (out, table, &alike);
      if (shown.figure.chart.kind == DR_CHART_DATA_HEAT && shown.figure.chart.data.heat->n_rows == alike.n)
        shown.figure.chart = keep_grid (out, shown.figure.chart.data.heat, &alike);
    }
  g_array_append_val (out->blocks, shown);
  add_names (out, table, &alike);
}
