/* Ranges that rest on 1 to 9 answers, and what tells them though they are not shown: totals less the other parts. Whoever has such
 * a range to a person has the share, which is one of few fractions, and with it both numbers of the survey. */
#include "dr-suppression-private.h"

#include <string.h>

/* What is not stated and may be any of nine answers is to stay open over so much of its group: five of the nine. */
#define OPEN(people) (((people) * (DR_SUPPRESSION_POSSIBLE - 1) + DR_SMALL_COUNT_MOST - 1) / DR_SMALL_COUNT_MOST)

/* The last sign of a beginning of keys: all that begin so. */
#define ALL '*'

/* How far a class of numbers reaches. */
static const gint64 width[] = {
  [DR_COARSE_EXACT] = 0, [DR_COARSE_TENS] = 9, [DR_COARSE_HUNDREDS] = 99, [DR_COARSE_WITHHELD] = DR_SUPPRESSION_ANY,
};

/**
 * dr_suppression_few_family:
 * @document: a document
 * @key: of a value
 *
 * Returns: (transfer full) (nullable): the family of single numbers that rest on few answers and that the key is of; %NULL: it is
 *   of none, or of one that all of its group belongs to
 */
char *
dr_suppression_few_family (const DrDocument *document,
                           const char       *key)
{
  gsize length = g_str_has_suffix (key, "/share") ? strlen (key) - strlen ("/share") : strlen (key);

  for (guint i = 0; i < document->n_few; i++)
    {
      const char *few = document->few[i];
      gsize n = strlen (few);

      if (strchr (few, '/') == NULL)
        continue;
      if (few[n - 1] == ALL ? strncmp (key, few, n - 1) == 0 : n == length && strncmp (key, few, n) == 0)
        return g_strdup (few);
    }

  return NULL;
}

/* It rests on few answers. */
void
dr_suppression_need (DrQuantity *quantity)
{
  quantity->few = TRUE;
  for (guint end = 0; end < DR_SUPPRESSION_ENDS; end++)
    quantity->need[end] = quantity->most == DR_SUPPRESSION_ANY ? 0 : MAX (OPEN (quantity->most), 1);
}

/**
 * dr_suppression_may_hold:
 * @self: numbers
 * @sum: with a member that rests on few answers
 * @end: which end
 * @crumbs: what rounding may leave
 *
 * What few answered decides nothing, not even what is hidden besides: else that would tell of it.
 *
 * Returns: whether the sum holds for some number of people of each such member
 */
gboolean
dr_suppression_may_hold (const DrSuppression    *self,
                         const DrSuppressionSum *sum,
                         guint                   end,
                         gint64                  crumbs)
{
  gint64 lo = 0;
  gint64 hi = 0;

  for (guint i = 0; i < dr_suppression_members (sum); i++)
    {
      const DrQuantity *member = dr_suppression_quantity (self, dr_suppression_member (self, sum, i));
      gint64 least = member->few ? 0 : member->count[end];
      gint64 most = member->few ? member->most : member->count[end];

      lo += i < sum->n ? -most : least;
      hi += i < sum->n ? -least : most;
    }

  return lo <= crumbs && hi >= -crumbs;
}

/* Whether what is known of it tells too much. Nobody stays nobody. */
static gboolean
is_given_away (const DrQuantity *quantity,
               guint             end,
               const DrKnown    *known)
{
  if (quantity->need[end] == 0 || (quantity->few && known->hi == 0))
    return FALSE;

  return known->hi - known->lo < quantity->need[end];
}

/* Groups of a survey make up everybody but for what rounding and those who gave no answer leave. That is close enough where it
 * leaves fewer than five of nine answers. */
