/* A text as words and addresses, by where their bytes stand: names are looked for among the words. */
#include "dr-public-private.h"

#include <string.h>

/* Letters without a mark of their own that fold to another: normalization leaves them. */
static const struct { gunichar letter; const char *plain; } plain_letters[] = {
  { 0xf8, "o" }, { 0x142, "l" }, { 0x111, "d" }, { 0xe6, "ae" }, { 0x153, "oe" }, { 0xf0, "d" }, { 0xfe, "th" }, { 0x131, "i" },
};

static gboolean
is_within (gunichar letter)
{
  return g_unichar_ismark (letter) || g_unichar_type (letter) == G_UNICODE_FORMAT;
}

/**
 * dr_public_fold:
 * @text: some letters
 * @length: how many bytes of them; -1: all
 *
 * Returns: (transfer full): them in small letters without marks, and without what nobody sees
 */
char *
dr_public_fold (const char *text,
                gssize      length)
{
  g_autofree char *parts = g_utf8_normalize (text, length, G_NORMALIZE_ALL);
  g_autofree char *small = g_utf8_casefold (parts != NULL ? parts : "", -1);
  GString *folded = g_string_sized_new (16);

  for (const char *at = small; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);
      const char *plain = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (plain_letters) && letter >= 0x80; i++)
        if (plain_letters[i].letter == letter)
          plain = plain_letters[i].plain;
      if (plain != NULL)
        g_string_append (folded, plain);
      else if (!is_within (letter))
        g_string_append_unichar (folded, letter);
    }

  return g_string_free (folded, FALSE);
}

static void
clear_token (gpointer data)
{
  g_free (((DrPublicToken *) data)->folded);
}

/* "_" beside it, or "." or "@" and a letter: a piece of a file's name, of an id or of an address. */
static gboolean
is_joined (const char *text,
           gsize       start,
           gsize       end)
{
  const char *before = start > 0 ? g_utf8_prev_char (text + start) : NULL;
  const char *after = text + end;

  if ((before != NULL && strchr ("_@/\\", *before) != NULL) || (*after != '\0' && strchr ("_@/\\", *after) != NULL))
    return TRUE;
  if (*after == '.' && g_unichar_isalnum (g_utf8_get_char (after + 1)))
    return TRUE;

  return before != NULL && *before == '.' && before > text && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (before)));
}

/**
 * dr_public_tokens:
 * @text: some words
 *
 * Words are letters and digits; marks and what nobody sees belong to the letter before them.
 *
 * Returns: (transfer full) (element-type DrPublicToken): its words, in the order in which they stand
 */
GArray *
dr_public_tokens (const char *text)
{
  GArray *tokens = g_array_new (FALSE, TRUE, sizeof (DrPublicToken));

  g_array_set_clear_func (tokens, clear_token);
  for (const char *at = text; *at != '\0';)
    {
      const char *end = at;
      gboolean lower = FALSE;

      while (*end != '\0' && (g_unichar_isalnum (g_utf8_get_char (end)) || (end > at && is_within (g_utf8_get_char (end)))))
        {
          lower = lower || g_unichar_islower (g_utf8_get_char (end));
          end = g_utf8_next_char (end);
        }
      if (end > at)
        {
          DrPublicToken token = { (gsize) (at - text), (gsize) (end - text), dr_public_fold (at, end - at) };

          token.small = g_unichar_islower (g_utf8_get_char (at));
          token.capitals = !token.small && !lower;
          token.joined = is_joined (text, token.start, token.end);
          g_array_append_val (tokens, token);
        }
      at = end > at ? end : g_utf8_next_char (at);
    }

  return tokens;
}

static gboolean
is_local (gunichar letter)
{
  return g_unichar_isalnum (letter) || is_within (letter)
         || (letter < 0x80 && letter > ' ' && strchr ("._%+-'!#$&*=?^`{|}~", (int) letter) != NULL);
}

/* The address of mail around the "@" at @at, if it is one. */
static gboolean
find_mail (const char   *text,
           const char   *at,
           DrPublicSpan *span)
{
  const char *start = at;
  const char *end = at + 1;

  while (start > text && is_local (g_utf8_get_char (g_utf8_prev_char (start))))
    start = g_utf8_prev_char (start);
  while (start < at && strchr (".'`*", *start) != NULL)
    start++;
  while (*end != '\0'
         && (g_unichar_isalnum (g_utf8_get_char (end)) || is_within (g_utf8_get_char (end)) || strchr (".-_", *end) != NULL))
    end = g_utf8_next_char (end);
  while (end > at + 1 && strchr (".-_", end[-1]) != NULL)
    end--;
  *span = (DrPublicSpan) { (gsize) (start - text), (gsize) (end - text), TRUE };

  return start < at && end > at + 1;
}

/* The address of a page that begins at @at, if one does. */
static gboolean
find_page (const char   *text,
           const char   *at,
           DrPublicSpan *span)
{
  const char *end = at;

  if (g_ascii_strncasecmp (at, "www.", 4) != 0 && g_ascii_strncasecmp (at, "http://", 7) != 0
      && g_ascii_strncasecmp (at, "https://", 8) != 0)
    return FALSE;
  while (*end != '\0' && !g_unichar_isspace (g_utf8_get_char (end)) && strchr ("<>\"", *end) == NULL)
    end = g_utf8_next_char (end);
  while (end > at && strchr (".,;:!?)'", end[-1]) != NULL)
    end--;
  *span = (DrPublicSpan) { (gsize) (at - text), (gsize) (end - text), FALSE };

  return TRUE;
}

/**
 * dr_public_addresses:
 * @text: some words
 *
 * Of the address of a page each part is one: what stands between its slashes, marks and signs.
 *
 * Returns: (transfer full) (element-type DrPublicSpan): addresses of mail, and parts of addresses of pages, in their order
 */
GArray *
dr_public_addresses (const char *text)
{
  GArray *spans = g_array_new (FALSE, TRUE, sizeof (DrPublicSpan));
  DrPublicSpan span;
  gsize done = 0;

  for (const char *at = text; *at != '\0'; at++)
    {
      if ((gsize) (at - text) < done)
        continue;
      if (*at == '@' && find_mail (text, at, &span))
        {
          /* Of "a@b@c" the second begins where the first ends. */
          span.start = MAX (span.start, done);
          done = span.end;
          g_array_append_val (spans, span);
        }
      else if (strchr ("hHwW", *at) != NULL && find_page (text, at, &span))
        {
          for (gsize start = span.start; start < span.end;)
            {
              gsize length = MIN (strcspn (text + start, "/?&=#;"), span.end - start);
              DrPublicSpan part = { start, start + length, FALSE };

              if (length > 0)
                g_array_append_val (spans, part);
              start += length + 1;
            }
          done = span.end;
        }
    }

  return spans;
}
