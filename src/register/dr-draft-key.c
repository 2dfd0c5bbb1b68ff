#include "dr-draft-path.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Characters of a key in a message, at most. */
#define DISPLAY_LENGTH 200

/* Whether a byte of an identity stands percent-encoded in a key. */
static gboolean
is_escaped (char byte)
{
  return (guchar) byte < 0x20 || byte == 0x7f || strchr ("[]/|%", byte) != NULL;
}

/* dr_draft_key_append(): one part of an identity, encoded. */
void
dr_draft_key_append (GString    *key,
                     const char *identity)
{
  for (const char *at = identity; *at != '\0'; at++)
    if (is_escaped (*at))
      g_string_append_printf (key, "%%%02X", (guint) (guchar) *at);
    else
      g_string_append_c (key, *at);
}

/* dr_draft_key_display(): a key as a message may show it, however hostile. */
char *
dr_draft_key_display (const char *key)
{
  g_autofree char *valid = g_utf8_make_valid (key, -1);
  g_autofree char *start = NULL;

  for (char *at = valid; *at != '\0'; at++)
    if ((guchar) *at < 0x20 || *at == 0x7f)
      *at = '?';
  if (g_utf8_strlen (valid, -1) <= DISPLAY_LENGTH)
    return g_steal_pointer (&valid);
  start = g_utf8_substring (valid, 0, DISPLAY_LENGTH);

  return g_strconcat (start, "…", NULL);
}

/**
 * dr_draft_key:
 * @pattern: a key with empty brackets, as "options/option[]/offer[]/@after"; "[|]" where an identity has two parts;
 *   what stands in brackets already, stays, and must be encoded
 * @...: the parts of the identities in their order, then %NULL
 *
 * Builds a key or the prefix of an item. Whatever characters an identity has, its key is one and can be taken apart.
 *
 * Returns: (transfer full) (nullable): the key; %NULL, with a critical warning, where there are more or fewer parts
 *   than the pattern has places
 */
char *
dr_draft_key (const char *pattern,
              ...)
{
  g_autoptr (GString) key = g_string_new (NULL);
  const char *part = "";
  gboolean inside = FALSE;
  va_list parts;

  g_return_val_if_fail (pattern != NULL, NULL);

  va_start (parts, pattern);
  for (const char *at = pattern; *at != '\0' && part != NULL; at++)
    {
      inside = *at == '[' || (inside && *at != ']');
      g_string_append_c (key, *at);
      if (inside && (*at == '[' || *at == '|') && (at[1] == '|' || at[1] == ']'))
        {
          part = va_arg (parts, const char *);
          dr_draft_key_append (key, part != NULL ? part : "");
        }
    }
  part = part != NULL && va_arg (parts, const char *) == NULL ? part : NULL;
  va_end (parts);
  g_return_val_if_fail (part != NULL, NULL);

  return g_string_free (g_steal_pointer (&key), FALSE);
}

/**
 * dr_draft_key_without_identities:
 * @key: a key
 *
 * What kind of field it is, for tables of keys: "options/option[]/target[]/@share". Pure.
 *
 * Returns: (transfer full): the key with nothing between its brackets
 */
char *
dr_draft_key_without_identities (const char *key)
{
  GString *bare = g_string_new (NULL);
  gboolean inside = FALSE;

  for (const char *at = key; *at != '\0'; at++)
    {
      inside = inside && *at != ']';
      if (!inside)
        g_string_append_c (bare, *at);
      inside = inside || *at == '[';
    }

  return g_string_free (bare, FALSE);
}

/**
 * dr_draft_key_is_below:
 * @key: a key
 * @prefix: an element or an item of a list, as "options/option[desk]"
 *
 * Returns: whether @key is @prefix or a field under it
 */
gboolean
dr_draft_key_is_below (const char *key,
                       const char *prefix)
{
  gsize length = strlen (prefix);

  return strncmp (key, prefix, length) == 0 && (key[length] == '\0' || key[length] == '/');
}

/**
 * dr_draft_keys_reach:
 * @keys: (array zero-terminated=1): keys, as of fields that have changed
 * @prefix: an element or an item of a list, as "options/option[desk]"
 *
 * Returns: whether one of them is @prefix or a field under it
 */
gboolean
dr_draft_keys_reach (const char * const *keys,
                     const char         *prefix)
{
  for (guint i = 0; keys[i] != NULL; i++)
    if (dr_draft_key_is_below (keys[i], prefix))
      return TRUE;

  return FALSE;
}

/**
 * dr_draft_key_identity:
 * @key: the key of a field, or the prefix of an item of a list
 * @error: return location for a #DrRecordError
 *
 * Returns: (transfer full) (nullable): the parts of the last identity in @key, decoded, none where it has no brackets;
 *   %NULL with @error set where @key is none of this format
 */
char **
dr_draft_key_identity (const char  *key,
                       GError     **error)
{
  g_auto (DrDraftPath) path = { 0 };

  if (!dr_draft_path_parse (&path, key, error))
    return NULL;
  for (guint i = path.n_steps; i > 0; i--)
    if (path.steps[i - 1].identity != NULL)
      return g_steal_pointer (&path.steps[i - 1].identity);

  return g_new0 (char *, 1);
}

/**
 * dr_draft_key_check:
 * @key: a key from anywhere
 * @error: return location for a #DrRecordError: it names the key and what was expected
 *
 * Returns: whether it is a field of an assessment
 */
gboolean
dr_draft_key_check (const char  *key,
                    GError     **error)
{
  g_auto (DrDraftPath) path = { 0 };

  if (!dr_draft_path_parse (&path, key, error))
    return FALSE;
  if (path.kind == DR_DRAFT_FIELD_ITEM)
    return dr_draft_path_refuse (key, error, _("%s has no text of its own"), path.element->name);

  return TRUE;
}
