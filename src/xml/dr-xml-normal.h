/* dr-xml-normal.h: Unicode normal form C, in linear time.
 * Used by the reader to refuse text that is not in it and by dr_xml_clean_text() to bring text into it.
 * It takes valid UTF-8 only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *dr_xml_skip_ascii (const char *at, const char *end);
gboolean    dr_xml_is_nfc     (const char *text, gsize length, gsize *offence);
char       *dr_xml_to_nfc     (const char *text, gsize length);

/* Whether @c is sure to be in NFC wherever it stands, unless a mark follows: below the combining marks, or
 * general punctuation (the quotes and dashes of any word processor) without the two spaces that decompose. */
static inline gboolean
dr_xml_is_plain (gunichar c)
{
  return c < 0x300 || (c >= 0x2002 && c <= 0x20bf);
}

G_END_DECLS
