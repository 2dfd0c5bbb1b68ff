/* dr-screening-page.h: the section “Screening”: is a full assessment needed, with the checks' view beside it.
 * Used by the list of sections. A page of inputs: what they hold is the editor's. */
#pragma once

#include "dr-section-page.h"

G_BEGIN_DECLS

#define DR_TYPE_SCREENING_PAGE (dr_screening_page_get_type ())

G_DECLARE_FINAL_TYPE (DrScreeningPage, dr_screening_page, DR, SCREENING_PAGE, DrSectionPage)

G_END_DECLS
