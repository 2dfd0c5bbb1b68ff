#include "dr-xml-scan.h"

#include "dr-xml-document.h"
#include "dr-xml-message.h"
#include "dr-xml-normal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Ten times what any of our formats has. libxml2 compares every attribute of an element with every other, so
 * that one tag of a few megabytes keeps it busy for hours, and all that before it calls anyone back. */
#define MOST_ATTRIBUTES 256

/* The number of line feeds in the bytes from @from up to, not including, @to. */
guint
dr_xml_count_lines (const char *from, const char *to)
{
  guint lines = 0;

  while (from < to && (from = memchr (from, '\n', (gsize) (to - from))) != NULL)
    {
      lines++;
      from++;
    }
  return lines;
}

/* Whether "&#" is anywhere in the bytes. */
static gboolean
has_numeric_reference (const char *at, const char *end)
{
  while (end - at >= 2 && (at = memchr (at, '&', (gsize) (end - at - 1))) != NULL)
    {
      if (at[1] == '#')
        return TRUE;
      at++;
    }
  return FALSE;
}

/* The encoding another mark or the bytes' own pattern give away, or NULL for UTF-8 and its kin. */
static const char *
foreign_encoding (const char *data, gsize length)
{
  static const struct {
    const char *bytes;
    gsize length;
    const char *name;
  } signs[] = {
    { "\xff\xfe\0\0", 4, "UTF-32" }, { "\0\0\xfe\xff", 4, "UTF-32" }, { "<\0\0\0", 4, "UTF-32" },
    { "\0\0\0<", 4, "UTF-32" },      { "\xff\xfe", 2, "UTF-16" },     { "\xfe\xff", 2, "UTF-16" },
    { "<\0", 2, "UTF-16" },          { "\0<", 2, "UTF-16" },          { "\x4c\x6f\xa7\x94", 4, "EBCDIC" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (length >= signs[i].length && memcmp (data, signs[i].bytes, signs[i].length) == 0)
      return signs[i].name;
  return NULL;
}

/* The value of encoding="..." in the XML declaration, or NULL: transfer full. */
static char *
declared_encoding (const char *data, gsize length)
{
  const char *end = NULL;
  g_autofree char *declaration = NULL;
  char *at = NULL;
  char *close = NULL;

  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  if (length < 6 || memcmp (data, "<?xml", 5) != 0 || !g_ascii_isspace (data[5]))
    return NULL;
  end = memchr (data, '>', length);
  if (end == NULL)
    return NULL;
  declaration = g_strndup (data, (gsize) (end - data));
  at = strstr (declaration, "encoding");
  if (at == NULL)
    return NULL;
  at += strcspn (at, "\"'");
  if (*at == '\0')
    return NULL;
  close = strchr (at + 1, *at);
  return close == NULL ? NULL : g_strndup (at + 1, (gsize) (close - at - 1));
}

/* Whether the start tag whose `<` is before @at, and which ends by @end, has more attributes than allowed. */
static gboolean
has_too_many_attributes (const char *at, const char *end)
{
  guint attributes = 0;

  for (; at < end && *at != '>'; at++)
    {
      if (*at == '=')
        attributes++;
      else if (*at == '"' || *at == '\'')
        at = memchr (at + 1, *at, (gsize) (end - at - 1));
      if (at == NULL)
        break;
    }
  return attributes > MOST_ATTRIBUTES;
}

/* The `<` of the first start tag with too many attributes, or NULL. There is no `<` inside a tag, so only
 * where one is far from the next need anyone look closer. */
static const char *
find_crowded_tag (const char *data, const char *end)
{
  const char *tag = memchr (data, '<', (gsize) (end - data));

  while (tag != NULL)
    {
      const char *next = memchr (tag + 1, '<', (gsize) (end - tag - 1));
      const char *tag_end = next != NULL ? next : end;

      /* Not a comment, whose rulers of "====" are nobody's attributes. */
      if (tag_end - tag > 4 * MOST_ATTRIBUTES && strchr ("!?/", tag[1]) == NULL
          && has_too_many_attributes (tag + 1, tag_end))
        return tag;
      tag = next;
    }
  return NULL;
}

/* Whether the bytes are UTF-8, and say so themselves if they say anything. */
static gboolean
check_encoding (DrXmlScan *self, const char *name, const char *data, gsize length, GError **error)
{
  const char *end = data + length;
  const char *encoding = foreign_encoding (data, length);
  const char *nul = memchr (data, '\0', length);
  g_autofree char *declared = NULL;

  self->line = 1;
  if (encoding != NULL)
    {
      dr_xml_set_error (error, DR_XML_ERROR_MALFORMED, name, 1, _("the file is in %s; expected UTF-8"),
                        encoding);
      return FALSE;
    }
  declared = declared_encoding (data, nul != NULL ? (gsize) (nul - data) : length);
  if (declared != NULL && g_ascii_strcasecmp (declared, "UTF-8") != 0)
    {
      dr_xml_set_error (error, DR_XML_ERROR_MALFORMED, name, 1,
                        _("the file says that its encoding is '%.40s'; expected UTF-8"), declared);
      return FALSE;
    }
  if (nul != NULL)
    {
      self->line = 1 + dr_xml_count_lines (data, nul);
      dr_xml_set_error (error, DR_XML_ERROR_MALFORMED, name, self->line,
                        _("there is a NUL byte; expected UTF-8 text"));
      return FALSE;
    }
  for (const char *at = dr_xml_skip_ascii (data, end); at < end; at = dr_xml_skip_ascii (at, end))
    {
      gunichar c = g_utf8_get_char_validated (at, end - at);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          self->line = 1 + dr_xml_count_lines (data, at);
          dr_xml_set_error (error, DR_XML_ERROR_MALFORMED, name, self->line,
                            _("the byte 0x%02x is not valid here; expected UTF-8"), (guint) (guchar) *at);
          return FALSE;
        }
      self->plain = self->plain && dr_xml_is_plain (c);
      at = g_utf8_next_char (at);
    }
  return TRUE;
}

/* Fills @self, which need not be initialised, from the bytes of a whole file. The error is
 * DR_XML_ERROR_MALFORMED for anything but UTF-8, or DR_XML_ERROR_TOO_LARGE for a tag with too many
 * attributes, with the line. */
gboolean
dr_xml_scan (DrXmlScan *self, const char *name, const char *data, gsize length, GError **error)
{
  const char *end = data + length;
  const char *tag = NULL;

  *self = (DrXmlScan) { .plain = TRUE };
  if (!check_encoding (self, name, data, length, error))
    return FALSE;
  tag = find_crowded_tag (data, end);
  if (tag != NULL)
    {
      self->line = 1 + dr_xml_count_lines (data, tag);
      dr_xml_set_error (error, DR_XML_ERROR_TOO_LARGE, name, self->line,
                        _("an element has more than %d attributes; expected at most %d"), MOST_ATTRIBUTES,
                        MOST_ATTRIBUTES);
      return FALSE;
    }
  /* A numeric reference may stand for any character, so the text has to be looked at once it is resolved. */
  self->plain = self->plain && !has_numeric_reference (data, end);
  self->line = 0;
  return TRUE;
}
