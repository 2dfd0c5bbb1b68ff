#include "dr-draft-path.h"

#include "dr-load.h"
#include "dr-xml-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One part of an identity, decoded; NULL where it is not spelled as dr_draft_key_append() does, so that the same
 * identity has one key. */
static char *
decode (const char *part)
{
  g_autoptr (GString) decoded = g_string_new (NULL);
  g_autoptr (GString) again = g_string_new (NULL);

  for (const char *at = part; *at != '\0'; at++)
    if (*at == '%' && g_ascii_isxdigit (at[1]) && g_ascii_isxdigit (at[2]))
      {
        g_string_append_c (decoded, (char) (g_ascii_xdigit_value (at[1]) * 16 + g_ascii_xdigit_value (at[2])));
        at += 2;
      }
    else
      g_string_append_c (decoded, *at);

  if (decoded->len == 0 || strlen (decoded->str) != decoded->len)
    return NULL;
  dr_draft_key_append (again, decoded->str);
  if (strcmp (again->str, part) != 0)
    return NULL;

  return g_string_free (g_steal_pointer (&decoded), FALSE);
}

/* dr_draft_path_refuse(): says that @key is no field, and why. */
gboolean
dr_draft_path_refuse (const char  *key,
                      GError     **error,
                      const char  *format,
                      ...)
{
  g_autofree char *shown = dr_draft_key_display (key);
  g_autofree char *why = NULL;
  va_list arguments;

  va_start (arguments, format);
  why = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID, _("“%s” is no field of an assessment: %s"), shown, why);

  return FALSE;
}

/* Whether the last part of an identity is the number that tells items of the same identity apart: from 2. */
static gboolean
is_ordinal (const char *part)
{
  guint64 number;

  return *part != '0' && g_ascii_string_to_unsigned (part, 10, 2, G_MAXUINT, &number, NULL);
}

/* The identity between brackets, @length bytes at @text. */
static gboolean
parse_identity (DrDraftStep  *step,
                const char   *key,
                const char   *text,
                gsize         length,
                GError      **error)
{
  const DrDraftElement *element = step->element;
  guint wanted = dr_draft_element_n_identity (element);
  g_autofree char *copy = g_strndup (text, length);
  g_auto (GStrv) parts = g_strsplit (copy, "|", -1);
  guint n = g_strv_length (parts);

  if (n != wanted && (n != wanted + 1 || (element->flags & DR_DRAFT_ELEMENT_LOOSE) == 0))
    return dr_draft_path_refuse (key, error,
                                 _("%s has %u parts between its brackets, expected %u"), element->name, n, wanted);

  for (guint i = 0; i < n; i++)
    {
      char *decoded = decode (parts[i]);
      g_autofree char *clean = decoded != NULL ? dr_xml_clean_text (decoded, -1) : NULL;

      g_free (parts[i]);
      parts[i] = decoded != NULL ? decoded : g_strdup ("");
      if (decoded == NULL)
        return dr_draft_path_refuse (key, error,
                                     _("between the brackets of %s, expected an identity with [ ] / | %% and controls "
                                       "percent-encoded, and nothing else"), element->name);
      if (strcmp (decoded, clean) != 0)
        return dr_draft_path_refuse (key, error,
                                     _("the identity of %s has characters that XML forbids or that are not composed "
                                       "(Unicode NFC), expected clean text"), element->name);
    }
  if (n > wanted && !is_ordinal (parts[wanted]))
    return dr_draft_path_refuse (key, error,
                                 _("the identity of %s ends in “%s”, expected a number from 2"),
                                 element->name, parts[wanted]);
  step->identity = g_steal_pointer (&parts);

  return TRUE;
}

