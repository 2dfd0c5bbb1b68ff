#include "dr-assessment.h"

#include <string.h>

/**
 * dr_assessment_new:
 *
 * Starts an assessment that says nothing; a loader fills it before it is shared.
 *
 * Returns: (transfer full): an empty assessment with an arena of its own
 */
DrAssessment *
dr_assessment_new (void)
{
  DrAssessment *self = g_new0 (DrAssessment, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->arena = dr_arena_new ();
  self->chosen = DR_NO_INDEX;
  self->service = DR_NO_INDEX;
  self->decision.option = DR_NO_INDEX;

  return self;
}

/**
 * dr_assessment_ref:
 * @self: an assessment
 *
 * Returns: (transfer full): @self
 */
DrAssessment *
dr_assessment_ref (DrAssessment *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * dr_assessment_unref:
 * @self: (transfer full) (nullable): an assessment
 */
void
dr_assessment_unref (DrAssessment *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  dr_arena_free (self->arena);
  g_free (self);
}

/**
 * dr_assessment_find_point:
 * @self: an assessment
 * @id: (nullable): an access point's id
 *
 * Returns: its index, or DR_NO_INDEX
 */
int
dr_assessment_find_point (const DrAssessment *self,
                          const char         *id)
{
  for (guint i = 0; id != NULL && i < self->n_points; i++)
    if (strcmp (self->points[i].id, id) == 0)
      return (int) i;

  return DR_NO_INDEX;
}

/**
 * dr_assessment_find_option:
 * @self: an assessment
 * @id: (nullable): an option's id
 *
 * Returns: its index, or DR_NO_INDEX
 */
int
dr_assessment_find_option (const DrAssessment *self,
                           const char         *id)
{
  for (guint i = 0; id != NULL && i < self->n_options; i++)
    if (strcmp (self->options[i].id, id) == 0)
      return (int) i;

  return DR_NO_INDEX;
}

/**
 * dr_measure_latest:
 * @self: a measure
 * @group: index
 *
 * Returns: (nullable): its newest result of that group; where several are as new, the last
 */
const DrMeasureResult *
dr_measure_latest (const DrMeasure *self,
                   int              group)
{
  const DrMeasureResult *latest = NULL;

  for (guint i = 0; i < self->n_results; i++)
    if (self->results[i].group == group
        && (latest == NULL || dr_date_compare (self->results[i].period, latest->period) >= 0))
      latest = &self->results[i];

  return latest;
}
