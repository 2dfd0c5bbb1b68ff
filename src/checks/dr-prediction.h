/* dr-prediction.h: what was predicted for a group, beside what was measured after the change.
 * Pure function of the access review and the measures' results. Used by the command line and, after approval, by the
 * review of an assessment. It says whether a prediction held, not why. */
#pragma once

#include "dr-access-review.h"

G_BEGIN_DECLS

typedef struct {
  guint      measure;        /* index of the assessment's measures */
  guint      result;         /* index of that measure's results */
  gboolean   known;          /* something was predicted for this group */
  gboolean   people;         /* the prediction is a number of people, else a share */
  DrInterval predicted;      /* people or shares */
  double     actual;         /* in the same unit */
  gboolean   as_predicted;   /* the actual value lies in the prediction */
} DrPrediction;

gboolean      dr_prediction_of   (const DrGroupReview *review, const char *quantity, DrPrediction *prediction);
DrPrediction *dr_predictions_new (const DrAssessment *assessment, const DrAccessReview *review, guint option,
                                  DrArena *arena, guint *n);

G_END_DECLS
