/* Names of people in the public version: in their own cells, and in what somebody typed. */
#include "dr-public-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Fewer letters in a row are found in too many addresses. */
#define LEAST_JOINED 5

/* A word in small letters that stands so often beside no other of the name is a word of its own. */
#define COMMON 2

/* Between a title and a name: initials, and names that nobody knows. */
#define MOST_BETWEEN 3

static const char * const titles[] = {
  "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "cllr", "councillor", "sir", "dame", "lady", "lord",
};

typedef struct {
  char     *id;
  char     *label;    /* (nullable): "Officer 2", once the person was met */
  char     *joined;   /* (nullable): the name as one word */
  gboolean  stays;    /* the accountable one: the name is known, and left where it stands */
} Person;

typedef enum { WHOLE, TURNED, ID, PIECE } Kind;

/* Folded words one after another that name somebody. */
typedef struct {
  char  **words;
  guint   n;
  Kind    kind;
  Person *person;     /* (nullable): of a piece: none */
} Sought;

struct _DrPublicNames {
  char       *accountable;
  GPtrArray  *people;       /* Person */
  GHashTable *by_id;        /* → Person, but for the accountable one */
  GHashTable *sought;       /* first word → GPtrArray of Sought */
  GHashTable *pieces;       /* a set: each word of each name, folded */
  GHashTable *small;        /* such a word → how often it stands in small letters by itself */
  guint       n_labels;
};

/* A text in which names are looked for. */
typedef struct {
  const char          *text;
  const DrPublicToken *tokens;
  guint                n;
  gboolean             said;
} Text;

static void
person_free (gpointer data)
{
  Person *self = data;

  g_free (self->id);
  g_free (self->label);
  g_free (self->joined);
  g_free (self);
}

static void
sought_free (gpointer data)
{
  Sought *self = data;

  g_strfreev (self->words);
  g_free (self);
}

static void
unref_array (gpointer data)
{
  g_ptr_array_unref (data);
}

static Text
text_of (const char   *text,
         const GArray *tokens,
         gboolean      said)
{
  return (Text) { text, &g_array_index (tokens, DrPublicToken, 0), tokens->len, said };
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
static void
seek (DrPublicNames *self,
      char         **words,
      guint          first,
      guint          n,
      Kind           kind,
      Person        *person)
{
  guint all = g_strv_length (words);
  Sought *sought = g_new0 (Sought, 1);
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
}

/* "Cŵlm-Jones" is a piece, and so is each of its halves. */
static void
add_pieces (DrPublicNames *self,
            char         **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_hash_table_add (self->pieces, g_strdup (words[i])))
      seek (self, words, i, 1, PIECE, NULL);
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
        seek (self, words, 0, g_strv_length (words), PIECE, NULL);
    }
}

static void
add_name (DrPublicNames *self,
          Person        *person,
          const char    *name)
{
  g_auto (GStrv) words = words_of (name);
  guint n = g_strv_length (words);

  if (n == 0)
    return;
  seek (self, words, 0, n, WHOLE, person);
  if (n > 1)
    seek (self, words, n - 1, n, TURNED, person);
  if (person->stays)
    return;
  if (n > 2)
    {
      char *ends[] = { words[0], words[n - 1], NULL };

      seek (self, ends, 0, 2, WHOLE, person);
    }
  person->joined = g_strjoinv (NULL, words);
  add_pieces (self, words);
  add_parts (self, name);
}

/* One letter is the name of an option, and a number is a number. */
static void
add_id (DrPublicNames *self,
        Person        *person)
{
  g_auto (GStrv) words = words_of (person->id);
  guint n = g_strv_length (words);

  if (n > 1 || (n == 1 && g_utf8_strlen (words[0], -1) > 1 && strspn (words[0], "0123456789") < strlen (words[0])))
    seek (self, words, 0, n, ID, person);
}

