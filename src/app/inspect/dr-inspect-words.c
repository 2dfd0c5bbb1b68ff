#include "dr-inspect-words.h"

/**
 * dr_inspect_capital:
 * @name: not empty
 *
 * Returns: (transfer full): @name with a capital letter first
 */
char *
dr_inspect_capital (const char *name)
{
  g_autofree char *first = g_utf8_substring (name, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, g_utf8_next_char (name), NULL);
}
