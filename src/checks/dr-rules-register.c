/* The rules across the register: what adds up over the other live assessments. */
#include "dr-rules-private.h"

#include <string.h>

#include "dr-rule-run.h"

/* Whether another change takes effect within so many months of this one, before or after; perhaps where a date is not
 * known. */
static DrHolds
is_near (DrRuleRun *run,
         DrDate     other,
         int        months)
{
  DrDate effective = run->assessment->effective;

  if (!dr_date_is_set (effective) || !dr_date_is_set (other))
    return DR_HOLDS_PERHAPS;

  return dr_holds (dr_date_compare (other, dr_date_add_months (effective, -months)) >= 0
                   && dr_date_compare (other, dr_date_add_months (effective, months)) <= 0);
}

/* Whether a limit is reached by what is known, or might be with what is not. Without a date of this change nothing can
 * be told. */
static DrHolds
reaches (DrRuleRun *run,
         guint      known,
         guint      perhaps,
         double     limit)
{
  if (!dr_date_is_set (run->assessment->effective))
    return DR_HOLDS_PERHAPS;
  if (known >= limit)
    return DR_HOLDS_YES;

  return known + perhaps >= limit ? DR_HOLDS_PERHAPS : DR_HOLDS_NO;
}

/* The assessments that harm a group at about the same time. Returns how many others perhaps do. */
static guint
add_assessments (DrRuleRun *run,
                 guint      group,
                 GPtrArray *assessments)
{
  int months = (int) lround (dr_rule_parameter (run, 1));
  guint perhaps = 0;

  for (guint i = 0; i < run->context->n_live; i++)
    {
      const DrLiveAssessment *live = &run->context->live[i];
      DrHolds near = is_near (run, live->effective, months);

      if (!dr_ids_contain (&live->negative, run->evidence->groups[group].id))
        continue;
      if (near == DR_HOLDS_YES)
        g_ptr_array_add (assessments, (gpointer) live->reference);
      perhaps += near == DR_HOLDS_PERHAPS;
    }

  return perhaps;
}

/* CUM-01 The same people again. Equality Act 2010, s.149(1) and (3)(a); strategy priority 5. Small losses add up. */
void
dr_rule_cum_01 (DrRuleRun *run)
{
  gboolean any = FALSE;

  for (guint g = 0; g < run->evidence->n_groups; g++)
    {
      g_autoptr (GPtrArray) assessments = g_ptr_array_new ();
      guint perhaps;
      DrHolds holds[1];

      if (!dr_rule_is_negative (run, g))
        continue;

      any = TRUE;
      perhaps = add_assessments (run, g, assessments);
      holds[0] = reaches (run, assessments->len, perhaps, dr_rule_parameter (run, 0));
      dr_rule_measure_ids (run, "assessments", assessments);
      dr_rule_measure_parameters (run);
      dr_rule_conclude (run, dr_rule_group_subject (run, g), holds);
    }

  if (!any)
    dr_rule_not_applicable (run, "assessment", N_("No group is negatively affected."));
}

static gboolean
contains (const GPtrArray *ids,
          const char      *id)
{
  return g_ptr_array_find_with_equal_func ((GPtrArray *) ids, id, g_str_equal, NULL);
}

static gboolean
live_withdraws (const DrLiveAssessment *live,
                const char             *channel)
{
  for (guint i = 0; i < live->n_withdrawn; i++)
    if (strcmp (live->withdrawn[i].channel, channel) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
withdraws (DrRuleRun *run,
           guint      channel)
{
  const DrAccessFigures *figures = run->check->figures;

  for (guint p = 0; p < figures->n_points; p++)
    if (figures->channel[p] == (int) channel
        && (dr_access_figures_state (figures, run->option, p) & DR_POINT_WITHDRAWN) != 0)
      return TRUE;

  return FALSE;
}

/* The services that withdraw some of the channel at about the same time, each once, this one first; and those that
 * perhaps do. */
static void
add_services (DrRuleRun  *run,
              const char *channel,
              GPtrArray  *services,
              GPtrArray  *perhaps)
{
  int months = (int) lround (dr_rule_parameter (run, 1));

  g_ptr_array_add (services, (gpointer) run->evidence->services[run->assessment->service].id);
  for (guint i = 0; i < run->context->n_live; i++)
    {
      const DrLiveAssessment *live = &run->context->live[i];

      if (live_withdraws (live, channel) && is_near (run, live->effective, months) == DR_HOLDS_YES
          && !contains (services, live->service))
        g_ptr_array_add (services, (gpointer) live->service);
    }
  for (guint i = 0; i < run->context->n_live; i++)
    {
      const DrLiveAssessment *live = &run->context->live[i];

      if (live_withdraws (live, channel) && is_near (run, live->effective, months) == DR_HOLDS_PERHAPS
          && !contains (services, live->service) && !contains (perhaps, live->service))
        g_ptr_array_add (perhaps, (gpointer) live->service);
    }
}

/* CUM-02 The same channel again. Equality Act 2010, s.149(1) and (3)(a); strategy priority 5: all customer groups. */
void
dr_rule_cum_02 (DrRuleRun *run)
{
  gboolean any = FALSE;

  for (guint c = 0; c < run->evidence->n_channels; c++)
    {
      const char *channel = run->evidence->channels[c].id;
      g_autoptr (GPtrArray) services = g_ptr_array_new ();
      g_autoptr (GPtrArray) perhaps = g_ptr_array_new ();
      DrHolds holds[1];

      if (!withdraws (run, c))
        continue;

      any = TRUE;
      add_services (run, channel, services, perhaps);
      holds[0] = reaches (run, services->len, perhaps->len, dr_rule_parameter (run, 0));
      dr_rule_measure_ids (run, "services", services);
      dr_rule_measure_parameters (run);
      dr_rule_conclude (run, dr_rule_subject (run, "channel:%s", channel), holds);
    }

  if (!any)
    dr_rule_not_applicable (run, "assessment", N_("No access point is withdrawn."));
}
