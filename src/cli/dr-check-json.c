#include "dr-check-json.h"

#include "dr-message.h"
#include "dr-json-text.h"
#include "dr-mix-json.h"

/**
 * dr_json_number:
 * @builder: a builder, where a value is due
 * @number: a number, or DR_UNKNOWN
 *
 * Adds the number, whole where it is, or null.
 */
void
dr_json_number (JsonBuilder *builder,
                double       number)
{
  if (!dr_is_known (number))
    json_builder_add_null_value (builder);
  else if (number == floor (number) && fabs (number) < 9e15)
    json_builder_add_int_value (builder, (gint64) number);
  else
    json_builder_add_double_value (builder, number);
}

/**
 * dr_json_interval:
 * @builder: a builder, where a value is due
 * @interval: an interval
 *
 * Adds [lo, hi].
 */
void
dr_json_interval (JsonBuilder *builder,
                  DrInterval   interval)
{
  json_builder_begin_array (builder);
  dr_json_number (builder, interval.lo);
  dr_json_number (builder, interval.hi);
  json_builder_end_array (builder);
}

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_interval (JsonBuilder *builder,
              const char  *name,
              DrInterval   interval)
{
  json_builder_set_member_name (builder, name);
  dr_json_interval (builder, interval);
}

static void
add_number (JsonBuilder *builder,
            const char  *name,
            double       number)
{
  json_builder_set_member_name (builder, name);
  dr_json_number (builder, number);
}

static void
add_people (JsonBuilder *builder,
            const char  *name,
            DrPeople     people)
{
  json_builder_set_member_name (builder, name);
  if (!people.known)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_array (builder);
  json_builder_add_int_value (builder, people.lo);
  json_builder_add_int_value (builder, people.hi);
  json_builder_end_array (builder);
}

static void
add_borne (JsonBuilder   *builder,
           const char    *name,
           const DrBorne *borne)
{
  json_builder_set_member_name (builder, name);
  if (borne->known)
    dr_json_interval (builder, borne->share);
  else
    json_builder_add_null_value (builder);
}

static void
add_loss (JsonBuilder  *builder,
          const DrLoss *loss)
{
  add_interval (builder, "newly_excluded", loss->newly_excluded);
  add_people (builder, "newly_excluded_people", loss->newly_excluded_people);
  add_interval (builder, "at_risk", loss->at_risk);
  add_people (builder, "at_risk_people", loss->at_risk_people);
}

static void
add_against_rest (JsonBuilder       *builder,
                  const char        *name,
                  const DrBearsMore *against)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  add_number (builder, "rest", against->known ? against->rest : DR_UNKNOWN);
  add_number (builder, "difference", against->known ? against->difference : DR_UNKNOWN);
  json_builder_set_member_name (builder, "interval");
  if (against->has_interval)
    dr_json_interval (builder, against->interval);
  else
    json_builder_add_null_value (builder);
  if (against->known && !against->has_ratio)
    add_string (builder, "ratio", "none");
  else
    add_number (builder, "ratio", against->known ? against->ratio : DR_UNKNOWN);
  json_builder_end_object (builder);
}

