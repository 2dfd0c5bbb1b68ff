/* dr-sign-off-panel.h: the review as a whole: sections and their verdicts, the decision, and the steps that can be taken.
 * Used by the last section of an assessment that was submitted. The register guards every step; what it refuses is said
 * here in its words. */
#pragma once

#include <adwaita.h>

#include "dr-editor.h"

G_BEGIN_DECLS

#define DR_TYPE_SIGN_OFF_PANEL (dr_sign_off_panel_get_type ())

G_DECLARE_FINAL_TYPE (DrSignOffPanel, dr_sign_off_panel, DR, SIGN_OFF_PANEL, AdwBin)

DrSignOffPanel *dr_sign_off_panel_new (DrEditor *editor);

G_END_DECLS
