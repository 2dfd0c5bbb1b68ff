/* dr-monitoring-page.h: the section “Monitoring”: measures with their targets, and the review date.
 * Used by the list of sections. A page of inputs: what they hold is the editor's. */
#pragma once

#include "dr-section-page.h"

G_BEGIN_DECLS

#define DR_TYPE_MONITORING_PAGE (dr_monitoring_page_get_type ())

G_DECLARE_FINAL_TYPE (DrMonitoringPage, dr_monitoring_page, DR, MONITORING_PAGE, DrSectionPage)

G_END_DECLS
