/* dr-look-back-view.h: the look back after the change: what was predicted beside what was measured, what follows from it,
 * and the buttons that do it.
 * Used by the section on monitoring once a version is approved. The register guards every step; this asks it. */
#pragma once

#include <adwaita.h>

#include "dr-editor.h"

G_BEGIN_DECLS

#define DR_TYPE_LOOK_BACK_VIEW (dr_look_back_view_get_type ())

G_DECLARE_FINAL_TYPE (DrLookBackView, dr_look_back_view, DR, LOOK_BACK_VIEW, GtkBox)

DrLookBackView *dr_look_back_view_new     (DrEditor *editor);
void            dr_look_back_view_refresh (DrLookBackView *self);

G_END_DECLS
