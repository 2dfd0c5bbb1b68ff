/* dr-changes-page.h: the page "Changes" of the Evidence place: what a working copy changes, putting it in force, and which
 * assessments no longer hold then.
 * Used by the place. What it shows is computed by dr-changes-state.h and dr-drift-state.h. */
#pragma once

#include <adwaita.h>

#include "dr-evidence-copy.h"
#include "dr-long-work.h"

G_BEGIN_DECLS

#define DR_TYPE_CHANGES_PAGE (dr_changes_page_get_type ())

G_DECLARE_FINAL_TYPE (DrChangesPage, dr_changes_page, DR, CHANGES_PAGE, AdwBin)

void dr_changes_page_set_copy (DrChangesPage *self, DrEvidenceCopy *copy, DrLongWork *long_work);

G_END_DECLS
