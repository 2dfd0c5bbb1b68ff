/* dr-justify-window.h: asks for the officer's answer to the findings of one case, and which of them it answers.
 * Used by the findings. It answers nothing by itself, and an answer never deletes a finding. */
#pragma once

#include <adwaita.h>

#include "dr-editor.h"

G_BEGIN_DECLS

#define DR_TYPE_JUSTIFY_WINDOW (dr_justify_window_get_type ())

G_DECLARE_FINAL_TYPE (DrJustifyWindow, dr_justify_window, DR, JUSTIFY_WINDOW, AdwWindow)

DrJustifyWindow *dr_justify_window_new     (DrEditor *editor, const char *rule, const char *rule_case,
                                            const char *subjects, const char *subject);
void             dr_justify_window_explain (DrJustifyWindow *self, const char *title, const char *question,
                                            const char *findings);

G_END_DECLS
