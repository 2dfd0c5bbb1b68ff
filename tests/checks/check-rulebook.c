#include "check-rulebook.h"

#include <string.h>

#include "dr-rules.h"

#define BEFORE (1u << DR_STEP_SUBMIT | 1u << DR_STEP_ENDORSE | 1u << DR_STEP_APPROVE)
#define AFTER (1u << DR_STEP_DECIDE | 1u << DR_STEP_MONITOR | 1u << DR_STEP_CLOSE)
#define ALWAYS (BEFORE | AFTER)

#define EVERYWHERE (1u << DR_NATION_ENGLAND | 1u << DR_NATION_WALES | 1u << DR_NATION_SCOTLAND)

/* One row for each case of the definitions, in any order. */
static const struct {
  const char *rule;
  const char *rule_case;
  DrSeverity  severity;
  guint       steps;
} cases[] = {
  { "ACC-01", "excluded", DR_SEVERITY_ESCALATE, ALWAYS },
  { "ACC-01", "at-risk", DR_SEVERITY_JUSTIFY, ALWAYS },
  { "ACC-02", "fails", DR_SEVERITY_JUSTIFY, ALWAYS },
  { "ACC-02", "uncertain", DR_SEVERITY_ADVISE, ALWAYS },
  { "ACC-03", "beyond", DR_SEVERITY_ESCALATE, ALWAYS },
  { "ACC-03", "stretch", DR_SEVERITY_JUSTIFY, ALWAYS },
  { "ACC-04", "last", DR_SEVERITY_ESCALATE, ALWAYS },
  { "ACC-04", "one", DR_SEVERITY_JUSTIFY, ALWAYS },
  { "ACC-05", "fails", DR_SEVERITY_ESCALATE, ALWAYS },
  { "ACC-06", "fails", DR_SEVERITY_JUSTIFY, ALWAYS },
  { "ACC-07", "lost", DR_SEVERITY_ESCALATE, ALWAYS },
  { "ACC-07", "never", DR_SEVERITY_JUSTIFY, ALWAYS },
  { "ACC-08", "fails", DR_SEVERITY_ADVISE, ALWAYS },
  { "ACC-09", "over", DR_SEVERITY_JUSTIFY, ALWAYS },
  { "ACC-09", "unstated", DR_SEVERITY_ADVISE, ALWAYS },
  { "ACC-10", "fails", DR_SEVERITY_JUSTIFY, ALWAYS },
  { "STD-01", "worse", DR_SEVERITY_JUSTIFY, ALWAYS },
  { "STD-01", "none", DR_SEVERITY_ADVISE, ALWAYS },
  { "EVD-01", "fails", DR_SEVERITY_MUST, ALWAYS },
  { "EVD-02", "fails", DR_SEVERITY_JUSTIFY, ALWAYS },
  { "EVD-03", "very-stale", DR_SEVERITY_JUSTIFY, ALWAYS },
  { "EVD-03", "stale", DR_SEVERITY_ADVISE, ALWAYS },
  { "EVD-04", "fails", DR_SEVERITY_ADVISE, ALWAYS },
  { "EVD-05", "fails", DR_SEVERITY_MUST, ALWAYS },
  { "EVD-06", "fails", DR_SEVERITY_JUSTIFY, ALWAYS },
  { "EVD-07", "fails", DR_SEVERITY_ADVISE, ALWAYS },
  { "SCR-01", "fails", DR_SEVERITY_MUST, BEFORE },
  { "IMP-01", "fails", DR_SEVERITY_MUST, BEFORE },
  { "IMP-02", "fails", DR_SEVERITY_ESCALATE, BEFORE },
  { "IMP-03", "fails", DR_SEVERITY_JUSTIFY, BEFORE },
  { "IMP-04", "fails", DR_SEVERITY_MUST, BEFORE },
  { "IMP-05", "fails", DR_SEVERITY_JUSTIFY, BEFORE },
  { "IMP-06", "fails", DR_SEVERITY_JUSTIFY, BEFORE },
  { "IMP-07", "no-action", DR_SEVERITY_MUST, BEFORE },
  { "IMP-07", "unknown", DR_SEVERITY_JUSTIFY, BEFORE },
  { "ADJ-01", "fails", DR_SEVERITY_MUST, BEFORE },
  { "CON-01", "fails", DR_SEVERITY_MUST, BEFORE },
  { "CON-02", "fails", DR_SEVERITY_ADVISE, BEFORE },
  { "CON-03", "fails", DR_SEVERITY_JUSTIFY, BEFORE },
  { "CON-04", "fails", DR_SEVERITY_ADVISE, BEFORE },
  { "CON-05", "fails", DR_SEVERITY_JUSTIFY, BEFORE },
  { "CON-06", "fails", DR_SEVERITY_JUSTIFY, BEFORE },
  { "OPT-01", "fails", DR_SEVERITY_JUSTIFY, BEFORE },
  { "OPT-02", "fails", DR_SEVERITY_MUST, BEFORE },
  { "MIT-01", "fails", DR_SEVERITY_MUST, BEFORE },
  { "MIT-02", "fails", DR_SEVERITY_JUSTIFY, BEFORE },
  { "MIT-03", "fails", DR_SEVERITY_OVERDUE, AFTER },
  { "MIT-04", "fails", DR_SEVERITY_JUSTIFY, ALWAYS },
  { "GOV-01", "fails", DR_SEVERITY_MUST, BEFORE },
  { "GOV-02", "fails", DR_SEVERITY_MUST, BEFORE },
  { "GOV-03", "no-date", DR_SEVERITY_MUST, BEFORE },
  { "GOV-03", "late", DR_SEVERITY_ESCALATE, BEFORE },
  { "GOV-03", "late-start", DR_SEVERITY_JUSTIFY, BEFORE },
  { "GOV-04", "fails", DR_SEVERITY_ESCALATE, BEFORE },
  { "GOV-05", "none", DR_SEVERITY_MUST, BEFORE },
  { "GOV-05", "far", DR_SEVERITY_JUSTIFY, BEFORE },
  { "GOV-05", "passed", DR_SEVERITY_OVERDUE, AFTER },
  { "GOV-06", "open", DR_SEVERITY_JUSTIFY, BEFORE },
  { "GOV-06", "overdue", DR_SEVERITY_OVERDUE, AFTER },
  { "GOV-07", "fails", DR_SEVERITY_JUSTIFY, BEFORE },
  { "GOV-08", "fails", DR_SEVERITY_MUST, BEFORE },
  { "GOV-09", "fails", DR_SEVERITY_MUST, 1u << DR_STEP_APPROVE | AFTER },
  { "GOV-10", "fails", DR_SEVERITY_ESCALATE, 1u << DR_STEP_MONITOR | 1u << DR_STEP_CLOSE },
  { "GOV-11", "fails", DR_SEVERITY_OVERDUE, AFTER },
  { "CUM-01", "fails", DR_SEVERITY_JUSTIFY, BEFORE },
  { "CUM-02", "fails", DR_SEVERITY_JUSTIFY, BEFORE },
};

