/* dr-drift-view.h: which assessments no longer hold with the latest evidence, each with a way to it and to its owner.
 * Used by the page "Changes". It has the register checked when it is asked to. */
#pragma once

#include <gtk/gtk.h>

#include "dr-evidence-copy.h"
#include "dr-long-work.h"

G_BEGIN_DECLS

#define DR_TYPE_DRIFT_VIEW (dr_drift_view_get_type ())

G_DECLARE_FINAL_TYPE (DrDriftView, dr_drift_view, DR, DRIFT_VIEW, GtkBox)

GtkWidget *dr_drift_view_new      (void);
void       dr_drift_view_set_copy (DrDriftView *self, DrEvidenceCopy *copy, DrLongWork *long_work);
void       dr_drift_view_check    (DrDriftView *self);

G_END_DECLS
