/* dr-xml-schemas-private.h: the compiled schemas.
 * Used by the document alone. It keeps libxml2 out of the public header. */
#pragma once

#include "dr-xml-schemas.h"

#include <libxml/xmlschemas.h>

G_BEGIN_DECLS

xmlSchema *dr_xml_schemas_get (const char *root, const char *format, GError **error);

G_END_DECLS
