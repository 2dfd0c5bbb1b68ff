/* How what stands for a name fits into the sentence in which the name was. */
#include "dr-public-fit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* May stand between the end of a sentence and the first word of the next. */
#define OPENING "([{\"'“‘«*•–—-"
#define CLOSING ")]}\"'”’»"

/* A dot after these ends no sentence. */
static const char * const short_words[] = { "eg", "ie", "cf", "vs", "approx", "incl", "esp", "tel", NULL };

/* Before "officer" each of these is an article of it. "that", "those" and "her" may end a clause: "said that Hughes rang". */
static const char * const articles[] = { "the", "our", "their", "its", "his", "my", "your", "each", "every", NULL };

/**
 * dr_public_somebody:
 *
 * Returns: (transfer none): what stands for a piece of a name, which says of nobody alone who it is
 */
const char *
dr_public_somebody (void)
{
  /* Translators: stands for a piece of a name in the public version, within a sentence */
  return _("an officer");
}

/* The last character before @at that is no space. %NULL: there is none, or a new line begins after it. */
static const char *
back_over_spaces (const char *text,
                  const char *at)
{
  while (at > text)
    {
      const char *before = g_utf8_prev_char (at);
      gunichar letter = g_utf8_get_char (before);

      if (letter == '\n')
        return NULL;
      if (!g_unichar_isspace (letter))
        return before;
      at = before;
    }

  return NULL;
}

/* Whether the dot at @dot is that of "e.g." or of an initial. */
static gboolean
is_of_short_word (const char *text,
                  const char *dot)
{
  const char *from = dot;
  g_autofree char *word = NULL;
  g_autoptr (GString) letters = g_string_new (NULL);

  while (from > text && (g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (from))) || from[-1] == '.'))
    from = g_utf8_prev_char (from);
  word = dr_public_fold (from, dot - from);
  for (const char *at = word; *at != '\0'; at++)
    if (*at != '.')
      g_string_append_c (letters, *at);

  return g_strv_contains (short_words, letters->str);
}

/* Whether a sentence begins at @at. @begins: one does where @text does. */
static gboolean
is_first (const char *text,
          const char *at,
          gboolean    begins)
{
  const char *before = back_over_spaces (text, at);

  while (before != NULL && g_utf8_strchr (OPENING, -1, g_utf8_get_char (before)) != NULL)
    before = back_over_spaces (text, before);
  if (before == NULL)
    return begins || memchr (text, '\n', (gsize) (at - text)) != NULL;
  /* No space after the dot: "www.hughes", "2.Hughes". */
  if (g_utf8_next_char (before) == at)
    return FALSE;
  while (before > text && g_utf8_strchr (CLOSING, -1, g_utf8_get_char (before)) != NULL)
    before = g_utf8_prev_char (before);

  return strchr ("!?", *before) != NULL || g_utf8_get_char (before) == 0x2026
         || (*before == '.' && !is_of_short_word (text, before));
}

/**
 * dr_public_is_within:
 * @text: what stands before some words
 * @within: where @text begins, a sentence goes on
 *
 * Returns: whether the words go on with a sentence
 */
gboolean
dr_public_is_within (const char *text,
                     gboolean    within)
{
  const char *end = text + strlen (text);
  const char *last = back_over_spaces (text, end);

  return !is_first (text, end, !within) && (last == NULL || *last != ':');
}

/* The dot of the initial with which a name ends belongs to it, but where it ends the sentence as well. */
static gsize
end_of (const DrPublicScan *text,
        guint               last)
{
  const DrPublicToken *token = &text->tokens[last];
  const char *dot = text->text + token->end;
  const char *after = dot + 1;

  if (*dot != '.' || token->small || g_utf8_strlen (token->folded, -1) != 1)
    return token->end;
  if (*after == ' ')
    return g_unichar_islower (g_utf8_get_char (after + 1)) ? token->end + 1 : token->end;

  if (*after != '\0' && (strchr (".,;:)]'?!", *after) != NULL || g_str_has_prefix (after, "’")))
    return token->end + 1;

  return token->end;
}

/**
 * dr_public_fit:
 * @text: a text
 * @i: the first word of a name in it
 * @next: the first word after the name
 * @label: what stands for the name
 * @begins: a sentence begins where the text does
 *
 * Returns: what is put where the name was
 */
DrPublicFit
dr_public_fit (const DrPublicScan *text,
               guint               i,
               guint               next,
               const char         *label,
               gboolean            begins)
{
  DrPublicFit fit = { text->tokens[i].start, end_of (text, next - 1), label };
  const DrPublicToken *before = i > 0 && dr_public_is_near (text, i - 1, "", TRUE) ? &text->tokens[i - 1] : NULL;

  if (strcmp (label, dr_public_somebody ()) != 0
      || (text->tokens[i].joined && g_utf8_strlen (text->tokens[i].folded, -1) > 1))   /* a file of an officer is no sentence */
    return fit;
  if (before != NULL && g_strv_contains (articles, before->folded))
    {
      /* Translators: stands for a piece of a name in the public version, after "the" */
      fit.label = _("officer");
      return fit;
    }
  /* "a Hughes idea": the article is that of what stands for the name. */
  if (before != NULL && ((before->small && strcmp (before->folded, "a") == 0) || strcmp (before->folded, "an") == 0
                         || (strcmp (before->folded, "a") == 0 && is_first (text->text, text->text + before->start, begins))))
    fit.start = before->start;
  if (is_first (text->text, text->text + fit.start, begins))
    /* Translators: stands for a piece of a name in the public version, at the beginning of a sentence */
    fit.label = _("An officer");

  return fit;
}
