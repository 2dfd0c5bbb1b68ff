/* document-support.h: the schemas that the tests of the reader read by, and what a refusal has to look like.
 * Used by the tests of the reader only. It reads no file. */
#pragma once

#include "dr-xml-document.h"

G_BEGIN_DECLS

#define OPEN "<inventory xmlns=\"urn:dueregard:1\" format=\"1.0\">"
#define CLOSE "</inventory>"
#define RULER                                                                                                \
  "===================================================================================================="
#define SCHEMA "/org/dueregard/test/test.xsd"

void           register_schemas (void);
DrXmlDocument *read_string      (const char *xml, GError **error);
void           assert_refused   (const DrXmlDocument *document, const GError *error, DrXmlError code, const char *name,
                                 guint line, const char *words);

G_END_DECLS
