/* What an assessment finds, as tables: the access review by option and group, impacts by aim, measures by result. */
#include "dr-register-csv-private.h"

#include "dr-prediction.h"
#include "dr-version.h"

/* What the columns are called; the words of the published formats, never translated. */
const char * const dr_csv_review_columns[] = {
  "reference", "version", "service", "stage", "option", "option_name", "chosen", "group", "group_name", "people",
  "excluded_before_low", "excluded_before_high", "excluded_before_people_low", "excluded_before_people_high",
  "excluded_after_low", "excluded_after_high",
  "newly_excluded_low", "newly_excluded_high", "newly_excluded_people_low", "newly_excluded_people_high",
  "at_risk_low", "at_risk_high", "at_risk_people_low", "at_risk_people_high",
  "mitigated",
  "mitigated_newly_excluded_low", "mitigated_newly_excluded_high", "mitigated_newly_excluded_people_low",
  "mitigated_newly_excluded_people_high",
  "mitigated_at_risk_low", "mitigated_at_risk_high", "mitigated_at_risk_people_low", "mitigated_at_risk_people_high",
  "displaced_low", "displaced_high", "restricted_low", "restricted_high", "affected_low", "affected_high", NULL,
};
const char * const dr_csv_impact_columns[] = {
  "reference", "version", "service", "stage", "impact", "groups", "group_names", "characteristics", "intersection", "aim",
  "effect", "text", "mechanism", "despite", "sources", "points", "needs", NULL,
};
const char * const dr_csv_measure_columns[] = {
  "reference", "version", "service", "stage", "measure", "name", "quantity", "unit", "groups", "baseline", "target",
  "to_be_announced", "period", "group", "group_name", "value", "answers", "predicted_low", "predicted_high", "as_predicted",
  NULL,
};

/* --- The access review --- */

static void
write_interval (DrCsv      *csv,
                DrInterval  share,
                gboolean    known)
{
  dr_csv_number (csv, known ? share.lo : DR_UNKNOWN);
  dr_csv_number (csv, known ? share.hi : DR_UNKNOWN);
}

static void
write_people (DrCsv    *csv,
              DrPeople  people)
{
  dr_csv_number (csv, people.known ? (double) people.lo : DR_UNKNOWN);
  dr_csv_number (csv, people.known ? (double) people.hi : DR_UNKNOWN);
}

static void
write_loss (DrCsv        *csv,
            const DrLoss *loss)
{
  write_interval (csv, loss->newly_excluded, TRUE);
  write_people (csv, loss->newly_excluded_people);
  write_interval (csv, loss->at_risk, TRUE);
  write_people (csv, loss->at_risk_people);
}

static gboolean
write_review (DrCsvWriting         *self,
              const DrRegisterRow  *row,
              const DrVersion      *version,
              guint                 option,
              guint                 group,
              GError              **error)
{
  const DrCheck *check = version->check;
  const DrGroupReview *review = dr_access_review_get (check->review, option, group);
  DrCsv *csv = self->csv;

  dr_csv_writing_version (self, row);
  dr_csv_text (csv, check->assessment->options[option].id);
  dr_csv_text (csv, check->assessment->options[option].name);
  dr_csv_flag (csv, check->assessment->chosen == (int) option);
  dr_csv_text (csv, check->evidence->groups[group].id);
  dr_csv_text (csv, check->evidence->groups[group].name);
  dr_csv_number (csv, review->people);
  write_interval (csv, review->excluded_before, TRUE);
  write_people (csv, review->excluded_before_people);
  write_interval (csv, review->excluded_after, TRUE);
  write_loss (csv, &review->plain);
  dr_csv_flag (csv, review->has_mitigation);
  write_loss (csv, &review->mitigated);
  write_interval (csv, review->displaced.share, review->displaced.known);
  write_interval (csv, review->restricted.share, review->restricted.known);
  write_interval (csv, review->affected.share, review->affected.known);

  return dr_csv_writing_end_row (self, error);
}

/* dr_csv_writing_reviews(): a row each group in each option. */
gboolean
dr_csv_writing_reviews (DrCsvWriting         *self,
                        const DrRegisterRow  *row,
                        GError              **error)
{
  g_autoptr (DrVersion) version = dr_version_load (self->reg, row->reference, row->version, error);

  if (version == NULL)
    return FALSE;
  for (guint option = 0; option < version->check->assessment->n_options; option++)
    for (guint group = 0; group < version->check->evidence->n_groups; group++)
      if (!write_review (self, row, version, option, group, error))
        return FALSE;

  return TRUE;
}

/* --- Impacts and measures --- */

/* What the thing of that index is called; in lists parted by spaces where it is an id, else by semicolons. */
typedef const char *(*NameOf) (const DrCheck *check, int index);

static const char *
group_id (const DrCheck *check,
          int            index)
{
  return check->evidence->groups[index].id;
}

static const char *
group_name (const DrCheck *check,
            int            index)
{
  return check->evidence->groups[index].name;
}

static const char *
source_id (const DrCheck *check,
           int            index)
{
  return check->evidence->sources[index].id;
}

static const char *
point_id (const DrCheck *check,
          int            index)
{
  return check->assessment->points[index].id;
}

static const char *
need_id (const DrCheck *check,
         int            index)
{
  return check->evidence->needs[index].id;
}

static void
write_list (DrCsv           *csv,
            const DrCheck   *check,
            const DrIndices *indices,
            NameOf           name_of,
            const char      *between)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < indices->n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? between : "", name_of (check, indices->items[i]));
  dr_csv_text (csv, text->str);
}

