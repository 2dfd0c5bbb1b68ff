/* dr-folder.h: the folder that a register is kept in.
 * Used by the command line and the first run, before the store is opened there. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean dr_folder_make (const char *path, GError **error);

G_END_DECLS
