/* dr-register-pages.h: the pages of one query's rows: found by the rows between them, read here or where that takes too long.
 * Used by DrRegisterModel, which walks the register for those rows. It never waits for a page, and tells nobody of rows:
 * their items say so themselves. */
#pragma once

#include "dr-desk.h"
#include "dr-register-cache.h"

G_BEGIN_DECLS

/* Its owner sets what is shown; pages on their way keep it alive. */
typedef struct {
  DrDesk          *desk;
  DrRegisterQuery *query;      /* (nullable): that is shown */
  GPtrArray       *anchors;    /* of DrRegisterRow: the last row of each full page, as far as they are known */
  DrRegisterCache *cache;
  GCancellable    *stop;       /* of pages being read, and of the walk for the same query */
  guint            slow;       /* pages that took the main thread too long */
  gint64           longest;    /* microseconds that a page has kept the main thread */
} DrRegisterPages;

DrRegisterPages     *dr_register_pages_new          (void);
void                 dr_register_pages_unref        (DrRegisterPages *self);
DrRegisterCached    *dr_register_pages_get          (DrRegisterPages *self, guint number);
const DrRegisterRow *dr_register_pages_row_before   (DrRegisterPages *self, guint number);
void                 dr_register_pages_read_waiting (DrRegisterPages *self);

G_END_DECLS
