#include "dr-xml-writer.h"

#include "dr-xml-normal.h"

#include <string.h>

/* Whether XML 1.0 lets @c stand in a document. */
static gboolean
is_xml_char (gunichar c)
{
  return c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xd7ff) || (c >= 0xe000 && c <= 0xfffd)
         || (c >= 0x10000 && c <= 0x10ffff);
}

/* Whether the bytes are a surrogate written as if it were a character, as some programs do. */
static gboolean
is_surrogate (const char *at, const char *end)
{
  return end - at >= 3 && (guchar) at[0] == 0xed && (guchar) at[1] >= 0xa0 && (guchar) at[1] <= 0xbf
         && ((guchar) at[2] & 0xc0) == 0x80;
}

/* The length of the text that needs no cleaning at all: ASCII without controls. */
static gsize
clean_prefix (const char *text, gsize length)
{
  gsize i = 0;

  while (i < length && (guchar) text[i] < 0x80
         && ((guchar) text[i] >= 0x20 || text[i] == '\n' || text[i] == '\t'))
    i++;
  return i;
}

/**
 * dr_xml_clean_text:
 * @text: (array length=length): text from anywhere
 * @length: bytes in @text, or -1 if a NUL ends it
 *
 * Makes text fit for a record: line ends become line feeds, characters are composed (Unicode NFC), what XML
 * forbids (controls, lone surrogates, U+FFFE, U+FFFF) is left out, and bytes that are not UTF-8 become
 * U+FFFD; of more than 64 combining marks on one letter the rest is left out. Clean text stays as it is.
 * Pure.
 *
 * Returns: (transfer full): the clean text
 */
char *
dr_xml_clean_text (const char *text, gssize length)
{
  gsize bytes = 0;
  gsize prefix = 0;
  const char *at = NULL;
  const char *end = NULL;
  g_autoptr (GString) clean = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  bytes = length < 0 ? strlen (text) : (gsize) length;
  prefix = clean_prefix (text, bytes);
  if (prefix == bytes)
    return g_strndup (text, bytes);

  clean = g_string_sized_new (bytes + 16);
  g_string_append_len (clean, text, (gssize) prefix);
  end = text + bytes;
  for (at = text + prefix; at < end;)
    {
      gunichar c = g_utf8_get_char_validated (at, end - at);

      if (*at == '\r')
        {
          g_string_append_c (clean, '\n');
          at += end - at > 1 && at[1] == '\n' ? 2 : 1;
        }
      else if (*at == '\0')
        at++;
      else if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          gboolean surrogate = is_surrogate (at, end);

          if (!surrogate)
            g_string_append (clean, "\357\277\275");
          at += surrogate ? 3 : 1;
        }
      else
        {
          const char *next = g_utf8_next_char (at);

          if (is_xml_char (c))
            g_string_append_len (clean, at, next - at);
          at = next;
        }
    }
  if (dr_xml_is_nfc (clean->str, clean->len, NULL))
    return g_string_free (g_steal_pointer (&clean), FALSE);
  return dr_xml_to_nfc (clean->str, clean->len);
}
