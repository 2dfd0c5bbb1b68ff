/* dr-digits.h: a whole number of 64 bits as plain digits, for a "%s" in a translated sentence.
 * Used where a message counts bytes or entries: a format macro would cut the sentence in two for its translators.
 * It never groups digits and knows no locale; counts of people are dr-names' work. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DR_DIGITS_SIZE 21   /* 2^64 - 1, with its NUL */

/**
 * dr_digits_format:
 * @number: any number
 * @buffer: room for it
 *
 * Returns: (transfer none): @buffer, with the digits
 */
static inline const char *
dr_digits_format (guint64 number,
                  char    buffer[DR_DIGITS_SIZE])
{
  g_snprintf (buffer, DR_DIGITS_SIZE, "%" G_GUINT64_FORMAT, number);

  return buffer;
}

/**
 * DR_DIGITS:
 * @number: any number
 *
 * The digits of @number, in room of its own that lasts until the end of the block.
 */
#define DR_DIGITS(number) dr_digits_format ((number), (char[DR_DIGITS_SIZE]) { 0 })

G_END_DECLS
