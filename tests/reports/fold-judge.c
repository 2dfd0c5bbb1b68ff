#include "fold-judge.h"

#include <string.h>

/* Percentages of a column have one number of decimals once it is folded: "1 point" is "1.0 points" there.
 * Returns: (transfer full): @text without decimals of 0, and with one word for points */
char *
fold_judge_plain (const char *text)
{
  g_autoptr (GRegex) zero = g_regex_new ("\\.0(?= (%|to |points))|(?<=point)s", 0, 0, NULL);

  return g_regex_replace_literal (zero, text, -1, 0, "", 0, NULL);
}

/* What is left of a table: itself, and the sentences below it. */
typedef struct {
  const DrDocumentTable *whole;
  const DrDocumentTable *table;        /* (nullable): none of its rows is left */
  GPtrArray             *sentences;    /* what is said of rows, a line, and their names, another */
  gboolean              *taken;        /* [row of the table] it is some row of the whole one */
} Left;

static const DrDocumentTable *
table_of (const DrBlock *block)
{
  return block->kind == DR_BLOCK_TABLE ? block->table : block->kind == DR_BLOCK_FIGURE ? block->figure.table : NULL;
}

static char *
cell_text (const DrDocumentTable *table,
           guint                  row,
           guint                  column)
{
  return dr_words_to_text (&dr_document_table_cell (table, row, column)->words);
}

/* Where it begins, from @at on: the table, or its caption where no row is left. */
static guint
find_block (const DrDocument *folded,
            const DrBlock    *block,
            guint             at)
{
  const DrDocumentTable *table = table_of (block);
  g_autofree char *caption = dr_words_to_text (block->kind == DR_BLOCK_FIGURE ? &block->figure.title : &table->caption);

  for (guint i = at; i < folded->n_blocks; i++)
    {
      const DrDocumentTable *other = table_of (&folded->blocks[i]);
      g_autofree char *text = folded->blocks[i].kind == DR_BLOCK_PARAGRAPH ? dr_words_to_text (&folded->blocks[i].paragraph.words)
                                                                           : NULL;

      if ((other != NULL && strcmp (other->anchor, table->anchor) == 0) || (text != NULL && strcmp (text, caption) == 0))
        return i;
    }

  return folded->n_blocks;
}

/* Whether a name is one of those that stand in a sentence, alone or with its size. */
static gboolean
is_named (const char *names,
          const char *name,
          const char *size)
{
  g_auto (GStrv) all = g_strsplit (names, "; ", -1);
  g_autofree char *sized = g_strdup_printf ("%s (%s)", name, size);

  return g_strv_contains ((const char * const *) all, name) || g_strv_contains ((const char * const *) all, sized);
}

/* The sentence that has the row; %NULL: none has. */
static const char *
find_sentence (const Left *left,
               guint       row)
{
  g_autofree char *name = cell_text (left->whole, row, 0);
  g_autofree char *size = cell_text (left->whole, row, 1);

  for (guint i = 0; i < left->sentences->len; i++)
    {
      const char *names = strchr (left->sentences->pdata[i], '\n');

      if (names != NULL && is_named (names + 1, name, size))
        return left->sentences->pdata[i];
    }

  return NULL;
}

/* The row of what is left of the table that has the same name, the first that is not another row already; -1: none. */
static int
find_row (const Left *left,
          guint       row)
{
  g_autofree char *name = cell_text (left->whole, row, 0);

  for (guint i = left->table != NULL ? left->table->n_head_rows : 0; left->table != NULL && i < left->table->n_rows; i++)
    {
      g_autofree char *other = cell_text (left->table, i, 0);

      if (!left->taken[i] && strcmp (other, name) == 0)
        return (int) i;
    }

  return -1;
}

/* "Each of 39 groups" heads the sentence with their names, and is the name of the row that they share; -1: it heads none. */
static int
find_shared (const Left *left,
             const char *sentence)
{
  g_autofree char *head = g_strndup (sentence, strcspn (sentence, "\n"));

  for (guint i = left->table != NULL ? left->table->n_head_rows : 0; left->table != NULL && i < left->table->n_rows; i++)
    {
      g_autofree char *name = cell_text (left->table, i, 0);

      if (strcmp (name, head) == 0)
        return (int) i;
    }

  return -1;
}

