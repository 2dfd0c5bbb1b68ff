/* Names of people in the public version: in their own cells, and in what somebody typed. */
#include "dr-public-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Shorter pieces of names are too often other words. */
#define LEAST_PIECE 3

#define TITLES "(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Cllr|Councillor|Sir|Dame|Lady|Lord)\\.?\\s+)"
#define BEFORE "(*UTF)(*UCP)(?<![\\w])"
#define AFTER "(?![\\w])"

typedef struct {
  char   *id;
  char   *label;      /* (nullable): "Officer 2", once the person was met */
  char   *pattern;    /* (nullable): the name and the id */
  GRegex *whole;      /* (nullable): likewise */
} Person;

struct _DrPublicNames {
  char       *accountable;
  GPtrArray  *people;       /* Person, but for the accountable one */
  GHashTable *by_id;        /* → Person */
  GHashTable *ordinary;     /* a set: words that stand in the document in small letters */
  GRegex     *any;          /* (nullable): any name or id: most texts hold none */
  GRegex     *said;         /* (nullable): pieces of names, as they stand in what people typed */
  GRegex     *titled;       /* (nullable): a title and a surname, anywhere */
  guint       n_labels;
};

static void
person_free (gpointer data)
{
  Person *self = data;

  g_free (self->id);
  g_free (self->label);
  g_free (self->pattern);
  g_clear_pointer (&self->whole, g_regex_unref);
  g_free (self);
}

/* A word for a pattern; an apostrophe is typed in either way. */
static char *
escape (const char *word)
{
  g_autofree char *escaped = g_regex_escape_string (word, -1);
  GString *either = g_string_new (escaped);

  g_string_replace (either, "\u2019", "'", 0);
  g_string_replace (either, "'", "['\u2019]", 0);

  return g_string_free (either, FALSE);
}

static char **
split_name (const char *name)
{
  g_autoptr (GRegex) spaces = g_regex_new ("\\s+", 0, 0, NULL);
  g_autofree char *trimmed = g_strstrip (g_strdup (name));

  return g_regex_split (spaces, trimmed, 0);
}

/* A word that also stands somewhere in small letters, as "young" does, is no name wherever it stands. */
static gboolean
is_ordinary (const DrPublicNames *self,
             const char          *word)
{
  g_autofree char *small = g_utf8_strdown (word, -1);

  return g_hash_table_contains (self->ordinary, small);
}