static gboolean
holds (const DrSuppression    *self,
       const DrSuppressionSum *sum,
       guint                   end)
{
  guint n = dr_suppression_members (sum);
  gint64 crumbs = (gint64) n;

  if (sum->lacks || (sum->exact && sum->rest[end] != 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    crumbs = MAX (crumbs, dr_suppression_quantity (self, dr_suppression_member (self, sum, i))->need[end] / 2);

  if (sum->blind)
    return dr_suppression_may_hold (self, sum, end, crumbs);

  return sum->total < 0 || ABS (sum->rest[end]) <= crumbs;
}

/* Of what is not shown it is known how many its group are; of few answers, that they are few. Classes of people hide no answers. */
static void
show (const DrSuppression *self,
      guint                end,
      DrKnown             *known)
{
  dr_suppression_show (self, end, known);
  for (guint i = 0; i < self->quantities->len; i++)
    {
      const DrQuantity *quantity = dr_suppression_quantity (self, i);

      known[i].hi = MIN (known[i].hi, MAX (quantity->most, known[i].lo));
      if (quantity->answers && dr_suppression_coarse (self, quantity) != DR_COARSE_WITHHELD)
        known[i] = (DrKnown) { quantity->count[end], quantity->count[end] };
    }
}

/* How wide what is known of a quantity can become, if its family is shown so. */
static gint64
room_of (const DrQuantity *quantity,
         DrCoarse          coarse)
{
  if (quantity->answers && coarse != DR_COARSE_WITHHELD)
    return 0;

  return MIN (width[coarse], quantity->most);
}

/* Whether hiding @one loses less than hiding @other: what is hidden already, the smallest group that is large enough, else the
 * largest. */
static gboolean
loses_less (const DrSuppression *self,
            const DrQuantity    *one,
            const DrQuantity    *other,
            DrCoarse             coarse,
            gint64               need)
{
  gint64 room = room_of (one, coarse);
  gint64 other_room = room_of (other, coarse);
  gboolean hidden = dr_suppression_coarse (self, one) >= coarse;

  if (hidden != (dr_suppression_coarse (self, other) >= coarse))
    return hidden;
  if (MIN (room, need) != MIN (other_room, need))
    return room > other_room;
  if (one->most != other->most)
    return one->most < other->most;

  return !one->few && !other->few && MAX (one->count[0], one->count[1]) < MAX (other->count[0], other->count[1]);
}

/* Whether showing a quantity so would help another that has to stay open. What is not shown already may have to stay more open. */
static gboolean
may_hide (const DrSuppression *self,
          const DrQuantity    *quantity,
          guint                end,
          DrCoarse             coarse,
          gint64               need)
{
  gint64 room = room_of (quantity, coarse);

  if (room == 0 || dr_suppression_family (self, quantity->family)->fixed)
    return FALSE;
  if (dr_suppression_coarse (self, quantity) < coarse)
    return TRUE;

  return coarse == DR_COARSE_WITHHELD && quantity->need[end] < MIN (need, room);
}

/* Of those that a sum has beside @index, and that may hide it, the one whose loss is least: none where it is not shown already. */
static DrQuantity *
find_other (const DrSuppression *self,
            guint                index,
            guint                end,
            DrCoarse             coarse,
            gint64               need)
{
  DrQuantity *best = NULL;

  for (guint i = 0; i < self->sums->len; i++)
    {
      const DrSuppressionSum *sum = &g_array_index (self->sums, DrSuppressionSum, i);
      guint n = dr_suppression_members (sum);
      gboolean concerned = FALSE;

      for (guint k = 0; k < n; k++)
        concerned = concerned || dr_suppression_member (self, sum, k) == index;
      if (!concerned || !holds (self, sum, end))
        continue;
      for (guint k = 0; k < n; k++)
        {
          DrQuantity *member = dr_suppression_quantity (self, dr_suppression_member (self, sum, k));

          if (dr_suppression_member (self, sum, k) != index && may_hide (self, member, end, coarse, need)
              && (best == NULL || loses_less (self, member, best, coarse, need)))
            best = member;
        }
    }

  return best;
}

/* Hides another number for the sake of one: as little of it as is enough. What hides it has to stay as open.
 * Returns: whether there was one. */
static gboolean
hide_other (DrSuppression *self,
            guint          index,
            guint          end)
{
  gint64 need = dr_suppression_quantity (self, index)->need[end];

  for (DrCoarse coarse = DR_COARSE_TENS; coarse <= DR_COARSE_WITHHELD; coarse++)
    {
      DrQuantity *other = width[coarse] >= need ? find_other (self, index, end, coarse, need) : NULL;

      if (other == NULL)
        continue;
      dr_suppression_coarsen (self, other->family, coarse);
      other->need[end] = MAX (other->need[end], MIN (need, room_of (other, coarse)));
      return TRUE;
    }

  return FALSE;
}

/**
 * dr_suppression_hide_few:
 * @self: numbers
 *
 * Looks for a range resting on few answers that sums give away, and hides more. What stands elsewhere cannot be hidden.
 *
 * Returns: whether something was hidden
 */
gboolean
dr_suppression_hide_few (DrSuppression *self)
{
  g_autofree DrKnown *known = g_new (DrKnown, self->quantities->len + 1);

  for (guint end = 0; end < DR_SUPPRESSION_ENDS; end++)
    {
      show (self, end, known);
      dr_suppression_deduce (self, end, holds, known, NULL);
      for (guint i = 0; i < self->quantities->len; i++)
        if (is_given_away (dr_suppression_quantity (self, i), end, &known[i]) && hide_other (self, i, end))
          return TRUE;
    }

  return FALSE;
}
