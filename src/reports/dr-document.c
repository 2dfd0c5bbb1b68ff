#include "dr-document.h"

/**
 * dr_document_free:
 * @self: (transfer full) (nullable): a document
 */
void
dr_document_free (DrDocument *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->kept);
  dr_arena_free (self->arena);
  g_free (self);
}

/**
 * dr_words_to_text:
 * @words: text
 *
 * Returns: (transfer full): the text alone
 */
char *
dr_words_to_text (const DrWords *words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < words->n; i++)
    g_string_append (text, words->runs[i].value.text);

  return g_string_free (text, FALSE);
}

/**
 * dr_words_are_empty:
 * @words: text
 *
 * Returns: whether nothing stands in them
 */
gboolean
dr_words_are_empty (const DrWords *words)
{
  for (guint i = 0; i < words->n; i++)
    if (words->runs[i].value.text[0] != '\0')
      return FALSE;

  return TRUE;
}

/**
 * dr_value_is_number:
 * @value: a value
 *
 * Returns: whether it is some amount, which lines up with others below it
 */
gboolean
dr_value_is_number (const DrValue *value)
{
  switch (value->kind)
    {
    case DR_VALUE_PEOPLE:
    case DR_VALUE_SHARE:
    case DR_VALUE_RATIO:
    case DR_VALUE_CONTACTS:
    case DR_VALUE_NUMBER:
      return TRUE;
    case DR_VALUE_TEXT:
    case DR_VALUE_SAID:
    case DR_VALUE_PERSON:
    case DR_VALUE_DATE:
    case DR_VALUE_DIGEST:
    case DR_VALUE_MISSING:
    default:
      return FALSE;
    }
}

/**
 * dr_chart_data_make:
 * @self: a chart as data
 * @theme: (transfer none): colours, font and scale
 *
 * Returns: (transfer full): the chart; it copies what it needs
 */
DrChart *
dr_chart_data_make (const DrChartData *self,
                     const DrChartTheme *theme)
{
  switch (self->kind)
    {
    case DR_CHART_DATA_INTERVALS:
      return dr_interval_chart_new (self->data.intervals, theme);
    case DR_CHART_DATA_MIX:
      return dr_mix_chart_new (self->data.mix, theme);
    case DR_CHART_DATA_HEAT:
      return dr_heat_map_new (self->data.heat, theme);
    case DR_CHART_DATA_TIMELINE:
      return dr_timeline_chart_new (self->data.timeline, theme);
    }

  g_return_val_if_reached (NULL);
}

/* Called for each piece of text of a block, in reading order; @end follows it: "\n", or "\t" within a row. */
typedef void (*EachWords) (const DrWords *words, const char *end, gpointer data);

static void
walk_table (const DrDocumentTable *table,
            EachWords              each,
            gpointer               data)
{
  each (&table->caption, "\n", data);
  for (guint row = 0; row < table->n_rows; row++)
    for (guint column = 0; column < table->n_columns; column++)
      {
        const DrCell *cell = dr_document_table_cell (table, row, column);

        each (&cell->words, column + 1 == table->n_columns ? "\n" : "\t", data);
      }
}

static void
walk_block (const DrBlock *block,
            EachWords      each,
            gpointer       data)
{
  switch (block->kind)
    {
    case DR_BLOCK_HEADING:
      each (&block->heading.words, "\n", data);
      break;
    case DR_BLOCK_PARAGRAPH:
      each (&block->paragraph.words, "\n", data);
      break;
    case DR_BLOCK_LIST:
      for (guint i = 0; i < block->list.n_items; i++)
        each (&block->list.items[i], "\n", data);
      break;
    case DR_BLOCK_TABLE:
      walk_table (block->table, each, data);
      break;
    case DR_BLOCK_FIGURE:
      each (&block->figure.title, "\n", data);
      each (&block->figure.alternative, "\n", data);
      if (block->figure.table != NULL)
        walk_table (block->figure.table, each, data);
      break;
    case DR_BLOCK_NOTE:
      each (&block->note.title, "\n", data);
      each (&block->note.words, "\n", data);
      break;
    case DR_BLOCK_PAIRS:
      for (guint i = 0; i < block->pairs.n_items; i++)
        {
          each (&block->pairs.items[i].term, "\t", data);
          each (&block->pairs.items[i].value, "\n", data);
        }
      break;
    case DR_BLOCK_PAGE_BREAK:
      break;
    }
}

static void
walk (const DrDocument *self,
      EachWords         each,
      gpointer          data)
{
  each (&self->status.title, "\n", data);
  each (&self->status.words, "\n", data);
  for (guint i = 0; i < self->n_blocks; i++)
    walk_block (&self->blocks[i], each, data);
}

static void
append_words (const DrWords *words,
              const char    *end,
              gpointer       data)
{
  GString *text = data;

  for (guint i = 0; i < words->n; i++)
    g_string_append (text, words->runs[i].value.text);
  if (words->n > 0 || end[0] == '\t')
    g_string_append (text, end);
  else if (text->len > 0 && text->str[text->len - 1] == '\t')
    text->str[text->len - 1] = '\n';
}

/**
 * dr_document_to_text:
 * @self: a document
 *
 * For tests and comparisons: a line a block or row, the cells of a row with tabs between them.
 *
 * Returns: (transfer full): all that is said in it
 */
char *
dr_document_to_text (const DrDocument *self)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n%s\n%s\n", self->kind, self->title, self->subject != NULL ? self->subject : "");
  walk (self, append_words, text);

  return g_string_free (text, FALSE);
}

typedef struct {
  DrDocumentEach each;
  gpointer       data;
} Visit;

static void
visit_words (const DrWords *words,
             const char    *end G_GNUC_UNUSED,
             gpointer       data)
{
  const Visit *visit = data;

  for (guint i = 0; i < words->n; i++)
    visit->each (&words->runs[i].value, visit->data);
}

/**
 * dr_document_each_value:
 * @self: a document
 * @each: (scope call): what to call
 * @data: for it
 *
 * Goes through all that is shown, the cells of tables and those behind figures included, in reading order.
 */
void
dr_document_each_value (const DrDocument *self,
                        DrDocumentEach    each,
                        gpointer          data)
{
  Visit visit = { each, data };

  walk (self, visit_words, &visit);
}

/**
 * dr_text_runs_right_to_left:
 * @text: any text
 * @otherwise: what it is without a letter
 *
 * The first letter decides, as in Pango; all scripts that run from right to left and are written today.
 *
 * Returns: whether it runs from right to left
 */
gboolean
dr_text_runs_right_to_left (const char *text,
                            gboolean    otherwise)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (at));

      if (g_unichar_isalpha (g_utf8_get_char (at)))
        return script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW || script == G_UNICODE_SCRIPT_SYRIAC
               || script == G_UNICODE_SCRIPT_THAANA || script == G_UNICODE_SCRIPT_NKO || script == G_UNICODE_SCRIPT_ADLAM;
    }

  return otherwise;
}
