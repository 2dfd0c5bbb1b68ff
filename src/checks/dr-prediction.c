#include "dr-prediction.h"

#include <string.h>

static gboolean
from_people (DrPrediction *prediction,
             DrPeople      people)
{
  prediction->people = TRUE;
  prediction->predicted = (DrInterval) { (double) people.lo, (double) people.hi };

  return people.known;
}

static gboolean
from_share (DrPrediction *prediction,
            DrInterval    share)
{
  prediction->predicted = share;

  return TRUE;
}

static gboolean
from_borne (DrPrediction  *prediction,
            const DrBorne *borne)
{
  prediction->predicted = borne->share;

  return borne->known;
}

/**
 * dr_prediction_of:
 * @review: of a group in the option that was chosen
 * @quantity: of the access review, by its name in the format
 * @prediction: (inout): gets @people and @predicted; the rest stays
 *
 * Mitigations that count are counted.
 *
 * Returns: whether something was predicted
 */
gboolean
dr_prediction_of (const DrGroupReview *review,
                  const char          *quantity,
                  DrPrediction        *prediction)
{
  if (strcmp (quantity, "newly_excluded") == 0)
    return from_share (prediction, review->mitigated.newly_excluded);
  if (strcmp (quantity, "newly_excluded_people") == 0)
    return from_people (prediction, review->mitigated.newly_excluded_people);
  if (strcmp (quantity, "at_risk") == 0)
    return from_share (prediction, review->mitigated.at_risk);
  if (strcmp (quantity, "at_risk_people") == 0)
    return from_people (prediction, review->mitigated.at_risk_people);
  if (strcmp (quantity, "excluded_after") == 0)
    return from_share (prediction, review->excluded_after);
  if (strcmp (quantity, "displaced") == 0)
    return from_borne (prediction, &review->displaced);
  if (strcmp (quantity, "restricted") == 0)
    return from_borne (prediction, &review->restricted);
  if (strcmp (quantity, "affected") == 0)
    return from_borne (prediction, &review->affected);

  return FALSE;
}

/**
 * dr_predictions_new:
 * @assessment: an assessment
 * @review: its access review
 * @option: index of its options: the chosen one
 * @arena: where the result goes
 * @n: (out): how many there are
 *
 * One for every result of every measure that names a quantity of the access review (newly_excluded, at_risk, both also
 * with _people, excluded_after, displaced, restricted, affected).
 *
 * Returns: (transfer none): predictions beside what was measured, in the order of the measures
 */
DrPrediction *
dr_predictions_new (const DrAssessment   *assessment,
                    const DrAccessReview *review,
                    guint                 option,
                    DrArena              *arena,
                    guint                *n)
{
  DrPrediction *predictions;

  *n = 0;
  for (guint m = 0; m < assessment->n_measures; m++)
    if (assessment->measures[m].quantity != NULL)
      *n += assessment->measures[m].n_results;

  predictions = dr_arena_array0 (arena, DrPrediction, *n);
  *n = 0;
  for (guint m = 0; m < assessment->n_measures; m++)
    for (guint r = 0; assessment->measures[m].quantity != NULL && r < assessment->measures[m].n_results; r++)
      {
        const DrMeasureResult *result = &assessment->measures[m].results[r];
        DrPrediction *prediction = &predictions[(*n)++];

        prediction->measure = m;
        prediction->result = r;
        prediction->actual = result->value;
        prediction->known = dr_prediction_of (dr_access_review_get (review, option, (guint) result->group),
                                              assessment->measures[m].quantity, prediction);
        prediction->as_predicted = prediction->known && result->value >= prediction->predicted.lo
                                   && result->value <= prediction->predicted.hi;
      }

  return predictions;
}
