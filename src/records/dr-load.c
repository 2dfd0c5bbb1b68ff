#include "dr-load.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (dr-record-error-quark, dr_record_error)

/* Where a list attribute is split. */
#define SPACES " \t\n"

/**
 * dr_load_fail:
 * @self: a load
 * @node: (nullable): where the mistake is
 * @code: a #DrRecordError
 * @format: what is wrong, and what was expected
 *
 * Remembers the first mistake as "FILE:LINE: ..."; later ones are dropped, unless the load reports them all.
 */
void
dr_load_fail (DrLoad          *self,
              const DrXmlNode *node,
              int              code,
              const char      *format,
              ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  if (self->error != NULL && self->report == NULL)
    return;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  if (self->report != NULL)
    self->report (self->report_data, node != NULL ? node->line : 0, code, what);
  if (self->error != NULL)
    return;

  if (node != NULL)
    self->error = g_error_new (DR_RECORD_ERROR, code, "%s:%u: %s", self->file, node->line, what);
  else
    self->error = g_error_new (DR_RECORD_ERROR, code, "%s: %s", self->file, what);
}

/**
 * dr_load_finish:
 * @self: a load
 * @error: return location for the first mistake
 *
 * Returns: whether there was none
 */
gboolean
dr_load_finish (DrLoad  *self,
                GError **error)
{
  if (self->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->error));

  return FALSE;
}

/* dr_load_string(): the attribute's value, copied into the arena; NULL where it is absent. */
const char *
dr_load_string (DrLoad          *self,
                const DrXmlNode *node,
                const char      *attribute)
{
  return dr_arena_strdup (self->arena, dr_xml_node_get (node, attribute));
}

/* dr_load_required(): like dr_load_string(), but absence is a mistake; never NULL. */
const char *
dr_load_required (DrLoad          *self,
                  const DrXmlNode *node,
                  const char      *attribute)
{
  const char *value = dr_load_string (self, node, attribute);

  if (value != NULL)
    return value;

  dr_load_fail (self, node, DR_RECORD_ERROR_INVALID, _("%s has no %s, expected one"), node->name, attribute);

  return "";
}

/* dr_load_number(): a decimal number; DR_UNKNOWN where it is absent. */
double
dr_load_number (DrLoad          *self,
                const DrXmlNode *node,
                const char      *attribute)
{
  const char *value = dr_xml_node_get (node, attribute);
  char *end = NULL;
  double number;

  if (value == NULL)
    return DR_UNKNOWN;

  number = g_ascii_strtod (value, &end);
  if (end != value && *end == '\0' && strspn (value, "+-.0123456789") == strlen (value) && isfinite (number))
    return number;

  dr_load_fail (self, node, DR_RECORD_ERROR_INVALID, _("%s: %s is “%s”, expected a number"), node->name, attribute, value);

  return DR_UNKNOWN;
}

/* dr_load_share(): a number from 0 to 1; DR_UNKNOWN where it is absent. */
double
dr_load_share (DrLoad          *self,
               const DrXmlNode *node,
               const char      *attribute)
{
  double share = dr_load_number (self, node, attribute);

  if (!dr_is_known (share) || (share >= 0.0 && share <= 1.0))
    return share;

  dr_load_fail (self, node, DR_RECORD_ERROR_INVALID, _("%s: %s is %s, expected a share from 0 to 1"), node->name,
                attribute, dr_xml_node_get (node, attribute));

  return DR_UNKNOWN;
}

/* dr_load_count(): a whole number from 0; 0 where it is absent. */
guint
dr_load_count (DrLoad          *self,
               const DrXmlNode *node,
               const char      *attribute)
{
  const char *value = dr_xml_node_get (node, attribute);
  guint64 number = 0;

  if (value == NULL)
    return 0;
  if (g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT, &number, NULL))
    return (guint) number;

  dr_load_fail (self, node, DR_RECORD_ERROR_INVALID, _("%s: %s is “%s”, expected a whole number"), node->name, attribute,
                value);

  return 0;
}

static DrDate
load_date (DrLoad          *self,
           const DrXmlNode *node,
           const char      *attribute,
           gboolean         partial)
{
  const char *value = dr_xml_node_get (node, attribute);
  DrDate date = DR_DATE_NONE;

  if (value == NULL)
    return date;
  if (partial ? dr_date_parse (value, &date) : dr_date_parse_full (value, &date))
    return date;

  dr_load_fail (self, node, DR_RECORD_ERROR_INVALID, _("%s: %s is “%s”, expected a date that exists, as %s"), node->name,
                attribute, value, partial ? _("YYYY, YYYY-MM or YYYY-MM-DD") : "YYYY-MM-DD");

  return DR_DATE_NONE;
}

/* dr_load_date(): a whole date; DR_DATE_NONE where it is absent. */
DrDate
dr_load_date (DrLoad          *self,
              const DrXmlNode *node,
              const char      *attribute)
{
  return load_date (self, node, attribute, FALSE);
}

/* dr_load_partial(): a date that may be only a year or a month; DR_DATE_NONE where it is absent. */
DrDate
dr_load_partial (DrLoad          *self,
                 const DrXmlNode *node,
                 const char      *attribute)
{
  return load_date (self, node, attribute, TRUE);
}

