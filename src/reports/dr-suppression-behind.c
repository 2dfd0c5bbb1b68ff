/* Hidden counts that are given away though all that they are directly a part of is hidden: what is hidden is worked out of other sums
 * in its turn. What it is worked out of is found by following these back, and hidden as well: nothing else, and nothing in vain. */
#include "dr-suppression-private.h"

#include <string.h>

/* Everything that what is known of @given_away was worked out of.
 * Returns: the family of it that is coarsened most gladly; -1: there is none left */
static int
find_cause (const DrSuppression *self,
            guint                given_away,
            guint                end,
            const gboolean      *told)
{
  g_autofree gboolean *reached = g_new0 (gboolean, self->quantities->len);
  gboolean any = TRUE;
  gint64 least = G_MAXINT64;
  int family = -1;

  reached[given_away] = TRUE;
  while (any)
    {
      any = FALSE;
      for (guint i = 0; i < self->sums->len; i++)
        {
          const DrSuppressionSum *sum = &g_array_index (self->sums, DrSuppressionSum, i);
          guint n = dr_suppression_members (sum);
          gboolean tells = FALSE;

          for (guint k = 0; k < n; k++)
            tells = tells || (told[dr_suppression_told (self, i, k)] && reached[dr_suppression_member (self, sum, k)]);
          for (guint k = 0; k < n && tells; k++)
            {
              guint member = dr_suppression_member (self, sum, k);
              const DrQuantity *quantity = dr_suppression_quantity (self, member);
              gint64 cost = member == given_away ? G_MAXINT64 : dr_suppression_cost (self, quantity, end, k == sum->n);

              any = any || !reached[member];
              reached[member] = TRUE;
              if (cost >= least)
                continue;
              least = cost;
              family = (int) quantity->family;
            }
        }
    }

  return family;
}

/* Hides one thing after the other until a count is given away no more. Returns whether it comes to that: else all stays as it was. */
static gboolean
hide (DrSuppression *self,
      guint          given_away,
      guint          end)
{
  gsize size = self->coarse->len * sizeof (DrFamily);
  g_autofree DrFamily *before = g_memdup2 (self->coarse->data, size);
  g_autofree DrKnown *known = g_new (DrKnown, self->quantities->len);
  g_autofree gboolean *told = g_new (gboolean, dr_suppression_n_told (self) + 1);
  int family = 0;

  while (family >= 0)
    {
      memset (told, 0, dr_suppression_n_told (self) * sizeof (gboolean));
      dr_suppression_show (self, end, known);
      dr_suppression_deduce (self, end, dr_suppression_holds, known, told);
      if (!dr_suppression_is_given_away (self, given_away, end, &known[given_away]))
        return TRUE;
      family = find_cause (self, given_away, end, told);
      if (family >= 0)
        dr_suppression_coarsen (self, (guint) family, dr_suppression_family (self, (guint) family)->coarse + 1);
    }
  memcpy (self->coarse->data, before, size);

  return FALSE;
}

/**
 * dr_suppression_hide_behind:
 * @self: numbers; what gives small counts away directly is hidden
 *
 * Looks for one that is still given away. What other documents tell by themselves cannot be helped here: it is looked at once, since
 * hiding more later would not help it either.
 *
 * Returns: whether something was hidden
 */
gboolean
dr_suppression_hide_behind (DrSuppression *self)
{
  g_autofree DrKnown *known = g_new (DrKnown, self->quantities->len + 1);
  gboolean any = FALSE;

  for (guint end = 0; end < DR_SUPPRESSION_ENDS; end++)
    {
      dr_suppression_show (self, end, known);
      dr_suppression_deduce (self, end, dr_suppression_holds, known, NULL);
      for (guint i = 0; i < self->quantities->len; i++)
        {
          DrQuantity *quantity = dr_suppression_quantity (self, i);

          if (quantity->lost[end] || !dr_suppression_is_given_away (self, i, end, &known[i]))
            continue;
          quantity->lost[end] = !hide (self, i, end);
          any = any || !quantity->lost[end];
        }
    }

  return any;
}
