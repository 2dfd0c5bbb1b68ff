#include "dr-harm-order.h"

#include "dr-access-review.h"

static int
compare_numbers (double a,
                 double b)
{
  return a > b ? -1 : a < b ? 1 : 0;
}

static double
people_or (DrPeople people,
           gboolean upper,
           double   share)
{
  return people.known ? (double) (upper ? people.hi : people.lo) : share;
}

/**
 * dr_harm_order_compare:
 * @check: a check
 * @first: index of a group
 * @second: index of another
 *
 * By people newly excluded, then at risk, then by who loses the main way in; what is alike, and everything where no option is chosen,
 * in the order of the evidence.
 *
 * Returns: less than 0 where @first is worse off, more where @second is
 */
int
dr_harm_order_compare (const DrCheck *check,
                       guint          first,
                       guint          second)
{
  const DrGroupReview *x;
  const DrGroupReview *y;
  int order = 0;

  if (check->assessment->chosen != DR_NO_INDEX)
    {
      x = dr_access_review_get (check->review, (guint) check->assessment->chosen, first);
      y = dr_access_review_get (check->review, (guint) check->assessment->chosen, second);
      for (guint upper = 0; upper < 2 && order == 0; upper++)
        order = compare_numbers (people_or (x->mitigated.newly_excluded_people, upper, x->mitigated.newly_excluded.hi),
                                 people_or (y->mitigated.newly_excluded_people, upper, y->mitigated.newly_excluded.hi));
      for (guint upper = 0; upper < 2 && order == 0; upper++)
        order = compare_numbers (people_or (x->mitigated.at_risk_people, upper, x->mitigated.at_risk.hi),
                                 people_or (y->mitigated.at_risk_people, upper, y->mitigated.at_risk.hi));
      if (order == 0 && x->affected.known && y->affected.known)
        order = compare_numbers (x->affected.share.hi, y->affected.share.hi);
    }

  return order != 0 ? order : first < second ? -1 : first > second;
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      check)
{
  return dr_harm_order_compare (check, *(const guint *) a, *(const guint *) b);
}

/**
 * dr_harm_order_sort:
 * @check: a check
 * @groups: (inout) (array length=n): indices of groups
 * @n: how many
 *
 * Puts those who are worst off first.
 */
void
dr_harm_order_sort (const DrCheck *check,
                    guint         *groups,
                    guint          n)
{
  g_qsort_with_data (groups, (int) n, sizeof *groups, compare, (gpointer) check);
}
