#include "dr-bag-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-load.h"

/**
 * dr_bag_name_shown:
 * @name: bytes that a stranger chose
 *
 * Returns: (transfer full): @name as a message can show it: text, no control characters, not long
 */
char *
dr_bag_name_shown (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, (gssize) MIN (strlen (name), 4 * DR_BAG_NAME_MAX));
  GString *shown = g_string_new (NULL);
  guint n = 0;

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (n++ == 200)
        {
          g_string_append (shown, "…");
          break;
        }
      /* Neither control characters nor marks that turn text around. */
      if (g_unichar_isgraph (g_utf8_get_char (at)) || *at == ' ')
        g_string_append_unichar (shown, g_utf8_get_char (at));
      else
        g_string_append (shown, "�");
    }

  return g_string_free (shown, FALSE);
}

static gboolean
refuse (GError    **error,
        const char *name,
        const char *reason)
{
  g_autofree char *shown = dr_bag_name_shown (name);

  g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_UNSAFE, _("“%s” is no safe name for a member of a bag: %s"), shown, reason);

  return FALSE;
}

static const char *
wrong_character (const char *name)
{
  if (!g_utf8_validate (name, -1, NULL))
    return _("it is not UTF-8");
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (*at == '\\')
        return _("it has a backslash");
      if (g_unichar_iscntrl (g_utf8_get_char (at)))
        return _("it has a control character");
    }

  return NULL;
}

static const char *
wrong_component (const char *start,
                 gsize       length)
{
  if (length == 0)
    return _("it begins or ends with a slash, or has two in a row");
  if (start[0] == '.' && (length == 1 || (length == 2 && start[1] == '.')))
    return _("it has “.” or “..” as a folder");
  if (length >= 2 && g_ascii_isalpha (start[0]) && start[1] == ':')
    return _("it has a drive letter");

  return NULL;
}

/**
 * dr_bag_name_check:
 * @name: a member's name, from the bag's folder, with "/" between components
 * @error: return location for %DR_RECORD_ERROR_UNSAFE
 *
 * A safe name leads to one place below the bag's folder, on every system, and can be shown. Pure.
 *
 * Returns: whether @name is safe
 */
gboolean
dr_bag_name_check (const char *name,
                   GError    **error)
{
  const char *reason;
  const char *start = name;
  guint depth = 0;

  if (*name == '\0')
    return refuse (error, name, _("it is empty"));
  if (strlen (name) > DR_BAG_NAME_MAX)
    return refuse (error, name, _("it has more than 1,024 bytes"));
  reason = wrong_character (name);
  while (reason == NULL)
    {
      const char *end = start + strcspn (start, "/");

      reason = wrong_component (start, (gsize) (end - start));
      if (reason == NULL && ++depth > DR_BAG_NAME_DEPTH)
        reason = _("it has more than 16 components");
      if (*end == '\0')
        break;
      start = end + 1;
    }

  return reason == NULL || refuse (error, name, reason);
}

/**
 * dr_bag_name_fold:
 * @name: a safe name
 *
 * Two names with the same folded one may be the same file on some system: where case does not count, or the way to
 * write an accent.
 *
 * Returns: (transfer full): the folded name
 */
char *
dr_bag_name_fold (const char *name)
{
  g_autofree char *composed = NULL;
  g_autofree char *cased = NULL;
  gboolean ascii = TRUE;

  for (const char *at = name; ascii && *at != '\0'; at++)
    ascii = (*at & 0x80) == 0;
  if (ascii)
    return g_ascii_strdown (name, -1);

  /* Composed before as well: a letter and its marks may fold together only. */
  composed = g_utf8_normalize (name, -1, G_NORMALIZE_NFC);
  cased = g_utf8_casefold (composed, -1);

  return g_utf8_normalize (cased, -1, G_NORMALIZE_NFC);
}

/**
 * dr_bag_name_encode:
 * @name: a safe name
 * @line: gets @name as a manifest spells it
 */
void
dr_bag_name_encode (const char *name,
                    GString    *line)
{
  for (const char *at = name; *at != '\0'; at++)
    if (*at == '%')
      g_string_append (line, "%25");
    else
      g_string_append_c (line, *at);
}

/**
 * dr_bag_name_decode:
 * @text: a name as a manifest spells it
 *
 * Takes back only what RFC 8493 lets a manifest encode: line feed, carriage return and the per cent sign.
 *
 * Returns: (transfer full) (nullable): the name, not checked; %NULL where a per cent sign stands for anything else
 */
char *
dr_bag_name_decode (const char *text)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at != '%')
        g_string_append_c (name, *at);
      else
        {
          if (at[1] == '2' && at[2] == '5')
            g_string_append_c (name, '%');
          else if (at[1] == '0' && g_ascii_toupper (at[2]) == 'A')
            g_string_append_c (name, '\n');
          else if (at[1] == '0' && g_ascii_toupper (at[2]) == 'D')
            g_string_append_c (name, '\r');
          else
            return NULL;
          at += 2;
        }
    }

  return g_string_free (g_steal_pointer (&name), FALSE);
}
