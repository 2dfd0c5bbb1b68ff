/* dr-reviews-work.h: what waits for the person at the desk, looked up in a lane: those with a decision date first, the
 * earliest at the top.
 * Used by the Reviews place and by the count beside its name. It reads a page at a time and stops when it has enough. */
#pragma once

#include "dr-desk.h"
#include "dr-reviews-state.h"

G_BEGIN_DECLS

typedef struct {
  /*< private >*/
  DrArena              *arena;

  /*< public, read-only >*/
  const DrReviewsEntry *entries;   /* (nullable): none where they were only counted */
  guint                 n;
  guint                 n_mine;    /* of them, that the person can act on */
  gboolean              more;      /* there are others behind them */
  gboolean              has_role;  /* there is something that the person may do at some stage */
  gboolean              is_bound;  /* for some services only */
} DrReviewsQueue;

void            dr_reviews_look        (DrDesk *desk, gboolean others, guint limit, GAsyncReadyCallback callback,
                                        gpointer user_data);
void            dr_reviews_count_mine  (DrDesk *desk, guint limit, GAsyncReadyCallback callback, gpointer user_data);
DrReviewsQueue *dr_reviews_finish      (DrDesk *desk, GAsyncResult *result, GError **error);
DrReviewsQueue *dr_reviews_queue_read  (DrRegister *in, const char *person, gboolean others, gboolean only_count, guint limit,
                                        GCancellable *cancellable, GError **error);
void            dr_reviews_queue_free  (DrReviewsQueue *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrReviewsQueue, dr_reviews_queue_free)

G_END_DECLS
