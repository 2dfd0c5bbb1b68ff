/* dr-xml-scan.h: what the bytes of a file say before any parser sees them.
 * Used by the reader and the canonical form check.
 * It never decides whether the file is well-formed XML. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  gboolean plain;   /* no text can be out of NFC or hold a carriage return, so nobody need look again */
  guint line;       /* of the fault if there is one, else 0 */
} DrXmlScan;

guint    dr_xml_count_lines (const char *from, const char *to);
gboolean dr_xml_scan        (DrXmlScan *self, const char *name, const char *data, gsize length,
                             GError **error);

G_END_DECLS
