/* In which order numbers are looked at: by their keys. Tables have the worst first, so that the order in which they stand, and with it
 * which of two is hidden for the sake of a third, would tell of what is hidden. */
#include "dr-suppression-private.h"

#include <string.h>

/**
 * dr_suppression_put_in_order:
 * @self: numbers and sums of one document
 *
 * Which numbers there are, and which sums, stays as it is.
 */
void
dr_suppression_put_in_order (DrSuppression *self)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (self->by_key), (GCompareFunc) strcmp);
  g_autofree guint *places = g_new0 (guint, self->quantities->len + 1);
  GArray *ordered = g_array_sized_new (FALSE, TRUE, sizeof (DrQuantity), self->quantities->len);

  for (const GList *at = keys; at != NULL; at = at->next)
    {
      guint was = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_key, at->data)) - 1;

      places[was] = ordered->len;
      g_array_append_val (ordered, g_array_index (self->quantities, DrQuantity, was));
    }
  for (const GList *at = keys; at != NULL; at = at->next)
    {
      guint was = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_key, at->data)) - 1;

      g_hash_table_insert (self->by_key, g_strdup (at->data), GUINT_TO_POINTER (places[was] + 1));
    }
  for (guint i = 0; i < self->members->len; i++)
    g_array_index (self->members, guint, i) = places[g_array_index (self->members, guint, i)];
  for (guint i = 0; i < self->sums->len; i++)
    {
      DrSuppressionSum *sum = &g_array_index (self->sums, DrSuppressionSum, i);

      sum->total = sum->total >= 0 ? (int) places[sum->total] : sum->total;
    }
  g_array_unref (self->quantities);
  self->quantities = ordered;
}