static void
add_review (JsonBuilder         *builder,
            const DrGroup       *group,
            const DrGroupReview *review)
{
  json_builder_begin_object (builder);
  add_string (builder, "group", group->id);
  add_number (builder, "people", review->people);
  add_borne (builder, "displaced", &review->displaced);
  add_borne (builder, "restricted", &review->restricted);
  add_borne (builder, "affected", &review->affected);
  add_interval (builder, "excluded_before", review->excluded_before);
  add_interval (builder, "excluded_after", review->excluded_after);
  add_loss (builder, &review->plain);
  json_builder_set_member_name (builder, "mitigated");
  if (review->has_mitigation)
    {
      json_builder_begin_object (builder);
      add_loss (builder, &review->mitigated);
      json_builder_end_object (builder);
    }
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "bears_more");
  json_builder_begin_object (builder);
  add_against_rest (builder, "displaced", &review->displaced_against_rest);
  add_against_rest (builder, "affected", &review->affected_against_rest);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_options (JsonBuilder   *builder,
             const DrCheck *check)
{
  json_builder_set_member_name (builder, "options");
  json_builder_begin_array (builder);
  for (guint o = 0; o < check->assessment->n_options; o++)
    {
      json_builder_begin_object (builder);
      add_string (builder, "id", check->assessment->options[o].id);
      json_builder_set_member_name (builder, "chosen");
      json_builder_add_boolean_value (builder, check->assessment->options[o].chosen);
      json_builder_set_member_name (builder, "review");
      json_builder_begin_array (builder);
      for (guint g = 0; g < check->evidence->n_groups; g++)
        add_review (builder, &check->evidence->groups[g], dr_access_review_get (check->review, o, g));
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_ids (JsonBuilder *builder,
         const char  *joined)
{
  g_auto (GStrv) ids = g_strsplit (joined, " ", -1);

  json_builder_begin_array (builder);
  for (guint i = 0; joined[0] != '\0' && ids[i] != NULL; i++)
    json_builder_add_string_value (builder, ids[i]);
  json_builder_end_array (builder);
}

static void
add_measured (JsonBuilder      *builder,
              const DrMeasured *measured)
{
  char date[DR_DATE_STRING_SIZE];

  json_builder_set_member_name (builder, measured->name);
  switch (measured->type)
    {
    case DR_MEASURED_SHARE_INTERVAL:
    case DR_MEASURED_PEOPLE_INTERVAL:
      dr_json_interval (builder, (DrInterval) { measured->lo, measured->hi });
      break;
    case DR_MEASURED_DATE:
      json_builder_add_string_value (builder, dr_date_format (measured->date, date));
      break;
    case DR_MEASURED_FLAG:
      json_builder_add_boolean_value (builder, measured->lo != 0.0);
      break;
    case DR_MEASURED_IDS:
      add_ids (builder, measured->text);
      break;
    case DR_MEASURED_WORD:
      json_builder_add_string_value (builder, measured->text);
      break;
    case DR_MEASURED_UNKNOWN:
      json_builder_add_null_value (builder);
      break;
    case DR_MEASURED_SHARE:
    case DR_MEASURED_RATIO:
    case DR_MEASURED_PEOPLE:
    case DR_MEASURED_COUNT:
    default:
      dr_json_number (builder, measured->lo);
      break;
    }
}

static void
add_result (JsonBuilder    *builder,
            const DrCheck  *check,
            const DrResult *result)
{
  const DrRule *rule = dr_check_get_rule (check, result);
  gboolean fails = result->kind == DR_RESULT_FAIL;
  g_autofree char *message = dr_message_format (check, result);

  json_builder_begin_object (builder);
  add_string (builder, "rule", rule->id);
  add_string (builder, "case", dr_check_get_case (check, result));
  add_string (builder, "subject", result->subject);
  add_string (builder, "result", dr_vocabulary_to_string (DR_VOCABULARY_RESULT, result->kind));
  add_string (builder, "severity",
              fails ? dr_vocabulary_to_string (DR_VOCABULARY_SEVERITY, result->severity) : NULL);
  add_string (builder, "basis", dr_rule_basis (rule, check->assessment->nation));
  json_builder_set_member_name (builder, "measured");
  json_builder_begin_object (builder);
  for (guint i = 0; i < result->n_measured; i++)
    add_measured (builder, &result->measured[i]);
  json_builder_end_object (builder);
  add_string (builder, "message", message);
  json_builder_end_object (builder);
}

static void
add_settle (JsonBuilder   *builder,
            const DrCheck *check)
{
  g_autoptr (DrArena) scratch = dr_arena_new ();

  json_builder_set_member_name (builder, "settle");
  json_builder_begin_array (builder);
  for (guint i = 0; i < check->settle.n; i++)
    {
      const DrSettle *row = &check->settle.items[i];

      json_builder_begin_object (builder);
      add_string (builder, "group", check->evidence->groups[row->group].id);
      add_string (builder, "figure", dr_settle_target (check->figures, row, scratch));
      add_number (builder, "gain_people", row->gain);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * dr_check_to_json:
 * @check: a check
 *
 * Returns: (transfer full): all of it
 */
char *
dr_check_to_json (const DrCheck *check)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  char as_of[DR_DATE_STRING_SIZE];

  json_builder_begin_object (builder);
  add_string (builder, "reference", check->assessment->reference);
  add_string (builder, "as_of", dr_date_format (check->context->as_of, as_of));
  json_builder_set_member_name (builder, "rulebook");
  json_builder_begin_object (builder);
  add_string (builder, "id", check->rulebook->id);
  add_string (builder, "version", check->rulebook->version);
  json_builder_end_object (builder);
  add_options (builder, check);
  json_builder_set_member_name (builder, "mixes");
  dr_mixes_to_json (builder, check->evidence, check->mixes);
  json_builder_set_member_name (builder, "results");
  json_builder_begin_array (builder);
  for (guint i = 0; i < check->n_results; i++)
    add_result (builder, check, &check->results[i]);
  json_builder_end_array (builder);
  add_settle (builder, check);
  json_builder_end_object (builder);

  return dr_json_to_text (builder);
}
