/* dr-xml-schemas.h: which schema a document is held to, by (root element, format version).
 * Used by the reader; the layers that own formats register theirs once at start.
 * It never reads a schema from disk or network: schemas are compiled into the program. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DR_XML_NAMESPACE "urn:dueregard:1"

typedef struct {
  const char *root;       /* local name of the root element, in DR_XML_NAMESPACE */
  const char *format;     /* value of its format attribute, e.g. "1.0" */
  const char *resource;   /* GResource path of the schema, e.g. "/org/dueregard/schemas/evidence.xsd" */
} DrXmlSchemaEntry;

void        dr_xml_schemas_register   (const DrXmlSchemaEntry *entries, gsize n_entries);
gboolean    dr_xml_schemas_is_known   (const char *root, const char *format);
const char *dr_xml_schemas_describe   (void);

G_END_DECLS
