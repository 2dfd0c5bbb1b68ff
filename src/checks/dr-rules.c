#include "dr-rules.h"

#include <string.h>

#include "dr-rules-private.h"

#define WORDS(...) ((const char * const []) { __VA_ARGS__ __VA_OPT__ (, ) NULL })
#define ONE_CASE WORDS ("fails")
#define NONE WORDS ()

/* In the order of the results. The access rules come first: others build on what they found. */
static const DrRuleDefinition definitions[] = {
  { "ACC-01", WORDS ("excluded", "at-risk"), WORDS ("may_exclude_share"), dr_rule_acc_01, TRUE },
  { "ACC-02", WORDS ("fails", "uncertain"), WORDS ("points", "ratio", "people"), dr_rule_acc_02, TRUE },
  { "ACC-03", WORDS ("beyond", "stretch"), NONE, dr_rule_acc_03, TRUE },
  { "ACC-04", WORDS ("last", "one"), NONE, dr_rule_acc_04, TRUE },
  { "ACC-05", ONE_CASE, NONE, dr_rule_acc_05, TRUE },
  { "ACC-06", ONE_CASE, WORDS ("share"), dr_rule_acc_06, TRUE },
  { "ACC-07", WORDS ("lost", "never"), NONE, dr_rule_acc_07, TRUE },
  { "ACC-08", ONE_CASE, WORDS ("points"), dr_rule_acc_08, TRUE },
  { "ACC-09", WORDS ("over", "unstated"), WORDS ("contacts"), dr_rule_acc_09, TRUE },
  { "ACC-10", ONE_CASE, NONE, dr_rule_acc_10, TRUE },
  { "STD-01", WORDS ("worse", "none"), NONE, dr_rule_std_01, TRUE },
  { "EVD-01", ONE_CASE, NONE, dr_rule_evd_01, FALSE },
  { "EVD-02", ONE_CASE, NONE, dr_rule_evd_02, TRUE },
  { "EVD-03", WORDS ("very-stale", "stale"),
    WORDS ("max_age_survey", "max_age_census", "max_age_administrative", "max_age_study"), dr_rule_evd_03, FALSE, "source:" },
  { "EVD-04", ONE_CASE, WORDS ("min_base"), dr_rule_evd_04, FALSE, "source:" },
  { "EVD-05", ONE_CASE, NONE, dr_rule_evd_05, FALSE },
  { "EVD-06", ONE_CASE, NONE, dr_rule_evd_06, FALSE, "service:" },
  { "EVD-07", ONE_CASE, NONE, dr_rule_evd_07, FALSE, "source:" },
  { "SCR-01", ONE_CASE, NONE, dr_rule_scr_01, TRUE },
  { "IMP-01", ONE_CASE, NONE, dr_rule_imp_01, TRUE },
  { "IMP-02", ONE_CASE, NONE, dr_rule_imp_02, FALSE },
  { "IMP-03", ONE_CASE, NONE, dr_rule_imp_03, FALSE },
  { "IMP-04", ONE_CASE, NONE, dr_rule_imp_04, FALSE },
  { "IMP-05", ONE_CASE, NONE, dr_rule_imp_05, FALSE },
  { "IMP-06", ONE_CASE, NONE, dr_rule_imp_06, FALSE },
  { "IMP-07", WORDS ("no-action", "unknown"), NONE, dr_rule_imp_07, FALSE },
  { "ADJ-01", ONE_CASE, NONE, dr_rule_adj_01, FALSE },
  { "CON-01", ONE_CASE, NONE, dr_rule_con_01, FALSE },
  { "CON-02", ONE_CASE, WORDS ("min_consideration_days"), dr_rule_con_02, FALSE },
  { "CON-03", ONE_CASE, NONE, dr_rule_con_03, FALSE },
  { "CON-04", ONE_CASE, WORDS ("min_rate", "min_answers"), dr_rule_con_04, FALSE },
  { "CON-05", ONE_CASE, WORDS ("reach"), dr_rule_con_05, FALSE },
  { "CON-06", ONE_CASE, NONE, dr_rule_con_06, FALSE },
  { "OPT-01", ONE_CASE, NONE, dr_rule_opt_01, FALSE },
  { "OPT-02", ONE_CASE, NONE, dr_rule_opt_02, FALSE },
  { "MIT-01", ONE_CASE, NONE, dr_rule_mit_01, FALSE },
  { "MIT-02", ONE_CASE, NONE, dr_rule_mit_02, FALSE },
  { "MIT-03", ONE_CASE, NONE, dr_rule_mit_03, FALSE },
  { "MIT-04", ONE_CASE, NONE, dr_rule_mit_04, FALSE },
  { "GOV-01", ONE_CASE, NONE, dr_rule_gov_01, FALSE },
  { "GOV-02", ONE_CASE, NONE, dr_rule_gov_02, FALSE },
  { "GOV-03", WORDS ("no-date", "late", "late-start"), WORDS ("days"), dr_rule_gov_03, FALSE },
  { "GOV-04", ONE_CASE, NONE, dr_rule_gov_04, FALSE },
  { "GOV-05", WORDS ("none", "far", "passed"), WORDS ("months"), dr_rule_gov_05, FALSE },
  { "GOV-06", WORDS ("open", "overdue"), WORDS ("days"), dr_rule_gov_06, FALSE },
  { "GOV-07", ONE_CASE, NONE, dr_rule_gov_07, FALSE },
  { "GOV-08", ONE_CASE, NONE, dr_rule_gov_08, FALSE },
  { "GOV-09", ONE_CASE, NONE, dr_rule_gov_09, FALSE },
  { "GOV-10", ONE_CASE, NONE, dr_rule_gov_10, FALSE },
  { "GOV-11", ONE_CASE, WORDS ("days"), dr_rule_gov_11, FALSE },
  { "CUM-01", ONE_CASE, WORDS ("count", "months"), dr_rule_cum_01, FALSE },
  { "CUM-02", ONE_CASE, WORDS ("count", "months"), dr_rule_cum_02, TRUE },
};

/**
 * dr_rules_get_definitions:
 * @n: (out): how many there are
 *
 * Returns: (transfer none): the rules that the program knows, in the order of the results
 */
const DrRuleDefinition *
dr_rules_get_definitions (guint *n)
{
  *n = G_N_ELEMENTS (definitions);

  return definitions;
}

/**
 * dr_rules_find:
 * @id: a rule's id
 *
 * Returns: its index, or -1
 */
int
dr_rules_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (definitions); i++)
    if (strcmp (definitions[i].id, id) == 0)
      return (int) i;

  return -1;
}
