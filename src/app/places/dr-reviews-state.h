/* dr-reviews-state.h: what the queue of reviews says of each assessment that waits for somebody.
 * Used by the Reviews place. Pure functions of their arguments; no widget and no store. */
#pragma once

#include "dr-register-state.h"
#include "dr-vocabulary.h"

G_BEGIN_DECLS

/* One assessment that waits. */
typedef struct {
  const char *reference;
  guint       version;
  const char *title;
  const char *service;    /* name */
  const char *author;     /* name of who submitted it; "" where it is not known */
  DrStage     stage;
  DrStep      step;       /* that it waits for */
  DrDate      decision;   /* none: not said */
  DrDate      since;      /* of its last step; none: not known */
  const char *why_not;    /* (nullable): why who sits there cannot take the step */
} DrReviewsEntry;

/* Its texts. */
typedef struct {
  char          *title;
  char          *facts;      /* reference and version, service, stage, author */
  char          *waits;      /* what is to be done, and since when it waits */
  char          *decision;   /* "Decision 5 Mar 2027", or that there is no date */
  char          *days;       /* "in 12 days"; "" without a date */
  DrRegisterTone tone;
  char          *why_not;    /* (nullable) */
  char          *spoken;     /* all of it, for a screen reader */
} DrReviewsRow;

void  dr_reviews_row_init  (DrReviewsRow *self, const DrReviewsEntry *entry, DrDate today);
void  dr_reviews_row_clear (DrReviewsRow *self);
char *dr_reviews_count     (guint n, guint n_mine, gboolean more);
char *dr_reviews_badge     (guint n, gboolean more);
guint dr_reviews_follow    (const DrReviewsEntry *before, guint n_before, guint at, const DrReviewsEntry *after, guint n_after);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrReviewsRow, dr_reviews_row_clear)

G_END_DECLS
