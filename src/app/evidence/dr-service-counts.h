/* dr-service-counts.h: customers and contacts of a service as rows that can be changed, each with its source.
 * Used by the view of a service. It gives the working copy edits, and writes nothing itself. */
#pragma once

#include <gtk/gtk.h>

#include "dr-evidence-copy.h"
#include "dr-services-state.h"

G_BEGIN_DECLS

typedef enum { DR_SERVICE_CUSTOMERS, DR_SERVICE_CONTACTS } DrServiceCountKind;

#define DR_TYPE_SERVICE_COUNTS (dr_service_counts_get_type ())

G_DECLARE_FINAL_TYPE (DrServiceCounts, dr_service_counts, DR, SERVICE_COUNTS, GtkBox)

DrServiceCounts *dr_service_counts_new  (DrServiceCountKind kind);
void             dr_service_counts_show (DrServiceCounts *self, DrEvidenceCopy *copy, const DrServiceState *state);

G_END_DECLS
