/* dr-assessments-place.h: the register of assessments, as a table that is searched, filtered and sorted, and what can be
 * done with each.
 * Used by the main window. It reads pages of rows and never the whole; drafts that were deleted go when their toast does. */
#pragma once

#include <adwaita.h>

#include "dr-desk.h"

G_BEGIN_DECLS

#define DR_TYPE_ASSESSMENTS_PLACE (dr_assessments_place_get_type ())

G_DECLARE_FINAL_TYPE (DrAssessmentsPlace, dr_assessments_place, DR, ASSESSMENTS_PLACE, AdwBin)

void dr_assessments_place_set_desk (DrAssessmentsPlace *self, DrDesk *desk);
void dr_assessments_place_import   (DrAssessmentsPlace *self, const char * const *paths);

G_END_DECLS
