#include "dr-fold.h"

/* Letters that Unicode does not take apart into a letter and a mark, though a reader would. */
static const struct {
  gunichar from;
  const char *to;
} letters[] = {
  { 0x00e6, "ae" }, { 0x00f0, "d" }, { 0x00f8, "o" }, { 0x00fe, "th" }, { 0x0111, "d" },
  { 0x0131, "i" },  { 0x0142, "l" }, { 0x0153, "oe" }, { 0x2018, "'" }, { 0x2019, "'" },
  { 0x201c, "\"" }, { 0x201d, "\"" }, { 0x2010, "-" }, { 0x2011, "-" }, { 0x2013, "-" },
};

static void
append_letter (GString *folded, gunichar letter)
{
  if (g_unichar_isspace (letter) || g_unichar_iscntrl (letter))
    {
      /* A search goes over line breaks, and a double space is nobody's intention. */
      if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
        g_string_append_c (folded, ' ');
      return;
    }
  for (gsize i = 0; letter >= 0x80 && i < G_N_ELEMENTS (letters); i++)
    if (letters[i].from == letter)
      {
        g_string_append (folded, letters[i].to);
        return;
      }
  g_string_append_unichar (folded, letter);
}

/**
 * dr_fold:
 * @text: UTF-8
 *
 * Case folded, accents and other marks taken off ("Tŷ'r Ŵyl" gives "ty'r wyl"), typographic quotes and dashes made
 * plain, and every run of white space one space. Idempotent; pure.
 *
 * Returns: (transfer full): the folded text; "" where @text is no UTF-8
 */
char *
dr_fold (const char *text)
{
  GString *folded = g_string_new (NULL);
  g_autofree char *cased = NULL;
  g_autofree char *taken_apart = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  cased = g_utf8_validate (text, -1, NULL) ? g_utf8_casefold (text, -1) : NULL;
  taken_apart = cased != NULL ? g_utf8_normalize (cased, -1, G_NORMALIZE_ALL) : NULL;
  for (const char *at = taken_apart; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (!g_unichar_ismark (letter))
        append_letter (folded, letter);
    }
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  return g_string_free (folded, FALSE);
}
