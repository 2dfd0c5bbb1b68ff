/* dr-outcome-page.h: the section “Outcome”: the four outcomes explained, and what each would raise.
 * Used by the list of sections. A page of inputs: what they hold is the editor's. */
#pragma once

#include "dr-section-page.h"

G_BEGIN_DECLS

#define DR_TYPE_OUTCOME_PAGE (dr_outcome_page_get_type ())

G_DECLARE_FINAL_TYPE (DrOutcomePage, dr_outcome_page, DR, OUTCOME_PAGE, DrSectionPage)

G_END_DECLS
