/* Documents that say the same of an earlier time, and are published: what they show and hide, and what is another number now. */
#include "dr-suppression-private.h"

#include <string.h>

/* As it is shown there: that can be changed no more. */
static guint
family_of (DrSuppression       *self,
           const DrSuppression *earlier,
           const DrQuantity    *quantity)
{
  g_autofree char *name = g_strdup_printf (DR_SUPPRESSION_ELSEWHERE "%u", (guint) dr_suppression_coarse (earlier, quantity));

  return dr_suppression_find_family (self, name);
}

/* All numbers of the earlier document and the sums between them, behind those of this one.
 * Returns: the index of the first */
static guint
copy (DrSuppression       *self,
      const DrSuppression *earlier)
{
  guint first = self->quantities->len;

  for (guint i = 0; i < earlier->n_own; i++)
    {
      DrQuantity quantity = *dr_suppression_quantity (earlier, i);

      quantity.family = family_of (self, earlier, &quantity);
      g_array_append_val (self->quantities, quantity);
    }
  for (guint i = 0; i < earlier->n_own_sums; i++)
    {
      DrSuppressionSum sum = g_array_index (earlier->sums, DrSuppressionSum, i);
      guint from = sum.first;

      sum.first = self->members->len;
      for (guint k = 0; k < sum.n; k++)
        {
          guint member = g_array_index (earlier->members, guint, from + k) + first;

          g_array_append_val (self->members, member);
        }
      sum.total = sum.total >= 0 ? sum.total + (int) first : sum.total;
      g_array_append_val (self->sums, sum);
    }

  return first;
}

/* total = Σ parts, at the ends at which it is so. */
static void
add_sum (DrSuppression *self,
         guint          total,
         const guint   *parts,
         guint          n)
{
  DrSuppressionSum sum = { .total = (int) total, .first = self->members->len, .n = n, .exact = TRUE };
  gboolean any = FALSE;

  for (guint end = 0; end < DR_SUPPRESSION_ENDS; end++)
    {
      gint64 rest = dr_suppression_quantity (self, total)->count[end];

      for (guint i = 0; i < n; i++)
        rest -= dr_suppression_quantity (self, parts[i])->count[end];
      rest = dr_suppression_quantity (self, total)->few ? 0 : rest;
      sum.rest[end] = rest;
      sum.holds[end] = rest == 0;
      any = any || rest == 0;
    }
  if (!any)
    return;
  g_array_append_vals (self->members, parts, n);
  g_array_append_val (self->sums, sum);
}

/* Who came since: a part of what @more counts, beside all that @less does. */
static void
add_change (DrSuppression *self,
            guint          less,
            guint          more)
{
  DrQuantity change = { .family = dr_suppression_find_family (self, DR_SUPPRESSION_IMPLIED), .most = DR_SUPPRESSION_ANY };
  gboolean any = FALSE;
  guint parts[2] = { less, self->quantities->len };

  for (guint end = 0; end < DR_SUPPRESSION_ENDS; end++)
    {
      gint64 before = dr_suppression_quantity (self, less)->count[end];

      change.count[end] = MAX (dr_suppression_quantity (self, more)->count[end] - before, 0);
      any = any || dr_suppression_is_small (change.count[end]);
    }
  if (!any)
    return;
  dr_suppression_coarsen (self, change.family, DR_COARSE_WITHHELD);
  g_array_append_val (self->quantities, change);
  add_sum (self, more, parts, 2);
}

/* How many a group has is published elsewhere, and how that changed. */
static gboolean
is_size (const char *key)
{
  const char *slash = strchr (key, '/');

  return slash != NULL
         && (strcmp (slash, DR_SUPPRESSION_BASE) == 0 || strcmp (slash, "/count") == 0 || strcmp (slash, "/district") == 0);
}

/**
 * dr_suppression_take_earlier:
 * @self: numbers, all of which are there
 * @earlier: those of an earlier document, hidden as they are in it
 *
 * What has the same key is the same quantity: where it did not change, both are one number; else a reader has the difference,
 * which may be few. What the earlier document hides stays hidden, by whatever is known now.
 */
void
dr_suppression_take_earlier (DrSuppression       *self,
                             const DrSuppression *earlier)
{
  guint first = copy (self, earlier);
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (earlier->by_key), (GCompareFunc) strcmp);

  for (const GList *at = keys; at != NULL; at = at->next)
    {
      guint was = first + GPOINTER_TO_UINT (g_hash_table_lookup (earlier->by_key, at->data)) - 1;
      guint now = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_key, at->data));

      if (now == 0 || dr_suppression_quantity (self, now - 1)->answers
          || dr_suppression_quantity (self, now - 1)->few != dr_suppression_quantity (self, was)->few)
        continue;
      add_sum (self, now - 1, &was, 1);
      if (is_size (at->data) || dr_suppression_quantity (self, was)->few)
        continue;
      add_change (self, was, now - 1);
      add_change (self, now - 1, was);
    }
}
