/* dr-impacts-page.h: the section on impacts: entries with the figures beside them, worst first; who is not judged yet; who
 * might be looked at together; reasonable adjustments and the mark for a risk of prohibited conduct.
 * Used by the list of sections. It computes nothing: dr-impacts-state does. */
#pragma once

#include "dr-section-page.h"

G_BEGIN_DECLS

#define DR_TYPE_IMPACTS_PAGE (dr_impacts_page_get_type ())

G_DECLARE_FINAL_TYPE (DrImpactsPage, dr_impacts_page, DR, IMPACTS_PAGE, DrSectionPage)

G_END_DECLS
