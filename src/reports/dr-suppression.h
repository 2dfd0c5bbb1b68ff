/* dr-suppression.h: which numbers of a document have to be coarsened, so that no count of 1 to 9 can be worked out from it.
 * Used by the public version. Pure: it looks at keys, numbers and the sums that the document declares.
 * It changes no document and knows no words. */
#pragma once

#include <gio/gio.h>

#include "dr-document.h"

G_BEGIN_DECLS

/* Counts from 1 up to here are not shown. */
#define DR_SMALL_COUNT_MOST 9

/* More than any count. */
#define DR_SUPPRESSION_ANY ((gint64) 1 << 50)

/* What the arithmetic leaves behind: see dr_people_of (). */
#define DR_SUPPRESSION_CRUMB 1e-9

/* How the numbers of one family are shown; each hides more than the one before it. A family is what keys have in common
 * up to their first slash: all that is said of one group, of one consultation, of one channel. How many people a group has is a
 * family of its own, no coarser than it has to be: it is published elsewhere. */
typedef enum {
  DR_COARSE_EXACT,      /* none of them is a small count, and none helps to work one out */
  DR_COARSE_TENS,       /* as the ten that they lie in: 240 to 249 */
  DR_COARSE_HUNDREDS,   /* likewise: 200 to 299; from 10 to 99 */
  DR_COARSE_WITHHELD,   /* not at all */
} DrCoarse;

/* One end of a number, as it is shown: whole people. */
typedef struct {
  gint64   lo;
  gint64   hi;
  gboolean small;   /* it is shown as "fewer than 10" */
} DrCoarseEnd;

typedef struct _DrSuppression DrSuppression;

DrSuppression *dr_suppression_new   (const DrDocument *document, const DrSuppression * const *earlier, guint n_earlier,
                                     GCancellable *cancellable);
void           dr_suppression_free  (DrSuppression *self);
DrCoarse       dr_suppression_get   (const DrSuppression *self, const DrValue *value);
DrCoarse       dr_suppression_get_key (const DrSuppression *self, const char *key);

static inline gboolean
dr_suppression_is_small (gint64 count)
{
  return count >= 1 && count <= DR_SMALL_COUNT_MOST;
}

gboolean       dr_suppression_counts (const DrValue *value, gint64 *lo, gint64 *hi);
DrCoarseEnd    dr_suppression_end    (gint64 count, DrCoarse coarse);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrSuppression, dr_suppression_free)

G_END_DECLS
