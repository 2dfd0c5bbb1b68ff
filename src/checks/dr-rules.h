/* dr-rules.h: which rules, cases and parameters the program knows: the table that a rulebook is held to.
 * One row a rule; each points to one function in its family's file (dr-rules-*.c). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DrRuleRun DrRuleRun;

typedef void (*DrRuleFunction) (DrRuleRun *run);

typedef struct {
  const char         *id;           /* e.g. "ACC-01" */
  const char * const *cases;        /* NULL-terminated, most serious first: the order of DrRule's cases */
  const char * const *parameters;   /* NULL-terminated: the order of DrRule's parameters */
  DrRuleFunction      function;
  gboolean            needs_option; /* cannot be tested while no option is chosen */
  const char         *limitable;    /* (nullable): its findings speak of a "source:" or a "service:", so that a
                                     * limitation of the evidence can answer them */
} DrRuleDefinition;

const DrRuleDefinition *dr_rules_get_definitions (guint *n);
int                     dr_rules_find            (const char *id);

G_END_DECLS
