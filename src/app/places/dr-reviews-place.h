/* dr-reviews-place.h: the Reviews place: what waits for the person at the desk to be reviewed, approved or recorded as
 * decided, the earliest decision first.
 * Used by the main window. A row opens its assessment; nothing is judged here. */
#pragma once

#include <adwaita.h>

#include "dr-desk.h"

G_BEGIN_DECLS

#define DR_TYPE_REVIEWS_PLACE (dr_reviews_place_get_type ())

G_DECLARE_FINAL_TYPE (DrReviewsPlace, dr_reviews_place, DR, REVIEWS_PLACE, AdwBin)

void dr_reviews_place_set_desk (DrReviewsPlace *self, DrDesk *desk);

G_END_DECLS
