/* dr-evidence-place.h: the place "Evidence" of the main window: the evidence base, its sources, and what changed in it.
 * Used by the main window. Its pages come from dr-evidence-pages.h; it reads and writes nothing itself. */
#pragma once

#include <adwaita.h>

#include "dr-desk.h"

G_BEGIN_DECLS

#define DR_TYPE_EVIDENCE_PLACE (dr_evidence_place_get_type ())

G_DECLARE_FINAL_TYPE (DrEvidencePlace, dr_evidence_place, DR, EVIDENCE_PLACE, AdwBin)

void dr_evidence_place_set_desk (DrEvidencePlace *self, DrDesk *desk);

G_END_DECLS
