/* dr-xml-safety.h: what libxml2 may and may not do in this process.
 * Used by every file of this layer that creates a libxml2 parser, before it does so.
 * It never lets libxml2 open a file, a network address or a catalogue. */
#pragma once

#include <glib.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

G_BEGIN_DECLS

/* NONET and nothing that could follow or expand a reference; IGNORE_ENC as the bytes are UTF-8. */
#define DR_XML_PARSE_OPTIONS (XML_PARSE_NONET | XML_PARSE_IGNORE_ENC)

void dr_xml_safety_init            (void);
void dr_xml_safety_allow_resources (xmlStructuredErrorFunc error_func, void *error_data);
void dr_xml_safety_deny            (void);

G_END_DECLS
