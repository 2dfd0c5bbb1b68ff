/* dr-xml-canonical.h: whether a file's bytes are already Canonical XML 1.0 (inclusive, without comments).
 * Used by verify, to tell a file that is valid but not canonical from a good one.
 * It never validates, and it parses as safely as the reader does. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean dr_xml_is_canonical (const char *data, gsize length, gsize *first_difference_line);

G_END_DECLS
