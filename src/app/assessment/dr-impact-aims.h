/* dr-impact-aims.h: which of the three aims of the Equality Act an entry on impacts has to answer.
 * Used by the card of an impact. Pure: it knows the groups and characteristics that the entry names, and no judgement. */
#pragma once

#include "dr-evidence.h"

G_BEGIN_DECLS

guint    dr_impact_aims_required   (const DrEvidence *evidence, const char *groups, const char *characteristics);
gboolean dr_impact_aims_first_only (const DrEvidence *evidence, const char *groups, const char *characteristics);

G_END_DECLS