static const struct {
  const char *rule;
  const char *parameter;
  double      value;
  const char *unit;
} parameters[] = {
  { "ACC-01", "may_exclude_share", 0.01, "share" },
  { "ACC-02", "points", 0.05, "share" },
  { "ACC-02", "ratio", 1.25, "ratio" },
  { "ACC-02", "people", 10, "people" },
  { "ACC-06", "share", 0.10, "share" },
  { "ACC-08", "points", 0.10, "share" },
  { "ACC-09", "contacts", 500, "contacts" },
  { "EVD-03", "max_age_survey", 5, "years" },
  { "EVD-03", "max_age_census", 11, "years" },
  { "EVD-03", "max_age_administrative", 2, "years" },
  { "EVD-03", "max_age_study", 5, "years" },
  { "EVD-04", "min_base", 100, "count" },
  { "CON-02", "min_consideration_days", 7, "days" },
  { "CON-04", "min_rate", 0.20, "share" },
  { "CON-04", "min_answers", 30, "count" },
  { "CON-05", "reach", 0.60, "share" },
  { "GOV-03", "days", 14, "days" },
  { "GOV-05", "months", 12, "months" },
  { "GOV-06", "days", 90, "days" },
  { "GOV-11", "days", 28, "days" },
  { "CUM-01", "count", 2, "count" },
  { "CUM-01", "months", 24, "months" },
  { "CUM-02", "count", 3, "count" },
  { "CUM-02", "months", 24, "months" },
};

