/* dr-trail-walk.h: the store's trail from its first entry to one that was its last when somebody looked.
 * Used by the export, the return and the sample: entries are only ever appended, so that whatever goes by the trail up to
 * one entry belongs to one moment. It keeps a page of entries in memory, and never looks at a row of the register. */
#pragma once

#include "dr-store.h"
#include "dr-trail-statement.h"

G_BEGIN_DECLS

/* Is told of each entry; it is gone afterwards. Returns FALSE with @error set to stop. */
typedef gboolean (*DrTrailWalkEach) (const DrTrailEntry *entry, gpointer data, GError **error);

gboolean          dr_trail_walk        (DrStore *store, guint64 length, DrTrailWalkEach each, gpointer data,
                                        GCancellable *cancellable, GError **error);
DrTrailStatement *dr_trail_walk_read   (const DrTrailEntry *entry, GError **error);
const char       *dr_trail_walk_detail (const DrTrailStatement *statement, const char *name);
DrDate            dr_trail_walk_day    (const DrTrailStatement *statement);

G_END_DECLS
