/* dr-sqlite-plan.h: a statement over the register's rows in the making: its search, filters, order and the index it
 * goes along.
 * Used by pages and counts. It reads no row. */
#pragma once

#include "dr-sqlite-store.h"

G_BEGIN_DECLS

typedef struct {
  GString   *sql;        /* text with numbered values; after the filter it begins at FROM */
  GPtrArray *texts;      /* what each value is; NULL: a number */
  GArray    *numbers;    /* of gint64 */
  GArray    *filters;    /* where few rows may be found */
} DrSqlitePlan;

void         dr_sqlite_plan_start   (DrSqlitePlan *plan);
void         dr_sqlite_plan_end     (DrSqlitePlan *plan);
gboolean     dr_sqlite_plan_filter  (DrSqliteStore *self, DrSqlitePlan *plan, const DrRegisterQuery *query,
                                     gboolean *nothing, GError **error);
void         dr_sqlite_plan_order   (DrSqlitePlan *plan, const DrRegisterQuery *query);
DrStatement *dr_sqlite_plan_prepare (DrSqliteStore *self, DrSqlitePlan *plan, const char *sql, GError **error);

G_END_DECLS
