/* dr-sqlite-guard.h: keeps other programs from taking a store for one that nobody has open.
 * SQLite's locks are the process's, and the system drops all of them as soon as anything in the process closes the file: a chooser of
 * files does, which looks into what is in its folder. Whoever closes the store next would then take away the log that this process
 * still writes to, and with it whatever is written from then on. A guard's locks belong to itself. */
#pragma once

#include "dr-sql.h"

G_BEGIN_DECLS

typedef struct _DrSqliteGuard DrSqliteGuard;

DrSqliteGuard *dr_sqlite_guard_hold  (const char *path);
void           dr_sqlite_guard_close (DrSqliteGuard *self, DrSql *sql);

G_END_DECLS
