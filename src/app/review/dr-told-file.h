/* dr-told-file.h: a key file of the person's own with what is told and not yet in a register, one for each register.
 * Used by dr-word-keep and dr-decision-keep, which say what stands in it. It is no part of the register, and goes with the
 * last that is kept in it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *dr_told_file_path   (const char *folder, const char *store, const char *kind);
char     *dr_told_file_escape (const char *text);
GKeyFile *dr_told_file_read   (const char *path);
gboolean  dr_told_file_write  (GKeyFile *file, const char *path, GError **error);

G_END_DECLS
