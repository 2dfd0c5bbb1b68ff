/* dr-submit-page.h: the last section: everything open in order of severity, the assessment as it will be read, submission;
 * afterwards where it stands, and the way to a new version.
 * Used by the assessment's window. */
#pragma once

#include "dr-section-page.h"

G_BEGIN_DECLS

#define DR_TYPE_SUBMIT_PAGE (dr_submit_page_get_type ())

G_DECLARE_FINAL_TYPE (DrSubmitPage, dr_submit_page, DR, SUBMIT_PAGE, DrSectionPage)

G_END_DECLS
