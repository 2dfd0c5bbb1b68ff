/* dr-trail-order.h: which numbers of a chain came, and which are missing, twice or late.
 * Used by the reader of a trail's file, one for each chain. It remembers a bounded number of gaps, not the numbers. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More gaps than these are told as one. */
#define DR_TRAIL_GAPS_MAX 1000

typedef struct {
  guint64 first;
  guint64 last;
  guint64 n_missing;   /* fewer than the gap is wide where items without numbers stand in it too: which, nobody can tell */
} DrTrailGap;

typedef struct {
  guint64 next;        /* that is expected, from 1 */
  guint64 stated;      /* the largest that an entry stated itself, and did not only take by its place */
  GArray *gaps;        /* (nullable): of DrTrailGap: skipped and not come since, in order */
} DrTrailOrder;

typedef enum {
  DR_TRAIL_IN_ORDER,
  DR_TRAIL_SKIPS,      /* numbers before it have not come: a gap */
  DR_TRAIL_LATE,       /* it fills part of a gap */
  DR_TRAIL_TWICE,      /* it came before */
  DR_TRAIL_SHIFTED,    /* there is an item without a number too many before it */
} DrTrailPlace;

DrTrailPlace dr_trail_order_take    (DrTrailOrder *self, guint64 number, guint64 *from);
void         dr_trail_order_assume  (DrTrailOrder *self);
gboolean     dr_trail_order_skipped (const DrTrailOrder *self, guint64 number);
void         dr_trail_order_clear   (DrTrailOrder *self);

G_END_DECLS
