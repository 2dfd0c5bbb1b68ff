#include "dr-figure-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Characters of a cell or header that a message quotes at most. */
#define QUOTED 60

static gunichar
plain (gunichar c)
{
  switch (c)
    {
    case 0x2018:   /* quotation marks and dashes that a spreadsheet puts in by itself */
    case 0x2019:
      return '\'';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
      return '-';
    case 0xfeff:   /* a byte-order mark that stayed where two files were joined */
      return ' ';
    default:
      return c;
    }
}

/**
 * dr_figure_fold:
 * @text: UTF-8
 *
 * Makes spellings comparable: no case, runs of white space as one space, none at the ends or around a colon or
 * semicolon, plain quotation marks and dashes.
 *
 * Returns: (transfer full): the folded text
 */
char *
dr_figure_fold (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  GString *result = g_string_sized_new (strlen (folded));
  gboolean space = FALSE;

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = plain (g_utf8_get_char (at));
      gboolean mark = c == ':' || c == ';';

      if (g_unichar_isspace (c))
        {
          space = TRUE;
          continue;
        }
      if (space && !mark && result->len > 0 && strchr (":;", result->str[result->len - 1]) == NULL)
        g_string_append_c (result, ' ');
      space = FALSE;
      g_string_append_unichar (result, c);
    }

  return g_string_free (result, FALSE);
}

/**
 * dr_figure_quote:
 * @text: text from a file or a command line
 *
 * Returns: (transfer full): it, made valid UTF-8, and cut to what a message of one line can bear
 */
char *
dr_figure_quote (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (valid, -1) <= QUOTED)
    return g_steal_pointer (&valid);
  cut = g_utf8_substring (valid, 0, QUOTED);

  return g_strconcat (cut, "...", NULL);
}

/* Why a text that is no plain count is none. */
static char *
why_no_count (const char *text)
{
  const char *digits = "0123456789";
  gsize length = strlen (text);
  g_autofree char *quoted = dr_figure_quote (text);

  if (length == 0)
    return g_strdup (_("the cell is empty, expected a whole number"));
  if (text[0] == '-' && length > 1 && strspn (text + 1, "0123456789.") == length - 1)
    return g_strdup_printf (_("“%s” is negative, expected a whole number from 0"), quoted);
  if (strchr (digits, text[0]) != NULL && strspn (text, "0123456789.") == length)
    return g_strdup_printf (_("“%s” is not a whole number, expected a count"), quoted);
  if (strchr (digits, text[0]) != NULL && strspn (text, "0123456789,. '") == length)
    return g_strdup_printf (_("“%s” has thousands separators, expected digits only"), quoted);
  if (length <= 3 && strpbrk (text, digits) == NULL)
    return g_strdup_printf (_("“%s” stands for a suppressed or missing figure, expected a whole number"), quoted);

  return g_strdup_printf (_("“%s” is not a number, expected a whole number"), quoted);
}

/**
 * dr_figure_parse_count:
 * @text: a cell; spaces around it do not count
 * @count: (out): a whole number, 0 to DR_FIGURE_LARGEST_COUNT; untouched on failure
 * @reason: (out) (transfer full): on failure, why not, and what was expected; translated
 *
 * Returns: whether @text is a count
 */
gboolean
dr_figure_parse_count (const char *text,
                       double     *count,
                       char      **reason)
{
  g_autofree char *stripped = NULL;
  const char *digits = text;
  double value = 0.0;

  if (g_ascii_isspace (*text) || (*text != '\0' && g_ascii_isspace (text[strlen (text) - 1])))
    digits = stripped = g_strstrip (g_strdup (text));

  for (const char *at = digits; *at != '\0' && value <= DR_FIGURE_LARGEST_COUNT; at++)
    {
      if (!g_ascii_isdigit (*at))
        {
          *reason = why_no_count (digits);
          return FALSE;
        }
      value = value * 10.0 + (*at - '0');
    }

  if (*digits == '\0')
    {
      *reason = why_no_count (digits);
      return FALSE;
    }
  if (value > DR_FIGURE_LARGEST_COUNT)
    {
      *reason = g_strdup_printf (_("%.20s... is more than any area has, expected at most %.0f"), digits,
                                 DR_FIGURE_LARGEST_COUNT);
      return FALSE;
    }

  *count = value;

  return TRUE;
}