static void
write_characteristics (DrCsv *csv,
                       guint  bits)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < DR_N_CHARACTERISTICS; i++)
    if ((bits & (1u << i)) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", dr_vocabulary_to_string (DR_VOCABULARY_CHARACTERISTIC, i));
  dr_csv_text (csv, text->str);
}

static gboolean
write_aim (DrCsvWriting         *self,
           const DrRegisterRow  *row,
           const DrCheck        *check,
           const DrImpact       *impact,
           guint                 aim,
           GError              **error)
{
  const DrAimAnswer *answer = &impact->aims[aim];
  DrCsv *csv = self->csv;

  dr_csv_writing_version (self, row);
  dr_csv_text (csv, impact->id);
  write_list (csv, check, &impact->groups, group_id, " ");
  write_list (csv, check, &impact->groups, group_name, "; ");
  write_characteristics (csv, impact->characteristics);
  dr_csv_flag (csv, impact->intersection);
  dr_csv_text (csv, dr_vocabulary_to_string (DR_VOCABULARY_AIM, (int) aim));
  dr_csv_text (csv, answer->effect != DR_EFFECT_NONE ? dr_vocabulary_to_string (DR_VOCABULARY_EFFECT, (int) answer->effect) : NULL);
  dr_csv_text (csv, answer->text);
  dr_csv_text (csv, impact->mechanism);
  dr_csv_text (csv, impact->despite);
  write_list (csv, check, &impact->sources, source_id, " ");
  write_list (csv, check, &impact->points, point_id, " ");
  write_list (csv, check, &impact->needs, need_id, " ");

  return dr_csv_writing_end_row (self, error);
}

/* dr_csv_writing_impacts(): a row each aim of each impact, answered or not. */
gboolean
dr_csv_writing_impacts (DrCsvWriting         *self,
                        const DrRegisterRow  *row,
                        GError              **error)
{
  g_autoptr (DrVersion) version = dr_version_load (self->reg, row->reference, row->version, error);

  if (version == NULL)
    return FALSE;
  for (guint i = 0; i < version->check->assessment->n_impacts; i++)
    for (guint aim = 0; aim < DR_N_AIMS; aim++)
      if (!write_aim (self, row, version->check, &version->check->assessment->impacts[i], aim, error))
        return FALSE;

  return TRUE;
}

/* @result: (nullable): none yet; @prediction: (nullable): nothing was predicted. */
static gboolean
write_measure (DrCsvWriting           *self,
               const DrRegisterRow    *row,
               const DrCheck          *check,
               const DrMeasure        *measure,
               const DrMeasureResult  *result,
               const DrPrediction     *prediction,
               GError                **error)
{
  gboolean known = prediction != NULL && prediction->known;
  DrCsv *csv = self->csv;

  dr_csv_writing_version (self, row);
  dr_csv_text (csv, measure->id);
  dr_csv_text (csv, measure->name);
  dr_csv_text (csv, measure->quantity);
  dr_csv_text (csv, measure->unit);
  write_list (csv, check, &measure->groups, group_id, " ");
  dr_csv_number (csv, measure->baseline);
  dr_csv_number (csv, measure->target_tba ? DR_UNKNOWN : measure->target);
  dr_csv_flag (csv, measure->target_tba);
  dr_csv_date (csv, result != NULL ? result->period : DR_DATE_NONE);
  dr_csv_text (csv, result != NULL ? group_id (check, result->group) : NULL);
  dr_csv_text (csv, result != NULL ? group_name (check, result->group) : NULL);
  dr_csv_number (csv, result != NULL ? result->value : DR_UNKNOWN);
  dr_csv_number (csv, result != NULL && result->n > 0 ? result->n : DR_UNKNOWN);
  dr_csv_number (csv, known ? prediction->predicted.lo : DR_UNKNOWN);
  dr_csv_number (csv, known ? prediction->predicted.hi : DR_UNKNOWN);
  if (known)
    dr_csv_flag (csv, prediction->as_predicted);
  else
    dr_csv_text (csv, NULL);

  return dr_csv_writing_end_row (self, error);
}

/* dr_csv_writing_measures(): a row each result of each measure; one of a measure without results. */
gboolean
dr_csv_writing_measures (DrCsvWriting         *self,
                         const DrRegisterRow  *row,
                         GError              **error)
{
  g_autoptr (DrVersion) version = dr_version_load (self->reg, row->reference, row->version, error);
  g_autoptr (DrArena) scratch = dr_arena_new ();
  const DrAssessment *assessment;
  const DrPrediction *predictions = NULL;
  guint n = 0;
  guint next = 0;
  int option;

  if (version == NULL)
    return FALSE;
  assessment = version->check->assessment;
  option = dr_date_is_set (assessment->decision.date) ? assessment->decision.option : assessment->chosen;
  if (option != DR_NO_INDEX)
    predictions = dr_predictions_new (assessment, version->check->review, (guint) option, scratch, &n);
  for (guint m = 0; m < assessment->n_measures; m++)
    {
      const DrMeasure *measure = &assessment->measures[m];

      if (measure->n_results == 0 && !write_measure (self, row, version->check, measure, NULL, NULL, error))
        return FALSE;
      for (guint r = 0; r < measure->n_results; r++)
        if (!write_measure (self, row, version->check, measure, &measure->results[r],
                            measure->quantity != NULL && next < n ? &predictions[next++] : NULL, error))
          return FALSE;
    }

  return TRUE;
}
