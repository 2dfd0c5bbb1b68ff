/* dr-sqlite-mounts.h: whether a mount made by a program (FUSE) brings in another machine's files.
 * Used when a store is opened: all such mounts have one number in statfs(). Pure: it reads no file. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dr_sqlite_mounts_network (const char *mountinfo, guint major, guint minor);

G_END_DECLS
