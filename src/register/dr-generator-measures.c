#include "dr-generator-measures.h"

#include <math.h>
#include <string.h>

#include "dr-number.h"
#include "dr-prediction.h"

/* Shared questions that an assessment takes, of those that there are. */
#define N_SHARED 3

/* Groups of whom there are results, where the evidence base knows them. */
static const char * const counted[] = { "all", "age-25-44", "age-75-plus", "disabled", "not-disabled", "female", "male",
                                        "unpaid-carers" };

/* What it is held against, in turn. */
static const struct { const char *quantity; const char *name; const char *unit; } predicted[] = {
  { "newly_excluded", "People who found no way left", "share" },
  { "displaced", "People whose main way went", "share" },
  { "newly_excluded_people", "People who told us that they have no way left", "people" },
};

static void
put_measure (DrFieldGather *gather,
             const char    *id,
             const char    *name,
             const char    *unit,
             const char    *groups,
             guint          position)
{
  dr_made_up_put_position (gather, "monitoring/measure[]/#", id, position);
  dr_made_up_put (gather, "monitoring/measure[]/@name", id, name);
  dr_made_up_put (gather, "monitoring/measure[]/@unit", id, unit);
  if (groups[0] != '\0')
    dr_made_up_put (gather, "monitoring/measure[]/@groups", id, groups);
}

/* (transfer full): ids of the groups of whom there will be results. */
static char *
counted_groups (const DrEvidence *evidence)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (counted); i++)
    if (dr_evidence_find_group (evidence, counted[i]) != DR_NO_INDEX)
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", counted[i]);

  return g_string_free (g_steal_pointer (&ids), FALSE);
}

/* The questions that all services ask. One target in three is still to be announced. */
static void
put_shared (DrMadeUp              *self,
            DrFieldGather         *gather,
            const DrQuestionnaire *questionnaire,
            const char            *groups,
            guint                  position)
{
  guint n = 0;

  for (guint s = 0; s < questionnaire->n_measure_sets; s++)
    for (guint m = 0; m < questionnaire->measure_sets[s].n_measures && n < N_SHARED; m++, n++)
      {
        const DrSharedMeasure *measure = &questionnaire->measure_sets[s].measures[m];

        put_measure (gather, measure->id, measure->title, "share", groups, position + n);
        dr_made_up_put (gather, "monitoring/measure[]/@baseline", measure->id, n == 0 ? "0.71" : "0.66");
        dr_made_up_put (gather, "monitoring/measure[]/@target", measure->id,
                        dr_made_up_choose (self, 3) == 0 ? "to-be-announced" : n == 0 ? "0.8" : "0.75");
      }
}

/**
 * dr_made_up_put_measures:
 * @self: what is made up
 * @gather: what gets the fields
 * @evidence: the evidence base
 * @questionnaire: with the questions that all services ask
 * @groups: ids of those who bear the change
 *
 * A measure of its own, one that is held against a prediction, and some of the shared questions.
 */
void
dr_made_up_put_measures (DrMadeUp              *self,
                         DrFieldGather         *gather,
                         const DrEvidence      *evidence,
                         const DrQuestionnaire *questionnaire,
                         const char            *groups)
{
  g_autofree char *all = counted_groups (evidence);
  guint which = dr_made_up_choose (self, G_N_ELEMENTS (predicted));

  put_measure (gather, "reached", "People who were helped the first time", "share", groups, 1);
  dr_made_up_put (gather, "monitoring/measure[]/@baseline", "reached", "0.7");
  dr_made_up_put (gather, "monitoring/measure[]/@target", "reached", "0.75");
  put_measure (gather, "predicted", predicted[which].name, predicted[which].unit, all, 2);
  dr_made_up_put (gather, "monitoring/measure[]/@quantity", "predicted", predicted[which].quantity);
  put_shared (self, gather, questionnaire, all, 3);
}

