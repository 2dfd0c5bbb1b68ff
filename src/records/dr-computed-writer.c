#include "dr-computed-writer.h"

#include <string.h>

#include "dr-number.h"
#include "dr-write.h"

#define PAIR_SIZE (2 * DR_NUMBER_SIZE + 1)

static void
write_pair (DrXmlWriter *writer,
            const char  *name,
            double       lo,
            double       hi)
{
  char first[DR_NUMBER_SIZE];
  char second[DR_NUMBER_SIZE];
  char pair[PAIR_SIZE];

  g_snprintf (pair, sizeof pair, "%s %s", dr_number_format (lo, first), dr_number_format (hi, second));
  dr_xml_writer_attribute (writer, name, pair);
}

static void
write_interval (DrXmlWriter *writer,
                const char  *name,
                DrInterval   interval)
{
  write_pair (writer, name, interval.lo, interval.hi);
}

/* One number where both ends are the same. */
static void
write_value (DrXmlWriter *writer,
             const char  *name,
             DrInterval   interval)
{
  if (interval.lo < interval.hi)
    write_interval (writer, name, interval);
  else
    dr_write_number (writer, name, interval.lo);
}

static void
write_people (DrXmlWriter *writer,
              const char  *name,
              DrPeople     people)
{
  if (people.known)
    write_pair (writer, name, (double) people.lo, (double) people.hi);
}

static void
write_borne (DrXmlWriter   *writer,
             const char    *name,
             const DrBorne *borne)
{
  if (borne->known)
    write_interval (writer, name, borne->share);
}

static void
write_loss (DrXmlWriter  *writer,
            const DrLoss *loss)
{
  write_interval (writer, "newly-excluded", loss->newly_excluded);
  write_people (writer, "newly-excluded-people", loss->newly_excluded_people);
  write_interval (writer, "at-risk", loss->at_risk);
  write_people (writer, "at-risk-people", loss->at_risk_people);
}

static void
write_against_rest (DrXmlWriter       *writer,
                    const char        *name,
                    const DrBearsMore *against)
{
  if (!against->applicable || !against->known)
    return;

  dr_xml_writer_start (writer, name);
  dr_write_number (writer, "rest", against->rest);
  dr_write_number (writer, "difference", against->difference);
  if (against->has_interval)
    write_interval (writer, "interval", against->interval);
  if (against->has_ratio)
    dr_write_number (writer, "ratio", against->ratio);
  else
    dr_xml_writer_attribute (writer, "ratio", "none");
  dr_xml_writer_end (writer);
}

static void
write_review (DrXmlWriter         *writer,
              const DrGroup       *group,
              const DrGroupReview *review)
{
  dr_xml_writer_start (writer, "review");
  dr_xml_writer_attribute (writer, "group", group->id);
  dr_write_number (writer, "people", review->people);
  write_borne (writer, "displaced", &review->displaced);
  write_borne (writer, "restricted", &review->restricted);
  write_borne (writer, "affected", &review->affected);
  write_interval (writer, "excluded-before", review->excluded_before);
  write_interval (writer, "excluded-after", review->excluded_after);
  write_loss (writer, &review->plain);
  if (review->has_mitigation)
    {
      dr_xml_writer_start (writer, "mitigated");
      write_loss (writer, &review->mitigated);
      dr_xml_writer_end (writer);
    }
  write_against_rest (writer, "displaced-against-rest", &review->displaced_against_rest);
  write_against_rest (writer, "affected-against-rest", &review->affected_against_rest);
  dr_xml_writer_end (writer);
}

static void
write_options (DrXmlWriter   *writer,
               const DrCheck *check)
{
  for (guint o = 0; o < check->assessment->n_options; o++)
    {
      dr_xml_writer_start (writer, "option");
      dr_xml_writer_attribute (writer, "ref", check->assessment->options[o].id);
      for (guint g = 0; g < check->evidence->n_groups; g++)
        write_review (writer, &check->evidence->groups[g], dr_access_review_get (check->review, o, g));
      dr_xml_writer_end (writer);
    }
}

