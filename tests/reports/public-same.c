/* Whether a public version tells anything of the few who answered: made again with other answers of theirs, it has to say the same. */
#include "public-few.h"

#include <math.h>
#include <string.h>

/* Numbers, and what says that there is one, are looked at elsewhere. */
static void
add_words (GString       *line,
           const DrWords *words)
{
  for (guint i = 0; i < words->n; i++)
    {
      const DrValue *value = &words->runs[i].value;
      gboolean hidden = strstr (value->text, "not shown") != NULL || strstr (value->text, "too few to say") != NULL;

      if (dr_value_is_number (value) || hidden)
        g_string_append_c (line, '#');
      else
        g_string_append (line, value->text);
    }
}

static void
add_line (GHashTable    *lines,
          const DrWords *head,
          const DrWords *words)
{
  g_autoptr (GString) line = g_string_new (NULL);
  /* A share below a number of people that is not shown is not shown once. */
  static const char * const twice[] = { "#\n#", "##" };

  if (head != NULL)
    add_words (line, head);
  g_string_append (line, head != NULL ? " | " : "");
  add_words (line, words);
  for (gsize i = 0; i < G_N_ELEMENTS (twice); i++)
    g_string_replace (line, twice[i], "#", 0);
  g_hash_table_add (lines, g_strdup (line->str));
}

static void
add_table (GHashTable            *lines,
           const DrDocumentTable *table)
{
  for (guint row = 0; row < table->n_rows; row++)
    {
      g_autoptr (GString) line = g_string_new (table->anchor);

      g_string_append_printf (line, " %u", row);   /* the order of rows tells as well */
      for (guint column = 0; column < table->n_columns; column++)
        {
          const DrCell *cell = dr_document_table_cell (table, row, column);

          g_string_append (line, " | ");
          if (cell->column_span > 0)
            add_words (line, &cell->words);
        }
      g_string_replace (line, "#\n#", "#", 0);
      g_hash_table_add (lines, g_strdup (line->str));
    }
}

/* All that it says but for numbers. The last chapter counts what was left out. */
static GHashTable *
lines_of (const DrDocument *shown)
{
  GHashTable *lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < shown->n_blocks; i++)
    {
      const DrBlock *block = &shown->blocks[i];

      if (block->kind == DR_BLOCK_HEADING && strcmp (block->heading.anchor, "public-version") == 0)
        break;
      if (block->kind == DR_BLOCK_HEADING)
        add_line (lines, NULL, &block->heading.words);
      else if (block->kind == DR_BLOCK_PARAGRAPH)
        add_line (lines, NULL, &block->paragraph.words);
      else if (block->kind == DR_BLOCK_NOTE)
        add_line (lines, &block->note.title, &block->note.words);
      else if (block->kind == DR_BLOCK_TABLE)
        add_table (lines, block->table);
      else if (block->kind == DR_BLOCK_FIGURE)
        {
          add_line (lines, &block->figure.title, &block->figure.alternative);
          if (block->figure.table != NULL)
            add_table (lines, block->figure.table);
        }
      for (guint k = 0; block->kind == DR_BLOCK_LIST && k < block->list.n_items; k++)
        add_line (lines, NULL, &block->list.items[k]);
      for (guint k = 0; block->kind == DR_BLOCK_PAIRS && k < block->pairs.n_items; k++)
        add_line (lines, &block->pairs.items[k].term, &block->pairs.items[k].value);
    }

  return lines;
}

/* Returns: how many lines there are. */
static guint
say_missing (GHashTable *lines,
             GHashTable *others,
             const char *what,
             GString    *leaks)
{
  GHashTableIter iter;
  gpointer line;

  g_hash_table_iter_init (&iter, lines);
  while (g_hash_table_iter_next (&iter, &line, NULL))
    if (!g_hash_table_contains (others, line))
      g_string_append_printf (leaks, "it follows %s “%s”\n", what, (const char *) line);

  return g_hash_table_size (lines);
}

/* @numbers: key → text, of what was shown */
static void
note (const DrValue *value,
      gpointer       numbers)
{
  if (value->key != NULL && dr_value_is_number (value) && !g_hash_table_contains (numbers, value->key))
    g_hash_table_insert (numbers, g_strdup (value->key), g_strdup (value->text));
}

/* Numbers that two public versions both show, and that are not the same. Returns: whether both show numbers of the same things:
 * which others help to hide some may be other ones. */