/* dr_load_flag(): true or false; @otherwise where it is absent. */
gboolean
dr_load_flag (DrLoad          *self,
              const DrXmlNode *node,
              const char      *attribute,
              gboolean         otherwise)
{
  const char *value = dr_xml_node_get (node, attribute);

  if (value == NULL)
    return otherwise;
  if (strcmp (value, "true") == 0 || strcmp (value, "1") == 0)
    return TRUE;
  if (strcmp (value, "false") == 0 || strcmp (value, "0") == 0)
    return FALSE;

  dr_load_fail (self, node, DR_RECORD_ERROR_INVALID, _("%s: %s is “%s”, expected true or false"), node->name, attribute,
                value);

  return otherwise;
}

/* dr_load_word(): a word of @vocabulary; @otherwise where it is absent. */
int
dr_load_word (DrLoad          *self,
              const DrXmlNode *node,
              const char      *attribute,
              DrVocabulary     vocabulary,
              int              otherwise)
{
  const char *value = dr_xml_node_get (node, attribute);
  int word = otherwise;

  if (value != NULL && !dr_vocabulary_parse (vocabulary, value, &word))
    dr_load_fail (self, node, DR_RECORD_ERROR_INVALID, _("%s: %s is “%s”, expected one of: %s"), node->name, attribute,
                  value, dr_vocabulary_words (vocabulary));

  return word;
}

static int
resolve (DrLoad          *self,
         const DrXmlNode *node,
         const char      *attribute,
         const char      *id,
         DrLoadFind       find,
         gconstpointer    container,
         const char      *what)
{
  int index = find (container, id);

  if (index == DR_NO_INDEX)
    dr_load_fail (self, node, DR_RECORD_ERROR_UNRESOLVED, _("%s: %s names “%s”, expected the id of a declared %s"),
                  node->name, attribute, id, _(what));

  return index;
}

/* dr_load_index(): what an attribute refers to, as an index; DR_NO_INDEX where it is absent or not declared. */
int
dr_load_index (DrLoad          *self,
               const DrXmlNode *node,
               const char      *attribute,
               DrLoadFind       find,
               gconstpointer    container,
               const char      *what)
{
  const char *id = dr_xml_node_get (node, attribute);

  return id != NULL ? resolve (self, node, attribute, id, find, container, what) : DR_NO_INDEX;
}

/* Hands over what was gathered from a list attribute. */
static const char * const *
split (DrLoad     *self,
       const char *value,
       guint      *n)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  const char **copy;

  while (value != NULL)
    {
      gsize length;

      value += strspn (value, SPACES);
      length = strcspn (value, SPACES);
      if (length == 0)
        break;
      g_ptr_array_add (items, dr_arena_strndup (self->arena, value, length));
      value += length;
    }

  *n = items->len;
  copy = dr_arena_array0 (self->arena, const char *, items->len);
  for (guint i = 0; i < items->len; i++)
    copy[i] = g_ptr_array_index (items, i);

  return copy;
}

/* dr_load_ids(): a list of identifiers as they stand; empty where it is absent. */
DrIds
dr_load_ids (DrLoad          *self,
             const DrXmlNode *node,
             const char      *attribute)
{
  DrIds ids = { NULL, 0 };

  ids.items = split (self, dr_xml_node_get (node, attribute), &ids.n);

  return ids;
}

/* dr_load_indices(): a list of references as indices; one that names the same thing twice is a mistake. */
DrIndices
dr_load_indices (DrLoad          *self,
                 const DrXmlNode *node,
                 const char      *attribute,
                 DrLoadFind       find,
                 gconstpointer    container,
                 const char      *what)
{
  DrIds ids = dr_load_ids (self, node, attribute);
  int *items = dr_arena_array0 (self->arena, int, ids.n);
  DrIndices indices = { items, 0 };

  for (guint i = 0; i < ids.n; i++)
    {
      int index = resolve (self, node, attribute, ids.items[i], find, container, what);

      if (index == DR_NO_INDEX)
        continue;
      if (dr_indices_contain (&indices, index))
        dr_load_fail (self, node, DR_RECORD_ERROR_INVALID, _("%s: %s names “%s” twice, expected it once"), node->name,
                      attribute, ids.items[i]);
      items[indices.n++] = index;
    }

  return indices;
}

/* dr_load_text(): what a person wrote inside an element, without the white space around it, so that a file's layout is
 * not taken for words and an empty box is empty. Never NULL. */
const char *
dr_load_text (DrLoad          *self,
              const DrXmlNode *node)
{
  const char *start = node->text + strspn (node->text, SPACES);
  gsize length = strlen (start);

  while (length > 0 && strchr (SPACES, start[length - 1]) != NULL)
    length--;

  return length > 0 ? dr_arena_strndup (self->arena, start, length) : "";
}

/* dr_load_n_children(): how many child elements have that name. */
guint
dr_load_n_children (const DrXmlNode *node,
                    const char      *child)
{
  guint n = 0;

  for (const DrXmlNode *each = dr_xml_node_child (node, child); each != NULL; each = dr_xml_node_next (each, child))
    n++;

  return n;
}
