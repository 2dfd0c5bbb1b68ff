/* dr-sql.h: one connection, its prepared statements, and SQLite's errors in the store's words.
 * Used by this folder only. Statements are prepared once and reset when their variable goes out of scope.
 * It knows nothing of the domain. */
#pragma once

#include <glib.h>
#include <sqlite3.h>

#include "dr-arena.h"

G_BEGIN_DECLS

typedef struct _DrSql DrSql;
typedef sqlite3_stmt DrStatement;

DrSql       *dr_sql_new       (sqlite3 *connection, const char *path);
void         dr_sql_free      (DrSql *self);
sqlite3     *dr_sql_get       (DrSql *self);
void         dr_sql_set_error (sqlite3 *connection, const char *path, int code, GError **error);

DrStatement *dr_sql_prepare   (DrSql *self, GError **error, const char *sql, const char *types, ...);
gboolean     dr_sql_step      (DrSql *self, DrStatement *statement, gboolean *row, GError **error);
gboolean     dr_sql_run       (DrSql *self, GError **error, const char *sql, const char *types, ...);
gboolean     dr_sql_number    (DrSql *self, gint64 *number, GError **error, const char *sql, const char *types, ...);

gboolean     dr_sql_begin     (DrSql *self, GError **error);
gboolean     dr_sql_begin_read (DrSql *self, GError **error);
gboolean     dr_sql_end       (DrSql *self, gboolean good, GError **error);
gboolean     dr_sql_begin_together (DrSql *self, GError **error);
gboolean     dr_sql_end_together (DrSql *self, gboolean good, GError **error);
gboolean     dr_sql_is_together (DrSql *self);
guint        dr_sql_rollbacks (DrSql *self);
void         dr_sql_set_safe  (DrSql *self, gboolean safe);

const char  *dr_sql_text      (DrStatement *statement, int column, DrArena *arena);

void         dr_statement_reset (DrStatement *statement);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrStatement, dr_statement_reset)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrSql, dr_sql_free)

G_END_DECLS
