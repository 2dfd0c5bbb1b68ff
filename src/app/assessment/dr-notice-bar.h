/* dr-notice-bar.h: the notice over an assessment: why what was typed is not saved, or why nothing can be, with what to do.
 * Used by the assessment's window, which asks it before it closes. What it says is dr-notice-state's; it never throws away
 * what was typed without being told to. */
#pragma once

#include <adwaita.h>

#include "dr-editor.h"

G_BEGIN_DECLS

#define DR_TYPE_NOTICE_BAR (dr_notice_bar_get_type ())

G_DECLARE_FINAL_TYPE (DrNoticeBar, dr_notice_bar, DR, NOTICE_BAR, AdwBin)

void     dr_notice_bar_set_editor (DrNoticeBar *self, DrEditor *editor);
void     dr_notice_bar_focus      (DrNoticeBar *self);
gboolean dr_notice_bar_holds      (DrNoticeBar *self);

G_END_DECLS
