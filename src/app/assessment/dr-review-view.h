/* dr-review-view.h: the access review of one option, redrawn whenever the assessment is checked: charts, sentences, and
 * which figure would settle it. Used by the section "Options and access points". It follows the chosen option until
 * another is looked at. */
#pragma once

#include <adwaita.h>

#include "dr-check.h"

G_BEGIN_DECLS

#define DR_TYPE_REVIEW_VIEW (dr_review_view_get_type ())

G_DECLARE_FINAL_TYPE (DrReviewView, dr_review_view, DR, REVIEW_VIEW, GtkBox)

DrReviewView *dr_review_view_new  (void);
void          dr_review_view_show (DrReviewView *self, const DrCheck *check);
void          dr_review_view_set_help (DrReviewView *self, const char *help);

G_END_DECLS
