#include "dr-group-words.h"

#include <glib/gi18n-lib.h>

/**
 * dr_group_words:
 * @names: (array length=n): names
 * @n: how many
 * @most: how many are said; at least 1
 *
 * Returns: (transfer full): "A, B, C and 4 more"
 */
char *
dr_group_words (const char * const *names,
                guint               n,
                guint               most)
{
  /* One name takes no more room than "and 1 more". */
  guint said = n <= most + 1 ? n : most;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < said; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", names[i]);
  if (said < n)
    return g_strdup_printf (ngettext ("%1$s and %2$u more", "%1$s and %2$u more", n - said), text->str, n - said);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * dr_capitalized:
 * @text: words
 *
 * Returns: (transfer full): the same, beginning with a capital letter
 */
char *
dr_capitalized (const char *text)
{
  char first[6];
  int length;

  if (text[0] == '\0')
    return g_strdup ("");
  length = g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (text)), first);

  return g_strdup_printf ("%.*s%s", length, first, g_utf8_next_char (text));
}
