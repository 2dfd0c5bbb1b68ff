#include "dr-number.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define DECIMALS 9

/* Below this a double is nearer to its decimal of nine places than half a unit of the last of them. */
#define EXACT_BELOW 1e6

/* Nine decimals as printf writes them, half to even: @value = mantissa / 2^shift exactly, so that the billionths are a
 * quotient of whole numbers. Below %EXACT_BELOW the shift is never less than 33, and from 84 on nothing is left. */
static guint64
billionths (double value)
{
  int exponent = 0;
  guint64 mantissa = (guint64) ldexp (frexp (value, &exponent), DBL_MANT_DIG);
  int shift = DBL_MANT_DIG - exponent;
  unsigned __int128 product = (unsigned __int128) mantissa * 1000000000u;
  unsigned __int128 half;
  unsigned __int128 rest;
  guint64 whole;

  if (shift > 84)
    return 0;
  half = (unsigned __int128) 1 << (shift - 1);
  rest = product & ((half << 1) - 1);
  whole = (guint64) (product >> shift);

  return whole + (rest > half || (rest == half && whole % 2 == 1));
}

/* Without trailing zeros. */
static void
write_fixed (double value,
             char   buffer[DR_NUMBER_SIZE])
{
  guint64 rounded = billionths (fabs (value));
  guint64 whole = rounded / 1000000000u;
  guint64 part = rounded % 1000000000u;
  char digits[24];
  char *at = digits + sizeof digits;

  if (part > 0)
    {
      guint n = DECIMALS;

      for (; part % 10 == 0; part /= 10)
        n--;
      for (; n > 0; n--, part /= 10)
        *--at = (char) ('0' + part % 10);
      *--at = '.';
    }
  do
    *--at = (char) ('0' + whole % 10);
  while ((whole /= 10) > 0);
  if (value < 0.0 && rounded > 0)
    *--at = '-';
  memcpy (buffer, at, (gsize) (digits + sizeof digits - at));
  buffer[digits + sizeof digits - at] = '\0';
}

/* "0.500000000" to "0.5", "12.000000000" to "12". */
static void
trim (char *text)
{
  gsize length = strlen (text);

  while (text[length - 1] == '0')
    length--;
  if (text[length - 1] == '.')
    length--;
  text[length] = '\0';
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

  if (fabs (value) < EXACT_BELOW)
    {
      write_fixed (value, buffer);
      return buffer;
    }
  if (format_shortest (value, buffer))
    return buffer;

  g_ascii_formatd (buffer, DR_NUMBER_SIZE, "%.9f", value);
  trim (buffer);

  return buffer;
}