static void
write_mix (DrXmlWriter        *writer,
           const DrEvidence   *evidence,
           const DrChannelMix *mix,
           DrMixKind           kind)
{
  dr_xml_writer_start (writer, "mix");
  dr_write_word (writer, "kind", DR_VOCABULARY_MIX_KIND, kind);
  if (mix->mix != DR_NO_INDEX)
    dr_xml_writer_attribute (writer, "ref", evidence->mixes[mix->mix].id);
  for (guint c = 0; c < evidence->n_channels; c++)
    if (mix->stated[c])
      {
        dr_xml_writer_start (writer, "share");
        dr_xml_writer_attribute (writer, "channel", evidence->channels[c].id);
        write_value (writer, "value", mix->share[c]);
        dr_xml_writer_end (writer);
      }
  dr_xml_writer_end (writer);
}

static void
write_difference (DrXmlWriter *writer,
                  const char  *channel,
                  DrInterval   difference)
{
  dr_xml_writer_start (writer, "channel");
  dr_xml_writer_attribute (writer, "id", channel);
  write_value (writer, "difference", difference);
  dr_xml_writer_end (writer);
}

static void
write_gap (DrXmlWriter      *writer,
           const DrEvidence *evidence,
           const DrMixGap   *gap)
{
  dr_xml_writer_start (writer, "gap");
  dr_write_word (writer, "a", DR_VOCABULARY_MIX_KIND, gap->a);
  dr_write_word (writer, "b", DR_VOCABULARY_MIX_KIND, gap->b);
  if (gap->has_digital_a)
    dr_write_number (writer, "digital-a", gap->digital_a);
  if (gap->has_digital_b)
    dr_write_number (writer, "digital-b", gap->digital_b);
  if (gap->has_dissimilarity)
    dr_write_number (writer, "dissimilarity", gap->dissimilarity);
  for (guint c = 0; c < evidence->n_channels; c++)
    if (gap->compared[c])
      write_difference (writer, evidence->channels[c].id, gap->difference[c]);
  if (gap->has_other)
    write_difference (writer, "other", gap->other);
  dr_xml_writer_end (writer);
}

static void
write_mixes (DrXmlWriter   *writer,
             const DrCheck *check)
{
  dr_xml_writer_start (writer, "mixes");
  for (guint kind = 0; kind < DR_N_MIX_KINDS; kind++)
    if (check->mixes->mixes[kind].present)
      write_mix (writer, check->evidence, &check->mixes->mixes[kind], kind);
  for (guint i = 0; i < check->mixes->n_gaps; i++)
    write_gap (writer, check->evidence, &check->mixes->gaps[i]);
  dr_xml_writer_end (writer);
}

static void
write_demand (DrXmlWriter   *writer,
              const DrCheck *check)
{
  dr_xml_writer_start (writer, "demand");
  for (guint c = 0; check->demand != NULL && c < check->evidence->n_channels; c++)
    if (check->demand[c].offered)
      {
        dr_xml_writer_start (writer, "channel");
        dr_xml_writer_attribute (writer, "id", check->evidence->channels[c].id);
        dr_write_number (writer, "moved", check->demand[c].moved);
        dr_write_number (writer, "load", check->demand[c].load);
        dr_write_number (writer, "capacity", check->demand[c].capacity);
        dr_xml_writer_end (writer);
      }
  dr_xml_writer_end (writer);
}

/* The rulebook's parameters stand once in the record, not beside each result. */
static gboolean
is_parameter (const DrRule *rule,
              const char   *name)
{
  for (guint i = 0; i < rule->n_parameters; i++)
    if (strcmp (rule->parameters[i].id, name) == 0)
      return TRUE;

  return FALSE;
}

