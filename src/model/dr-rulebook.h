/* dr-rulebook.h: the rules as data: severities, thresholds, wording and the law behind them.
 * Immutable snapshot, shared between threads by reference count. Which rules, cases and parameters there are is known
 * to checks; a loader in records holds a rulebook file to that. It never decides a result. */
#pragma once

#include "dr-arena.h"
#include "dr-vocabulary.h"

G_BEGIN_DECLS

typedef struct {
  const char *id;            /* e.g. "points" */
  double      value;
  double      default_value;
  double      minimum;
  double      maximum;
  const char *unit;          /* "share", "ratio", "people", "days", "months", "years", "contacts", "count" */
} DrParameter;

typedef struct {
  const char *id;                      /* "fails" where the rule has one case */
  DrSeverity  severity[DR_N_STEPS];    /* by the step that tests it */
  guint       steps;                   /* bits by DrStep: which steps test it */
  const char *message;                 /* English, with {names} of what was measured */
} DrCase;

typedef struct {
  guint       nations;   /* bits by DrNation */
  const char *text;      /* statute, case or strategy clause, in words */
} DrBasis;

typedef struct {
  const char        *id;            /* e.g. "ACC-01" */
  const char        *version;
  const char        *title;
  guint              nations;       /* bits by DrNation: where it applies */
  const DrBasis     *bases;
  guint              n_bases;
  const char        *question;      /* put to the officer */
  const char        *pass_message;
  const char        *unknown_message;
  const DrCase      *cases;         /* in the order of the table in checks */
  guint              n_cases;
  const DrParameter *parameters;    /* in the order of the table in checks */
  guint              n_parameters;
} DrRule;

typedef struct _DrRulebook DrRulebook;

struct _DrRulebook {
  /*< private >*/
  gatomicrefcount    ref_count;
  DrArena           *arena;

  /*< public, read-only >*/
  const char        *id;
  const char        *version;
  const char        *title;
  const char        *digest;          /* SHA-256 of the file's bytes, 64 hexadecimal digits */
  double             assumed_base;    /* respondents assumed where a survey gives none */
  const DrRule      *rules;           /* in the order of the table in checks */
  guint              n_rules;
};

DrRulebook *dr_rulebook_new   (void);
DrRulebook *dr_rulebook_ref   (DrRulebook *self);
void        dr_rulebook_unref (DrRulebook *self);

const char *dr_rule_basis (const DrRule *self, DrNation nation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrRulebook, dr_rulebook_unref)

G_END_DECLS
