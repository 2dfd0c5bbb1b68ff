/* Percentages that are held against each other have one number of decimals: those of a column, and those of a sentence. "0 %" and "100 %"
 * are none and all, and have none. */
#include "dr-document-fold-private.h"

#include <string.h>

#include "dr-names.h"

/* How a share is said. */
typedef enum {
  FORM_OTHER,      /* in words of its own: "less than 3.4 %" */
  FORM_PERCENT,
  FORM_POINTS,
} Form;

static Form
form_of (const DrValue *value)
{
  const DrInterval share = { value->lo, value->hi };
  g_autofree char *percent = NULL;
  g_autofree char *points = NULL;

  /* A share of contacts is a number that is said as a percentage. */
  if ((value->kind != DR_VALUE_SHARE && value->kind != DR_VALUE_NUMBER) || !dr_is_known (value->lo) || !dr_is_known (value->hi))
    return FORM_OTHER;
  percent = dr_format_interval (share);
  points = dr_format_points (share);

  return strcmp (percent, value->text) == 0 ? FORM_PERCENT : strcmp (points, value->text) == 0 ? FORM_POINTS : FORM_OTHER;
}

/* What the percentages in it need. */
static guint
decimals_of (const DrWords *words)
{
  guint decimals = 0;

  for (guint i = 0; i < words->n; i++)
    {
      const DrValue *value = &words->runs[i].value;

      if (form_of (value) != FORM_OTHER)
        decimals = MAX (decimals, dr_interval_decimals ((DrInterval) { value->lo, value->hi }));
    }

  return decimals;
}

static DrWords
say_with (DrDocumentBuilder *out,
          const DrWords     *words,
          guint              decimals)
{
  DrRun *runs = NULL;

  for (guint i = 0; i < words->n; i++)
    {
      const DrValue *value = &words->runs[i].value;
      const DrInterval share = { value->lo, value->hi };
      Form form = form_of (value);
      g_autofree char *text = NULL;

      if (form == FORM_OTHER || dr_interval_decimals (share) >= decimals)
        continue;
      text = form == FORM_PERCENT ? dr_format_interval_with (share, decimals) : dr_format_points_with (share, decimals);
      if (runs == NULL)
        {
          runs = dr_arena_array0 (dr_document_builder_get_arena (out), DrRun, words->n);
          memcpy (runs, words->runs, words->n * sizeof *runs);
        }
      runs[i].value = dr_value_shown_as (out, *value, text);
    }

  return runs != NULL ? (DrWords) { runs, words->n } : *words;
}

/* Returns: @words where nothing changes. */
static DrWords
align_words (DrDocumentBuilder *out,
             const DrWords     *words)
{
  return say_with (out, words, decimals_of (words));
}

static void
align_column (DrDocumentBuilder     *out,
              const DrDocumentTable *table,
              guint                  column,
              DrCell                *cells)
{
  guint decimals = 0;

  for (guint row = table->n_head_rows; row < table->n_rows; row++)
    decimals = MAX (decimals, decimals_of (&dr_document_table_cell (table, row, column)->words));
  for (guint row = table->n_head_rows; decimals > 0 && row < table->n_rows; row++)
    {
      DrCell *cell = &cells[(gsize) row * table->n_columns + column];

      cell->words = say_with (out, &cell->words, decimals);
    }
}

static const DrDocumentTable *
align_table (DrDocumentBuilder     *out,
             const DrDocumentTable *table)
{
  DrArena *arena = dr_document_builder_get_arena (out);
  DrDocumentTable *aligned = dr_arena_array0 (arena, DrDocumentTable, 1);
  gsize n = (gsize) table->n_rows * table->n_columns;
  DrCell *cells = dr_arena_array0 (arena, DrCell, n + 1);

  *aligned = *table;
  if (n > 0)
    memcpy (cells, table->cells, n * sizeof *cells);
  for (guint column = 0; column < table->n_columns; column++)
    align_column (out, table, column, cells);
  aligned->cells = cells;
  aligned->n_candidates = table->n_rows;

  return aligned;
}

static void
align_list (DrDocumentBuilder *out,
            DrDocumentList    *list)
{
  DrWords *items = dr_arena_array0 (dr_document_builder_get_arena (out), DrWords, list->n_items + 1);

  for (guint i = 0; i < list->n_items; i++)
    items[i] = align_words (out, &list->items[i]);
  list->items = items;
}

static void
align_pairs (DrDocumentBuilder *out,
             DrPairs           *pairs)
{
  DrPair *items = dr_arena_array0 (dr_document_builder_get_arena (out), DrPair, pairs->n_items + 1);

  for (guint i = 0; i < pairs->n_items; i++)
    items[i] = (DrPair) { pairs->items[i].term, align_words (out, &pairs->items[i].value) };
  pairs->items = items;
}

/* dr_document_fold_decimals(): of a block that is folded already. */
void
dr_document_fold_decimals (DrDocumentBuilder *out,
                           DrBlock           *block)
{
  switch (block->kind)
    {
    case DR_BLOCK_PARAGRAPH:
      block->paragraph.words = align_words (out, &block->paragraph.words);
      break;
    case DR_BLOCK_NOTE:
      block->note.words = align_words (out, &block->note.words);
      break;
    case DR_BLOCK_LIST:
      align_list (out, &block->list);
      break;
    case DR_BLOCK_PAIRS:
      align_pairs (out, &block->pairs);
      break;
    case DR_BLOCK_TABLE:
      block->table = align_table (out, block->table);
      break;
    case DR_BLOCK_FIGURE:
      if (block->figure.table != NULL)
        block->figure.table = align_table (out, block->figure.table);
      break;
    case DR_BLOCK_HEADING:
    case DR_BLOCK_PAGE_BREAK:
    default:
      break;
    }
}
