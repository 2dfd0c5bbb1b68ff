/* dr-reading-view.h: an assessment as it will be read, as text that can be selected and read aloud.
 * Used by "Check and submit" and by the Inspect view. It changes nothing. */
#pragma once

#include <adwaita.h>

#include "dr-reading-state.h"

G_BEGIN_DECLS

#define DR_TYPE_READING_VIEW (dr_reading_view_get_type ())

G_DECLARE_FINAL_TYPE (DrReadingView, dr_reading_view, DR, READING_VIEW, AdwBin)

DrReadingView *dr_reading_view_new  (void);
void           dr_reading_view_show (DrReadingView *self, const DrVersion *version);
void           dr_reading_view_show_state (DrReadingView *self, DrReadingState *state);

G_END_DECLS
