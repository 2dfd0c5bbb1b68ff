/* dr-ruling-view.h: an answer to findings as it was given, what reviewer and approver said of it, and Accept or Refuse.
 * Used by the cards of findings once the assessment was submitted. A ruling saves itself, in the name of who sits there. */
#pragma once

#include <adwaita.h>

#include "dr-editor.h"

G_BEGIN_DECLS

#define DR_TYPE_RULING_VIEW (dr_ruling_view_get_type ())

G_DECLARE_FINAL_TYPE (DrRulingView, dr_ruling_view, DR, RULING_VIEW, AdwBin)

DrRulingView *dr_ruling_view_new (DrEditor *editor, const char *item, const char *title);

G_END_DECLS
