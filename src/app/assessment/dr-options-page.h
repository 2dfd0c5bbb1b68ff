/* dr-options-page.h: the section "Options and access points": the grid, and under it the access review as it follows.
 * Used by the assessment's window. Everything that is done to options and points goes by its "options" actions. */
#pragma once

#include "dr-section-page.h"

G_BEGIN_DECLS

#define DR_TYPE_OPTIONS_PAGE (dr_options_page_get_type ())

G_DECLARE_FINAL_TYPE (DrOptionsPage, dr_options_page, DR, OPTIONS_PAGE, DrSectionPage)

G_END_DECLS
