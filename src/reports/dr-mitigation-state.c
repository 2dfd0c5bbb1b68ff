#include "dr-mitigation-state.h"

#include "dr-names.h"

static const char *
say (DrArena   *arena,
     DrPeople   people,
     DrInterval share)
{
  g_autofree char *shares = dr_format_interval (share);
  g_autofree char *number = people.known ? dr_format_people (people) : NULL;
  g_autofree char *both = number != NULL ? g_strdup_printf ("%s\n%s", number, shares) : NULL;

  return dr_arena_strdup (arena, both != NULL ? both : shares);
}

static DrMitigationRow
make_row (DrMitigationState   *self,
          const DrCheck       *check,
          const DrGroupReview *review,
          guint                group)
{
  return (DrMitigationRow) {
    .name = check->evidence->groups[group].name,
    .excluded_without = say (self->arena, review->plain.newly_excluded_people, review->plain.newly_excluded),
    .excluded_with = say (self->arena, review->mitigated.newly_excluded_people, review->mitigated.newly_excluded),
    .at_risk_without = say (self->arena, review->plain.at_risk_people, review->plain.at_risk),
    .at_risk_with = say (self->arena, review->mitigated.at_risk_people, review->mitigated.at_risk),
  };
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      data)
{
  const DrCheck *check = data;
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;
  const DrLoss *x = &dr_access_review_get (check->review, (guint) check->assessment->chosen, first)->plain;
  const DrLoss *y = &dr_access_review_get (check->review, (guint) check->assessment->chosen, second)->plain;

  if (x->newly_excluded_people.hi != y->newly_excluded_people.hi)
    return x->newly_excluded_people.hi > y->newly_excluded_people.hi ? -1 : 1;
  if (x->newly_excluded.hi != y->newly_excluded.hi)
    return x->newly_excluded.hi > y->newly_excluded.hi ? -1 : 1;

  return first < second ? -1 : 1;
}

/**
 * dr_mitigation_state_new:
 * @check: of an assessment; must outlive the state
 *
 * Returns: (transfer full): groups with and without what counts under the chosen option; none where none is chosen
 */
DrMitigationState *
dr_mitigation_state_new (const DrCheck *check)
{
  DrMitigationState *self = g_new0 (DrMitigationState, 1);
  g_autofree guint *groups = g_new (guint, check->evidence->n_groups + 1);
  DrMitigationRow *rows;

  self->arena = dr_arena_new ();
  rows = dr_arena_array0 (self->arena, DrMitigationRow, check->evidence->n_groups);
  self->rows = rows;
  if (check->assessment->chosen == DR_NO_INDEX)
    return self;

  for (guint g = 0; g < check->evidence->n_groups; g++)
    if (dr_access_review_get (check->review, (guint) check->assessment->chosen, g)->has_mitigation)
      groups[self->n_rows++] = g;
  g_qsort_with_data (groups, (int) self->n_rows, sizeof *groups, compare, (gpointer) check);
  for (guint i = 0; i < self->n_rows; i++)
    rows[i] = make_row (self, check, dr_access_review_get (check->review, (guint) check->assessment->chosen, groups[i]),
                        groups[i]);

  return self;
}

/**
 * dr_mitigation_state_free:
 * @self: (nullable): a state
 *
 * Frees it.
 */
void
dr_mitigation_state_free (DrMitigationState *self)
{
  if (self == NULL)
    return;
  dr_arena_free (self->arena);
  g_free (self);
}
