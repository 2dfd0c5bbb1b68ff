/* dr-results-view.h: what was measured of one measure, by period and group, and the form that adds to it.
 * Used by the section on monitoring, in the card of a measure. Where nobody may add anything now it says why. */
#pragma once

#include <adwaita.h>

#include "dr-editor.h"

G_BEGIN_DECLS

#define DR_TYPE_RESULTS_VIEW (dr_results_view_get_type ())

G_DECLARE_FINAL_TYPE (DrResultsView, dr_results_view, DR, RESULTS_VIEW, GtkBox)

DrResultsView *dr_results_view_new (DrEditor *editor, const char *item);

G_END_DECLS
