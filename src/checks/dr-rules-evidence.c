/* The rules about evidence: whether everybody was looked at, and how much is known, how well, and about whom. */
#include "dr-rules-private.h"

#include <string.h>

#include "dr-rule-run.h"
#include "dr-used-sources.h"

/* More than three figures to get are no help to anybody. */
#define SETTLED_BY_AT_MOST 3

/* Whether some impact entry names the characteristic, as a whole or by a group of it. */
static gboolean
characteristic_has_entry (DrRuleRun *run,
                          guint      characteristic)
{
  for (guint i = 0; i < run->assessment->n_impacts; i++)
    {
      const DrImpact *impact = &run->assessment->impacts[i];

      if ((impact->characteristics & (1u << characteristic)) != 0)
        return TRUE;
      for (guint g = 0; g < impact->groups.n; g++)
        if (run->evidence->groups[impact->groups.items[g]].characteristic == characteristic)
          return TRUE;
    }

  return FALSE;
}

static gboolean
group_has_entry (DrRuleRun *run,
                 guint      group)
{
  for (guint i = 0; i < run->assessment->n_impacts; i++)
    if (dr_indices_contain (&run->impact_groups[i], (int) group))
      return TRUE;

  return FALSE;
}

static void
conclude_entry (DrRuleRun  *run,
                const char *subject,
                gboolean    has_entry)
{
  DrHolds holds[] = { dr_holds (!has_entry) };

  dr_rule_measure_flag (run, "has_entry", has_entry);
  dr_rule_conclude (run, subject, holds);
}

/* EVD-01 Not assessed. Equality Act 2010, s.149(1) and (7); Brown [2008] EWHC 3158: with rigour, for each of them. */
void
dr_rule_evd_01 (DrRuleRun *run)
{
  for (guint c = 0; c < DR_N_CHARACTERISTICS; c++)
    if (dr_characteristic_is_relevant (c))
      conclude_entry (run,
                      dr_rule_subject (run, "characteristic:%s",
                                       dr_vocabulary_to_string (DR_VOCABULARY_CHARACTERISTIC, (int) c)),
                      characteristic_has_entry (run, c));

  for (guint g = 0; g < run->evidence->n_groups; g++)
    if (g != DR_GROUP_ALL && (run->access[g].fails || run->access[g].unknown))
      conclude_entry (run, dr_rule_group_subject (run, g), group_has_entry (run, g));
}

/* Of guint: which results the access rules left unknown. */
static GArray *
list_open_results (DrRuleRun *run)
{
  GArray *open = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < run->results->len; i++)
    {
      const DrResult *result = &g_array_index (run->results, DrResult, i);

      if (result->kind == DR_RESULT_UNKNOWN && g_str_has_prefix (dr_check_get_rule (run->check, result)->id, "ACC-"))
        g_array_append_val (open, i);
    }

  return open;
}

/* The access rules with an unknown result about a group, each once. */
static void
add_open_rules (DrRuleRun    *run,
                const GArray *open,
                guint         group,
                GPtrArray    *rules)
{
  const char *subject = dr_rule_group_subject (run, group);
  gsize length = strlen (subject);

  for (guint i = 0; i < open->len; i++)
    {
      const DrResult *result = &g_array_index (run->results, DrResult, g_array_index (open, guint, i));
      const char *rule = dr_check_get_rule (run->check, result)->id;

      if (strncmp (result->subject, subject, length) != 0
          || (result->subject[length] != '\0' && result->subject[length] != '/'))
        continue;
      if (rules->len == 0 || strcmp (g_ptr_array_index (rules, rules->len - 1), rule) != 0)
        g_ptr_array_add (rules, (gpointer) rule);
    }
}

