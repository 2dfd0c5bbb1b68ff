/* dr-suppression-private.h: what dr-suppression*.c share: numbers, the sums that hold between them, and what somebody who reads
 * them can know.
 * Used by these files only.
 * It states no number: it says how coarsely each may be stated. */
#pragma once

#include "dr-suppression.h"

G_BEGIN_DECLS

/* Of the nine numbers that a hidden count may be, so many have to stay possible. */
#define DR_SUPPRESSION_POSSIBLE 5

#define DR_SUPPRESSION_ENDS 2

/* One quantity: all values with its key. */
typedef struct {
  guint    family;
  gint64   count[DR_SUPPRESSION_ENDS];   /* the true lower and upper end */
  gint64   most;      /* people of its group: it is no more than that; else DR_SUPPRESSION_ANY */
  gint64   need[DR_SUPPRESSION_ENDS];    /* it rests on few answers, or hides what does: so wide is what may be known; else 0 */
  gboolean few;       /* it rests on few answers itself */
  gboolean answers;   /* that a figure rests on: whoever sees any range of its group knows them */
  gboolean lost[DR_SUPPRESSION_ENDS];    /* it is given away, and nothing that could be hidden here would help */
} DrQuantity;

/* What somebody who reads only the public version can know of one end. */
typedef struct {
  gint64 lo;
  gint64 hi;
} DrKnown;

/* @total less the parts is @rest, which somebody may know. */
typedef struct {
  int      total;         /* index of quantities; -1: known to everybody */
  guint    first;         /* of members: the parts */
  guint    n;
  gint64   rest[DR_SUPPRESSION_ENDS];
  gboolean holds[DR_SUPPRESSION_ENDS];
  gboolean exact;         /* it holds to the person, or not at all */
  gboolean lacks;         /* a total that is named, and stands nowhere */
  gboolean blind;         /* some of it rests on few answers: what these were says nothing of whether it holds */
} DrSuppressionSum;

typedef struct {
  DrCoarse coarse;
  int      dependent;   /* family that is at least as coarse; -1: none */
  gboolean fixed;       /* it cannot be made any coarser */
} DrFamily;

struct _DrSuppression {
  const DrDocument *document;
  GHashTable *families;     /* name (owned) → index + 1 */
  GArray     *coarse;       /* DrFamily */
  GHashTable *by_key;       /* key without "/share" (owned) → index + 1 */
  GArray     *quantities;
  GArray     *sums;
  GArray     *members;      /* guint: indices of quantities */
  guint       n_own;        /* quantities of the document; behind these are those of earlier ones */
  guint       n_own_sums;   /* likewise */
};

/* How many people a group has is published elsewhere: a family of its own, which ends so. */
#define DR_SUPPRESSION_BASE "/size"

/* Of what nobody states at all, and everybody can subtract. */
#define DR_SUPPRESSION_IMPLIED "-"

/* What stands in another document; a digit of #DrCoarse behind it: as coarsely as that. It is shown there as it is, and no coarser
 * for anything that is shown here. */
#define DR_SUPPRESSION_ELSEWHERE "="

static inline DrFamily *
dr_suppression_family (const DrSuppression *self,
                       guint                index)
{
  return &g_array_index (self->coarse, DrFamily, index);
}

static inline DrQuantity *
dr_suppression_quantity (const DrSuppression *self,
                         guint                index)
{
  return &g_array_index (self->quantities, DrQuantity, index);
}

static inline DrCoarse
dr_suppression_coarse (const DrSuppression *self,
                       const DrQuantity    *quantity)
{
  return dr_suppression_family (self, quantity->family)->coarse;
}

static inline guint
dr_suppression_members (const DrSuppressionSum *sum)
{
  return sum->n + (sum->total >= 0);
}

/* The member of a sum: its parts, then its total. */
static inline guint
dr_suppression_member (const DrSuppression    *self,
                       const DrSuppressionSum *sum,
                       guint                   i)
{
  return i < sum->n ? g_array_index (self->members, guint, sum->first + i) : (guint) sum->total;
}

/* Where it is noted that a sum told of its member @i: dr_suppression_n_told () of them. */
static inline gsize
dr_suppression_told (const DrSuppression *self,
                     guint                sum,
                     guint                i)
{
  return (gsize) g_array_index (self->sums, DrSuppressionSum, sum).first + sum + i;
}

static inline gsize
dr_suppression_n_told (const DrSuppression *self)
{
  return (gsize) self->members->len + self->sums->len;
}

/* Whether a reader may work with a sum. */
typedef gboolean (*DrSuppressionHolds) (const DrSuppression *self, const DrSuppressionSum *sum, guint end);

guint    dr_suppression_find_family (DrSuppression *self, const char *name);
void     dr_suppression_coarsen    (DrSuppression *self, guint family, DrCoarse coarse);
void     dr_suppression_show       (const DrSuppression *self, guint end, DrKnown *known);
void     dr_suppression_deduce     (const DrSuppression *self, guint end, DrSuppressionHolds holds, DrKnown *known, gboolean *told);
gboolean dr_suppression_holds      (const DrSuppression *self, const DrSuppressionSum *sum, guint end);
gboolean dr_suppression_is_given_away (const DrSuppression *self, guint index, guint end, const DrKnown *known);
gint64   dr_suppression_cost       (const DrSuppression *self, const DrQuantity *quantity, guint end, gboolean total);

/* By way of other hidden numbers: dr-suppression-behind.c */
gboolean dr_suppression_hide_behind (DrSuppression *self);

/* dr-suppression-order.c */
void     dr_suppression_put_in_order (DrSuppression *self);

/* Earlier documents: dr-suppression-earlier.c */
void     dr_suppression_take_earlier (DrSuppression *self, const DrSuppression *earlier);

/* Few answers: dr-suppression-few.c */
char    *dr_suppression_few_family (const DrDocument *document, const char *key);
void     dr_suppression_need       (DrQuantity *quantity);
gboolean dr_suppression_may_hold   (const DrSuppression *self, const DrSuppressionSum *sum, guint end, gint64 crumbs);
gboolean dr_suppression_hide_few   (DrSuppression *self);

G_END_DECLS
