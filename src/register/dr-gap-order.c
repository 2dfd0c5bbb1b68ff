#include "dr-gap-order.h"

#include <string.h>

/**
 * dr_gap_compare:
 * @a: a gap
 * @own_a: reference and id of what only one assessment has; "" for what the evidence base has
 * @b: another
 * @own_b: likewise
 *
 * The largest gain first. What would settle as much stands in the order of groups, then of kinds, then of the evidence base; what
 * one assessment has for itself last, by reference: the table that gaps are gathered in has no order of its own. Pure.
 *
 * Returns: as of strcmp()
 */
int
dr_gap_compare (const DrGap *a,
                const char  *own_a,
                const DrGap *b,
                const char  *own_b)
{
  if (a->gain != b->gain)
    return a->gain > b->gain ? -1 : 1;
  if (a->group != b->group)
    return a->group < b->group ? -1 : 1;
  if (a->target != b->target)
    return a->target < b->target ? -1 : 1;
  if ((own_a[0] == '\0') != (own_b[0] == '\0'))
    return own_a[0] == '\0' ? -1 : 1;
  if (a->index != b->index)
    return a->index < b->index ? -1 : 1;

  return strcmp (own_a, own_b);
}
