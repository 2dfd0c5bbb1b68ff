/* What somebody who reads numbers and the sums between them can know of each of these. */
#include "dr-suppression-private.h"

/* total − Σ parts = rest: what that says of each member, given the others. Returns the member that it made narrower; -1: none. */
static int
narrow (const DrSuppression    *self,
        const DrSuppressionSum *sum,
        guint                   end,
        DrKnown                *known)
{
  gint64 lo = -sum->rest[end];
  gint64 hi = lo;
  guint n = dr_suppression_members (sum);

  for (guint i = 0; i < n; i++)
    {
      const DrKnown *each = &known[dr_suppression_member (self, sum, i)];

      lo += i < sum->n ? -each->hi : each->lo;
      hi += i < sum->n ? -each->lo : each->hi;
    }
  for (guint i = 0; i < n; i++)
    {
      DrKnown *each = &known[dr_suppression_member (self, sum, i)];
      gboolean part = i < sum->n;
      /* Without this member the others leave from lo to hi. */
      gint64 others_lo = lo - (part ? -each->hi : each->lo);
      gint64 others_hi = hi - (part ? -each->lo : each->hi);
      gint64 least = part ? others_lo : -others_hi;
      gint64 most = part ? others_hi : -others_lo;

      /* What is known to the person stays known: sums that do not agree would have its ends chase each other for ever. */
      if (each->lo < each->hi && (least > each->lo || most < each->hi))
        {
          least = CLAMP (least, each->lo, each->hi);
          each->hi = MAX (least, MIN (each->hi, most));
          each->lo = least;
          return (int) i;
        }
    }

  return -1;
}

/* What is shown of one end of each quantity. */
void
dr_suppression_show (const DrSuppression *self,
                     guint                end,
                     DrKnown             *known)
{
  for (guint i = 0; i < self->quantities->len; i++)
    {
      const DrQuantity *quantity = dr_suppression_quantity (self, i);
      DrCoarseEnd shown = dr_suppression_end (quantity->count[end], dr_suppression_coarse (self, quantity));

      known[i] = (DrKnown) { shown.lo, shown.hi };
    }
}

/* All that follows from what is known of one end of each quantity: @known becomes narrower. @told: (nullable) (inout): which sums told
 * of which of their members. */
void
dr_suppression_deduce (const DrSuppression *self,
                       guint                end,
                       DrSuppressionHolds   holds,
                       DrKnown             *known,
                       gboolean            *told)
{
  gboolean any = TRUE;

  for (guint round = 0; round < 1000 && any; round++)
    {
      any = FALSE;
      for (guint i = 0; i < self->sums->len; i++)
        {
          const DrSuppressionSum *sum = &g_array_index (self->sums, DrSuppressionSum, i);
          int member = holds (self, sum, end) ? 0 : -1;

          for (guint k = 0; member >= 0 && k < 4 * dr_suppression_members (sum); k++)
            {
              member = narrow (self, sum, end, known);
              any = any || member >= 0;
              if (member >= 0 && told != NULL)
                told[dr_suppression_told (self, i, (guint) member)] = TRUE;
            }
        }
    }
}
