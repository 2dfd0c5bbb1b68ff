#include "dr-word-difference.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Cells of the table that two texts are compared in; beyond that they are told as rewritten. 1,000 words each. */
#define MOST_CELLS (1000 * 1000)

/* A word, or a mark between words, with the spaces behind it. */
typedef struct {
  const char *start;
  gsize       length;
  gsize       word;     /* bytes of the word alone */
} Word;

static gboolean
is_letter (const char *at)
{
  gunichar letter = g_utf8_get_char (at);

  return g_unichar_isalnum (letter) || g_unichar_ismark (letter);
}

static GArray *
split (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));

  while (*text != '\0')
    {
      const char *end = text;
      Word word = { .start = text };

      while (*end != '\0' && is_letter (end))
        end = g_utf8_next_char (end);
      if (end == text && !g_unichar_isspace (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      word.word = (gsize) (end - text);
      while (*end != '\0' && g_unichar_isspace (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      word.length = (gsize) (end - text);
      g_array_append_val (words, word);
      text = end;
    }

  return words;
}

/* Spaces do not count, but a new paragraph does. */
static gboolean
is_same (const Word *a,
         const Word *b)
{
  return a->word == b->word && memcmp (a->start, b->start, a->word) == 0
         && (memchr (a->start + a->word, '\n', a->length - a->word) != NULL)
              == (memchr (b->start + b->word, '\n', b->length - b->word) != NULL);
}

/* Runs as they are being gathered. */
typedef struct {
  DrArena *arena;
  GArray  *runs;
  GString *removed;   /* not told yet */
  GString *added;
} Gathering;

static void
tell (Gathering  *self,
      DrRunKind   kind,
      const char *text,
      gsize       length)
{
  DrRun *last = self->runs->len > 0 ? &g_array_index (self->runs, DrRun, self->runs->len - 1) : NULL;
  g_autofree char *kept = g_strndup (text, length);
  g_autofree char *joined = NULL;
  DrRun run = { .kind = kind };

  if (length == 0)
    return;
  if (last != NULL && last->kind == kind)
    {
      joined = g_strconcat (last->text, kept, NULL);
      last->text = dr_arena_strdup (self->arena, joined);
      return;
    }
  run.text = dr_arena_strdup (self->arena, kept);
  g_array_append_val (self->runs, run);
}

static void
flush (Gathering *self)
{
  tell (self, DR_RUN_REMOVED, self->removed->str, self->removed->len);
  tell (self, DR_RUN_ADDED, self->added->str, self->added->len);
  g_string_truncate (self->removed, 0);
  g_string_truncate (self->added, 0);
}

static void
take_removed (Gathering  *self,
              const Word *words,
              guint       n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_len (self->removed, words[i].start, (gssize) words[i].length);
}

static void
take_added (Gathering  *self,
            const Word *words,
            guint       n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_len (self->added, words[i].start, (gssize) words[i].length);
}

static void
take_same (Gathering  *self,
           const Word *words,
           guint       n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_len (text, words[i].start, (gssize) words[i].length);
  if (n > 0)
    flush (self);
  tell (self, DR_RUN_SAME, text->str, text->len);
}

/* The longest common subsequence, from the ends of both back to their beginnings, then walked forward. */
static void
compare (Gathering  *self,
         const Word *before,
         guint       n,
         const Word *after,
         guint       m)
{
  g_autofree guint16 *longest = NULL;
  guint i = 0;
  guint k = 0;

  if ((gsize) (n + 1) * (m + 1) > MOST_CELLS || n >= G_MAXUINT16 || m >= G_MAXUINT16)
    {
      take_removed (self, before, n);
      take_added (self, after, m);
      return;
    }

  longest = g_new0 (guint16, (gsize) (n + 1) * (m + 1));
  for (guint a = n; a-- > 0;)
    for (guint b = m; b-- > 0;)
      longest[a * (m + 1) + b] = is_same (&before[a], &after[b])
                                   ? longest[(a + 1) * (m + 1) + b + 1] + 1
                                   : MAX (longest[(a + 1) * (m + 1) + b], longest[a * (m + 1) + b + 1]);

  while (i < n || k < m)
    if (i < n && k < m && is_same (&before[i], &after[k]))
      {
        take_same (self, &after[k], 1);
        i++;
        k++;
      }
    else if (i < n && (k == m || longest[(i + 1) * (m + 1) + k] >= longest[i * (m + 1) + k + 1]))
      take_removed (self, &before[i++], 1);
    else
      take_added (self, &after[k++], 1);
}

/**
 * dr_word_difference_new:
 * @before: (nullable): a text; %NULL: none
 * @after: (nullable): what became of it
 *
 * Returns: (transfer full): how the one became the other
 */
DrWordDifference *
dr_word_difference_new (const char *before,
                        const char *after)
{
  DrWordDifference *self = g_new0 (DrWordDifference, 1);
  g_autoptr (GArray) old = split (before != NULL ? before : "");
  g_autoptr (GArray) new = split (after != NULL ? after : "");
  const Word *a = (const Word *) (gpointer) old->data;
  const Word *b = (const Word *) (gpointer) new->data;
  g_autoptr (GString) removed = g_string_new (NULL);
  g_autoptr (GString) added = g_string_new (NULL);
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (DrRun));
  Gathering gathering = { dr_arena_new (), runs, removed, added };
  DrRun *kept;
  guint head = 0;
  guint tail = 0;

  while (head < old->len && head < new->len && is_same (&a[head], &b[head]))
    head++;
  while (tail < old->len - head && tail < new->len - head && is_same (&a[old->len - 1 - tail], &b[new->len - 1 - tail]))
    tail++;
  take_same (&gathering, b, head);
  compare (&gathering, a + head, old->len - head - tail, b + head, new->len - head - tail);
  take_same (&gathering, b + new->len - tail, tail);
  flush (&gathering);

  self->arena = gathering.arena;
  kept = dr_arena_array0 (self->arena, DrRun, runs->len);
  if (runs->len > 0)
    memcpy (kept, runs->data, runs->len * sizeof (DrRun));
  self->runs = kept;
  self->n_runs = runs->len;

  return self;
}

/* (transfer full): the first or the last words of a run. */
static char *
some_words (const char *text,
            guint       most,
            gboolean    last)
{
  g_autoptr (GArray) words = split (text);
  const Word *all = (const Word *) (gpointer) words->data;
  guint from = last ? words->len - MIN (most, words->len) : 0;
  guint to = last ? words->len : MIN (most, words->len);

  if (from == to)
    return g_strdup ("");

  return g_strndup (all[from].start, (gsize) (all[to - 1].start + all[to - 1].length - all[from].start));
}

static guint
count_words (const char *text)
{
  g_autoptr (GArray) words = split (text);

  return words->len;
}

/* What did not change, but for the middle of a long stretch. */
static void
add_same (GString    *markup,
          const char *text,
          guint       around,
          gboolean    is_first,
          gboolean    is_last)
{
  guint n = count_words (text);
  g_autofree char *head = is_first ? g_strdup ("") : some_words (text, around, FALSE);
  g_autofree char *tail = is_last ? g_strdup ("") : some_words (text, around, TRUE);
  g_autofree char *cut = NULL;
  g_autofree char *escaped = NULL;

  if (around == 0 || n <= around * (is_first || is_last ? 1 : 2) + 2)
    cut = g_strdup (text);
  else
    cut = g_strconcat (head, is_first ? "… " : is_last ? "…" : "… ", tail, NULL);
  escaped = g_markup_escape_text (cut, -1);
  g_string_append (markup, escaped);
}

/* Whether something else stands in its place: they are kept apart. */
static gboolean
is_replaced (const DrWordDifference *self,
             guint                   run)
{
  return self->runs[run].kind == DR_RUN_REMOVED && run + 1 < self->n_runs && self->runs[run + 1].kind == DR_RUN_ADDED;
}

/**
 * dr_word_difference_markup:
 * @self: a difference
 * @around: words of what did not change that are shown beside what did; 0: all
 *
 * What was added is underlined and bold, what was removed struck through: neither rests on colour.
 *
 * Returns: (transfer full): Pango markup
 */
char *
dr_word_difference_markup (const DrWordDifference *self,
                           guint                   around)
{
  GString *markup = g_string_new (NULL);

  for (guint i = 0; i < self->n_runs; i++)
    {
      const DrRun *run = &self->runs[i];
      g_autofree char *text = g_strdup (run->text);
      g_autofree char *escaped = NULL;
      const char *space;

      if (run->kind == DR_RUN_SAME)
        {
          add_same (markup, run->text, around, i == 0, i + 1 == self->n_runs);
          continue;
        }
      g_strchomp (text);
      space = run->text + strlen (text);
      escaped = g_markup_escape_text (text, -1);
      g_string_append_printf (markup,
                              run->kind == DR_RUN_ADDED ? "<span underline=\"single\" weight=\"bold\">%s</span>%s"
                                                        : "<span strikethrough=\"true\" alpha=\"80%%\">%s</span>%s",
                              escaped, space[0] != '\0' ? space : is_replaced (self, i) ? " " : "");
    }

  return g_string_free (markup, FALSE);
}

/**
 * dr_word_difference_spoken:
 * @self: a difference
 *
 * Returns: (transfer full): what was removed and added, for whoever does not see how it is written
 */
char *
dr_word_difference_spoken (const DrWordDifference *self)
{
  GString *spoken = g_string_new (NULL);

  for (guint i = 0; i < self->n_runs; i++)
    {
      g_autofree char *text = g_strchomp (g_strdup (self->runs[i].text));

      if (self->runs[i].kind == DR_RUN_SAME)
        continue;
      if (spoken->len > 0)
        g_string_append (spoken, "; ");
      g_string_append_printf (spoken, self->runs[i].kind == DR_RUN_ADDED ? _("added: %s") : _("removed: %s"), text);
    }

  return g_string_free (spoken, FALSE);
}

/**
 * dr_word_difference_free:
 * @self: (transfer full) (nullable): a difference
 */
void
dr_word_difference_free (DrWordDifference *self)
{
  if (self == NULL)
    return;

  dr_arena_free (self->arena);
  g_free (self);
}
