/* dr-mitigation-view.h: a table of the groups' losses, without mitigation and with it.
 * Used by the section on actions. It shows text that dr-mitigation-state made, and computes nothing. */
#pragma once

#include <adwaita.h>

#include "dr-mitigation-state.h"

G_BEGIN_DECLS

#define DR_TYPE_MITIGATION_VIEW (dr_mitigation_view_get_type ())

G_DECLARE_FINAL_TYPE (DrMitigationView, dr_mitigation_view, DR, MITIGATION_VIEW, GtkBox)

DrMitigationView *dr_mitigation_view_new  (void);
void              dr_mitigation_view_show (DrMitigationView *self, const DrMitigationState *state);

G_END_DECLS
