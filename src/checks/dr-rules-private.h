/* dr-rules-private.h: the functions of the rules, one a rule, in their families' files.
 * Called only through the table in dr-rules.c. */
#pragma once

#include "dr-rules.h"

G_BEGIN_DECLS

/* dr-rules-access.c */
void dr_rule_acc_01 (DrRuleRun *run);
void dr_rule_acc_02 (DrRuleRun *run);
void dr_rule_acc_03 (DrRuleRun *run);
void dr_rule_acc_07 (DrRuleRun *run);
void dr_rule_acc_10 (DrRuleRun *run);

/* dr-rules-channels.c */
void dr_rule_acc_04 (DrRuleRun *run);
void dr_rule_acc_05 (DrRuleRun *run);
void dr_rule_acc_06 (DrRuleRun *run);
void dr_rule_acc_08 (DrRuleRun *run);
void dr_rule_acc_09 (DrRuleRun *run);
void dr_rule_std_01 (DrRuleRun *run);

/* dr-rules-evidence.c */
void dr_rule_evd_01 (DrRuleRun *run);
void dr_rule_evd_02 (DrRuleRun *run);
void dr_rule_evd_03 (DrRuleRun *run);
void dr_rule_evd_04 (DrRuleRun *run);
void dr_rule_evd_05 (DrRuleRun *run);
void dr_rule_evd_06 (DrRuleRun *run);
void dr_rule_evd_07 (DrRuleRun *run);

/* dr-rules-impact.c */
void dr_rule_scr_01 (DrRuleRun *run);
void dr_rule_imp_01 (DrRuleRun *run);
void dr_rule_imp_02 (DrRuleRun *run);
void dr_rule_imp_03 (DrRuleRun *run);
void dr_rule_imp_04 (DrRuleRun *run);
void dr_rule_imp_05 (DrRuleRun *run);
void dr_rule_imp_06 (DrRuleRun *run);
void dr_rule_imp_07 (DrRuleRun *run);
void dr_rule_adj_01 (DrRuleRun *run);

/* dr-rules-consultation.c */
void dr_rule_con_01 (DrRuleRun *run);
void dr_rule_con_02 (DrRuleRun *run);
void dr_rule_con_03 (DrRuleRun *run);
void dr_rule_con_04 (DrRuleRun *run);
void dr_rule_con_05 (DrRuleRun *run);
void dr_rule_con_06 (DrRuleRun *run);

/* dr-rules-action.c */
void dr_rule_opt_01 (DrRuleRun *run);
void dr_rule_opt_02 (DrRuleRun *run);
void dr_rule_mit_01 (DrRuleRun *run);
void dr_rule_mit_02 (DrRuleRun *run);
void dr_rule_mit_03 (DrRuleRun *run);
void dr_rule_mit_04 (DrRuleRun *run);

/* dr-rules-governance.c */
void dr_rule_gov_01 (DrRuleRun *run);
void dr_rule_gov_02 (DrRuleRun *run);
void dr_rule_gov_03 (DrRuleRun *run);
void dr_rule_gov_04 (DrRuleRun *run);
void dr_rule_gov_05 (DrRuleRun *run);
void dr_rule_gov_06 (DrRuleRun *run);
void dr_rule_gov_07 (DrRuleRun *run);
void dr_rule_gov_08 (DrRuleRun *run);
void dr_rule_gov_09 (DrRuleRun *run);
void dr_rule_gov_10 (DrRuleRun *run);
void dr_rule_gov_11 (DrRuleRun *run);

/* dr-rules-register.c */
void dr_rule_cum_01 (DrRuleRun *run);
void dr_rule_cum_02 (DrRuleRun *run);

G_END_DECLS
