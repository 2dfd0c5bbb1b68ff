/* dr-service-view.h: one service: its access points, customers, contacts, channel mixes and what works best for whom.
 * Used by the page "Services". It shows what dr-services-state.h computed. */
#pragma once

#include <gtk/gtk.h>

#include "dr-evidence-copy.h"

G_BEGIN_DECLS

#define DR_TYPE_SERVICE_VIEW (dr_service_view_get_type ())

G_DECLARE_FINAL_TYPE (DrServiceView, dr_service_view, DR, SERVICE_VIEW, GtkBox)

DrServiceView *dr_service_view_new  (void);
void           dr_service_view_show (DrServiceView *self, DrEvidenceCopy *copy, int service);

G_END_DECLS
