/* dr-number.h: a number as XML and JSON spell it.
 * Used by every writer of this layer, and by the programs for JSON. It never depends on the locale, never writes an
 * exponent, and writes one number one way only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Room for any number below DR_NUMBER_LIMIT, with its sign, nine decimals and the final NUL. */
#define DR_NUMBER_SIZE 32
#define DR_NUMBER_LIMIT 1e15

const char *dr_number_format (double value, char buffer[DR_NUMBER_SIZE]);

G_END_DECLS
