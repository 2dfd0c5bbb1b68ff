#include "dr-check.h"

#include <string.h>

#include "dr-rule-run.h"

/* A rule about a change says nothing of a service as it is: only these families are tested then. */
static gboolean
is_about_service (const char *rule)
{
  return g_str_has_prefix (rule, "ACC-") || g_str_has_prefix (rule, "STD-") || g_str_has_prefix (rule, "EVD-");
}

static guint
steps_tested (const DrRule *rule)
{
  guint steps = 0;

  for (guint i = 0; i < rule->n_cases; i++)
    steps |= rule->cases[i].steps;

  return steps;
}

/* Why a rule is not tested at all; NULL: it is. */
static const char *
why_not (const DrCheck          *self,
         const DrRuleDefinition *definition,
         const DrRule           *rule)
{
  if ((rule->nations & (1u << self->assessment->nation)) == 0)
    return N_("The rule does not apply in this nation.");
  if (self->assessment->access_review && !is_about_service (rule->id))
    return N_("The rule is about a change; this is an access review of a service as it is.");
  if ((steps_tested (rule) & (1u << self->next_step)) == 0)
    return N_("The rule is not tested at this step.");
  if (definition->needs_option && self->assessment->chosen == DR_NO_INDEX)
    return N_("No option is chosen.");

  return NULL;
}

/* The groups that each impact entry names; naming a characteristic names all who share it. */
static DrIndices *
named_groups (const DrAssessment *assessment,
              const DrEvidence   *evidence,
              DrArena            *arena)
{
  DrIndices *named = dr_arena_array0 (arena, DrIndices, assessment->n_impacts);

  for (guint i = 0; i < assessment->n_impacts; i++)
    {
      const DrImpact *impact = &assessment->impacts[i];
      int *items = dr_arena_array0 (arena, int, evidence->n_groups);

      named[i].items = items;
      for (guint g = 0; g < evidence->n_groups; g++)
        {
          const DrGroup *group = &evidence->groups[g];
          gboolean whole = g != DR_GROUP_ALL && !group->without_characteristic
                           && (impact->characteristics & (1u << group->characteristic)) != 0;

          if (whole || dr_indices_contain (&impact->groups, (int) g))
            items[named[i].n++] = (int) g;
        }
    }

  return named;
}

/* The worst effect that any impact entry gives each group. */
static DrEffect *
worst_effects (const DrAssessment *assessment,
               const DrIndices    *named,
               guint               n_groups,
               DrArena            *arena)
{
  DrEffect *effects = dr_arena_array0 (arena, DrEffect, n_groups);

  for (guint i = 0; i < assessment->n_impacts; i++)
    {
      DrEffect worst = dr_impact_worst (&assessment->impacts[i]);

      for (guint g = 0; g < named[i].n; g++)
        effects[named[i].items[g]] = MAX (effects[named[i].items[g]], worst);
    }

  return effects;
}

/* "group:id" for each group, made once. */
static const char **
name_group_subjects (DrCheck *self)
{
  const char **subjects = dr_arena_array0 (self->arena, const char *, self->evidence->n_groups);

  for (guint g = 0; g < self->evidence->n_groups; g++)
    {
      gsize size = strlen (self->evidence->groups[g].id) + sizeof "group:";
      char *subject = dr_arena_alloc0 (self->arena, size);

      g_snprintf (subject, size, "group:%s", self->evidence->groups[g].id);
      subjects[g] = subject;
    }

  return subjects;
}

static gboolean
any_fails (const GArray *results,
           guint         first)
{
  for (guint i = first; i < results->len; i++)
    if (g_array_index (results, DrResult, i).kind == DR_RESULT_FAIL)
      return TRUE;

  return FALSE;
}

static void
run_rules (DrCheck *self)
{
  g_autoptr (GArray) results = g_array_sized_new (FALSE, FALSE, sizeof (DrResult), 512);
  g_autoptr (GArray) pending = g_array_sized_new (FALSE, FALSE, sizeof (DrMeasured), 16);
  g_autoptr (DrArena) scratch = dr_arena_new ();
  const DrIndices *named = named_groups (self->assessment, self->evidence, scratch);
  DrResult *kept;
  guint n_definitions;
  const DrRuleDefinition *definitions = dr_rules_get_definitions (&n_definitions);
  DrRuleRun run = {
    .evidence = self->evidence,
    .assessment = self->assessment,
    .context = self->context,
    .check = self,
    .step = self->next_step,
    .option = self->assessment->chosen != DR_NO_INDEX ? (guint) self->assessment->chosen : 0,
    .access = dr_arena_array0 (scratch, DrGroupAccess, self->evidence->n_groups),
    .impact_groups = named,
    .effect = worst_effects (self->assessment, named, self->evidence->n_groups, self->arena),
    .arena = self->arena,
    .results = results,
    .pending = pending,
    .group_subjects = name_group_subjects (self),
  };

  self->effect = run.effect;
  for (guint i = 0; i < n_definitions && i < self->rulebook->n_rules; i++)
    {
      guint first = results->len;
      const char *reason;

      run.rule = &self->rulebook->rules[i];
      run.rule_index = i;
      reason = why_not (self, &definitions[i], run.rule);
      if (reason != NULL)
        dr_rule_not_applicable (&run, "assessment", reason);
      else
        definitions[i].function (&run);

      if (g_str_has_prefix (run.rule->id, "ACC-") && any_fails (results, first))
        run.access_fails = TRUE;
    }

  kept = dr_arena_array0 (self->arena, DrResult, results->len);
  if (results->len > 0)
    memcpy (kept, results->data, sizeof (DrResult) * results->len);
  self->results = kept;
  self->n_results = results->len;
}

