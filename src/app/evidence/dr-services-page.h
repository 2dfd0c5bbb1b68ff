/* dr-services-page.h: the page "Services" of the Evidence place: the services, and one of them at a time.
 * Used by the place. What it shows is computed by dr-services-state.h. */
#pragma once

#include <adwaita.h>

#include "dr-evidence-copy.h"

G_BEGIN_DECLS

#define DR_TYPE_SERVICES_PAGE (dr_services_page_get_type ())

G_DECLARE_FINAL_TYPE (DrServicesPage, dr_services_page, DR, SERVICES_PAGE, AdwBin)

void dr_services_page_set_copy (DrServicesPage *self, DrEvidenceCopy *copy);

G_END_DECLS
