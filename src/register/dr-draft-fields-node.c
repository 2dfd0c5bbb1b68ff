/* From the elements of an assessment to fields. */
#include "dr-draft-fields-private.h"

#include "dr-draft-path.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  DrFieldGather gather;
  GHashTable   *prefixes;   /* of items so far, which may not come twice */
  GString      *path;       /* of the element that is being read, "" for the root */
} FromNode;

static gboolean
refuse (const DrXmlNode  *node,
        GError          **error,
        const char       *what,
        const char       *name)
{
  g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID, _("line %u: %s has %s “%s”, which is none of this format"),
               node->line, node->name, what, name);

  return FALSE;
}

/* Adds @last ("@title", "#") to the path of the element; an empty one is the element's own text. */
static void
put (FromNode   *self,
     const char *mark,
     const char *last,
     const char *value)
{
  gsize length = self->path->len;

  if (*mark != '\0' && length > 0)
    g_string_append_c (self->path, '/');
  g_string_append (self->path, mark);
  g_string_append (self->path, last);
  dr_field_gather_put (&self->gather, self->path->str, value);
  g_string_truncate (self->path, length);
}

static gboolean
read_attributes (FromNode              *self,
                 const DrDraftElement  *element,
                 const DrXmlNode       *node,
                 GError               **error)
{
  for (guint i = 0; i < node->n_attributes; i++)
    {
      const char *name = node->attributes[i].name;

      if (dr_draft_element_has (element, name))
        put (self, "@", name, node->attributes[i].value);
      else if (element->depth == 0 ? strcmp (name, "format") != 0 && strcmp (name, "evidence") != 0
                                   : !dr_draft_element_is_identity (element, name))
        return refuse (node, error, _("an attribute"), name);
    }

  return TRUE;
}

/* What a person wrote, without the white space of the file's layout around it, as the reader of assessments has it. */
static void
read_text (FromNode        *self,
           const DrXmlNode *node)
{
  const char *start = node->text + strspn (node->text, " \t\n");
  gsize length = strlen (start);
  g_autofree char *text = NULL;

  while (length > 0 && strchr (" \t\n", start[length - 1]) != NULL)
    length--;
  text = g_strndup (start, length);
  if (length > 0)
    put (self, "", "", text);
}

/* The brackets of an item; a number goes into them where the schema lets another item be told by the same. */
static gboolean
append_identity (FromNode              *self,
                 const DrDraftElement  *element,
                 const DrXmlNode       *node,
                 GError               **error)
{
  gsize length;

  g_string_append_c (self->path, '[');
  for (guint i = 0; element->identity[i] != NULL; i++)
    {
      const char *value = dr_xml_node_get (node, element->identity[i]);

      if (i > 0)
        g_string_append_c (self->path, '|');
      if (value == NULL && element->identity[i + 1] == NULL)
        value = element->otherwise;
      dr_draft_key_append (self->path, value != NULL ? value : "");
    }

  length = self->path->len;
  g_string_append_c (self->path, ']');
  for (guint number = 2; g_hash_table_contains (self->prefixes, self->path->str); number++)
    {
      if ((element->flags & DR_DRAFT_ELEMENT_LOOSE) == 0)
        {
          g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID,
                       _("line %u: %s is there twice, expected it once"), node->line, self->path->str);
          return FALSE;
        }
      g_string_truncate (self->path, length);
      g_string_append_printf (self->path, "|%u]", number);
    }
  g_hash_table_add (self->prefixes, g_strdup (self->path->str));

  return TRUE;
}

static gboolean read_element (FromNode *self, const DrDraftElement *element, const DrXmlNode *node, GError **error);

/* One child, the @position-th of its name from 1. */
static gboolean
read_child (FromNode              *self,
            const DrDraftElement  *element,
            const DrXmlNode       *node,
            guint                  position,
            GError               **error)
{
  gsize length = self->path->len;
  gboolean read;

  if (length > 0)
    g_string_append_c (self->path, '/');
  g_string_append (self->path, element->name);
  if (element->identity[0] != NULL)
    {
      g_autofree char *number = g_strdup_printf ("%u", position);

      if (!append_identity (self, element, node, error))
        return FALSE;
      put (self, "#", "", number);
    }
  else if (position > 1)
    return refuse (node->parent, error, _("a second element"), node->name);
  read = read_element (self, element, node, error);
  g_string_truncate (self->path, length);

  return read;
}

static gboolean
read_element (FromNode              *self,
              const DrDraftElement  *element,
              const DrXmlNode       *node,
              GError               **error)
{
  if (!read_attributes (self, element, node, error))
    return FALSE;
  if ((element->flags & DR_DRAFT_ELEMENT_TEXT) != 0)
    read_text (self, node);

  /* Child by child of the format and not of the file, so that positions are counted by name. */
  for (const DrDraftElement *child = dr_draft_element_next (element, NULL); child != NULL;
       child = dr_draft_element_next (element, child))
    {
      guint position = 0;

      for (const DrXmlNode *each = dr_xml_node_child (node, child->name); each != NULL;
           each = dr_xml_node_next (each, child->name))
        if (!read_child (self, child, each, ++position, error))
          return FALSE;
    }

  for (const DrXmlNode *each = node->first_child; each != NULL; each = each->next)
    if (dr_draft_element_child (element, each->name, strlen (each->name)) == NULL
        && (element->depth > 0 || strcmp (each->name, "context") != 0))
      return refuse (node, error, _("an element"), each->name);

  return TRUE;
}

/**
 * dr_draft_fields_from_node:
 * @assessment: an `assessment` element that its schema has passed: the root of a draft, or a record's
 * @error: return location for a #DrRecordError: the line, and what this format does not have
 *
 * Takes an assessment apart into fields: each attribute, each text that is not empty, and the position of each item of
 * a list. What tells items apart stands in the keys and is no field. A draft's format, evidence and context are none
 * either. Any thread.
 *
 * Returns: (transfer full) (nullable): the fields by key, or %NULL with @error set
 */
DrFieldList *
dr_draft_fields_from_node (const DrXmlNode  *assessment,
                           GError          **error)
{
  const DrDraftElement *root = dr_draft_format (NULL);
  g_autoptr (GHashTable) prefixes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) path = g_string_new (NULL);
  FromNode self = { .prefixes = prefixes, .path = path };
  DrFieldList *list = NULL;

  if (strcmp (assessment->name, root->name) != 0)
    {
      g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID, _("line %u: the element is %s, expected %s"),
                   assessment->line, assessment->name, root->name);
      return NULL;
    }

  dr_field_gather_init (&self.gather);
  if (read_element (&self, root, assessment, error))
    list = dr_field_gather_finish (&self.gather);
  dr_field_gather_clear (&self.gather);

  return list;
}
