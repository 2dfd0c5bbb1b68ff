/* dr-live-versions.h: the versions of the register that are live, and the record that each was sealed in last.
 * Used by what looks at all of them: the recheck and the gaps. It reads no record and writes nothing. */
#pragma once

#include "dr-store.h"
#include "dr-trail-statement.h"

G_BEGIN_DECLS

guint    dr_live_versions_stages   (void);
gboolean dr_live_versions_replaced (const DrRegisterRow *row);
gboolean dr_live_versions_find_record (DrStore *store, const char *reference, guint version, char record[DR_DIGEST_SIZE],
                                       DrTrailStatement **sealed, GError **error);

G_END_DECLS
