/* dr-reading-view.h: an assessment as it will be read, as text that can be selected and read aloud.
 * Used by "Check and submit". It changes nothing. */
#pragma once

#include <adwaita.h>

#include "dr-version.h"

G_BEGIN_DECLS

#define DR_TYPE_READING_VIEW (dr_reading_view_get_type ())

G_DECLARE_FINAL_TYPE (DrReadingView, dr_reading_view, DR, READING_VIEW, AdwBin)

DrReadingView *dr_reading_view_new  (void);
void           dr_reading_view_show (DrReadingView *self, const DrVersion *version);

G_END_DECLS
