#include "dr-evidence-age.h"

#include <math.h>
#include <string.h>

static double
parameter (const DrRulebook *rulebook,
           const char       *rule,
           const char       *id)
{
  for (guint i = 0; i < rulebook->n_rules; i++)
    if (strcmp (rulebook->rules[i].id, rule) == 0)
      for (guint j = 0; j < rulebook->rules[i].n_parameters; j++)
        if (strcmp (rulebook->rules[i].parameters[j].id, id) == 0)
          return rulebook->rules[i].parameters[j].value;

  return DR_UNKNOWN;
}

static gboolean
is_older (DrDate fieldwork,
          double years,
          DrDate today)
{
  return dr_date_is_set (fieldwork) && dr_is_known (years)
         && dr_date_compare (dr_date_add_months (fieldwork, (int) lround (12.0 * years)), today) < 0;
}

/**
 * dr_evidence_age:
 * @source: a source
 * @rulebook: whose EVD-03 says how old each kind may be
 * @today: the day to judge it on
 * @most: (out) (optional): that age, in years; %DR_UNKNOWN where the rulebook has none
 *
 * Returns: how old it is
 */
DrEvidenceAge
dr_evidence_age (const DrSource   *source,
                 const DrRulebook *rulebook,
                 DrDate            today,
                 double           *most)
{
  static const char * const ids[DR_N_SOURCE_KINDS] = {
    [DR_SOURCE_SURVEY] = "max_age_survey",
    [DR_SOURCE_CENSUS] = "max_age_census",
    [DR_SOURCE_ADMINISTRATIVE] = "max_age_administrative",
    [DR_SOURCE_STUDY] = "max_age_study",
  };
  double years = parameter (rulebook, "EVD-03", ids[source->kind]);

  if (most != NULL)
    *most = years;
  if (is_older (source->fieldwork, 2.0 * years, today))
    return DR_AGE_VERY_STALE;

  return is_older (source->fieldwork, years, today) ? DR_AGE_STALE : DR_AGE_FRESH;
}

/**
 * dr_evidence_is_small:
 * @source: a source
 * @n: unweighted respondents of it that something rests on; 0: not given
 * @rulebook: whose EVD-04 says how many are enough
 * @least: (out) (optional): that number; %DR_UNKNOWN where the rulebook has none
 *
 * Returns: whether it is a survey or a study, and those are too few or not given
 */
gboolean
dr_evidence_is_small (const DrSource   *source,
                      guint             n,
                      const DrRulebook *rulebook,
                      double           *least)
{
  double enough = parameter (rulebook, "EVD-04", "min_base");

  if (least != NULL)
    *least = enough;
  if (source->kind != DR_SOURCE_SURVEY && source->kind != DR_SOURCE_STUDY)
    return FALSE;

  return n == 0 || (dr_is_known (enough) && n < enough);
}

/**
 * dr_evidence_is_borrowed:
 * @evidence: an evidence base
 * @figure: one of its figures
 *
 * Returns: whether it speaks of another area or other people than its group does
 */
gboolean
dr_evidence_is_borrowed (const DrEvidence *evidence,
                         const DrFigure   *figure)
{
  const DrGroup *group = &evidence->groups[figure->group];

  return figure->area != group->area || g_strcmp0 (figure->population, group->population) != 0;
}
