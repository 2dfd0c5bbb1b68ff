/* dr-sqlite-file.h: connections to files: which file an address means, whether it may hold a store, opening it.
 * Used to open, back up and restore. Everything that can be known to go wrong is refused before anything is written. */
#pragma once

#include <sys/types.h>

#include "dr-sql.h"
#include "dr-store.h"

G_BEGIN_DECLS

char       *dr_sqlite_file_path    (const char *uri, GError **error);
char       *dr_sqlite_file_locate  (const char *uri, GError **error);
const char *dr_sqlite_file_network (guint64 file_system);
DrSql      *dr_sqlite_file_open    (const char *path, DrStoreOpenFlags flags, GError **error);

G_END_DECLS
