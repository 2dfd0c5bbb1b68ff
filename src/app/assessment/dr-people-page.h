/* dr-people-page.h: the section “People”: the groups of the service's customers, and the sources used.
 * Used by the list of sections. A page of inputs: what they hold is the editor's. */
#pragma once

#include "dr-section-page.h"

G_BEGIN_DECLS

#define DR_TYPE_PEOPLE_PAGE (dr_people_page_get_type ())

G_DECLARE_FINAL_TYPE (DrPeoplePage, dr_people_page, DR, PEOPLE_PAGE, DrSectionPage)

G_END_DECLS
