/* dr-sqlite-schema.h: the store's schema by version: what a file is, and bringing it up to date.
 * Used when a store is opened or restored. A file that is no store, or a later program's, is never written to. */
#pragma once

#include "dr-sql.h"

G_BEGIN_DECLS

#define DR_SQLITE_SCHEMA_VERSION 3
#define DR_SQLITE_APPLICATION_ID 0x44755265   /* "DuRe" */

gboolean dr_sqlite_schema_inspect (DrSql *sql, const char *path, gboolean *empty, int *version, GError **error);
gboolean dr_sqlite_schema_update  (DrSql *sql, const char *path, GError **error);
gboolean dr_sqlite_schema_check   (DrSql *sql, const char *path, GError **error);

G_END_DECLS