/* One element of the path, @length bytes at @at. */
static gboolean
parse_step (DrDraftPath  *self,
            const char   *key,
            const char   *at,
            gsize         length,
            GError      **error)
{
  const char *open = memchr (at, '[', length);
  gsize name_length = open != NULL ? (gsize) (open - at) : length;
  const DrDraftElement *child = dr_draft_element_child (self->element, at, name_length);
  g_autofree char *name = g_strndup (at, name_length);
  DrDraftStep *step;

  if (child == NULL)
    {
      g_autofree char *shown = dr_draft_key_display (name);

      return dr_draft_path_refuse (key, error, _("%s holds no element “%s”"), self->element->name, shown);
    }
  if (child->identity[0] == NULL && open != NULL)
    return dr_draft_path_refuse (key, error, _("%s is there once, expected no brackets"), child->name);
  if (child->identity[0] != NULL && (open == NULL || at[length - 1] != ']'))
    return dr_draft_path_refuse (key, error,
                                 _("%s is one of a list, expected its identity in brackets: %s[…]"),
                                 child->name, child->name);

  g_assert (self->n_steps < DR_DRAFT_DEPTH);
  self->element = child;
  step = &self->steps[self->n_steps++];
  step->element = child;
  step->length = (gsize) (at - key) + length;

  return open == NULL || parse_identity (step, key, open + 1, length - name_length - 2, error);
}

/* What stands after the last "/": an attribute or a position. */
static gboolean
parse_end (DrDraftPath  *self,
           const char   *key,
           const char   *at,
           GError      **error)
{
  const DrDraftElement *element = self->element;

  if (*at == '@')
    {
      self->kind = DR_DRAFT_FIELD_ATTRIBUTE;
      self->attribute = at + 1;
      if (dr_draft_element_is_identity (element, self->attribute))
        return dr_draft_path_refuse (key, error,
                                     _("%s is told by its brackets and is no field of its own"), self->attribute);
      if (!dr_draft_element_has (element, self->attribute))
        return dr_draft_path_refuse (key, error, _("%s has no such attribute"), element->name);
    }
  else
    {
      self->kind = DR_DRAFT_FIELD_POSITION;
      if (at[1] != '\0' || element->identity[0] == NULL)
        return dr_draft_path_refuse (key, error,
                                     _("%s has no such position, expected # after an item of a list"), element->name);
    }

  return TRUE;
}

/**
 * dr_draft_path_parse:
 * @self: (out caller-allocates): the path; clear it whether or not this succeeds
 * @key: a key from anywhere, or the prefix of an item of a list
 * @error: return location for a #DrRecordError: it names the key and what was expected
 *
 * Returns: whether the format has such a field or item
 */
gboolean
dr_draft_path_parse (DrDraftPath  *self,
                     const char   *key,
                     GError      **error)
{
  const char *at = key;

  memset (self, 0, sizeof *self);
  self->element = dr_draft_format (NULL);
  if (!g_utf8_validate (key, -1, NULL))
    return dr_draft_path_refuse (key, error, _("it is not UTF-8"));

  for (;;)
    {
      gsize length = strcspn (at, "/");

      if ((*at == '@' || *at == '#') && at[length] == '\0')
        return parse_end (self, key, at, error);
      if (!parse_step (self, key, at, length, error))
        return FALSE;
      at += length;
      if (*at == '\0')
        break;
      at++;
    }

  self->kind = (self->element->flags & DR_DRAFT_ELEMENT_TEXT) != 0 ? DR_DRAFT_FIELD_TEXT : DR_DRAFT_FIELD_ITEM;
  if (self->kind == DR_DRAFT_FIELD_ITEM && self->element->identity[0] == NULL)
    return dr_draft_path_refuse (key, error, _("%s has no text of its own"), self->element->name);

  return TRUE;
}

/* dr_draft_path_clear(): frees what it holds; it may be cleared again. */
void
dr_draft_path_clear (DrDraftPath *self)
{
  for (guint i = 0; i < self->n_steps; i++)
    g_clear_pointer (&self->steps[i].identity, g_strfreev);
}
