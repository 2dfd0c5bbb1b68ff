/* dr-xml-message.h: libxml2's messages in plain words, one line each.
 * Used by everything in this layer that reports an error.
 * It never shortens away what was expected. */
#pragma once

#include "dr-xml-document.h"

#include <libxml/xmlerror.h>

G_BEGIN_DECLS

void  dr_xml_set_error           (GError **error, DrXmlError code, const char *name, guint line,
                                  const char *format, ...) G_GNUC_PRINTF (5, 6);
char *dr_xml_message_from_parser (const xmlError *error);
char *dr_xml_message_from_schema (const xmlError *error);

G_END_DECLS
