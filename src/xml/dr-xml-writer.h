/* dr-xml-writer.h: writes Canonical XML 1.0 (inclusive, without comments), indented.
 * Used by every serialiser. It never writes a declaration, a final newline, or a character XML forbids. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DrXmlWriter DrXmlWriter;

DrXmlWriter *dr_xml_writer_new             (void);
void         dr_xml_writer_free            (DrXmlWriter *self);
void         dr_xml_writer_start           (DrXmlWriter *self, const char *name);
void         dr_xml_writer_attribute       (DrXmlWriter *self, const char *name, const char *value);
void         dr_xml_writer_text            (DrXmlWriter *self, const char *text);
void         dr_xml_writer_end             (DrXmlWriter *self);
void         dr_xml_writer_text_element    (DrXmlWriter *self, const char *name, const char *text);
gsize        dr_xml_writer_get_length      (const DrXmlWriter *self);
char        *dr_xml_writer_finish          (DrXmlWriter *self, gsize *length);

char        *dr_xml_clean_text             (const char *text, gssize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrXmlWriter, dr_xml_writer_free)

G_END_DECLS
