/* The rules about consultation: who was asked, in time, in a way that works for them, and what came of it. */
#include "dr-rules-private.h"

#include "dr-rule-run.h"

static const char *
consultation_subject (DrRuleRun            *run,
                      const DrConsultation *consultation)
{
  return dr_rule_subject (run, "consultation:%s", consultation->id);
}

/* Rules that speak of each consultation say so where there is none. */
static void
conclude_no_consultations (DrRuleRun *run)
{
  if (run->assessment->n_consultations == 0)
    dr_rule_not_applicable (run, "assessment", N_("There is no consultation."));
}

static gboolean
is_consulted (DrRuleRun *run,
              guint      group)
{
  for (guint i = 0; i < run->assessment->n_consultations; i++)
    if (dr_indices_contain (&run->assessment->consultations[i].groups, (int) group))
      return TRUE;

  return FALSE;
}

static gboolean
has_reason_for_none (DrRuleRun *run,
                     guint      group)
{
  for (guint i = 0; i < run->assessment->n_no_consultations; i++)
    {
      const DrNoConsultation *none = &run->assessment->no_consultations[i];

      if (dr_indices_contain (&none->groups, (int) group) && !dr_rule_is_blank (none->reason))
        return TRUE;
    }

  return FALSE;
}

/* CON-01 Not asked. Bracking [2013] EWCA Civ 1345: being properly informed will often mean consulting. */
void
dr_rule_con_01 (DrRuleRun *run)
{
  gboolean any = FALSE;

  for (guint g = 0; g < run->evidence->n_groups; g++)
    {
      gboolean consulted = is_consulted (run, g);
      gboolean reason_given = has_reason_for_none (run, g);
      DrHolds holds[] = { dr_holds (!consulted && !reason_given) };

      if (!dr_rule_is_negative (run, g))
        continue;

      any = TRUE;
      dr_rule_measure_flag (run, "consulted", consulted);
      dr_rule_measure_flag (run, "reason_given", reason_given);
      dr_rule_conclude (run, dr_rule_group_subject (run, g), holds);
    }

  if (!any)
    dr_rule_not_applicable (run, "assessment", N_("No group is negatively affected."));
}

/* CON-02 Too late to count. Gunning (1985) 84 LGR 168; Moseley [2014] UKSC 56: considered before the decision. */
void
dr_rule_con_02 (DrRuleRun *run)
{
  DrDate decision = run->assessment->decision_date;
  int days = (int) lround (dr_rule_parameter (run, 0));

  for (guint i = 0; i < run->assessment->n_consultations; i++)
    {
      const DrConsultation *consultation = &run->assessment->consultations[i];
      DrHolds holds[] = { DR_HOLDS_PERHAPS };

      if (dr_date_is_set (consultation->closed) && dr_date_is_set (decision))
        holds[0] = dr_holds (dr_date_compare (dr_date_add_days (consultation->closed, days), decision) > 0);
      dr_rule_measure_date (run, "closed", consultation->closed);
      dr_rule_measure_date (run, "decision_date", decision);
      dr_rule_measure_parameters (run);
      dr_rule_conclude (run, consultation_subject (run, consultation), holds);
    }

  conclude_no_consultations (run);
}

/* CON-03 Nothing came of it. Moseley [2014] UKSC 56: conscientious consideration of what people said. */
void
dr_rule_con_03 (DrRuleRun *run)
{
  for (guint i = 0; i < run->assessment->n_consultations; i++)
    {
      const DrConsultation *consultation = &run->assessment->consultations[i];
      gboolean said = !dr_rule_is_blank (consultation->changed);
      DrHolds holds[] = { dr_holds (!said) };

      dr_rule_measure_flag (run, "said", said);
      dr_rule_conclude (run, consultation_subject (run, consultation), holds);
    }

  conclude_no_consultations (run);
}

