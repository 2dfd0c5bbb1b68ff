#include "dr-xml-document.h"

#include "dr-xml-file.h"
#include "dr-xml-message.h"
#include "dr-xml-reader.h"
#include "dr-xml-scan.h"
#include "dr-xml-schemas-private.h"
#include "dr-xml-sniff.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DrXmlDocument {
  char *name;
  char *data;
  gsize length;
  DrXmlTree tree;
};

G_DEFINE_QUARK (dr-xml-error-quark, dr_xml_error)

/* Says why the sniffed root has no schema. */
static void
set_unknown_format (GError **error, const char *name, const DrXmlSniff *sniff)
{
  const char *known = dr_xml_schemas_describe ();

  if (strcmp (sniff->uri, DR_XML_NAMESPACE) != 0)
    dr_xml_set_error (error, DR_XML_ERROR_UNKNOWN_FORMAT, name, sniff->line,
                      _("the root element '%.80s' is in the namespace '%.80s'; expected '%s' and one of: %s"),
                      sniff->root, sniff->uri, DR_XML_NAMESPACE, known);
  else if (sniff->format == NULL)
    dr_xml_set_error (error, DR_XML_ERROR_UNKNOWN_FORMAT, name, sniff->line,
                      _("the root element '%.80s' has no format attribute; expected one of: %s"), sniff->root,
                      known);
  else
    dr_xml_set_error (error, DR_XML_ERROR_UNKNOWN_FORMAT, name, sniff->line,
                      _("this is the format '%.80s %.40s'; expected one of: %s"), sniff->root, sniff->format,
                      known);
}

/* The schema for the sniffed root, or NULL. */
static xmlSchema *
choose_schema (const char *name, const char *data, gsize length, GError **error)
{
  g_auto (DrXmlSniff) sniff = { 0 };

  if (!dr_xml_sniff (&sniff, name, data, length, error))
    return NULL;
  if (strcmp (sniff.uri, DR_XML_NAMESPACE) != 0 || sniff.format == NULL
      || !dr_xml_schemas_is_known (sniff.root, sniff.format))
    {
      set_unknown_format (error, name, &sniff);
      return NULL;
    }
  return dr_xml_schemas_get (sniff.root, sniff.format, error);
}

