#include "dr-access-review.h"

#include "dr-reach.h"

struct _DrAccessReview {
  guint         n_groups;
  DrGroupReview rows[];   /* [option × group] */
};

/**
 * dr_people_of:
 * @group_size: people in the group; DR_UNKNOWN
 * @share: a share of them, unrounded
 *
 * Whole people: the lower end rounded down and the upper end rounded up, with 1e-9 for what arithmetic leaves behind.
 *
 * Returns: lower and upper; not known where the size is not
 */
DrPeople
dr_people_of (double     group_size,
              DrInterval share)
{
  DrPeople people = { FALSE, 0, 0 };

  if (!dr_is_known (group_size))
    return people;

  people.known = TRUE;
  people.lo = (gint64) floor (group_size * share.lo + 1e-9);
  people.hi = (gint64) ceil (group_size * share.hi - 1e-9);

  return people;
}

static DrLoss
rounded_loss (const DrReachLoss *loss,
              double             people)
{
  return (DrLoss) {
    dr_interval_round (loss->newly_excluded), dr_people_of (people, loss->newly_excluded),
    dr_interval_round (loss->at_risk), dr_people_of (people, loss->at_risk),
  };
}

/* Everybody whom a set of places does not reach. */
static DrInterval
excluded_by (DrInterval reach)
{
  return (DrInterval) { 1.0 - reach.hi, 1.0 - reach.lo };
}

static DrBorne
rounded_borne (DrBorne borne)
{
  borne.share = dr_interval_round (borne.share);

  return borne;
}

static void
review_group (DrGroupReview  *review,
              DrReachRow     *row,
              guint           option,
              guint           group,
              const DrBurden *of_all)
{
  const DrAccessFigures *figures = row->figures;
  DrInterval before = excluded_by (dr_reach (row, option, DR_PLACES_BEFORE));
  DrReachLoss plain = dr_reach_loss (row, option, FALSE);
  DrBurden burden = dr_burden_of_group (figures, option, group);

  review->people = figures->people[group];
  review->excluded_before = dr_interval_round (before);
  review->excluded_before_people = dr_people_of (review->people, before);
  review->excluded_after = dr_interval_round (excluded_by (dr_reach (row, option, DR_PLACES_AFTER)));
  review->plain = rounded_loss (&plain, review->people);
  review->mitigated = review->plain;
  review->has_mitigation = dr_access_figures_any_mitigation (figures, option, group);
  if (review->has_mitigation)
    {
      DrReachLoss mitigated = dr_reach_loss (row, option, TRUE);

      review->mitigated = rounded_loss (&mitigated, review->people);
    }

  review->displaced = rounded_borne (burden.displaced);
  review->restricted = rounded_borne (burden.restricted);
  review->affected = rounded_borne (burden.affected);
  review->displaced_against_rest = dr_bears_more (figures, group, &burden.displaced, &of_all->displaced);
  review->affected_against_rest = dr_bears_more (figures, group, &burden.affected, &of_all->affected);
}

/**
 * dr_access_review_new:
 * @figures: figures
 *
 * Reviews every group in every option at once.
 *
 * Returns: (transfer full): the review
 */
DrAccessReview *
dr_access_review_new (const DrAccessFigures *figures)
{
  DrAccessReview *self = g_malloc0 (sizeof (DrAccessReview)
                                    + sizeof (DrGroupReview) * figures->n_options * figures->n_groups);
  g_autoptr (DrArena) scratch = dr_arena_new ();
  g_autofree DrBurden *of_all = g_new0 (DrBurden, MAX (figures->n_options, 1));
  DrReachRow row;

  self->n_groups = figures->n_groups;
  for (guint o = 0; o < figures->n_options; o++)
    of_all[o] = dr_burden_of_group (figures, o, DR_GROUP_ALL);

  dr_reach_row_init (&row, figures, scratch);
  for (guint g = 0; g < figures->n_groups; g++)
    {
      dr_reach_row_load (&row, g);
      for (guint o = 0; o < figures->n_options; o++)
        review_group (&self->rows[o * figures->n_groups + g], &row, o, g, &of_all[o]);
    }

  return self;
}

/**
 * dr_access_review_free:
 * @self: (transfer full) (nullable): a review
 */
void
dr_access_review_free (DrAccessReview *self)
{
  g_free (self);
}

/**
 * dr_access_review_get:
 * @self: a review
 * @option: index of the assessment's options
 * @group: index of the evidence's groups
 *
 * Returns: (transfer none): what the option means for the group
 */
const DrGroupReview *
dr_access_review_get (const DrAccessReview *self,
                      guint                 option,
                      guint                 group)
{
  return &self->rows[option * self->n_groups + group];
}