/* EVD-02 Not known enough. Bracking [2013] EWCA Civ 1345: the decision-maker must be properly informed. */
void
dr_rule_evd_02 (DrRuleRun *run)
{
  const DrSettleList *settle = &run->check->settle;
  g_autoptr (GArray) open = list_open_results (run);

  for (guint g = 0; g < run->evidence->n_groups; g++)
    {
      g_autoptr (GPtrArray) open_results = g_ptr_array_new ();
      g_autoptr (GPtrArray) settled_by = g_ptr_array_new ();
      DrHolds holds[] = { dr_holds (run->access[g].unknown) };

      add_open_rules (run, open, g, open_results);
      for (guint i = 0; run->access[g].unknown && i < settle->n && settled_by->len < SETTLED_BY_AT_MOST; i++)
        if (settle->items[i].group == g && settle->items[i].gain > 0.0)
          g_ptr_array_add (settled_by,
                           (gpointer) dr_settle_target (run->check->figures, &settle->items[i], run->arena));

      dr_rule_measure_ids (run, "open_results", open_results);
      dr_rule_measure_ids (run, "settled_by", settled_by);
      dr_rule_conclude (run, dr_rule_group_subject (run, g), holds);
    }
}

/* Whether fieldwork ended more than so many months before the as-of date. */
static DrHolds
is_older (DrRuleRun *run,
          DrDate     fieldwork,
          double     months)
{
  if (!dr_date_is_set (fieldwork))
    return DR_HOLDS_PERHAPS;

  return dr_holds (dr_date_compare (dr_date_add_months (fieldwork, (int) lround (months)), run->context->as_of) < 0);
}

/* EVD-03 Stale. Bracking [2013] EWCA Civ 1345: the decision-maker must be properly informed. */
void
dr_rule_evd_03 (DrRuleRun *run)
{
  static const guint max_age[DR_N_SOURCE_KINDS] = {
    [DR_SOURCE_SURVEY] = 0, [DR_SOURCE_CENSUS] = 1, [DR_SOURCE_ADMINISTRATIVE] = 2, [DR_SOURCE_STUDY] = 3,
  };
  g_autoptr (DrArena) scratch = dr_arena_new ();
  const gboolean *used = dr_used_sources (run->check, scratch);
  gboolean any = FALSE;

  for (guint s = 0; s < run->evidence->n_sources; s++)
    {
      const DrSource *source = &run->evidence->sources[s];
      double years = dr_rule_parameter (run, max_age[source->kind]);
      DrHolds holds[] = { is_older (run, source->fieldwork, 24.0 * years),
                          is_older (run, source->fieldwork, 12.0 * years) };

      if (!used[s])
        continue;

      any = TRUE;
      dr_rule_measure_date (run, "fieldwork", source->fieldwork);
      dr_rule_measure_count (run, "max_age_years", years);
      dr_rule_conclude (run, dr_rule_subject (run, "source:%s", source->id), holds);
    }

  if (!any)
    dr_rule_not_applicable (run, "assessment", N_("No source is used."));
}

/* The smallest base that something from a source rests on; 0: not given. */
static guint
smallest_base (DrRuleRun      *run,
               const gboolean *used_figures,
               guint           source)
{
  const DrAccessFigures *figures = run->check->figures;
  guint smallest = G_MAXUINT;

  for (guint i = 0; i < run->evidence->n_figures; i++)
    if (used_figures[i] && run->evidence->figures[i].source == (int) source)
      smallest = MIN (smallest, run->evidence->figures[i].n);
  for (guint m = 0; m < figures->n_mitigations; m++)
    {
      const DrAlternative *each = run->assessment->actions[figures->mitigation_action[m]].alternative;

      if (each->source == (int) source)
        smallest = MIN (smallest, each->n);
    }

  return smallest != G_MAXUINT ? smallest : run->evidence->sources[source].n;
}

