#include "dr-evidence-check-private.h"

#include <glib/gi18n-lib.h>

static void
check_figure (GPtrArray        *problems,
              const DrEvidence *evidence,
              const DrFigure   *figure)
{
  const DrGroup *group = &evidence->groups[figure->group];

  dr_evidence_check_share (problems, figure->line, N_("figure “%s” has a share of %g, outside 0 to 1"), figure->id,
                           figure->share);
  if (figure->source == DR_NO_INDEX)
    dr_evidence_check_report (problems, figure->line, "no-source", _("figure “%s” names no source"), figure->id);
  if (figure->unit == DR_UNIT_HOUSEHOLDS && group->unit == DR_UNIT_PEOPLE)
    dr_evidence_check_report (problems, figure->line, "household-share",
                              _("figure “%s” is a share of households, but group “%s” counts people"), figure->id,
                              group->id);
  else if (figure->unit != group->unit)
    dr_evidence_check_report (problems, figure->line, "unit",
                              _("figure “%s” is a share of people, but group “%s” counts households"), figure->id,
                              group->id);
}

/* One survey's answers on one question by one group, as a key; with @target, on one channel, prerequisite or point. */
static char *
make_key (const DrFigure *figure,
          gboolean        with_target)
{
  return g_strdup_printf ("%d %d %d %04u-%02u-%02u %d %d %d %d %s", figure->kind, figure->group, figure->source,
                          figure->date.year, figure->date.month, figure->date.day, figure->area, figure->unit,
                          figure->target, with_target ? figure->target_index : DR_NO_INDEX, figure->population);
}

static void
check_duplicates (GPtrArray        *problems,
                  const DrEvidence *evidence)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < evidence->n_figures; i++)
    {
      const DrFigure *figure = &evidence->figures[i];
      g_autofree char *key = make_key (figure, TRUE);
      const DrFigure *first = g_hash_table_lookup (seen, key);

      if (first != NULL)
        dr_evidence_check_report (problems, figure->line, "duplicate",
                                  _("figure “%s” repeats “%s”: the same thing from the same source"),
                                  figure->id, first->id);
      else
        g_hash_table_insert (seen, g_steal_pointer (&key), (gpointer) figure);
    }
}

/* Of each person one channel is the main one, and each contact is made by one. */
static void
check_method_sums (GPtrArray        *problems,
                   const DrEvidence *evidence)
{
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < evidence->n_figures; i++)
    {
      const DrFigure *figure = &evidence->figures[i];
      g_autofree char *key = NULL;
      double *sum;
      double before;

      if (figure->kind != DR_FIGURE_PREFER && figure->kind != DR_FIGURE_CONTACT)
        continue;
      key = make_key (figure, FALSE);
      sum = g_hash_table_lookup (sums, key);
      if (sum == NULL)
        {
          sum = g_new0 (double, 1);
          g_hash_table_insert (sums, g_steal_pointer (&key), sum);
        }
      before = *sum;
      *sum += figure->share;
      /* Said once, of the figure that goes over. */
      if (before <= 1.0 + DR_EVIDENCE_TOLERANCE && *sum > 1.0 + DR_EVIDENCE_TOLERANCE)
        dr_evidence_check_report (problems, figure->line, "method-sum",
                                  _("figure “%s” brings the %s shares of group “%s” from one source to %.4g, more than 1"),
                                  figure->id, dr_vocabulary_to_string (DR_VOCABULARY_FIGURE_KIND, figure->kind),
                                  evidence->groups[figure->group].id, *sum);
    }
}

/* The figures of several sources that count together, for a group: of each person one channel is the main one. */
static void
check_chosen_sums (GPtrArray        *problems,
                   const DrEvidence *evidence)
{
  for (guint g = 0; g < evidence->n_groups; g++)
    {
      const DrFigure *last = NULL;
      gboolean several = FALSE;
      double sum = 0.0;

      for (guint c = 0; c < evidence->n_channels; c++)
        {
          int chosen = dr_evidence_choose_figure (evidence, DR_FIGURE_PREFER, (int) g, DR_TARGET_CHANNEL, (int) c);

          if (chosen == DR_NO_INDEX)
            continue;
          several = several || (last != NULL && last->source != evidence->figures[chosen].source);
          last = &evidence->figures[chosen];
          sum += last->share;
        }
      if (several && sum > 1.0 + DR_EVIDENCE_TOLERANCE)
        dr_evidence_check_report (problems, last->line, "method-sum",
                                  _("the prefer shares of group “%s” that count come from several sources and sum to "
                                    "%.4g, more than 1"),
                                  evidence->groups[g].id, sum);
    }
}

/* Nobody can use an access point who cannot use its channel. */
static void
check_points (GPtrArray        *problems,
              const DrEvidence *evidence)
{
  for (guint i = 0; i < evidence->n_figures; i++)
    {
      const DrFigure *figure = &evidence->figures[i];
      const DrFigure *channel;
      int chosen;

      if (figure->kind != DR_FIGURE_USE || figure->target != DR_TARGET_POINT)
        continue;
      chosen = dr_evidence_choose_figure (evidence, DR_FIGURE_USE, figure->group, DR_TARGET_CHANNEL,
                                          evidence->points[figure->target_index].channel);
      channel = chosen != DR_NO_INDEX ? &evidence->figures[chosen] : NULL;
      if (channel != NULL && figure->share > channel->share)
        dr_evidence_check_report (problems, figure->line, "point-over-channel",
                                  _("figure “%s” has %.4g who can use one access point, but “%s” only %.4g who can use its "
                                    "channel"),
                                  figure->id, figure->share, channel->id, channel->share);
    }
}

/* dr_evidence_check_figures(): the figures, one by one and against each other. */
void
dr_evidence_check_figures (GPtrArray        *problems,
                           const DrEvidence *evidence)
{
  for (guint i = 0; i < evidence->n_figures; i++)
    check_figure (problems, evidence, &evidence->figures[i]);
  check_duplicates (problems, evidence);
  check_method_sums (problems, evidence);
  check_chosen_sums (problems, evidence);
  check_points (problems, evidence);
}
