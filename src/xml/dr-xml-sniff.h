/* dr-xml-sniff.h: the root element of a file, without reading the rest.
 * Used by the document to choose a schema.
 * It never looks past the root's start tag. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  char *root;          /* local name */
  char *uri;           /* its namespace, "" for none */
  char *format;        /* value of its format attribute, or NULL */
  guint line;          /* of its start tag */
} DrXmlSniff;

gboolean dr_xml_sniff       (DrXmlSniff *self, const char *name, const char *data, gsize length,
                             GError **error);
void     dr_xml_sniff_clear (DrXmlSniff *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrXmlSniff, dr_xml_sniff_clear)

G_END_DECLS
