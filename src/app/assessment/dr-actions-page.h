/* dr-actions-page.h: the section on mitigation and actions: what the failing rules suggest, the actions, and the figures
 * with and without the mitigations that count.
 * Used by the list of sections. It computes nothing: dr-suggestions and dr-mitigation-state do. */
#pragma once

#include "dr-section-page.h"

G_BEGIN_DECLS

#define DR_TYPE_ACTIONS_PAGE (dr_actions_page_get_type ())

G_DECLARE_FINAL_TYPE (DrActionsPage, dr_actions_page, DR, ACTIONS_PAGE, DrSectionPage)

G_END_DECLS