/**
 * dr_check_new:
 * @evidence: an evidence base
 * @assessment: an assessment that was loaded against @evidence
 * @context: the as-of date, the steps so far and the register's extract; must outlive the result
 * @rulebook: a rulebook with every rule of dr_rules_get_definitions(), in that order
 *
 * Computes everything for every option, and every rule's results for the chosen one and the step that comes next.
 * Pure: the same input gives the same digits on every machine.
 *
 * Returns: (transfer full): what was computed
 */
DrCheck *
dr_check_new (DrEvidence      *evidence,
              DrAssessment    *assessment,
              const DrContext *context,
              DrRulebook      *rulebook)
{
  DrCheck *self = g_new0 (DrCheck, 1);
  const DrOption *chosen = assessment->chosen != DR_NO_INDEX ? &assessment->options[assessment->chosen] : NULL;

  self->arena = dr_arena_new ();
  self->evidence = dr_evidence_ref (evidence);
  self->assessment = dr_assessment_ref (assessment);
  self->context = context;
  self->rulebook = dr_rulebook_ref (rulebook);
  self->next_step = dr_context_next_step (context);
  self->figures = dr_access_figures_new (evidence, assessment, rulebook->assumed_base);
  self->review = dr_access_review_new (self->figures);
  self->mixes = dr_channel_mixes_new (evidence, assessment->service, chosen, self->arena);
  if (chosen != NULL)
    {
      self->demand = dr_demand_new (self->figures, (guint) assessment->chosen, self->arena);
      self->settle = dr_settle_new (self->figures, (guint) assessment->chosen, self->arena);
    }
  run_rules (self);

  return self;
}

/**
 * dr_check_free:
 * @self: (transfer full) (nullable): a check
 */
void
dr_check_free (DrCheck *self)
{
  if (self == NULL)
    return;

  dr_access_review_free (self->review);
  dr_access_figures_free (self->figures);
  dr_rulebook_unref (self->rulebook);
  dr_assessment_unref (self->assessment);
  dr_evidence_unref (self->evidence);
  dr_arena_free (self->arena);
  g_free (self);
}

/**
 * dr_check_get_rule:
 * @self: a check
 * @result: one of its results
 *
 * Returns: (transfer none): the rule
 */
const DrRule *
dr_check_get_rule (const DrCheck  *self,
                   const DrResult *result)
{
  return &self->rulebook->rules[result->rule];
}

/**
 * dr_check_get_case:
 * @self: a check
 * @result: one of its results
 *
 * Returns: (transfer none) (nullable): the id of the case that fails; %NULL unless the result is fail
 */
const char *
dr_check_get_case (const DrCheck  *self,
                   const DrResult *result)
{
  if (result->kind != DR_RESULT_FAIL)
    return NULL;

  return dr_check_get_rule (self, result)->cases[result->failing_case].id;
}

/**
 * dr_check_find_result:
 * @self: a check
 * @rule: a rule's id
 * @subject: a subject
 *
 * Returns: (transfer none) (nullable): its result
 */
const DrResult *
dr_check_find_result (const DrCheck *self,
                      const char    *rule,
                      const char    *subject)
{
  for (guint i = 0; i < self->n_results; i++)
    if (strcmp (self->results[i].subject, subject) == 0
        && strcmp (dr_check_get_rule (self, &self->results[i])->id, rule) == 0)
      return &self->results[i];

  return NULL;
}

/**
 * dr_check_is_clean:
 * @self: a check
 *
 * Returns: whether no result is unknown and none fails but with advice
 */
gboolean
dr_check_is_clean (const DrCheck *self)
{
  for (guint i = 0; i < self->n_results; i++)
    {
      const DrResult *result = &self->results[i];

      if (result->kind == DR_RESULT_UNKNOWN
          || (result->kind == DR_RESULT_FAIL && result->severity != DR_SEVERITY_ADVISE))
        return FALSE;
    }

  return TRUE;
}
