/* dr-xml-file.h: whole files in and out, all or nothing.
 * Used by the reader and by whatever exports a file.
 * It never reads anything but a regular file and never leaves part of one behind. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *dr_xml_read_file  (const char *path, gsize max_bytes, gsize *length, GError **error);
gboolean dr_xml_write_file (const char *path, const char *data, gsize length, GError **error);

gboolean dr_xml_file_has_folder (const char *path);

G_END_DECLS
