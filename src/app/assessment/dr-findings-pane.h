/* dr-findings-pane.h: the findings of an assessment, live: most severe first, each with its figures and what to do.
 * Used by the assessment's window. Reads the editor's last check; never hides a finding. */
#pragma once

#include <adwaita.h>

#include "dr-editor.h"

G_BEGIN_DECLS

#define DR_TYPE_FINDINGS_PANE (dr_findings_pane_get_type ())

G_DECLARE_FINAL_TYPE (DrFindingsPane, dr_findings_pane, DR, FINDINGS_PANE, AdwBin)

void dr_findings_pane_set_editor (DrFindingsPane *self, DrEditor *editor);

G_END_DECLS