static void
fill_case (DrCase     *self,
           const char *rule,
           const char *id)
{
  self->id = id;
  self->message = "{subject}";
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (strcmp (cases[i].rule, rule) == 0 && strcmp (cases[i].rule_case, id) == 0)
      {
        self->steps = cases[i].steps;
        for (guint step = 0; step < DR_N_STEPS; step++)
          self->severity[step] = cases[i].severity;
      }
  if (self->steps == 0)
    g_error ("no severity for %s/%s", rule, id);
}

static void
fill_parameter (DrParameter *self,
                const char  *rule,
                const char  *id)
{
  self->id = id;
  for (guint i = 0; i < G_N_ELEMENTS (parameters); i++)
    if (strcmp (parameters[i].rule, rule) == 0 && strcmp (parameters[i].parameter, id) == 0)
      {
        self->value = self->default_value = parameters[i].value;
        self->maximum = 1e9;
        self->unit = parameters[i].unit;
      }
  if (self->unit == NULL)
    g_error ("no default for the parameter %s of %s", id, rule);
}

static void
fill_rule (DrRule                 *self,
           const DrRuleDefinition *definition,
           DrArena                *arena)
{
  guint n_cases = g_strv_length ((char **) definition->cases);
  guint n_parameters = g_strv_length ((char **) definition->parameters);
  DrCase *own_cases = dr_arena_array0 (arena, DrCase, n_cases);
  DrParameter *own_parameters = dr_arena_array0 (arena, DrParameter, n_parameters);

  for (guint i = 0; i < n_cases; i++)
    fill_case (&own_cases[i], definition->id, definition->cases[i]);
  for (guint i = 0; i < n_parameters; i++)
    fill_parameter (&own_parameters[i], definition->id, definition->parameters[i]);

  self->id = definition->id;
  self->version = "1";
  self->title = definition->id;
  self->nations = strcmp (definition->id, "GOV-11") == 0 ? EVERYWHERE & ~(1u << DR_NATION_ENGLAND) : EVERYWHERE;
  self->question = self->pass_message = self->unknown_message = "{subject}";
  self->cases = own_cases;
  self->n_cases = n_cases;
  self->parameters = own_parameters;
  self->n_parameters = n_parameters;
}

/* check_rulebook_new(): every rule of the definitions, as it ships. */
DrRulebook *
check_rulebook_new (void)
{
  guint n;
  const DrRuleDefinition *definitions = dr_rules_get_definitions (&n);
  DrRulebook *self = dr_rulebook_new ();
  DrRule *rules = dr_arena_array0 (self->arena, DrRule, n);
  DrCase *late;

  for (guint i = 0; i < n; i++)
    fill_rule (&rules[i], &definitions[i], self->arena);

  self->id = "due-regard";
  self->version = "1";
  self->title = "Tests";
  self->digest = "";
  self->assumed_base = 100;
  self->rules = rules;
  self->n_rules = n;

  late = check_rulebook_get_case (self, "CON-02", "fails");
  late->severity[DR_STEP_ENDORSE] = late->severity[DR_STEP_APPROVE] = DR_SEVERITY_MUST;

  return self;
}

static const DrRule *
find_rule (DrRulebook *self,
           const char *rule)
{
  int index = dr_rules_find (rule);

  g_assert_cmpint (index, >=, 0);

  return &self->rules[index];
}

/* check_rulebook_get_case(): one case, to change its severity or steps. */
DrCase *
check_rulebook_get_case (DrRulebook *self,
                         const char *rule,
                         const char *rule_case)
{
  const DrRule *found = find_rule (self, rule);

  for (guint i = 0; i < found->n_cases; i++)
    if (strcmp (found->cases[i].id, rule_case) == 0)
      return (DrCase *) &found->cases[i];

  g_error ("%s has no case %s", rule, rule_case);
}

/* check_rulebook_set_parameter(): another threshold. */
void
check_rulebook_set_parameter (DrRulebook *self,
                              const char *rule,
                              const char *parameter,
                              double      value)
{
  const DrRule *found = find_rule (self, rule);

  for (guint i = 0; i < found->n_parameters; i++)
    if (strcmp (found->parameters[i].id, parameter) == 0)
      {
        ((DrParameter *) &found->parameters[i])->value = value;
        return;
      }

  g_error ("%s has no parameter %s", rule, parameter);
}