/* EVD-04 Small or assumed base. Bracking [2013] EWCA Civ 1345: informed also of how sure the figures are. */
void
dr_rule_evd_04 (DrRuleRun *run)
{
  g_autoptr (DrArena) scratch = dr_arena_new ();
  const gboolean *used = dr_used_sources (run->check, scratch);
  const gboolean *used_figures = dr_used_figures (run->check, scratch);
  gboolean any = FALSE;

  for (guint s = 0; s < run->evidence->n_sources; s++)
    {
      const DrSource *source = &run->evidence->sources[s];
      guint n = smallest_base (run, used_figures, s);
      DrHolds holds[] = { dr_holds (n == 0 || n < dr_rule_parameter (run, 0)) };

      if (!used[s] || (source->kind != DR_SOURCE_SURVEY && source->kind != DR_SOURCE_STUDY))
        continue;

      any = TRUE;
      dr_rule_measure_count (run, "n", n > 0 ? n : DR_UNKNOWN);
      dr_rule_measure_parameters (run);
      dr_rule_conclude (run, dr_rule_subject (run, "source:%s", source->id), holds);
    }

  if (!any)
    dr_rule_not_applicable (run, "assessment", N_("No survey or study is used."));
}

/* EVD-05 Claim without evidence. Brown [2008] EWHC 3158: in substance and with rigour. */
void
dr_rule_evd_05 (DrRuleRun *run)
{
  for (guint i = 0; i < run->assessment->n_impacts; i++)
    {
      const DrImpact *impact = &run->assessment->impacts[i];
      g_autoptr (GPtrArray) sources = g_ptr_array_new ();
      DrHolds holds[] = { dr_holds (impact->sources.n == 0) };

      for (guint s = 0; s < impact->sources.n; s++)
        g_ptr_array_add (sources, (gpointer) run->evidence->sources[impact->sources.items[s]].id);
      dr_rule_measure_ids (run, "sources", sources);
      dr_rule_conclude (run, dr_rule_subject (run, "impact:%s", impact->id), holds);
    }

  if (run->assessment->n_impacts == 0)
    dr_rule_not_applicable (run, "assessment", N_("There is no impact entry."));
}

/* EVD-06 Not our customers. Strategy priority 5: all customer groups; Bracking [2013] EWCA Civ 1345. */
void
dr_rule_evd_06 (DrRuleRun *run)
{
  const DrService *service = &run->evidence->services[run->assessment->service];
  gboolean has_profile = service->profile_source != DR_NO_INDEX;
  DrHolds holds[] = { dr_holds (!has_profile) };

  dr_rule_measure_flag (run, "has_profile", has_profile);
  dr_rule_conclude (run, dr_rule_subject (run, "service:%s", service->id), holds);
}

static gboolean
is_borrowed (const DrEvidence *evidence,
             const DrFigure   *figure)
{
  const DrGroup *group = &evidence->groups[figure->group];

  return figure->area != group->area || g_strcmp0 (figure->population, group->population) != 0;
}

/* Adds the borrowed figures of a source. Returns whether any figure of it is used. */
static gboolean
add_borrowed (DrRuleRun      *run,
              const gboolean *used_figures,
              guint           source,
              GPtrArray      *borrowed)
{
  gboolean used = FALSE;

  for (guint i = 0; i < run->evidence->n_figures; i++)
    {
      const DrFigure *figure = &run->evidence->figures[i];

      if (!used_figures[i] || figure->source != (int) source)
        continue;
      used = TRUE;
      if (is_borrowed (run->evidence, figure))
        g_ptr_array_add (borrowed, (gpointer) figure->id);
    }

  return used;
}

/* EVD-07 Borrowed. Bracking [2013] EWCA Civ 1345: informed also of whom the figures describe. */
void
dr_rule_evd_07 (DrRuleRun *run)
{
  g_autoptr (DrArena) scratch = dr_arena_new ();
  const gboolean *used_figures = dr_used_figures (run->check, scratch);
  gboolean any = FALSE;

  for (guint s = 0; s < run->evidence->n_sources; s++)
    {
      g_autoptr (GPtrArray) borrowed = g_ptr_array_new ();
      DrHolds holds[1];

      if (!add_borrowed (run, used_figures, s, borrowed))
        continue;

      any = TRUE;
      holds[0] = dr_holds (borrowed->len > 0);
      dr_rule_measure_ids (run, "figures", borrowed);
      dr_rule_conclude (run, dr_rule_subject (run, "source:%s", run->evidence->sources[s].id), holds);
    }

  if (!any)
    dr_rule_not_applicable (run, "assessment", N_("No figure is used."));
}
