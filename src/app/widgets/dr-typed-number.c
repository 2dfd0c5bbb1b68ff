#include "dr-typed-number.h"

#include <math.h>
#include <string.h>

#define GROUP 3   /* digits between two separators of thousands */

/* What separates thousands: a comma or a space, also one that does not break. */
static gsize
separator_length (const char *at)
{
  const char *separators[] = { ",", " ", "\302\240", "\342\200\257" };

  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    if (g_str_has_prefix (at, separators[i]))
      return strlen (separators[i]);

  return 0;
}

/* The digits of the whole part, without separators; %NULL where these do not stand between groups of three. */
static const char *
read_whole (const char *at,
            GString    *digits)
{
  gsize most = G_MAXSIZE;   /* digits before the first separator: one to three, if there is one */

  while (TRUE)
    {
      gsize n = strspn (at, "0123456789");
      gsize separator = separator_length (at + n);

      if (n > most || (most == GROUP && digits->len > 0 && n != GROUP))
        return NULL;
      g_string_append_len (digits, at, (gssize) n);
      at += n;
      if (separator == 0)
        return at;
      if (n == 0 || n > GROUP)
        return NULL;
      most = GROUP;
      at += separator;
    }
}

/**
 * dr_typed_number:
 * @typed: what somebody typed
 * @number: (out): what it means
 *
 * Digits, with a point before their parts: 37.5. Thousands may be separated by commas or spaces: 1,200. "1,5" is not taken:
 * who writes it may mean one and a half, or be about to write more.
 *
 * Returns: whether it is a number that is not negative
 */
gboolean
dr_typed_number (const char *typed,
                 double     *number)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *at = read_whole (text, digits);

  if (at == NULL || digits->len == 0)
    return FALSE;
  if (*at == '.')
    {
      gsize n = strspn (at + 1, "0123456789");

      g_string_append_len (digits, at, (gssize) n + 1);
      at += n + 1;
    }
  *number = g_ascii_strtod (digits->str, NULL);

  return *at == '\0' && isfinite (*number);
}
