/* dr-conflict-window.h: fields that two officers changed: mine and theirs side by side, one choice a field.
 * Used by the assessment's window. It loses neither text: both can be read and copied until one is chosen. */
#pragma once

#include <adwaita.h>

#include "dr-editor.h"

G_BEGIN_DECLS

#define DR_TYPE_CONFLICT_WINDOW (dr_conflict_window_get_type ())

G_DECLARE_FINAL_TYPE (DrConflictWindow, dr_conflict_window, DR, CONFLICT_WINDOW, AdwWindow)

DrConflictWindow *dr_conflict_window_new (DrEditor *editor);

G_END_DECLS
