/* dr-verdict-bar.h: the end of a section under review: the verdict on it and a comment, to be given or to be read.
 * Used by every section. Saves itself like a draft; another officer's words are replaced only on purpose. */
#pragma once

#include <adwaita.h>

#include "dr-editor.h"

G_BEGIN_DECLS

#define DR_TYPE_VERDICT_BAR (dr_verdict_bar_get_type ())

G_DECLARE_FINAL_TYPE (DrVerdictBar, dr_verdict_bar, DR, VERDICT_BAR, AdwBin)

DrVerdictBar *dr_verdict_bar_new (DrEditor *editor, const char *section);

G_END_DECLS