static void
add_words (const DrValue *value,
           gpointer       data)
{
  GHashTable *ordinary = data;

  if (value->kind != DR_VALUE_TEXT && value->kind != DR_VALUE_SAID)
    return;
  for (const char *at = value->text; *at != '\0';)
    {
      const char *end = at;

      while (g_unichar_isalpha (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      if (end > at && g_unichar_islower (g_utf8_get_char (at)))
        g_hash_table_add (ordinary, g_strndup (at, (gsize) (end - at)));
      at = end > at ? end : g_utf8_next_char (at);
    }
}

/* An id that is no word by itself: "m.brown" is looked for in what people typed, "may" is not. */
static gboolean
is_telling (const DrPublicNames *self,
            const char          *id)
{
  return strlen (id) >= LEAST_PIECE && !is_ordinary (self, id);
}

static void
add_person (DrPublicNames *self,
            const char    *id,
            const char    *name)
{
  g_autoptr (GString) pattern = g_string_new ("(?:");
  Person *person;

  if (id == NULL || g_strcmp0 (id, self->accountable) == 0 || g_hash_table_contains (self->by_id, id))
    return;
  person = g_new0 (Person, 1);
  person->id = g_strdup (id);
  if (name != NULL && name[0] != '\0' && strcmp (name, id) != 0)
    {
      g_auto (GStrv) words = split_name (name);

      g_string_append (pattern, TITLES "?(?i:");
      for (guint i = 0; words[i] != NULL; i++)
        {
          g_autofree char *word = escape (words[i]);

          g_string_append_printf (pattern, "%s%s", i > 0 ? "\\s+" : "", word);
        }
      g_string_append_c (pattern, ')');
    }
  if (is_telling (self, id))
    {
      g_autofree char *word = escape (id);

      g_string_append_printf (pattern, "%s%s", g_str_has_suffix (pattern->str, "(?:") ? "" : "|", word);
    }
  if (!g_str_has_suffix (pattern->str, "(?:"))
    {
      g_autofree char *whole = NULL;

      g_string_append (pattern, ")" AFTER);
      person->pattern = g_strdup (pattern->str);
      whole = g_strconcat (BEFORE, person->pattern, NULL);
      person->whole = g_regex_new (whole, 0, 0, NULL);
    }
  g_ptr_array_add (self->people, person);
  g_hash_table_insert (self->by_id, person->id, person);
}

static void
gather_person (const DrValue *value,
               gpointer       data)
{
  if (value->kind == DR_VALUE_PERSON)
    add_person (data, value->key, value->text);
}

static void
add_piece (GHashTable *pieces,
           const char *word)
{
  if (g_utf8_strlen (word, -1) >= LEAST_PIECE)
    g_hash_table_add (pieces, escape (word));
}

static void
add_pieces (const DrPublicNames *self,
            const char          *name,
            GHashTable          *surnames,
            GHashTable          *alone)
{
  g_auto (GStrv) words = split_name (name);
  guint n = g_strv_length (words);

  if (n < 2)
    return;
  add_piece (surnames, words[n - 1]);
  if (!is_ordinary (self, words[n - 1]))
    add_piece (alone, words[n - 1]);
  if (!is_ordinary (self, words[0]))
    add_piece (alone, words[0]);
}

static char *
join (GHashTable *set)
{
  g_autofree char **words = (char **) g_hash_table_get_keys_as_array (set, NULL);

  return g_strjoinv ("|", words);
}

typedef struct {
  const DrPublicNames *self;
  GHashTable          *surnames;
  GHashTable          *alone;
} Pieces;

static void
gather_pieces (const DrValue *value,
               gpointer       data)
{
  const Pieces *pieces = data;

  if (value->kind == DR_VALUE_PERSON && value->key != NULL && g_strcmp0 (value->key, pieces->self->accountable) != 0)
    add_pieces (pieces->self, value->text, pieces->surnames, pieces->alone);
}

static void
make_pieces (DrPublicNames         *self,
             const DrDocument      *document,
             const DrPublicOptions *options)
{
  g_autoptr (GHashTable) surnames = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) alone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Pieces pieces = { self, surnames, alone };
  g_autofree char *titled = NULL;
  g_autofree char *single = NULL;

  for (guint i = 0; i < options->n_people; i++)
    if (options->people[i].name != NULL && g_strcmp0 (options->people[i].id, self->accountable) != 0)
      add_pieces (self, options->people[i].name, surnames, alone);
  dr_document_each_value (document, gather_pieces, &pieces);
  if (g_hash_table_size (surnames) > 0)
    {
      g_autofree char *words = join (surnames);

      titled = g_strdup_printf (BEFORE "(?:" TITLES "(?:\\p{Lu}\\.?\\s*)*|(?:\\p{Lu}\\.\\s*)+)(?:%s)" AFTER, words);
      self->titled = g_regex_new (titled, 0, 0, NULL);
    }
  if (g_hash_table_size (alone) > 0)
    {
      g_autofree char *words = join (alone);

      single = g_strdup_printf (BEFORE TITLES "?(?:%s)" AFTER, words);
      self->said = g_regex_new (single, 0, 0, NULL);
    }
}

static void
make_any (DrPublicNames *self)
{
  g_autoptr (GString) pattern = g_string_new (BEFORE "(?:");
  gsize length = pattern->len;

  for (guint i = 0; i < self->people->len; i++)
    {
      const Person *person = g_ptr_array_index (self->people, i);

      if (person->pattern != NULL)
        g_string_append_printf (pattern, "%s%s", pattern->len > length ? "|" : "", person->pattern);
    }
  if (pattern->len == length)
    return;
  g_string_append_c (pattern, ')');
  self->any = g_regex_new (pattern->str, 0, 0, NULL);
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
  self->ordinary = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  dr_document_each_value (document, add_words, self->ordinary);
  for (guint i = 0; i < options->n_people; i++)
    add_person (self, options->people[i].id, options->people[i].name);
  dr_document_each_value (document, gather_person, self);
  make_any (self);
  make_pieces (self, document, options);

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
  g_ptr_array_unref (self->people);
  g_hash_table_unref (self->ordinary);
  g_clear_pointer (&self->any, g_regex_unref);
  g_clear_pointer (&self->said, g_regex_unref);
  g_clear_pointer (&self->titled, g_regex_unref);
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

/* @text: (transfer full). Returns it with what @pattern finds replaced by @label. */
static char *
replace (char         *text,
         const GRegex *pattern,
         const char   *label,
         guint        *n)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *owned = text;

  for (g_regex_match (pattern, owned, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    *n += 1;

  return g_regex_replace_literal (pattern, owned, -1, 0, label, 0, NULL);
}

/**
 * dr_public_names_clean:
 * @self: people
 * @text: some words
 * @said: somebody typed them: pieces of names are looked for as well
 * @n: (inout): grows by the names found
 *
 * Returns: (transfer full): the words without the names
 */
char *
dr_public_names_clean (DrPublicNames *self,
                       const char    *text,
                       gboolean       said,
                       guint         *n)
{
  char *clean = g_strdup (text);
  gboolean any = self->any != NULL && g_regex_match (self->any, text, 0, NULL);

  for (guint i = 0; any && i < self->people->len; i++)
    {
      Person *person = g_ptr_array_index (self->people, i);

      if (person->whole != NULL && g_regex_match (person->whole, clean, 0, NULL))
        clean = replace (clean, person->whole, label_of (self, person), n);
    }
  /* Translators: stands for a piece of a name in the public version, within a sentence */
  if (self->titled != NULL)
    clean = replace (clean, self->titled, _("an officer"), n);
  if (said && self->said != NULL)
    clean = replace (clean, self->said, _("an officer"), n);

  return clean;
}