/* CON-04 Few answered. Bracking [2013] EWCA Civ 1345: informed also of how many answered. */
void
dr_rule_con_04 (DrRuleRun *run)
{
  double min_rate = dr_rule_parameter (run, 0);
  double min_answers = dr_rule_parameter (run, 1);

  for (guint i = 0; i < run->assessment->n_consultations; i++)
    {
      const DrConsultation *consultation = &run->assessment->consultations[i];
      gboolean has_rate = dr_is_known (consultation->asked) && consultation->asked > 0.0
                          && dr_is_known (consultation->answered);
      double rate = has_rate ? dr_round (consultation->answered / consultation->asked) : DR_UNKNOWN;
      DrHolds holds[] = { DR_HOLDS_PERHAPS };

      if (dr_is_known (consultation->answered))
        holds[0] = dr_holds (consultation->answered < min_answers || (has_rate && rate < min_rate));
      dr_rule_measure_count (run, "asked", consultation->asked);
      dr_rule_measure_count (run, "answered", consultation->answered);
      dr_rule_measure_share (run, "rate", rate);
      dr_rule_measure_parameters (run);
      dr_rule_conclude (run, consultation_subject (run, consultation), holds);
    }

  conclude_no_consultations (run);
}

/* The most of a group that can use a channel, what it needs included; unknown without a figure for the channel. */
static double
use_at_most (DrRuleRun *run,
             guint      group,
             guint      channel)
{
  const DrAccessFigures *figures = run->check->figures;
  const DrChosenFigure *own = &figures->use_channel[group * figures->n_channels + channel];
  int prerequisite = figures->prerequisite[channel];
  double most = own->interval.hi;

  if (own->figure == DR_NO_INDEX)
    return DR_UNKNOWN;
  if (prerequisite != DR_NO_INDEX)
    most = MIN (most, figures->use_prerequisite[group * figures->n_prerequisites + (guint) prerequisite].interval.hi);

  return dr_round (most);
}

static void
conclude_asked (DrRuleRun            *run,
                const DrConsultation *consultation,
                guint                 group)
{
  double best = DR_UNKNOWN;
  gboolean reached = FALSE;
  g_autoptr (GPtrArray) out_of_reach = g_ptr_array_new ();
  DrHolds holds[1];

  for (guint i = 0; i < consultation->channels.n; i++)
    {
      int channel = consultation->channels.items[i];
      double most = use_at_most (run, group, (guint) channel);

      if (dr_is_known (most) && (!dr_is_known (best) || most > best))
        best = most;
      if (dr_is_known (most) && most >= dr_rule_parameter (run, 0))
        reached = TRUE;
      else
        g_ptr_array_add (out_of_reach, (gpointer) run->evidence->channels[channel].id);
    }

  holds[0] = dr_holds (!reached);
  dr_rule_measure_ids (run, "channels", out_of_reach);
  dr_rule_measure_share (run, "best_use", best);
  dr_rule_measure_parameters (run);
  dr_rule_conclude (run,
                    dr_rule_subject (run, "consultation:%s/group:%s", consultation->id,
                                     run->evidence->groups[group].id),
                    holds);
}

/* CON-05 Asked where they are not. Equality Act 2010, s.149(3)(c): encourage people to take part. */
void
dr_rule_con_05 (DrRuleRun *run)
{
  gboolean any = FALSE;

  for (guint i = 0; i < run->assessment->n_consultations; i++)
    for (guint g = 0; g < run->evidence->n_groups; g++)
      {
        const DrConsultation *consultation = &run->assessment->consultations[i];

        if (!dr_rule_is_negative (run, g) || !dr_indices_contain (&consultation->groups, (int) g))
          continue;
        any = TRUE;
        conclude_asked (run, consultation, g);
      }

  if (!any)
    dr_rule_not_applicable (run, "assessment", N_("No consultation asked a negatively affected group."));
}

/* CON-06 Fair consultation. Gunning (1985) 84 LGR 168, endorsed in Moseley [2014] UKSC 56. */
void
dr_rule_con_06 (DrRuleRun *run)
{
  for (guint i = 0; i < run->assessment->n_consultations; i++)
    {
      const DrConsultation *consultation = &run->assessment->consultations[i];
      const struct { const char *id; const char *text; } tests[] = {
        { "formative", consultation->formative },
        { "information", consultation->information },
        { "time", consultation->time },
        { "consideration", consultation->consideration },
      };
      g_autoptr (GPtrArray) missing = g_ptr_array_new ();
      DrHolds holds[1];

      for (guint t = 0; t < G_N_ELEMENTS (tests); t++)
        if (dr_rule_is_blank (tests[t].text))
          g_ptr_array_add (missing, (gpointer) tests[t].id);

      holds[0] = dr_holds (missing->len > 0);
      dr_rule_measure_ids (run, "missing", missing);
      dr_rule_conclude (run, consultation_subject (run, consultation), holds);
    }

  conclude_no_consultations (run);
}
