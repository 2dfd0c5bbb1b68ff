#include "fuzz-splice.h"

#include <string.h>

/* Puts @text, which must not lie in @data, in the place of a piece. Returns the new size; the old one where there is no
 * room. */
gsize
fuzz_splice (guint8     *data,
             gsize       size,
             gsize       max_size,
             FuzzPiece   piece,
             const char *text,
             gsize       length)
{
  gsize kept = size - (piece.to - piece.from);

  if (kept + length > max_size)
    return size;

  memmove (data + piece.from + length, data + piece.to, size - piece.to);
  memcpy (data + piece.from, text, length);

  return kept + length;
}

static const char * const numbers[] = {
  "0", "-0", "1", "-1", "2", "3", "7", "10", "99", "100", "1000", "65536", "0.5", "0.05", "0.005", "0.01", "0.25",
  "0.999", "1.2", "0.000000001", "0.9999999999", "1.0000000001", "4294967295", "4294967296", "2147483647",
  "-2147483649", "1e3", "9007199254740993", "999999999999999", "1000000000000000", "1e400",
  "00", "+1", "10000000000", "NaN", "INF", "0x10",
};

static const char * const dates[] = {
  "2021", "2023", "2021-02", "2023-01-30", "2023-01-31", "2023-02-01", "2021-02-28", "2021-02-29", "2024-02-29", "0001",
  "0001-01-01", "9999-12-31", "9999", "0000", "2021-13-01", "2021-00", "1999-12-31", "2035-06-30", "10000-01-01",
};

static const char * const words[] = {
  "", " ", "true", "false", "all", "all all", "to-be-announced", "none", "full", "reduced", "relocated", "England",
  "Wales", "Scotland", "a b", "a  b", "\xc3\xa9", "e\xcc\x81", "&#x0;", "&#xD;", "&#x2028;", "&lt;", "%s%n", "{people}",
  "..", "/dev/zero", "-", "\xed\xa0\x80", "\xef\xbf\xbf", "\xf0\x9f\x98\x80", "1,000", "\"", "\"\"", "\r",
};

/* Values at and beyond the limits of what a field takes that now holds @like. */
const char *
fuzz_odd_value (FuzzChance   *chance,
                const guint8 *like,
                gsize         length)
{
  gsize digits = 0;
  gsize dashes = 0;

  for (gsize i = 0; i < length; i++)
    {
      digits += g_ascii_isdigit (like[i]) || like[i] == '.';
      dashes += like[i] == '-';
    }

  if (fuzz_chance_below (chance, 8) != 0 && digits >= 4 && dashes > 0 && digits + dashes == length)
    return dates[fuzz_chance_below (chance, G_N_ELEMENTS (dates))];
  if (fuzz_chance_below (chance, 8) != 0 && digits > 0 && digits == length)
    return numbers[fuzz_chance_below (chance, G_N_ELEMENTS (numbers))];

  return words[fuzz_chance_below (chance, G_N_ELEMENTS (words))];
}

#define MOST_ACCEPTED 64

static GBytes *accepted[MOST_ACCEPTED];
static guint n_accepted = 0;

/* Keeps some of what a target accepted. Most mutations of a valid document are not valid; nearly all of those of an
 * invalid one are not. */
void
fuzz_accept (const guint8 *data,
             gsize         size)
{
  static FuzzChance chance = { 1 };
  guint place = n_accepted < MOST_ACCEPTED ? n_accepted++ : fuzz_chance_below (&chance, MOST_ACCEPTED);

  g_clear_pointer (&accepted[place], g_bytes_unref);
  accepted[place] = g_bytes_new (data, size);
}

/* Every second time an input that was accepted is put in the place of the one that libFuzzer chose. */
gsize
fuzz_start_from (FuzzChance *chance,
                 guint8     *data,
                 gsize       size,
                 gsize       max_size)
{
  gconstpointer kept;
  gsize kept_size = 0;

  if (n_accepted == 0 || fuzz_chance_below (chance, 2) == 0)
    return size;
  kept = g_bytes_get_data (accepted[fuzz_chance_below (chance, n_accepted)], &kept_size);
  if (kept_size == 0 || kept_size > max_size)
    return size;
  memcpy (data, kept, kept_size);

  return kept_size;
}
