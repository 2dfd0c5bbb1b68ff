#include "dr-xml-normal.h"

#include <string.h>

/* g_utf8_normalize() takes quadratic time, both for many composed letters and for many marks on one: 200 KB
 * of marks keep it busy for a minute. So it only ever sees one cluster, a letter with what belongs to it, and
 * no more of that than these many characters: about twice what Unicode's stream-safe format allows, and four
 * times as much for what came of it, since a character may decompose into four and stay so. */
#define MOST_TO_COMPOSE 64
#define MOST_COMPOSED (4 * MOST_TO_COMPOSE)

/* The first byte of the valid UTF-8 up to @end that is not ASCII, or @end; eight at a time. */
const char *
dr_xml_skip_ascii (const char *at, const char *end)
{
  while (end - at >= 8)
    {
      guint64 word;

      memcpy (&word, at, sizeof word);
      if ((word & G_GUINT64_CONSTANT (0x8080808080808080)) != 0)
        break;
      at += 8;
    }
  while (at < end && (guchar) *at < 0x80)
    at++;
  return at;
}

/* Whether normalising never joins @c to what is before it, nor moves it. */
static gboolean
begins_cluster (gunichar before, gunichar c)
{
  gunichar joined = 0;

  if (dr_xml_is_plain (c))
    return TRUE;
  if (g_unichar_ismark (c))
    return FALSE;
  /* The letters that join letters: vowels and finals of Hangul, vowels of Kirat Rai. */
  if ((c >= 0x1160 && c <= 0x11ff) || (c >= 0x16d63 && c <= 0x16d6a))
    return FALSE;
  return !g_unichar_compose (before, c, &joined);
}

/* The end of the cluster at @at, and how many characters it has. */
static const char *
find_cluster_end (const char *at, const char *end, gsize *n_characters)
{
  gunichar before = g_utf8_get_char (at);

  *n_characters = 1;
  for (at = g_utf8_next_char (at); at < end; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (begins_cluster (before, c))
        break;
      before = c;
      (*n_characters)++;
    }
  return at;
}

/* The index of the first byte of a cluster that is not in NFC, or @length. */
static gsize
find_difference (const char *cluster, gsize length, gsize n_characters)
{
  g_autofree char *composed = NULL;
  gsize i = 0;

  if (n_characters == 1 && dr_xml_is_plain (g_utf8_get_char (cluster)))
    return length;
  if (n_characters > MOST_COMPOSED)
    return 0;
  composed = g_utf8_normalize (cluster, (gssize) length, G_NORMALIZE_NFC);
  if (composed == NULL)
    return 0;
  while (i < length && composed[i] == cluster[i])
    i++;
  /* The composed form may go on where the text has ended. */
  return i == length && composed[i] != '\0' ? 0 : i;
}

/* Whether @text is in NFC, with no more marks on a letter than anyone writes; if not, @offence, which may be
 * NULL, is the index of the first byte that is not. */
gboolean
dr_xml_is_nfc (const char *text, gsize length, gsize *offence)
{
  const char *end = text + length;
  const char *at = text;

  while (at < end)
    {
      const char *foreign = dr_xml_skip_ascii (at, end);
      const char *cluster_end = NULL;
      gsize n_characters = 0;
      gsize same = 0;

      if (foreign == end)
        break;
      /* What is not ASCII may be a mark on the letter before it. */
      at = MAX (at, foreign - 1);
      cluster_end = find_cluster_end (at, end, &n_characters);
      same = find_difference (at, (gsize) (cluster_end - at), n_characters);
      if (same < (gsize) (cluster_end - at))
        {
          if (offence != NULL)
            *offence = (gsize) (at - text) + same;
          return FALSE;
        }
      at = cluster_end;
    }
  return TRUE;
}

/* @text in NFC, without the marks that are too many. Transfer full. */
char *
dr_xml_to_nfc (const char *text, gsize length)
{
  const char *end = text + length;
  const char *at = text;
  GString *composed = g_string_sized_new (length + 16);

  while (at < end)
    {
      gsize n_characters = 0;
      const char *cluster_end = find_cluster_end (at, end, &n_characters);

      if (n_characters == 1 && dr_xml_is_plain (g_utf8_get_char (at)))
        g_string_append_len (composed, at, cluster_end - at);
      else
        {
          const char *taken_end =
            n_characters > MOST_TO_COMPOSE ? g_utf8_offset_to_pointer (at, MOST_TO_COMPOSE) : cluster_end;
          g_autofree char *cluster = g_utf8_normalize (at, taken_end - at, G_NORMALIZE_NFC);

          if (cluster != NULL)
            g_string_append (composed, cluster);
        }
      at = cluster_end;
    }
  return g_string_free (composed, FALSE);
}
