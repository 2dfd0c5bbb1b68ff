/* dr-xml-document.h: an XML file, read safely into a small read-only tree.
 * Used by every loader (evidence, records, rulebook, mappings) and by the record comparison.
 * It never follows a reference, never touches the network and never keeps a document it does not trust. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DR_XML_ERROR (dr_xml_error_quark ())

/**
 * DrXmlError:
 * @DR_XML_ERROR_READ: the file could not be read (missing, a directory, no permission, I/O error)
 * @DR_XML_ERROR_TOO_LARGE: the file is larger, or nested deeper, than the limits allow, or has an element
 *   with more than 256 attributes
 * @DR_XML_ERROR_MALFORMED: not well-formed XML, or not UTF-8, or text that is not in NFC or has a carriage
 *   return
 * @DR_XML_ERROR_FORBIDDEN: a document type declaration, an entity or a processing instruction
 * @DR_XML_ERROR_UNKNOWN_FORMAT: the root element and its format version are not in the schema table
 * @DR_XML_ERROR_INVALID: well-formed, but not as its schema says; or that schema is itself at fault, and the
 *   message names it in place of the file
 * @DR_XML_ERROR_WRITE: the file could not be written
 *
 * Every message is one line that starts with "NAME:LINE: " (or "NAME: " where no line is known) and says what
 * is wrong and what was expected.
 */
typedef enum {
  DR_XML_ERROR_READ,
  DR_XML_ERROR_TOO_LARGE,
  DR_XML_ERROR_MALFORMED,
  DR_XML_ERROR_FORBIDDEN,
  DR_XML_ERROR_UNKNOWN_FORMAT,
  DR_XML_ERROR_INVALID,
  DR_XML_ERROR_WRITE,
} DrXmlError;

GQuark dr_xml_error_quark (void);

typedef struct _DrXmlDocument DrXmlDocument;
typedef struct _DrXmlNode     DrXmlNode;

typedef struct {
  const char *name;    /* local name; attributes have no namespace */
  const char *value;   /* normalised by the parser */
} DrXmlAttribute;

/* One element. Read-only; owned by its document. Comments are not kept. */
struct _DrXmlNode {
  const char           *name;         /* local name */
  const char           *text;         /* all character data directly inside, concatenated; "" when there is
                                         none or, where there are child elements, only white space */
  const DrXmlAttribute *attributes;   /* in document order, without namespace declarations */
  guint                 n_attributes;
  guint                 line;         /* of the start tag, from 1 */
  const DrXmlNode      *parent;
  const DrXmlNode      *first_child;
  const DrXmlNode      *next;         /* next sibling element */
};

typedef struct {
  gsize max_bytes;   /* refused above this */
  guint max_depth;   /* elements inside one another; at most 256 whatever it says */
} DrXmlLimits;

#define DR_XML_LIMITS_DEFAULT ((DrXmlLimits) { 64 * 1024 * 1024, 64 })

DrXmlDocument   *dr_xml_document_read_file  (const char *path, const DrXmlLimits *limits, GError **error);
DrXmlDocument   *dr_xml_document_read_bytes (const char *name, const char *data, gsize length,
                                             const DrXmlLimits *limits, GError **error);
DrXmlDocument   *dr_xml_document_read_trusted (const char *name, const char *data, gsize length,
                                               GError **error);
void             dr_xml_document_free       (DrXmlDocument *self);

const char      *dr_xml_document_get_name   (const DrXmlDocument *self);
const DrXmlNode *dr_xml_document_get_root   (const DrXmlDocument *self);
const char      *dr_xml_document_get_data   (const DrXmlDocument *self, gsize *length);

const char      *dr_xml_node_get            (const DrXmlNode *node, const char *attribute);
const DrXmlNode *dr_xml_node_child          (const DrXmlNode *node, const char *name);
const DrXmlNode *dr_xml_node_next           (const DrXmlNode *node, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrXmlDocument, dr_xml_document_free)

G_END_DECLS
