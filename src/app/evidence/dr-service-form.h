/* dr-service-form.h: asks for one service, or for one of its access points, new or there already.
 * Used by the page "Services". */
#pragma once

#include <gtk/gtk.h>

#include "dr-evidence-copy.h"

G_BEGIN_DECLS

void dr_service_form_add          (GtkWidget *above, DrEvidenceCopy *copy);
void dr_service_form_change       (GtkWidget *above, DrEvidenceCopy *copy, int service);
void dr_service_form_add_point    (GtkWidget *above, DrEvidenceCopy *copy, int service);
void dr_service_form_change_point (GtkWidget *above, DrEvidenceCopy *copy, int point);

G_END_DECLS