/* Of nobody it is said that there is nobody, of a size which it is: for all that the sentence is about, or behind the name. */
static gboolean
is_said (const Left    *left,
         const char    *sentence,
         guint          row,
         guint          column,
         const DrValue *value)
{
  g_autofree char *head = g_strndup (sentence, strcspn (sentence, "\n"));
  g_autofree char *name = cell_text (left->whole, row, 0);
  g_autofree char *sized = g_strdup_printf ("%s (%s)", name, value->text);
  g_autofree char *of_all = g_strdup_printf (": %s", value->text);

  if (column < left->whole->none_from)
    return strstr (sentence, sized) != NULL || strstr (head, of_all) != NULL;

  return value->lo == 0.0 && value->hi == 0.0 && (strstr (head, left->whole->none) != NULL || strstr (head, ": 0") != NULL);
}

static void
judge_row (const Left *left,
           guint       row,
           guint      *n,
           GString    *lost)
{
  int same = find_row (left, row);
  const char *sentence = same < 0 ? find_sentence (left, row) : NULL;
  g_autofree char *name = cell_text (left->whole, row, 0);

  if (same >= 0)
    left->taken[same] = TRUE;
  else if (sentence != NULL)
    same = find_shared (left, sentence);
  else
    g_string_append_printf (lost, "%s: no row and no sentence is about %s\n", left->whole->anchor, name);
  for (guint column = 0; column < left->whole->n_columns && (same >= 0 || sentence != NULL); column++)
    {
      const DrWords *words = &dr_document_table_cell (left->whole, row, column)->words;
      g_autofree char *text = same >= 0 ? cell_text (left->table, (guint) same, column) : NULL;
      g_autofree char *plain = text != NULL ? fold_judge_plain (text) : NULL;
      g_autofree char *said = cell_text (left->whole, row, column);
      g_autofree char *expected = fold_judge_plain (said);

      for (guint i = 0; i < words->n; i++)
        {
          const DrValue *value = &words->runs[i].value;

          if (!dr_value_is_number (value))
            continue;
          (*n)++;
          if (same >= 0 ? strcmp (plain, expected) != 0 : !is_said (left, sentence, row, column, value))
            g_string_append_printf (lost, "%s: of %s it is not said “%s”\n", left->whole->anchor, name, value->text);
        }
    }
}

/* A caption has one line. */
static gboolean
add_sentence (GPtrArray        *sentences,
              const DrDocument *folded,
              guint             at)
{
  g_autofree char *text = at < folded->n_blocks && folded->blocks[at].kind == DR_BLOCK_PARAGRAPH
                            ? dr_words_to_text (&folded->blocks[at].paragraph.words) : NULL;
  gboolean is_one = text != NULL && strchr (text, '\n') != NULL;

  if (is_one)
    g_ptr_array_add (sentences, g_steal_pointer (&text));

  return is_one;
}

/* Each number of each table stands in the row of its name, or in the one that its group shares with others, and in its column; or is
 * said in a sentence about that name.
 * Returns: how many were looked for; @lost gets a line for each that is not there. */
guint
fold_judge (const DrDocument *whole,
            const DrDocument *folded,
            GString          *lost)
{
  guint at = 0;
  guint n = 0;

  for (guint i = 0; i < whole->n_blocks; i++)
    {
      g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
      Left left = { table_of (&whole->blocks[i]), NULL, sentences, NULL };
      g_autofree gboolean *taken = NULL;

      if (left.whole == NULL || left.whole->anchor == NULL)
        continue;
      at = find_block (folded, &whole->blocks[i], at);
      if (at == folded->n_blocks)
        g_error ("nothing is left of %s", left.whole->anchor);
      left.table = table_of (&folded->blocks[at]);
      left.taken = taken = g_new0 (gboolean, (left.table != NULL ? left.table->n_rows : 0) + 1);
      for (at++; add_sentence (sentences, folded, at); at++)
        ;
      for (guint row = left.whole->n_head_rows; row < left.whole->n_rows; row++)
        judge_row (&left, row, &n, lost);
    }

  return n;
}
