/* dr-findings-state.h: the findings of a check as they are shown: by case of a rule, those that stand in the way first.
 * A pure function of the check, used by the findings pane and by "Check and submit". No finding is left out. */
#pragma once

#include "dr-check.h"
#include "dr-justification.h"

G_BEGIN_DECLS

typedef struct {
  const DrResult *result;     /* of the check */
  const char     *subject;    /* in words; of many groups a few */
  const char     *message;    /* likewise */
  const char     *whole;      /* the same with every name in it; where none is left out, @message itself */
  DrAnswerState   answer;
  const char     *answered;   /* how it is answered, in words; "" where it is not */
  gboolean        open;
  gboolean        blocks;     /* the step that comes next */
} DrFinding;

/* The findings of one case of one rule, or those of one rule that could not be judged. */
typedef struct {
  const char      *rule;          /* id, as ACC-01 */
  const char      *rule_case;     /* "" where it could not be judged */
  const char      *title;
  const char      *question;      /* put to the officer */
  const char      *basis;         /* law or strategy, for the assessment's nation; "" where none is cited */
  DrResultKind     kind;          /* fail or unknown */
  DrSeverity       severity;      /* where kind is fail */
  const DrFinding *findings;      /* in the order of the check */
  guint            n_findings;
  guint            n_open;
  guint            n_blocking;
  guint            n_waiting;     /* open, and answered: somebody else is to judge the answer */
} DrFindingGroup;

typedef struct {
  /*< private >*/
  DrArena              *arena;

  /*< public, read-only >*/
  const DrFindingGroup *groups;   /* blocking first, then open, then answered; each by severity, worst first */
  guint                 n_groups;
  guint                 n_blocking;                 /* findings that stand in the way of the next step */
  guint                 n_waiting;                  /* that are answered, and wait for somebody to judge that */
  guint                 n_open[DR_SEVERITY_MUST + 1];   /* by severity; all those that only advise */
  guint                 n_unknown;
} DrFindingsState;

DrFindingsState *dr_findings_state_new     (const DrCheck *check);
DrFindingsState *dr_findings_state_new_without (const DrCheck *check, const gboolean *left_out);
void             dr_findings_state_free    (DrFindingsState *self);
gboolean         dr_findings_state_is_same (const DrFindingsState *a, const DrFindingsState *b);
void             dr_findings_state_keep_order (DrFindingsState *self, const DrFindingsState *before);
char            *dr_findings_state_summary (const DrFindingsState *self, const char *nothing);
gboolean         dr_finding_group_is_same  (const DrFindingGroup *a, const DrFindingGroup *b);
gboolean         dr_finding_group_is_alike (const DrFindingGroup *a, const DrFindingGroup *b);
const DrFindingGroup *dr_findings_state_find (const DrFindingsState *self, const DrFindingGroup *like);
char            *dr_finding_group_to_text  (const DrFindingGroup *group);
const char      *dr_finding_group_label    (const DrFindingGroup *group);
gboolean         dr_finding_group_is_answerable (const DrFindingGroup *group);
const char      *dr_severity_icon          (DrSeverity severity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrFindingsState, dr_findings_state_free)

G_END_DECLS