/* In the middle of what was predicted, mostly; one in five is above it. */
static double
happened (DrMadeUp           *self,
          const DrPrediction *prediction)
{
  double width = prediction->predicted.hi - prediction->predicted.lo;
  double part = dr_made_up_choose (self, 60) / 100.0;
  gboolean more = dr_made_up_choose (self, 5) == 0;
  double value = prediction->predicted.lo + part * width;

  if (prediction->people)
    return more ? ceil (prediction->predicted.hi * 1.1 + 1.0) : floor (value);

  return MIN (1.0, round ((more ? prediction->predicted.hi + 0.02 + part * 0.05 : value) * 1000.0) / 1000.0);
}

/* Those who need more are less content, and the more so where something was taken from them. */
static double
satisfaction (DrMadeUp   *self,
              const char *group)
{
  gboolean bears = strcmp (group, "disabled") == 0 || strcmp (group, "age-75-plus") == 0;
  double share = 0.68 + dr_made_up_choose (self, 20) / 100.0;

  if (bears)
    share -= self->theme->kind == DR_THEME_MORE ? 0.03 : 0.14;

  return round (share * 100.0) / 100.0;
}

static void
put_result (DrMadeUp        *self,
            DrFieldGather   *gather,
            const DrMeasure *measure,
            const char      *period,
            const char      *group,
            double           value,
            gboolean         sample)
{
  g_autofree char *start = dr_draft_key ("monitoring/measure[]/result[|]", measure->id, period, group, NULL);
  g_autofree char *of = g_strconcat (start, "/@value", NULL);
  g_autofree char *answers = g_strconcat (start, "/@n", NULL);
  char number[DR_NUMBER_SIZE];

  dr_field_gather_put (gather, of, dr_number_format (value, number));
  if (sample)
    dr_field_gather_put (gather, answers, dr_number_format (18 + dr_made_up_choose (self, 180), number));
}

/* Results of one measure, for the period. */
static void
put_results (DrMadeUp        *self,
             DrFieldGather   *gather,
             const DrCheck   *check,
             const DrMeasure *measure,
             const char      *period)
{
  const DrEvidence *evidence = check->evidence;

  for (guint i = 0; i < measure->groups.n; i++)
    {
      int group = measure->groups.items[i];
      const char *id = evidence->groups[group].id;
      DrPrediction prediction = { 0 };

      if (measure->quantity == NULL)
        put_result (self, gather, measure, period, id, satisfaction (self, id), dr_made_up_choose (self, 12) > 0);
      else if (check->assessment->chosen != DR_NO_INDEX
               && dr_prediction_of (dr_access_review_get (check->review, (guint) check->assessment->chosen, (guint) group),
                                    measure->quantity, &prediction))
        put_result (self, gather, measure, period, id, happened (self, &prediction), !prediction.people);
    }
}

static void
put_action (DrFieldGather *gather,
            const char    *id,
            DrDate         closed,
            const char    *evidence)
{
  dr_made_up_put (gather, "actions/action[]/@status", id, "closed");
  dr_made_up_put_date (gather, "actions/action[]/@closed", id, closed);
  dr_made_up_put (gather, "actions/action[]/evidence", id, evidence);
}

/**
 * dr_made_up_results:
 * @self: what is made up
 * @check: of what was submitted
 * @closing: whether it is all that there will ever be; else the first that is known
 *
 * Returns: (transfer full): fields of the results by period and group, and of the actions that are done
 */
DrFieldList *
dr_made_up_results (DrMadeUp      *self,
                    const DrCheck *check,
                    gboolean       closing)
{
  g_auto (DrFieldGather) gather = { NULL, NULL };
  guint periods = closing ? 2 : 1;

  dr_field_gather_init (&gather);
  for (guint p = 0; p < periods; p++)
    {
      DrDate month = dr_date_add_months (self->effective, (int) (1 + p));
      char period[DR_DATE_STRING_SIZE];

      month.day = 0;
      dr_date_format (month, period);
      for (guint m = 0; m < check->assessment->n_measures; m++)
        put_results (self, &gather, check, &check->assessment->measures[m], period);
    }
  put_action (&gather, "help", self->effective, "The list of calls and visits of the first month.");
  if (closing)
    {
      put_action (&gather, "count", self->closed, "The counts, by age and disability, in the report to scrutiny.");
      dr_made_up_put_date (&gather, "monitoring/@reviewed", NULL, self->closed);
    }

  return dr_field_gather_finish (&gather);
}
