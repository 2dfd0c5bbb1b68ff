/* dr-gaps-page.h: the page "Gaps" of the Evidence place: which figures would settle most, over all live assessments.
 * Used by the place. It is worked out when it is first looked at, and kept until the register changes. */
#pragma once

#include <adwaita.h>

#include "dr-evidence-pages.h"

G_BEGIN_DECLS

#define DR_TYPE_GAPS_PAGE (dr_gaps_page_get_type ())

G_DECLARE_FINAL_TYPE (DrGapsPage, dr_gaps_page, DR, GAPS_PAGE, AdwBin)

void dr_gaps_page_set_setting (DrGapsPage *self, const DrEvidenceSetting *setting);

G_END_DECLS
