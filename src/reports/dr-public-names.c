/* Names of people in the public version: who is known, and what stands where they are named. */
#include "dr-public-find.h"
#include "dr-public-fit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
person_free (gpointer data)
{
  DrPublicKnown *self = data;

  g_free (self->id);
  g_free (self->label);
  g_strfreev (self->words);
  g_free (self->joined);
  g_free (self);
}

static void
sought_free (gpointer data)
{
  DrPublicSought *self = data;

  g_strfreev (self->words);
  g_free (self);
}

/* Letters of a word that stands for a name and is none itself. */
#define LEAST_WORD 5

static void
unref_array (gpointer data)
{
  g_ptr_array_unref (data);
}

static char **
words_of (const char *name)
{
  g_autoptr (GArray) tokens = dr_public_tokens (name);
  char **words = g_new0 (char *, tokens->len + 1);

  for (guint i = 0; i < tokens->len; i++)
    words[i] = g_strdup (g_array_index (tokens, DrPublicToken, i).folded);

  return words;
}

/* @n of @words, from @first on and around the end. */
static DrPublicSought *
seek (DrPublicNames *self,
      char         **words,
      guint          first,
      guint          n,
      DrPublicKind   kind,
      DrPublicKnown *person)
{
  guint all = g_strv_length (words);
  DrPublicSought *sought = g_new0 (DrPublicSought, 1);
  GPtrArray *same;

  sought->words = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    sought->words[i] = g_strdup (words[(first + i) % all]);
  sought->n = n;
  sought->kind = kind;
  sought->person = person;
  same = g_hash_table_lookup (self->sought, sought->words[0]);
  if (same == NULL)
    {
      same = g_ptr_array_new_with_free_func (sought_free);
      g_hash_table_insert (self->sought, g_strdup (sought->words[0]), same);
    }
  g_ptr_array_add (same, sought);

  return sought;
}

/* One word, that is no word of every day. Fewer letters would be found in too much else. */
static DrPublicSought *
seek_word (DrPublicNames *self,
           const char    *word,
           DrPublicKind   kind,
           DrPublicKnown *person)
{
  char *words[] = { (char *) word, NULL };

  return strlen (word) >= LEAST_WORD && !dr_public_is_ordinary (word, TRUE) ? seek (self, words, 0, 1, kind, person) : NULL;
}

/* "TomHughes", "hughestom", "thughes", "MrHughes": a name without spaces, as accounts and files have it. */
static void
add_joined (DrPublicNames *self,
            DrPublicKnown *person,
            const char    *first,
            const char    *last)
{
  static const char * const titles[] = { "mr", "mrs", "ms", "miss" };
  g_autofree char *initial = g_utf8_substring (first, 0, 1);
  g_autofree char *joined = g_strconcat (first, last, NULL);
  g_autofree char *turned = g_strconcat (last, first, NULL);
  g_autofree char *led = g_strconcat (initial, last, NULL);
  g_autofree char *followed = g_strconcat (last, initial, NULL);

  seek_word (self, joined, DR_PUBLIC_WHOLE, person);
  seek_word (self, turned, DR_PUBLIC_WHOLE, person);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *titled = g_strconcat (titles[i], last, NULL);

      seek_word (self, titled, DR_PUBLIC_PIECE, NULL);
    }
  if (dr_public_is_ordinary (last, TRUE))
    return;
  seek_word (self, led, DR_PUBLIC_WHOLE, person);
  seek_word (self, followed, DR_PUBLIC_WHOLE, person);
}

/* Other ways to write a surname: "the McDonaghs", "Mc Donagh", "MacDonagh". */
static void
add_variants (DrPublicNames *self,
              const char    *last)
{
  guint prefix = g_str_has_prefix (last, "mac") ? 3 : g_str_has_prefix (last, "mc") ? 2 : 0;
  g_autofree char *plural = g_strconcat (last, g_str_has_suffix (last, "s") ? "es" : "s", NULL);
  DrPublicSought *sought = dr_public_is_ordinary (last, TRUE) ? NULL : seek_word (self, plural, DR_PUBLIC_PIECE, NULL);

  if (sought != NULL)
    sought->capital = TRUE;
  if (prefix > 0 && strlen (last) >= prefix + LEAST_WORD - 1)
    {
      g_autofree char *other = g_strconcat (prefix == 3 ? "mc" : "mac", last + prefix, NULL);
      g_autofree char *start = g_strndup (last, prefix);
      char *apart[] = { start, (char *) last + prefix, NULL };

      seek_word (self, other, DR_PUBLIC_PIECE, NULL);
      seek (self, apart, 0, 2, DR_PUBLIC_PIECE, NULL);
    }
}

/* "Cŵlm-Jones" is a piece, and so is each of its halves. */
static void
add_pieces (DrPublicNames *self,
            char         **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_hash_table_add (self->pieces, g_strdup (words[i])))
      seek (self, words, i, 1, DR_PUBLIC_PIECE, NULL);
}