static gboolean
compare_numbers (const DrDocument *one,
                 const DrDocument *other,
                 GString          *changed)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer key;
  gpointer text;
  gboolean same = TRUE;

  dr_document_each_value (one, note, numbers);
  dr_document_each_value (other, note, others);
  g_hash_table_iter_init (&iter, numbers);
  while (g_hash_table_iter_next (&iter, &key, &text))
    {
      const char *now = g_hash_table_lookup (others, key);

      same = same && now != NULL;
      if (now != NULL && strcmp (now, text) != 0)
        g_string_append_printf (changed, "%s says %s, and with other answers %s\n", (const char *) key, (const char *) text, now);
    }

  return same && g_hash_table_size (numbers) == g_hash_table_size (others);
}

/* The words of two public versions that show the same numbers. Returns: how many lines were looked at. */
static guint
compare_words (const DrDocument *one,
               const DrDocument *other,
               GString          *leaks)
{
  g_autoptr (GHashTable) lines = lines_of (one);
  g_autoptr (GHashTable) others = lines_of (other);

  return say_missing (lines, others, "that there is", leaks) + say_missing (others, lines, "that there is no", leaks);
}

/* Whether two public versions show the same numbers; then they have to say the same. @lines: grows by the lines looked at */
gboolean
same_look (const DrDocument *one,
           const DrDocument *other,
           guint            *lines,
           GString          *leaks)
{
  g_autoptr (GString) changed = g_string_new (NULL);

  if (!compare_numbers (one, other, changed) || changed->len > 0)
    return FALSE;
  *lines += compare_words (one, other, leaks);

  return TRUE;
}

/* How the few answer instead. Done twice it is as it was. */
typedef enum {
  OTHER_SHARES,     /* the others of them say yes */
  OTHER_NUMBERS,    /* as many more or fewer answer, and mixes are others */
  N_OTHERS
} Other;

static guint
other_number (guint n)
{
  return few_is (n) ? 10 - n : n;
}

static void
answer_otherwise (const DrCheck *check,
                  Other          other)
{
  const DrEvidence *evidence = check->evidence;

  for (guint i = 0; i < evidence->n_figures; i++)
    {
      DrFigure *figure = (DrFigure *) &evidence->figures[i];

      if (other == OTHER_SHARES && few_is (few_answers_to (evidence, figure->n, figure->source)))
        figure->share = round (1e9 - figure->share * 1e9) / 1e9;
      else if (other == OTHER_NUMBERS)
        figure->n = other_number (figure->n);
    }
  for (guint i = 0; i < check->assessment->n_actions; i++)
    {
      DrAlternative *way = (DrAlternative *) check->assessment->actions[i].alternative;

      if (way != NULL && other == OTHER_SHARES && few_is (few_answers_to (evidence, way->n, way->source)))
        way->share = round (1e9 - way->share * 1e9) / 1e9;
      else if (way != NULL && other == OTHER_NUMBERS)
        way->n = other_number (way->n);
    }
  for (guint i = 0; i < evidence->n_mixes && other == OTHER_NUMBERS; i++)
    if (few_is (evidence->sources[evidence->mixes[i].source].n) && evidence->mixes[i].n_shares > 1)
      {
        DrMixShare *shares = (DrMixShare *) evidence->mixes[i].shares;
        double first = shares[0].share;

        shares[0].share = shares[1].share;
        shares[1].share = first;
      }
  for (guint i = 0; i < evidence->n_sources && other == OTHER_NUMBERS; i++)
    ((DrSource *) evidence->sources)[i].n = other_number (evidence->sources[i].n);
}

/* @input: what @shown is of: its evidence is written to, and left as it was; @make: how that was made. */
void
adversary_few_compare (AdversaryFew             *self,
                       const DrAssessmentReport *input,
                       const DrDocument         *shown,
                       MakePublic                make)
{
  const DrCheck *old = input->check;

  for (Other answers = 0; answers < N_OTHERS; answers++)
    {
      DrAssessmentReport again = *input;
      g_autoptr (DrCheck) check = NULL;
      g_autoptr (DrDocument) other = NULL;

      answer_otherwise (old, answers);
      again.check = check = dr_check_new (old->evidence, old->assessment, old->context, old->rulebook);
      other = make (&again, NULL);
      self->compared++;
      if (compare_numbers (shown, other, self->leaks))
        self->lines += compare_words (shown, other, self->leaks);
      else
        g_string_append (self->leaks, "other answers hide others\n");
      answer_otherwise (old, answers);
    }
}

/* The defect that is planted: it hides numbers, and says all that follows from them. */
DrDocument *
same_make_planted (const DrAssessmentReport *input,
                   DrPublicTally            *tally)
{
  const DrPublicOptions options = { NULL };

  return dr_public_document_new (dr_assessment_report_new (input), &options, tally);
}
