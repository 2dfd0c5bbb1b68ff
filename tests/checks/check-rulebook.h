/* check-rulebook.h: a rulebook with every rule and the severities, steps and parameters that ship, made without XML.
 * Used by the fixture of the tests of checks. */
#pragma once

#include "dr-rulebook.h"

G_BEGIN_DECLS

DrRulebook *check_rulebook_new           (void);
DrCase     *check_rulebook_get_case      (DrRulebook *rulebook, const char *rule, const char *rule_case);
void        check_rulebook_set_parameter (DrRulebook *rulebook, const char *rule, const char *parameter,
                                          double value);

G_END_DECLS
