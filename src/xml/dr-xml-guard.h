/* dr-xml-guard.h: a parse that refuses what our files may not hold, and its first error.
 * Used by the sniffer, the reader and the canonical form check, whose own structures begin with one.
 * It never reports through libxml2's global handlers and never prints. */
#pragma once

#include "dr-xml-document.h"

#include <libxml/parser.h>

G_BEGIN_DECLS

/* `parser->_private` of a guarded parser. */
typedef struct {
  const char *name;        /* of the file, for messages */
  xmlParserCtxt *parser;
  GError *error;           /* the first one; later ones are only its echoes */
} DrXmlGuard;

void     dr_xml_guard_init    (DrXmlGuard *self, const char *name, xmlParserCtxt *parser);
void     dr_xml_guard_fail    (DrXmlGuard *self, DrXmlError code, guint line, const char *format, ...)
                               G_GNUC_PRINTF (4, 5);
void     dr_xml_guard_halt    (DrXmlGuard *self);
gboolean dr_xml_guard_finish  (DrXmlGuard *self, GError **error);
guint    dr_xml_guard_get_line (const DrXmlGuard *self);
guint    dr_xml_guard_get_tag_line (const DrXmlGuard *self);
gboolean dr_xml_guard_is_tag_whole (const DrXmlGuard *self);

G_END_DECLS