static void
add_parts (DrPublicNames *self,
           const char    *name)
{
  g_auto (GStrv) parts = g_strsplit_set (name, " \t\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) words = words_of (parts[i]);

      if (g_strv_length (words) > 1)
        {
          g_autofree char *joined = g_strjoinv (NULL, words);

          seek (self, words, 0, g_strv_length (words), DR_PUBLIC_PIECE, NULL);
          seek_word (self, joined, DR_PUBLIC_PIECE, NULL);
        }
    }
}

static void
add_name (DrPublicNames *self,
          DrPublicKnown *person,
          const char    *name)
{
  g_auto (GStrv) words = words_of (name);
  guint n = g_strv_length (words);

  if (n == 0)
    return;
  seek (self, words, 0, n, DR_PUBLIC_WHOLE, person);
  if (n > 1)
    seek (self, words, n - 1, n, DR_PUBLIC_TURNED, person);
  if (person->stays)
    return;
  if (n > 2)
    {
      char *ends[] = { words[0], words[n - 1], NULL };

      seek (self, ends, 0, 2, DR_PUBLIC_WHOLE, person);
    }
  person->joined = g_strjoinv (NULL, words);
  seek_word (self, person->joined, DR_PUBLIC_WHOLE, person);
  add_variants (self, words[n - 1]);
  for (guint i = 1; i < n; i++)
    add_joined (self, person, words[0], words[i]);
  person->words = g_strdupv (words);
  add_pieces (self, words);
  add_parts (self, name);
}

/* One letter is the name of an option, and a number is a number. */
static void
add_id (DrPublicNames *self,
        DrPublicKnown *person)
{
  g_auto (GStrv) words = words_of (person->id);
  guint n = g_strv_length (words);

  if (n > 1 || (n == 1 && g_utf8_strlen (words[0], -1) > 1 && strspn (words[0], "0123456789") < strlen (words[0])))
    seek (self, words, 0, n, DR_PUBLIC_ID, person);
}

/* "sian.ellis" is a name where no other is known; "parking-manager" and "service.desk" are none. */
static gboolean
is_name (const char *id)
{
  g_auto (GStrv) words = g_strsplit (id, ".", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *folded = dr_public_fold (words[i], -1);

      if (folded[0] == '\0' || dr_public_is_ordinary (folded, TRUE))
        return FALSE;
      for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
        if (!g_unichar_isalpha (g_utf8_get_char (at)))
          return FALSE;
    }

  return g_strv_length (words) > 1;
}

static void
add_person (DrPublicNames *self,
            const char    *id,
            const char    *name)
{
  gboolean stays = g_strcmp0 (id, self->accountable) == 0;
  DrPublicKnown *person;

  if (id == NULL || g_hash_table_contains (self->by_id, id))
    return;
  person = g_new0 (DrPublicKnown, 1);
  person->id = g_strdup (id);
  person->stays = stays;
  g_ptr_array_add (self->people, person);
  if (!stays)
    {
      g_hash_table_insert (self->by_id, person->id, person);
      add_id (self, person);
    }
  if (name != NULL && strcmp (name, id) != 0)
    add_name (self, person, name);
  else if (is_name (id))
    add_name (self, person, id);
}

static void
gather_person (const DrValue *value,
               gpointer       data)
{
  if (value->kind == DR_VALUE_PERSON)
    add_person (data, value->key, value->text);
}

static gboolean
is_of_name (const DrPublicNames *self,
            const DrPublicScan  *text,
            guint                i)
{
  return i < text->n
         && (g_hash_table_contains (self->pieces, text->tokens[i].folded) || dr_public_is_title (text->tokens[i].folded));
}

/* A surname that is a word as well stands by itself in small letters, after "the" or the like: who types no capitals types
 * "sian rang"; "sian ellis" and "tom_ellis" are no such words. */
static void
count_small (const DrValue *value,
             gpointer       data)
{
  DrPublicNames *self = data;
  g_autoptr (GArray) tokens = NULL;
  DrPublicScan text;

  if (value->kind != DR_VALUE_TEXT && value->kind != DR_VALUE_SAID)
    return;
  tokens = dr_public_tokens (value->text);
  text = dr_public_scan (value->text, tokens, value->kind == DR_VALUE_SAID);
  for (guint i = 0; i < text.n; i++)
    {
      const DrPublicToken *token = &text.tokens[i];

      if (token->small && !token->joined && (!text.said || (i > 0 && dr_public_is_determiner (text.tokens[i - 1].folded)))
          && g_hash_table_contains (self->pieces, token->folded)
          && (i == 0 || !is_of_name (self, &text, i - 1)) && !is_of_name (self, &text, i + 1))
        {
          guint before = GPOINTER_TO_UINT (g_hash_table_lookup (self->small, token->folded));

          g_hash_table_insert (self->small, g_strdup (token->folded),
                               GUINT_TO_POINTER (before + (text.said ? 1 : DR_PUBLIC_COMMON)));
        }
    }
}

/**
 * dr_public_names_new:
 * @document: a document
 * @options: who is known, and who stays named
 *
 * Returns: (transfer full): the people of it
 */
