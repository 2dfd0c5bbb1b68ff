/* dr-rule-run.h: what a rule's function works with: the inputs, what was computed, and how it says what it found.
 * Private to checks. A rule measures what it compares, says for each of its cases whether it holds, and concludes;
 * the severity, the step that is tested and the wording are the rulebook's. */
#pragma once

#include <glib/gi18n-lib.h>

#include "dr-check.h"
#include "dr-rules.h"

G_BEGIN_DECLS

/* Whether a case holds. An interval that breaches in part holds perhaps. */
typedef enum { DR_HOLDS_NO, DR_HOLDS_PERHAPS, DR_HOLDS_YES } DrHolds;

/* What the access rules found for one group, for the rules that build on them. */
typedef struct {
  gboolean fails;         /* some access result of the group fails */
  gboolean unknown;       /* some access result of the group is unknown */
  gboolean contradicts;   /* ACC-01, ACC-02 or ACC-07 fails in a case that contradicts "no impact" */
} DrGroupAccess;

struct _DrRuleRun {
  const DrEvidence    *evidence;
  const DrAssessment  *assessment;
  const DrContext     *context;
  const DrCheck       *check;
  const DrRule        *rule;
  guint                rule_index;
  DrStep               step;
  guint                option;        /* the chosen one; valid where the definition needs an option */
  DrGroupAccess       *access;        /* [group] */
  gboolean             access_fails;  /* some access rule fails */
  const DrIndices     *impact_groups; /* [impact] the groups that it names, those of whole characteristics included */
  const DrEffect      *effect;        /* [group] the worst effect that any impact entry gives it; none: no entry */

  /*< private >*/
  DrArena             *arena;
  GArray              *results;       /* of DrResult */
  GArray              *pending;       /* of DrMeasured: of the result being made */
  const char         **group_subjects;
};

/* Parameters, by their place in the definition. */
double      dr_rule_parameter          (DrRuleRun *run, guint parameter);

/* What is compared, under its name in the published arithmetic. @name is static. */
void        dr_rule_measure_share      (DrRuleRun *run, const char *name, double share);
void        dr_rule_measure_interval   (DrRuleRun *run, const char *name, DrInterval share);
void        dr_rule_measure_borne      (DrRuleRun *run, const char *name, const DrBorne *borne);
void        dr_rule_measure_ratio      (DrRuleRun *run, const char *name, gboolean known, gboolean has_ratio, double ratio);
void        dr_rule_measure_people     (DrRuleRun *run, const char *name, DrPeople people);
void        dr_rule_measure_count      (DrRuleRun *run, const char *name, double count);
void        dr_rule_measure_date       (DrRuleRun *run, const char *name, DrDate date);
void        dr_rule_measure_flag       (DrRuleRun *run, const char *name, gboolean flag);
void        dr_rule_measure_word       (DrRuleRun *run, const char *name, const char *word);
void        dr_rule_measure_ids        (DrRuleRun *run, const char *name, const GPtrArray *ids);
void        dr_rule_measure_parameters (DrRuleRun *run);

/* Comparisons. An unknown number holds perhaps. */
DrHolds     dr_holds                   (gboolean holds);
DrHolds     dr_holds_and               (DrHolds a, DrHolds b);
DrHolds     dr_holds_or                (DrHolds a, DrHolds b);
DrHolds     dr_holds_at_least          (double value, double limit);
DrHolds     dr_holds_interval_at_least (DrInterval value, double limit);
DrHolds     dr_holds_people_at_least   (DrPeople people, gint64 limit);

/* Subjects. */
const char *dr_rule_subject            (DrRuleRun *run, const char *format, ...) G_GNUC_PRINTF (2, 3);
const char *dr_rule_group_subject      (DrRuleRun *run, guint group);

/* One of these ends every subject. */
void        dr_rule_conclude           (DrRuleRun *run, const char *subject, const DrHolds *holds);
void        dr_rule_conclude_group     (DrRuleRun *run, guint group, const char *subject, const DrHolds *holds,
                                        gboolean contradicts);
void        dr_rule_not_applicable     (DrRuleRun *run, const char *subject, const char *reason);

/* Words and dates that several rules ask for. */
gboolean    dr_rule_is_blank           (const char *text);
gboolean    dr_rule_is_negative        (const DrRuleRun *run, guint group);
gboolean    dr_rule_any_negative       (const DrRuleRun *run);
DrTargetList dr_rule_targets           (const DrRuleRun *run, DrArena *arena);
DrEffect    dr_impact_worst            (const DrImpact *impact);

G_END_DECLS
