/* Where names of people stand in a text, however they are typed. */
#include "dr-public-find.h"
#include "dr-public-fit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Fewer letters in a row are found in too many addresses. */
#define LEAST_JOINED 5

/* Between a title and a name: initials, and names that nobody knows. */
#define MOST_BETWEEN 3

/* What may stand between the words of a name, beside spaces. */
#define SIGNS "-'’‐‑"

static const char * const titles[] = {
  "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "cllr", "councillor", "sir", "dame", "lady", "lord",
};

/**
 * dr_public_scan:
 * @text: some words; not copied
 * @tokens: (element-type DrPublicToken): the words of it; not copied
 * @said: somebody typed it
 *
 * Returns: the text, to look for names in
 */
DrPublicScan
dr_public_scan (const char   *text,
                const GArray *tokens,
                gboolean      said)
{
  return (DrPublicScan) { text, &g_array_index (tokens, DrPublicToken, 0), tokens->len, said };
}

/**
 * dr_public_known_label:
 * @self: people
 * @person: one of them
 *
 * Returns: (transfer none): what stands for the name: a number, the next when it is met first
 */
const char *
dr_public_known_label (DrPublicNames *self,
                       DrPublicKnown *person)
{
  /* Translators: stands for a name in the public version: somebody, by a number */
  if (person->label == NULL)
    person->label = g_strdup_printf (_("Officer %u"), ++self->n_labels);

  return person->label;
}

/**
 * dr_public_is_title:
 * @folded: a word as dr_public_fold () makes it
 *
 * Returns: whether it may stand before a name
 */
gboolean
dr_public_is_title (const char *folded)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (strcmp (titles[i], folded) == 0)
      return TRUE;

  return FALSE;
}

/* Whether nothing but @signs, and if @spaces spaces, stands between a word and the next. */
gboolean
dr_public_is_near (const DrPublicScan *text,
                   guint               i,
                   const char         *signs,
                   gboolean            spaces)
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
             const DrPublicScan  *text,
             guint                i)
{
  const DrPublicToken *token = &text->tokens[i];
  glong length = g_utf8_strlen (token->folded, -1);

  if (!text->said || length < 2)
    return FALSE;
  if (is_plain (token))
    return dr_public_is_meant (text, i);
  if (token->joined)
    return length > 2;
  if (token->small)
    return length > 2 && GPOINTER_TO_UINT (g_hash_table_lookup (self->small, token->folded)) < DR_PUBLIC_COMMON;

  return length > 2 || !token->capitals;
}

static gboolean
fits (const DrPublicNames  *self,
      const DrPublicScan   *text,
      const DrPublicSought *sought,
      guint                 i)
{
  gboolean plain = TRUE;
  gboolean small = FALSE;

  if (sought->capital && text->tokens[i].small)
    return FALSE;
  for (guint k = 0; k < sought->n; k++)
    {
      const DrPublicToken *token = i + k < text->n ? &text->tokens[i + k] : NULL;

      if (token == NULL || strcmp (token->folded, sought->words[k]) != 0)
        return FALSE;
      if (k + 1 < sought->n
          && !dr_public_is_near (text, i + k, sought->kind == DR_PUBLIC_TURNED && k == 0 ? ",_." SIGNS : "_." SIGNS, TRUE))
        return FALSE;
      plain = plain && is_plain (token);
      small = small || token->small;
    }
  if (sought->kind == DR_PUBLIC_PIECE && !text->said)
    return FALSE;
  if (sought->n > 1)
    return !(plain && small) || sought->kind == DR_PUBLIC_ID;
  if (sought->kind == DR_PUBLIC_PIECE)
    return names_alone (self, text, i);
  /* "Hughes" may be another than who has the id "hughes". */
  if (sought->kind == DR_PUBLIC_ID && text->said && !text->tokens[i].small
      && g_hash_table_contains (self->pieces, sought->words[0]))
    return FALSE;
  /* The program's own words have capitals where they like; an id stands there as it is. */
  if (sought->kind == DR_PUBLIC_ID && !text->said
      && strncmp (text->text + text->tokens[i].start, sought->person->id, strlen (sought->person->id)) != 0)
    return FALSE;

  return !plain;
}

