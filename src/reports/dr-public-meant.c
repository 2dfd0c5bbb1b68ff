/* Whether a word that may be any word is meant as a name: what its capital, and the words beside it, say. */
#include "dr-public-find.h"

#include <string.h>

/* So many letters in common, and a forename is short or long for another. */
#define LEAST_COMMON 3

/* Initials of nobody. */
static const char * const no_initials[] = { "uk", "us", "usa", "eu", "ni", "nb", "ps", "am", "pm", "eg", "ie", NULL };

/**
 * dr_public_goes_on:
 * @text: a text
 * @i: a word of it
 *
 * Returns: whether it stands within a sentence, so that a capital of it is its own
 */
gboolean
dr_public_goes_on (const DrPublicScan *text,
                   guint               i)
{
  const char *at;
  const char *end = text->text + text->tokens[i].start;

  if (i == 0)
    return FALSE;
  at = text->text + text->tokens[i - 1].end;
  if (at == end)
    return FALSE;
  for (; at < end; at++)
    if (strchr (" ,;(", *at) == NULL)
      return FALSE;

  return TRUE;
}

static gboolean
is_possessive (const DrPublicScan *text,
               guint               i)
{
  const char *after = text->text + text->tokens[i].end;

  return (g_str_has_prefix (after, "'s") || g_str_has_prefix (after, "\xe2\x80\x99s"))
         && i + 1 < text->n && strcmp (text->tokens[i + 1].folded, "s") == 0;
}

/**
 * dr_public_is_meant:
 * @text: a text
 * @i: an ordinary word of it that somebody is called
 *
 * "as Rose said" and "Rose's desk" are somebody, "Rose Court", "the Rose" and "in Rose" are a place. What begins a sentence is
 * not known.
 *
 * Returns: whether it stands for a person by itself
 */
gboolean
dr_public_is_meant (const DrPublicScan *text,
                    guint               i)
{
  const DrPublicToken *token = &text->tokens[i];
  const DrPublicToken *before = i > 0 ? &text->tokens[i - 1] : NULL;
  const DrPublicToken *next = i + 1 < text->n ? &text->tokens[i + 1] : NULL;
  gboolean within = dr_public_goes_on (text, i);

  if (token->small || token->capitals || token->joined || dr_public_is_no_name (token->folded))
    return FALSE;
  if (within && (dr_public_is_determiner (before->folded) || dr_public_is_of_place (before->folded)))
    return FALSE;
  if (within && !before->small && !dr_public_is_no_name (before->folded) && dr_public_is_near (text, i - 1, "", TRUE))
    return FALSE;
  if (is_possessive (text, i))
    return TRUE;
  if (!within || next == NULL || !dr_public_is_near (text, i, "-", TRUE))
    return within;

  return next->small && strcmp (next->folded, "of") != 0 && text->text[token->end] != '-';
}

static gboolean
is_letter (const DrPublicToken *token)
{
  return !token->small && g_utf8_strlen (token->folded, -1) == 1;
}

/* "Jo", "J" or "Joan" of who is called Joanna. */
static gboolean
is_short_for (const char *word,
              const char *forename)
{
  gsize length = strlen (word);
  gsize common = 0;

  while (word[common] != '\0' && word[common] == forename[common])
    common++;

  return common >= LEAST_COMMON || common == length;
}

/* @surname: a word; @forename: another, perhaps an initial. */
static gboolean
is_somebody (const DrPublicNames *self,
             const char          *forename,
             const char          *surname)
{
  for (guint i = 0; i < self->people->len; i++)
    {
      const DrPublicKnown *person = g_ptr_array_index (self->people, i);
      guint n = person->words != NULL ? g_strv_length (person->words) : 0;

      if (n > 1 && strcmp (person->words[n - 1], surname) == 0 && is_short_for (forename, person->words[0]))
        return TRUE;
    }

  return FALSE;
}

/* Whether somebody has these initials, of all names or of the first and the last. */
static gboolean
are_initials (const DrPublicNames *self,
              const char          *letters)
{
  for (guint i = 0; i < self->people->len; i++)
    {
      const DrPublicKnown *person = g_ptr_array_index (self->people, i);
      guint n = person->words != NULL ? g_strv_length (person->words) : 0;
      g_autoptr (GString) all = g_string_new (NULL);
      g_autoptr (GString) ends = g_string_new (NULL);

      for (guint k = 0; k < n; k++)
        {
          g_string_append_unichar (all, g_utf8_get_char (person->words[k]));
          if (k == 0 || k + 1 == n)
            g_string_append_unichar (ends, g_utf8_get_char (person->words[k]));
        }
      if (n > 1 && (strcmp (all->str, letters) == 0 || strcmp (ends->str, letters) == 0))
        return TRUE;
    }

  return FALSE;
}

/* "T.H.", "J. M. B." */
static guint
find_initials (const DrPublicNames *self,
               const DrPublicScan  *text,
               guint                i)
{
  g_autoptr (GString) letters = g_string_new (NULL);
  guint n = 0;

  while (i + n < text->n && is_letter (&text->tokens[i + n]) && text->text[text->tokens[i + n].end] == '.'
         && (n == 0 || dr_public_is_near (text, i + n - 1, ".", TRUE)))
    g_string_append (letters, text->tokens[i + n++].folded);

  return n > 1 && !g_strv_contains (no_initials, letters->str) && are_initials (self, letters->str) ? n : 0;
}

/**
 * dr_public_around:
 * @self: people
 * @text: a text
 * @i: a word of it
 *
 * A surname that may be any word, beside a forename or an initial of who is called so: "Jo Brown", "J M Brown", "Brown, J.".
 * Or initials alone.
 *
 * Returns: how many words from @i on are the name; 0: none is there
 */
guint
dr_public_around (const DrPublicNames *self,
                  const DrPublicScan  *text,
                  guint                i)
{
  const DrPublicToken *token = &text->tokens[i];
  guint initials = find_initials (self, text, i);
  guint last = i + 1;

  if (initials > 0 || token->small || i + 1 >= text->n)
    return initials;
  if (g_hash_table_contains (self->pieces, token->folded) && is_letter (&text->tokens[i + 1])
      && dr_public_is_near (text, i, ",", TRUE) && is_somebody (self, text->tokens[i + 1].folded, token->folded))
    return 2;
  while (last + 1 < text->n && is_letter (&text->tokens[last]) && dr_public_is_near (text, last - 1, ".", TRUE))
    last++;
  if (!g_hash_table_contains (self->pieces, text->tokens[last].folded) || text->tokens[last].small
      || !dr_public_is_near (text, last - 1, ".", TRUE) || (last > i + 1 && !is_letter (token) && token->capitals))
    return 0;

  return is_somebody (self, token->folded, text->tokens[last].folded) ? last - i + 1 : 0;
}