DrPublicNames *
dr_public_names_new (const DrDocument      *document,
                     const DrPublicOptions *options)
{
  DrPublicNames *self = g_new0 (DrPublicNames, 1);

  self->accountable = g_strdup (options->accountable);
  self->people = g_ptr_array_new_with_free_func (person_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->sought = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_array);
  self->pieces = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->small = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < options->n_people; i++)
    add_person (self, options->people[i].id, options->people[i].name);
  dr_document_each_value (document, gather_person, self);
  dr_document_each_value (document, count_small, self);

  return self;
}

/**
 * dr_public_names_free:
 * @self: (transfer full) (nullable): people
 */
void
dr_public_names_free (DrPublicNames *self)
{
  if (self == NULL)
    return;

  g_free (self->accountable);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->sought);
  g_hash_table_unref (self->pieces);
  g_hash_table_unref (self->small);
  g_ptr_array_unref (self->people);
  g_free (self);
}

/**
 * dr_public_names_label:
 * @self: people
 * @person: a value of a person
 *
 * Returns: (transfer none) (nullable): what stands for the name, the same wherever it stands; %NULL: the name stays
 */
const char *
dr_public_names_label (DrPublicNames *self,
                       const DrValue *person)
{
  DrPublicKnown *found = person->key != NULL ? g_hash_table_lookup (self->by_id, person->key) : NULL;

  return found != NULL ? dr_public_known_label (self, found) : NULL;
}

/**
 * dr_public_names_count:
 * @self: people
 *
 * Returns: of how many the name was met, so far
 */
guint
dr_public_names_count (const DrPublicNames *self)
{
  return self->n_labels;
}

/* Of the words that one stand-in is put for, those up to the first that begins a line: two names below one another are two, and
 * the line between them stays. */
static guint
first_line (const DrPublicNames *self,
            const DrPublicScan  *text,
            guint                i,
            guint                next)
{
  for (guint k = i + 1; k < next; k++)
    {
      const DrPublicToken *before = &text->tokens[k - 1];

      if (memchr (text->text + before->end, '\n', text->tokens[k].start - before->end) != NULL
          && g_hash_table_contains (self->pieces, before->folded) && g_hash_table_contains (self->pieces, text->tokens[k].folded))
        return k;
    }

  return next;
}

/* Puts @label for the words from @i to @next, line by line. Returns: how often. @done: (inout): up to where @text is copied. */
static guint
put_label (DrPublicNames      *self,
           const DrPublicScan *text,
           guint               i,
           guint               next,
           const char         *label,
           gboolean            begins,
           gsize              *done,
           GString            *clean)
{
  gboolean anybody = strcmp (label, dr_public_somebody ()) == 0;
  guint n = 0;

  while (i < next)
    {
      guint to = anybody ? first_line (self, text, i, next) : next;
      DrPublicFit fit = dr_public_fit (text, i, to, label, begins);

      g_string_append_len (clean, text->text + *done, (gssize) (MAX (fit.start, *done) - *done));
      g_string_append (clean, fit.label);
      *done = fit.end;
      i = to;
      n++;
    }

  return n;
}

/**
 * dr_public_names_clean:
 * @self: people
 * @text: some words
 * @said: somebody typed them: pieces of names and addresses are looked for as well
 * @begins: a sentence begins with them
 * @n: (inout): grows by the names found
 * @addresses: (inout): grows by the addresses of mail, and the parts of other addresses that hold a name
 *
 * Returns: (transfer full): the words without the names
 */
char *
dr_public_names_clean (DrPublicNames *self,
                       const char    *text,
                       gboolean       said,
                       gboolean       begins,
                       guint         *n,
                       guint         *addresses)
{
  g_autoptr (GArray) tokens = dr_public_tokens (text);
  g_autoptr (GArray) spans = said ? dr_public_addresses (text) : g_array_new (FALSE, FALSE, sizeof (DrPublicSpan));
  GString *clean = g_string_sized_new (strlen (text));
  DrPublicScan words = dr_public_scan (text, tokens, said);
  gsize done = 0;
  guint span = 0;

  for (guint i = 0; i < words.n;)
    {
      const DrPublicSpan *address = span < spans->len ? &g_array_index (spans, DrPublicSpan, span) : NULL;
      const char *label = NULL;
      guint next;

      if (address != NULL && words.tokens[i].end > address->start)
        {
          if (address->mail || dr_public_page_tells (self, text, address))
            {
              g_string_append_len (clean, text + done, (gssize) (MAX (address->start, done) - done));
              /* Translators: stands in a text for an address that is not published */
              g_string_append (clean, _("[address left out]"));
              done = address->end;
              *addresses += 1;
            }
          while (i < words.n && words.tokens[i].start < address->end)
            i++;
          span++;
          continue;
        }
      next = dr_public_find (self, &words, i, &label);
      if (next > i && label != NULL)
        *n += put_label (self, &words, i, next, label, begins, &done, clean);
      i = MAX (next, i + 1);
    }
  g_string_append (clean, text + done);

  return g_string_free (clean, FALSE);
}
