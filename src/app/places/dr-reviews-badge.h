/* dr-reviews-badge.h: how many reviews wait for the person at the desk, beside the place's name in the sidebar.
 * Used by the main window. It counts to a hundred, in a lane; nothing is shown where nothing waits. */
#pragma once

#include <adwaita.h>

#include "dr-desk.h"

G_BEGIN_DECLS

#define DR_TYPE_REVIEWS_BADGE (dr_reviews_badge_get_type ())

G_DECLARE_FINAL_TYPE (DrReviewsBadge, dr_reviews_badge, DR, REVIEWS_BADGE, AdwBin)

void dr_reviews_badge_set_desk (DrReviewsBadge *self, DrDesk *desk);

G_END_DECLS
