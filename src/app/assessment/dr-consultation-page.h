/* dr-consultation-page.h: the section “Consultation”: who was asked, how, and what came of it.
 * Used by the list of sections. A page of inputs: what they hold is the editor's. */
#pragma once

#include "dr-section-page.h"

G_BEGIN_DECLS

#define DR_TYPE_CONSULTATION_PAGE (dr_consultation_page_get_type ())

G_DECLARE_FINAL_TYPE (DrConsultationPage, dr_consultation_page, DR, CONSULTATION_PAGE, DrSectionPage)

G_END_DECLS
