/* dr-change-page.h: the section “The change”: what and why, when, and who decides.
 * Used by the list of sections. A page of inputs: what they hold is the editor's. */
#pragma once

#include "dr-section-page.h"

G_BEGIN_DECLS

#define DR_TYPE_CHANGE_PAGE (dr_change_page_get_type ())

G_DECLARE_FINAL_TYPE (DrChangePage, dr_change_page, DR, CHANGE_PAGE, DrSectionPage)

G_END_DECLS
