/* dr-regular-file.h: the bytes of a file that somebody named on a command line or in a dialogue.
 * Used by the CSV reader. It never waits on a pipe or a device, and never reads more than it is told to. */
#pragma once

#include <glib.h>

#include "dr-import-error.h"

G_BEGIN_DECLS

gboolean dr_regular_file_read (const char *path, gsize max_bytes, char **data, gsize *length, GError **error);

G_END_DECLS