/* The longest that stands at a word; of those the whole name before a piece. */
static const DrPublicSought *
find (const DrPublicNames *self,
      const DrPublicScan  *text,
      guint                i)
{
  const GPtrArray *same = i < text->n ? g_hash_table_lookup (self->sought, text->tokens[i].folded) : NULL;
  const DrPublicSought *best = NULL;

  for (guint k = 0; same != NULL && k < same->len; k++)
    {
      const DrPublicSought *sought = g_ptr_array_index (same, k);

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
           const DrPublicScan  *text,
           guint                i)
{
  const DrPublicToken *token = &text->tokens[i];

  return g_hash_table_contains (self->pieces, token->folded) && (!token->small || !is_plain (token));
}

/* After a title or initials at @i. Returns: how many words these and the piece of a name after them are; 0: none stands there. */
static guint
find_led (const DrPublicNames *self,
          const DrPublicScan  *text,
          guint                i)
{
  gboolean titled = dr_public_is_title (text->tokens[i].folded);
  guint led = 0;

  if (!titled && !is_initial (&text->tokens[i]))
    return 0;
  for (guint k = i; k < text->n && k - i <= MOST_BETWEEN; k++)
    {
      gboolean dotted = (k == i && titled) || is_initial (&text->tokens[k]);

      /* "A. Young" is a name, "A young person" and "Plan A Young" are none. */
      if (!dr_public_is_near (text, k, dotted ? "._-‐‑" : "_" SIGNS, TRUE)
          || (!titled && (!dotted || text->text[text->tokens[k].end] != '.')))
        break;
      if (is_beside (self, text, k + 1))
        led = k + 2 - i;
      if (text->tokens[k + 1].small)
        break;
    }

  return led;
}

/* Somebody's surname after a forename that nobody knows, or after an initial without a dot: "by Thomas Hughes", "T Hughes". A
 * word that begins a sentence has its capital from there. */
static guint
find_unknown (const DrPublicNames *self,
              const DrPublicScan  *text,
              guint                i)
{
  const DrPublicToken *token = &text->tokens[i];
  const DrPublicSought *found;

  if (token->small || i + 1 >= text->n || is_plain (token) || !dr_public_is_near (text, i, SIGNS, TRUE)
      || text->tokens[i + 1].small || (!is_initial (token) && (token->capitals || !dr_public_goes_on (text, i))))
    return 0;
  found = find (self, text, i + 1);

  return found != NULL && found->kind == DR_PUBLIC_PIECE && !is_plain (&text->tokens[i + 1]) ? 1 + found->n : 0;
}

/* Words of names that go on after one: "Joanne Price", of whom "Price" is a word by itself. */
static guint
go_on (const DrPublicNames *self,
       const DrPublicScan  *text,
       guint                i)
{
  while (dr_public_is_near (text, i - 1, SIGNS, TRUE) && is_beside (self, text, i) && !text->tokens[i].small)
    {
      const DrPublicSought *next = find (self, text, i);

      if (next != NULL && next->person != NULL)
        break;
      i++;
    }

  return i;
}

/**
 * dr_public_find:
 * @self: people
 * @text: a text
 * @i: a word of it
 * @label: (out) (transfer none) (nullable): what stands for the name; %NULL: it stays
 *
 * A title or initials before a name belong to it.
 *
 * Returns: the first word after the name that begins at @i; @i: none does
 */
guint
dr_public_find (DrPublicNames      *self,
                const DrPublicScan *text,
                guint               i,
                const char        **label)
{
  gboolean titled = dr_public_is_title (text->tokens[i].folded) && dr_public_is_near (text, i, ".", TRUE);
  const DrPublicSought *whole = find (self, text, i);
  guint from = i;
  guint led;

  if ((whole == NULL || whole->person == NULL) && titled)
    {
      const DrPublicSought *after = find (self, text, i + 1);

      if (after != NULL && after->person != NULL && after->kind != DR_PUBLIC_ID)
        {
          whole = after;
          from = i + 1;
        }
    }
  if (whole != NULL && whole->person != NULL)
    {
      *label = whole->person->stays ? NULL : dr_public_known_label (self, whole->person);
      return from + whole->n;
    }
  led = find_led (self, text, i);
  if (text->said && led == 0)
    led = MAX (dr_public_around (self, text, i), find_unknown (self, text, i));
  *label = dr_public_somebody ();
  if (led > 0)
    return text->said ? go_on (self, text, i + led) : i + led;

  return whole != NULL ? go_on (self, text, i + whole->n) : i;
}

/**
 * dr_public_page_tells:
 * @self: people
 * @text: some words
 * @span: part of the address of a page in them
 *
 * Returns: whether the part holds a name
 */
gboolean
dr_public_page_tells (const DrPublicNames *self,
                      const char          *text,
                      const DrPublicSpan  *span)
{
  g_autofree char *part = g_strndup (text + span->start, span->end - span->start);
  g_autofree char *open = g_uri_unescape_string (part, NULL);
  const char *shown = open != NULL && g_utf8_validate (open, -1, NULL) ? open : part;
  g_autoptr (GArray) tokens = dr_public_tokens (shown);
  DrPublicScan words = dr_public_scan (shown, tokens, TRUE);
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
      const DrPublicKnown *person = g_ptr_array_index (self->people, i);

      if (person->joined != NULL && strlen (person->joined) >= LEAST_JOINED && strstr (joined->str, person->joined) != NULL)
        return TRUE;
    }

  return FALSE;
}