/* Takes @data, which has a NUL after its @length bytes. */
static DrXmlDocument *
read_taken (const char *name,
            char *data,
            gsize length,
            const DrXmlLimits *limits,
            gboolean trusted,
            GError **error)
{
  g_autoptr (DrXmlDocument) self = g_new0 (DrXmlDocument, 1);
  DrXmlSource source = { 0 };
  DrXmlScan scan;

  self->name = g_strdup (name);
  self->data = data;
  self->length = length;
  if (length > limits->max_bytes || length > G_MAXINT)
    {
      dr_xml_set_error (error, DR_XML_ERROR_TOO_LARGE, name, 0,
                        _("the file has %zu bytes; expected at most %zu"), length,
                        MIN (limits->max_bytes, G_MAXINT));
      return NULL;
    }
  if (length == 0)
    {
      dr_xml_set_error (error, DR_XML_ERROR_MALFORMED, name, 1, _("the file is empty; expected XML"));
      return NULL;
    }
  if (!dr_xml_scan (&scan, name, data, length, error))
    return NULL;

  source = (DrXmlSource) {
    .name = self->name,
    .data = data,
    .length = length,
    .max_depth = limits->max_depth,
    .check_text = !trusted && !scan.plain,
  };
  if (!trusted)
    {
      source.schema = choose_schema (name, data, length, error);
      if (source.schema == NULL)
        return NULL;
    }
  if (!dr_xml_tree_read (&self->tree, &source, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* A copy with a NUL after it, as the parser wants. */
static char *
copy_bytes (const char *data, gsize length)
{
  char *copy = g_malloc (length + 1);

  memcpy (copy, data, length);
  copy[length] = '\0';
  return copy;
}

/**
 * dr_xml_document_read_file:
 * @path: a regular file
 * @limits: (nullable): what is refused, or %NULL for %DR_XML_LIMITS_DEFAULT
 * @error: return location for an error, every code of #DrXmlError but %DR_XML_ERROR_WRITE
 *
 * Reads a file and holds it to the schema that its root element and format attribute name. In messages the
 * file is called @path. Blocks; any thread.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with @error set
 */
DrXmlDocument *
dr_xml_document_read_file (const char *path, const DrXmlLimits *limits, GError **error)
{
  DrXmlLimits bounds = limits != NULL ? *limits : DR_XML_LIMITS_DEFAULT;
  char *data = NULL;
  gsize length = 0;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  data = dr_xml_read_file (path, bounds.max_bytes, &length, error);
  if (data == NULL)
    return NULL;
  return read_taken (path, data, length, &bounds, FALSE, error);
}

/**
 * dr_xml_document_read_bytes:
 * @name: what messages call these bytes, e.g. a file name
 * @data: (array length=length): the bytes, which are copied
 * @length: bytes in @data
 * @limits: (nullable): what is refused, or %NULL for %DR_XML_LIMITS_DEFAULT
 * @error: return location for an error, every code of #DrXmlError but READ and WRITE
 *
 * As dr_xml_document_read_file(), for bytes in memory. Any thread.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with @error set
 */
DrXmlDocument *
dr_xml_document_read_bytes (const char *name,
                            const char *data,
                            gsize length,
                            const DrXmlLimits *limits,
                            GError **error)
{
  DrXmlLimits bounds = limits != NULL ? *limits : DR_XML_LIMITS_DEFAULT;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (data != NULL || length == 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  /* Checked before the copy, so that an oversized buffer costs nothing. */
  if (length > bounds.max_bytes)
    {
      dr_xml_set_error (error, DR_XML_ERROR_TOO_LARGE, name, 0,
                        _("there are %zu bytes; expected at most %zu"), length, bounds.max_bytes);
      return NULL;
    }
  return read_taken (name, copy_bytes (data != NULL ? data : "", length), length, &bounds, FALSE, error);
}

/**
 * dr_xml_document_read_trusted:
 * @name: what messages call these bytes
 * @data: (array length=length): bytes that this program has just written, which are copied
 * @length: bytes in @data
 * @error: return location for an error
 *
 * As dr_xml_document_read_bytes() with the default limits, but without a schema and without looking at the
 * normalisation of the text. Everything unsafe is refused all the same. Any thread.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with @error set
 */
DrXmlDocument *
dr_xml_document_read_trusted (const char *name, const char *data, gsize length, GError **error)
{
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (data != NULL || length == 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return read_taken (name, copy_bytes (data != NULL ? data : "", length), length, &DR_XML_LIMITS_DEFAULT,
                     TRUE, error);
}

/**
 * dr_xml_document_free:
 * @self: (nullable): a document
 *
 * Frees the document with all its nodes, from any thread.
 */
void
dr_xml_document_free (DrXmlDocument *self)
{
  if (self == NULL)
    return;
  dr_xml_tree_clear (&self->tree);
  g_free (self->name);
  g_free (self->data);
  g_free (self);
}

/**
 * dr_xml_document_get_name:
 * @self: a document
 *
 * Returns: the path or name it was read under
 */
const char *
dr_xml_document_get_name (const DrXmlDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * dr_xml_document_get_root:
 * @self: a document
 *
 * Returns: (transfer none): its root element, never %NULL, which lives as long as @self
 */
const DrXmlNode *
dr_xml_document_get_root (const DrXmlDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->tree.root;
}

/**
 * dr_xml_document_get_data:
 * @self: a document
 * @length: (out) (optional): the number of bytes
 *
 * Returns: (transfer none) (array length=length): the very bytes that were read, with a NUL after them
 */
const char *
dr_xml_document_get_data (const DrXmlDocument *self, gsize *length)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (length != NULL)
    *length = self->length;
  return self->data;
}

/**
 * dr_xml_node_get:
 * @node: an element
 * @attribute: local name of an attribute
 *
 * Returns: (nullable): the attribute's value, or %NULL where it is absent
 */
const char *
dr_xml_node_get (const DrXmlNode *node, const char *attribute)
{
  g_return_val_if_fail (node != NULL && attribute != NULL, NULL);

  for (guint i = 0; i < node->n_attributes; i++)
    if (strcmp (node->attributes[i].name, attribute) == 0)
      return node->attributes[i].value;
  return NULL;
}

/* @node or the first sibling after it that is called @name, or is there at all if @name is NULL. */
static const DrXmlNode *
find_from (const DrXmlNode *node, const char *name)
{
  while (node != NULL && name != NULL && strcmp (node->name, name) != 0)
    node = node->next;
  return node;
}

/**
 * dr_xml_node_child:
 * @node: an element
 * @name: (nullable): local name of a child element, or %NULL for any
 *
 * Returns: (nullable): the first such child
 */
const DrXmlNode *
dr_xml_node_child (const DrXmlNode *node, const char *name)
{
  g_return_val_if_fail (node != NULL, NULL);

  return find_from (node->first_child, name);
}

/**
 * dr_xml_node_next:
 * @node: an element
 * @name: (nullable): local name of a sibling element, or %NULL for any
 *
 * Returns: (nullable): the first such sibling after @node
 */
const DrXmlNode *
dr_xml_node_next (const DrXmlNode *node, const char *name)
{
  g_return_val_if_fail (node != NULL, NULL);

  return find_from (node->next, name);
}
