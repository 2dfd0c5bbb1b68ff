/* dr-version-trail.h: what the trail tells of one version, and whether it and the register agree.
 * Used where a version is loaded, and by every verb that acts on one. It reads one assessment's entries; what only the
 * whole trail can tell is for dr_register_check(). */
#pragma once

#include "dr-version.h"

G_BEGIN_DECLS

gboolean dr_version_read_trail  (DrVersion *self, DrStore *store, const char *digests[DR_N_EDITION_KINDS],
                                 GError **error);
gboolean dr_version_check_trail (const DrVersion *self, GError **error);

G_END_DECLS