static void
write_measured (DrXmlWriter      *writer,
                const DrMeasured *measured)
{
  char date[DR_DATE_STRING_SIZE];

  switch (measured->type)
    {
    case DR_MEASURED_SHARE_INTERVAL:
    case DR_MEASURED_PEOPLE_INTERVAL:
      write_pair (writer, measured->name, measured->lo, measured->hi);
      break;
    case DR_MEASURED_DATE:
      dr_xml_writer_attribute (writer, measured->name, dr_date_format (measured->date, date));
      break;
    case DR_MEASURED_FLAG:
      dr_xml_writer_attribute (writer, measured->name, measured->lo != 0.0 ? "true" : "false");
      break;
    case DR_MEASURED_IDS:
    case DR_MEASURED_WORD:
      dr_xml_writer_attribute (writer, measured->name, measured->text);
      break;
    case DR_MEASURED_UNKNOWN:
      dr_xml_writer_attribute (writer, measured->name, "unknown");
      break;
    case DR_MEASURED_SHARE:
    case DR_MEASURED_RATIO:
    case DR_MEASURED_PEOPLE:
    case DR_MEASURED_COUNT:
    default:
      dr_write_number (writer, measured->name, measured->lo);
      break;
    }
}

static void
write_result (DrXmlWriter    *writer,
              const DrCheck  *check,
              const DrResult *result)
{
  const DrRule *rule = dr_check_get_rule (check, result);
  gboolean any = FALSE;

  dr_xml_writer_start (writer, "result");
  dr_xml_writer_attribute (writer, "rule", rule->id);
  dr_xml_writer_attribute (writer, "subject", result->subject);
  dr_write_word (writer, "result", DR_VOCABULARY_RESULT, result->kind);
  if (result->kind == DR_RESULT_FAIL)
    {
      dr_xml_writer_attribute (writer, "case", dr_check_get_case (check, result));
      dr_write_word (writer, "severity", DR_VOCABULARY_SEVERITY, result->severity);
    }
  if (result->reason != NULL)
    dr_xml_writer_attribute (writer, "reason", result->reason);

  for (guint i = 0; i < result->n_measured; i++)
    if (!is_parameter (rule, result->measured[i].name))
      {
        if (!any)
          dr_xml_writer_start (writer, "measured");
        any = TRUE;
        write_measured (writer, &result->measured[i]);
      }
  if (any)
    dr_xml_writer_end (writer);
  dr_xml_writer_end (writer);
}

static void
write_settle (DrXmlWriter   *writer,
              const DrCheck *check)
{
  g_autoptr (DrArena) scratch = dr_arena_new ();

  dr_xml_writer_start (writer, "settle");
  for (guint i = 0; i < check->settle.n; i++)
    {
      const DrSettle *row = &check->settle.items[i];

      if (row->gain <= 0.0)
        continue;
      dr_xml_writer_start (writer, "figure");
      dr_xml_writer_attribute (writer, "group", check->evidence->groups[row->group].id);
      dr_xml_writer_attribute (writer, "ref", dr_settle_target (check->figures, row, scratch));
      dr_write_number (writer, "gain", row->gain);
      dr_xml_writer_end (writer);
    }
  dr_xml_writer_end (writer);
}

/**
 * dr_computed_write:
 * @writer: a writer, inside `content`
 * @check: what was computed
 *
 * Writes the access review of every option, the mixes, the demand that moves, the results of every rule and the
 * figures that would settle what is uncertain, those with a gain.
 */
void
dr_computed_write (DrXmlWriter   *writer,
                   const DrCheck *check)
{
  dr_xml_writer_start (writer, "computed");
  dr_write_word (writer, "next-step", DR_VOCABULARY_STEP, check->next_step);
  write_options (writer, check);
  write_mixes (writer, check);
  write_demand (writer, check);
  dr_xml_writer_start (writer, "results");
  for (guint i = 0; i < check->n_results; i++)
    write_result (writer, check, &check->results[i]);
  dr_xml_writer_end (writer);
  write_settle (writer, check);
  dr_xml_writer_end (writer);
}
