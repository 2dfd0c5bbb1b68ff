#include "dr-bag-tags.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-bag-name.h"
#include "dr-load.h"

/* Lines may end in CR LF, as other systems write them, or with the file. */
static gboolean
next_line (const char **at,
           const char  *end,
           char       **line)
{
  const char *stop = *at;

  if (*at >= end)
    return FALSE;
  while (stop < end && *stop != '\n' && *stop != '\r')
    stop++;
  *line = g_strndup (*at, (gsize) (stop - *at));
  if (stop < end && *stop == '\r' && stop + 1 < end && stop[1] == '\n')
    stop++;
  *at = MIN (stop + 1, end);

  return TRUE;
}

/**
 * dr_bag_declaration_check:
 * @text: (array length=length): bytes of bagit.txt
 * @length: how many
 * @error: return location for %DR_RECORD_ERROR_INVALID
 *
 * Returns: whether it declares a bag that this program can read
 */
gboolean
dr_bag_declaration_check (const char *text,
                          gsize       length,
                          GError    **error)
{
  static const char * const expected[] = { "BagIt-Version: 1.0", "Tag-File-Character-Encoding: UTF-8" };
  const char *at = text;
  guint n = 0;
  g_autofree char *line = NULL;

  while (n < G_N_ELEMENTS (expected) && next_line (&at, text + length, &line))
    {
      if (strcmp (line, expected[n]) != 0)
        break;
      g_clear_pointer (&line, g_free);
      n++;
    }
  if (n == G_N_ELEMENTS (expected) && at == text + length)
    return TRUE;

  if (n < G_N_ELEMENTS (expected))
    {
      g_autofree char *shown = dr_bag_name_shown (line != NULL ? line : "");

      g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID, _("bagit.txt:%u: “%s”, expected “%s”"), n + 1,
                   shown, expected[n]);
    }
  else
    g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID, _("bagit.txt:3: expected nothing after two lines"));

  return FALSE;
}

/**
 * dr_bag_info_get:
 * @text: (array length=length): bytes of bag-info.txt
 * @length: how many
 * @label: whose case does not count
 *
 * Returns: (transfer full) (nullable): its first value, lines that go on joined by a space; %NULL where it is not said
 */
char *
dr_bag_info_get (const char *text,
                 gsize       length,
                 const char *label)
{
  g_autoptr (GString) value = NULL;
  const char *at = text;
  gsize label_length = strlen (label);

  for (;;)
    {
      g_autofree char *line = NULL;

      if (!next_line (&at, text + length, &line))
        break;
      if (value != NULL)
        {
          if (*line != ' ' && *line != '\t')
            break;
          g_string_append_printf (value, " %s", g_strstrip (line));
        }
      else if (g_ascii_strncasecmp (line, label, label_length) == 0
               && line[label_length + strspn (line + label_length, " \t")] == ':')
        value = g_string_new (g_strstrip (strchr (line, ':') + 1));
    }
  if (value == NULL)
    return NULL;

  return g_utf8_make_valid (value->str, (gssize) value->len);
}

/**
 * dr_bag_oxum_parse:
 * @text: what Payload-Oxum says
 * @n_bytes: (out): bytes of the payload; untouched on failure
 * @n_members: (out): its files; untouched on failure
 *
 * Returns: whether it says both
 */
gboolean
dr_bag_oxum_parse (const char *text,
                   guint64    *n_bytes,
                   guint64    *n_members)
{
  g_auto (GStrv) parts = g_strsplit (text, ".", 3);
  guint64 bytes = 0;
  guint64 members = 0;

  if (g_strv_length (parts) != 2 || !g_ascii_string_to_unsigned (parts[0], 10, 0, G_MAXUINT64, &bytes, NULL)
      || !g_ascii_string_to_unsigned (parts[1], 10, 0, G_MAXUINT64, &members, NULL))
    return FALSE;

  *n_bytes = bytes;
  *n_members = members;

  return TRUE;
}

/**
 * dr_bag_manifest_line:
 * @line: without its end
 * @digest: (out): that the member should have, in lower case
 * @error: return location for %DR_RECORD_ERROR_INVALID or %DR_RECORD_ERROR_UNSAFE
 *
 * Returns: (transfer full) (nullable): the member's name, which is safe
 */
char *
dr_bag_manifest_line (const char *line,
                      char        digest[DR_DIGEST_SIZE],
                      GError    **error)
{
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  gsize length = MIN (strlen (line), DR_DIGEST_LENGTH);
  gsize spaces = strspn (line + length, " \t");

  memcpy (digest, line, length);
  digest[length] = '\0';
  /* In capitals as well, but not in both: a flipped bit is no other way to write a digest. */
  if (strpbrk (digest, "abcdef") == NULL)
    for (char *at = digest; *at != '\0'; at++)
      *at = g_ascii_tolower (*at);
  if (dr_is_digest (digest) && spaces > 0 && g_utf8_validate (line, -1, NULL))
    name = dr_bag_name_decode (line + length + spaces);
  if (name != NULL)
    return dr_bag_name_check (name, error) ? g_steal_pointer (&name) : NULL;

  shown = dr_bag_name_shown (line);
  g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID,
               _("“%s” is no line of a manifest, expected a SHA-256, two spaces and a name in UTF-8, where %% is "
                 "written %%25"), shown);

  return NULL;
}
