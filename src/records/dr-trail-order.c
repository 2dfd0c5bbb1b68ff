#include "dr-trail-order.h"

static gboolean
fill_gap (DrTrailOrder *self,
          guint64       number)
{
  for (guint i = 0; self->gaps != NULL && i < self->gaps->len; i++)
    {
      DrTrailGap *gap = &g_array_index (self->gaps, DrTrailGap, i);
      DrTrailGap after = { number + 1, gap->last, gap->last - number };

      if (number < gap->first || number > gap->last)
        continue;
      if (gap->n_missing < gap->last - gap->first + 1)
        gap->n_missing--;
      else
        {
          gap->last = number - 1;
          gap->n_missing = number - gap->first;
          if (after.n_missing > 0)
            g_array_insert_val (self->gaps, i + 1, after);
          gap = &g_array_index (self->gaps, DrTrailGap, i);
        }
      if (gap->n_missing == 0)
        g_array_remove_index (self->gaps, i);
      return TRUE;
    }

  return FALSE;
}

static void
add_gap (DrTrailOrder *self,
         guint64       last)
{
  DrTrailGap gap = { self->stated + 1, last, last - self->next + 1 };

  if (self->gaps == NULL)
    self->gaps = g_array_new (FALSE, FALSE, sizeof (DrTrailGap));
  /* Then what came in between counts as missing with the rest: the chain is beyond repair. */
  if (self->gaps->len >= DR_TRAIL_GAPS_MAX)
    {
      g_array_index (self->gaps, DrTrailGap, self->gaps->len - 1).last = last;
      g_array_index (self->gaps, DrTrailGap, self->gaps->len - 1).n_missing += gap.n_missing;
    }
  else
    g_array_append_val (self->gaps, gap);
}

/* dr_trail_order_take(): an entry states its number; what is wrong lies between @from and @number. */
DrTrailPlace
dr_trail_order_take (DrTrailOrder *self,
                     guint64       number,
                     guint64      *from)
{
  guint64 expected = self->next;

  *from = number;

  if (number >= expected)
    {
      if (number > expected)
        add_gap (self, number - 1);
      self->next = number + 1;
      self->stated = number;
      return number > expected ? DR_TRAIL_SKIPS : DR_TRAIL_IN_ORDER;
    }
  if (fill_gap (self, number))
    return DR_TRAIL_LATE;
  if (number <= self->stated)
    return DR_TRAIL_TWICE;

  /* Since the last stated number only bare digests came: one of them is too many. */
  *from = self->stated + 1;
  self->next = number + 1;
  self->stated = number;

  return DR_TRAIL_SHIFTED;
}

/* dr_trail_order_assume(): an item without a number takes the next. */
void
dr_trail_order_assume (DrTrailOrder *self)
{
  self->next++;
}

/* dr_trail_order_skipped(): whether the number lies in a gap. */
gboolean
dr_trail_order_skipped (const DrTrailOrder *self,
                        guint64             number)
{
  for (guint i = 0; self->gaps != NULL && i < self->gaps->len; i++)
    if (number >= g_array_index (self->gaps, DrTrailGap, i).first
        && number <= g_array_index (self->gaps, DrTrailGap, i).last)
      return TRUE;

  return FALSE;
}

void
dr_trail_order_clear (DrTrailOrder *self)
{
  g_clear_pointer (&self->gaps, g_array_unref);
}
