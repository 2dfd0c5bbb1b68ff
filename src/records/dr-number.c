#include "dr-number.h"

#include <math.h>
#include <string.h>

#define DECIMALS 9

/* Below this a double is nearer to its decimal of nine places than half a unit of the last of them. */
#define EXACT_BELOW 1e6

/* "0.500000000" to "0.5", "12.000000000" to "12", "-0.000000000" to "0". */
static void
trim (char *text)
{
  gsize length = strlen (text);

  while (text[length - 1] == '0')
    length--;
  if (text[length - 1] == '.')
    length--;
  text[length] = '\0';

  if (strcmp (text, "-0") == 0)
    strcpy (text, "0");
}

/* The fewest decimals that read back as @value; FALSE where nine do not. */
static gboolean
format_shortest (double value,
                 char   buffer[DR_NUMBER_SIZE])
{
  static const char * const formats[] = { "%.0f", "%.1f", "%.2f", "%.3f", "%.4f", "%.5f", "%.6f", "%.7f", "%.8f" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (buffer, DR_NUMBER_SIZE, formats[i], value);
      if (g_ascii_strtod (buffer, NULL) == value)
        return TRUE;
    }

  return FALSE;
}

/**
 * dr_number_format:
 * @value: a number, finite, its size below %DR_NUMBER_LIMIT
 * @buffer: where to write it
 *
 * Writes the shortest decimal of at most nine places that reads back as @value, or else @value rounded to nine places,
 * without trailing zeros. Never "-0".
 *
 * Returns: (transfer none): @buffer
 */
const char *
dr_number_format (double value,
                  char   buffer[DR_NUMBER_SIZE])
{
  buffer[0] = '0';
  buffer[1] = '\0';
  g_return_val_if_fail (isfinite (value) && fabs (value) < DR_NUMBER_LIMIT, buffer);

  if (fabs (value) >= EXACT_BELOW && format_shortest (value, buffer))
    return buffer;

  g_ascii_formatd (buffer, DR_NUMBER_SIZE, "%.9f", value);
  trim (buffer);

  return buffer;
}
