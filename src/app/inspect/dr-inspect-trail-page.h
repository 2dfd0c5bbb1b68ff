/* dr-inspect-trail-page.h: the trail as a timeline: who did what when, day by day, of all assessments or of one.
 * Used by the Inspect window. Its rows are made as they come into sight. */
#pragma once

#include <adwaita.h>

#include "dr-inspected.h"

G_BEGIN_DECLS

#define DR_TYPE_INSPECT_TRAIL_PAGE (dr_inspect_trail_page_get_type ())

G_DECLARE_FINAL_TYPE (DrInspectTrailPage, dr_inspect_trail_page, DR, INSPECT_TRAIL_PAGE, AdwBin)

void dr_inspect_trail_page_set_inspected (DrInspectTrailPage *self, DrInspected *inspected);

G_END_DECLS