static void
add_person (DrPublicNames *self,
            const char    *id,
            const char    *name)
{
  gboolean stays = g_strcmp0 (id, self->accountable) == 0;
  Person *person;

  if (id == NULL || g_hash_table_contains (self->by_id, id))
    return;
  person = g_new0 (Person, 1);
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
}

static void
gather_person (const DrValue *value,
               gpointer       data)
{
  if (value->kind == DR_VALUE_PERSON)
    add_person (data, value->key, value->text);
}

static gboolean
is_title (const char *folded)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (strcmp (titles[i], folded) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_of_name (const DrPublicNames *self,
            const Text          *text,
            guint                i)
{
  return i < text->n && (g_hash_table_contains (self->pieces, text->tokens[i].folded) || is_title (text->tokens[i].folded));
}

/* A surname that is a word as well stands by itself in small letters; "sian ellis" and "tom_ellis" are no such words. */
static void
count_small (const DrValue *value,
             gpointer       data)
{
  DrPublicNames *self = data;
  g_autoptr (GArray) tokens = NULL;
  Text text;

  if (value->kind != DR_VALUE_TEXT && value->kind != DR_VALUE_SAID)
    return;
  tokens = dr_public_tokens (value->text);
  text = text_of (value->text, tokens, value->kind == DR_VALUE_SAID);
  for (guint i = 0; i < text.n; i++)
    {
      const DrPublicToken *token = &text.tokens[i];

      if (token->small && !token->joined && g_hash_table_contains (self->pieces, token->folded)
          && (i == 0 || !is_of_name (self, &text, i - 1)) && !is_of_name (self, &text, i + 1))
        {
          guint before = GPOINTER_TO_UINT (g_hash_table_lookup (self->small, token->folded));

          g_hash_table_insert (self->small, g_strdup (token->folded), GUINT_TO_POINTER (before + (text.said ? 1 : COMMON)));
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

static const char *
label_of (DrPublicNames *self,
          Person        *person)
{
  /* Translators: stands for a name in the public version: somebody, by a number */
  if (person->label == NULL)
    person->label = g_strdup_printf (_("Officer %u"), ++self->n_labels);

  return person->label;
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
  Person *found = person->key != NULL ? g_hash_table_lookup (self->by_id, person->key) : NULL;

  return found != NULL ? label_of (self, found) : NULL;
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

/* Whether nothing but @signs, and if @spaces spaces, stands between a word and the next. */
static gboolean
is_near (const Text *text,
         guint       i,
         const char *signs,
         gboolean    spaces)
{
  const char *end;

  if (i + 1 >= text->n)
    return FALSE;
  end = text->text + text->tokens[i + 1].start;
  for (const char *at = text->text + text->tokens[i].end; at < end; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (!(spaces && g_unichar_isspace (letter)) && g_utf8_strchr (signs, -1, letter) == NULL
          && g_unichar_type (letter) != G_UNICODE_FORMAT)
        return FALSE;
    }

  return TRUE;
}

/* A word of every day by itself; two of them in a row are a name if both have a capital. */
static gboolean
is_plain (const DrPublicToken *token)
{
  return dr_public_is_ordinary (token->folded, token->small);
}

/* A piece of a name by itself. */
static gboolean
names_alone (const DrPublicNames *self,
             const Text          *text,
             guint                i)
{
  const DrPublicToken *token = &text->tokens[i];
  glong length = g_utf8_strlen (token->folded, -1);

  if (!text->said || length < 2 || is_plain (token))
    return FALSE;
  if (token->joined)
    return length > 2;
  if (token->small)
    return length > 2 && GPOINTER_TO_UINT (g_hash_table_lookup (self->small, token->folded)) < COMMON;

  return length > 2 || !token->capitals;
}

static gboolean
fits (const DrPublicNames *self,
      const Text          *text,
      const Sought        *sought,
      guint                i)
{
  gboolean plain = TRUE;
  gboolean small = FALSE;

  for (guint k = 0; k < sought->n; k++)
    {
      const DrPublicToken *token = i + k < text->n ? &text->tokens[i + k] : NULL;

      if (token == NULL || strcmp (token->folded, sought->words[k]) != 0)
        return FALSE;
      if (k + 1 < sought->n && !is_near (text, i + k, sought->kind == TURNED && k == 0 ? ",_.-'’‐‑" : "_.-'’‐‑", TRUE))
        return FALSE;
      plain = plain && is_plain (token);
      small = small || token->small;
    }
  if (sought->kind == PIECE && !text->said)
    return FALSE;
  if (sought->n > 1)
    return !(plain && small) || sought->kind == ID;
  if (sought->kind == PIECE)
    return names_alone (self, text, i);
  /* "Hughes" may be another than who has the id "hughes". */
  if (sought->kind == ID && text->said && !text->tokens[i].small && g_hash_table_contains (self->pieces, sought->words[0]))
    return FALSE;
  /* The program's own words have capitals where they like; an id stands there as it is. */
  if (sought->kind == ID && !text->said
      && strncmp (text->text + text->tokens[i].start, sought->person->id, strlen (sought->person->id)) != 0)
    return FALSE;

  return !plain;
}

/* The longest that stands at a word; of those the whole name before a piece. */
static const Sought *
find (const DrPublicNames *self,
      const Text          *text,
      guint                i)
{
  const GPtrArray *same = i < text->n ? g_hash_table_lookup (self->sought, text->tokens[i].folded) : NULL;
  const Sought *best = NULL;

  for (guint k = 0; same != NULL && k < same->len; k++)
    {
      const Sought *sought = g_ptr_array_index (same, k);

      if ((best == NULL || sought->n > best->n || (sought->n == best->n && sought->kind < best->kind))
          && fits (self, text, sought, i))
        best = sought;
    }

  return best;
}

static gboolean
is_initial (const DrPublicToken *token)
{
  return !token->small && g_utf8_strlen (token->folded, -1) == 1;
}

/* A word of a name that may be any word, after a title, an initial or another of them. */
static gboolean
is_beside (const DrPublicNames *self,
           const Text          *text,
           guint                i)
{
  const DrPublicToken *token = &text->tokens[i];

  return g_hash_table_contains (self->pieces, token->folded) && (!token->small || !is_plain (token));
}

/* After a title or initials at @i. Returns: how many words these and the piece of a name after them are; 0: none stands there. */
static guint
find_led (const DrPublicNames *self,
          const Text          *text,
          guint                i)
{
  gboolean titled = is_title (text->tokens[i].folded);
  guint led = 0;

  if (!titled && !is_initial (&text->tokens[i]))
    return 0;
  for (guint k = i; k < text->n && k - i <= MOST_BETWEEN; k++)
    {
      gboolean dotted = (k == i && titled) || is_initial (&text->tokens[k]);

      /* "A. Young" is a name, "A young person" and "Plan A Young" are none. */
      if (!is_near (text, k, dotted ? "._-‐‑" : "_-'’‐‑", TRUE)
          || (!titled && (!dotted || text->text[text->tokens[k].end] != '.')))
        break;
      if (is_beside (self, text, k + 1))
        led = k + 2 - i;
      if (text->tokens[k + 1].small)
        break;
    }

  return led;
}

/* Words of names that go on after one: "Joanne Price", of whom "Price" is a word by itself. */
static guint
go_on (const DrPublicNames *self,
       const Text          *text,
       guint                i)
{
  while (is_near (text, i - 1, "-'’‐‑", TRUE) && is_beside (self, text, i) && !text->tokens[i].small)
    {
      const Sought *next = find (self, text, i);

      if (next != NULL && next->person != NULL)
        break;
      i++;
    }

  return i;
}

/* Who is named at a word, and up to which; a title before belongs to it. */
static guint
find_name (DrPublicNames *self,
           const Text    *text,
           guint          i,
           const char   **label)
{
  gboolean titled = is_title (text->tokens[i].folded) && is_near (text, i, ".", TRUE);
  const Sought *whole = find (self, text, i);
  guint from = i;
  guint led;

  if ((whole == NULL || whole->person == NULL) && titled)
    {
      const Sought *after = find (self, text, i + 1);

      if (after != NULL && after->person != NULL && after->kind != ID)
        {
          whole = after;
          from = i + 1;
        }
    }
  if (whole != NULL && whole->person != NULL)
    {
      *label = whole->person->stays ? NULL : label_of (self, whole->person);
      return from + whole->n;
    }
  led = find_led (self, text, i);
  /* Translators: stands for a piece of a name in the public version, within a sentence */
  *label = _("an officer");
  if (led > 0)
    return text->said ? go_on (self, text, i + led) : i + led;

  return whole != NULL ? go_on (self, text, i + whole->n) : i;
}

/* Whether the part of the address of a page tells a name. */
static gboolean
page_tells (const DrPublicNames *self,
            const char          *text,
            const DrPublicSpan  *span)
{
  g_autofree char *part = g_strndup (text + span->start, span->end - span->start);
  g_autofree char *open = g_uri_unescape_string (part, NULL);
  const char *shown = open != NULL && g_utf8_validate (open, -1, NULL) ? open : part;
  g_autoptr (GArray) tokens = dr_public_tokens (shown);
  Text words = text_of (shown, tokens, TRUE);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < words.n; i++)
    {
      const DrPublicToken *token = &words.tokens[i];

      if (find (self, &words, i) != NULL)
        return TRUE;
      if (g_utf8_strlen (token->folded, -1) > 2 && g_hash_table_contains (self->pieces, token->folded)
          && !dr_public_is_ordinary (token->folded, TRUE))
        return TRUE;
      g_string_append (joined, token->folded);
    }
  for (guint i = 0; i < self->people->len; i++)
    {
      const Person *person = g_ptr_array_index (self->people, i);

      if (person->joined != NULL && strlen (person->joined) >= LEAST_JOINED && strstr (joined->str, person->joined) != NULL)
        return TRUE;
    }

  return FALSE;
}

/**
 * dr_public_names_clean:
 * @self: people
 * @text: some words
 * @said: somebody typed them: pieces of names and addresses are looked for as well
 * @n: (inout): grows by the names found
 * @addresses: (inout): grows by the addresses of mail, and the parts of other addresses that hold a name
 *
 * Returns: (transfer full): the words without the names
 */
char *
dr_public_names_clean (DrPublicNames *self,
                       const char    *text,
                       gboolean       said,
                       guint         *n,
                       guint         *addresses)
{
  g_autoptr (GArray) tokens = dr_public_tokens (text);
  g_autoptr (GArray) spans = said ? dr_public_addresses (text) : g_array_new (FALSE, FALSE, sizeof (DrPublicSpan));
  GString *clean = g_string_sized_new (strlen (text));
  Text words = text_of (text, tokens, said);
  gsize done = 0;
  guint span = 0;

  for (guint i = 0; i < words.n;)
    {
      const DrPublicSpan *address = span < spans->len ? &g_array_index (spans, DrPublicSpan, span) : NULL;
      const char *label = NULL;
      guint next;

      if (address != NULL && words.tokens[i].end > address->start)
        {
          if (address->mail || page_tells (self, text, address))
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
      next = find_name (self, &words, i, &label);
      if (next > i && label != NULL)
        {
          g_string_append_len (clean, text + done, (gssize) (words.tokens[i].start - done));
          g_string_append (clean, label);
          done = words.tokens[next - 1].end;
          *n += 1;
        }
      i = MAX (next, i + 1);
    }
  g_string_append (clean, text + done);

  return g_string_free (clean, FALSE);
}
