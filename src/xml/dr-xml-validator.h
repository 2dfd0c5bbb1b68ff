/* dr-xml-validator.h: holds the events of one parse to a compiled schema.
 * Used by the reader, which passes every event on after it has dealt with it itself.
 * It never sits between parser and reader, and never goes past the first error. */
#pragma once

#include "dr-xml-guard.h"

#include <libxml/xmlschemas.h>

G_BEGIN_DECLS

typedef struct {
  DrXmlGuard *guard;               /* takes the first error */
  const DrXmlNode *const *root;    /* of the tree so far, to look dangling references up in */
  guint line;                      /* of what the event is about */
  xmlSchemaValidCtxt *context;
  xmlSchemaSAXPlugStruct *plug;
  xmlSAXHandler *sax;              /* the context's own callbacks */
  void *data;                      /* their data */
} DrXmlValidator;

void dr_xml_validator_init  (DrXmlValidator *self, xmlSchema *schema, DrXmlGuard *guard,
                             const DrXmlNode *const *root);
void dr_xml_validator_start (DrXmlValidator *self, guint line, const xmlChar *name, const xmlChar *uri,
                             int n_namespaces, const xmlChar **namespaces, int n_attributes,
                             const xmlChar **attributes);
void dr_xml_validator_text  (DrXmlValidator *self, guint line, const char *text, gsize length);
void dr_xml_validator_end   (DrXmlValidator *self, guint line, const xmlChar *name, const xmlChar *uri);
void dr_xml_validator_clear (DrXmlValidator *self);

G_END_DECLS
