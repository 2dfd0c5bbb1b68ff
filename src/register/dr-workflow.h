/* dr-workflow.h: the workflow of an assessment: which step leads from which stage to which, whose act it is, and what
 * that person may write on the way.
 * Pure: tables and functions of their arguments. Used by the register's steps, by verify's callers and by whoever shows
 * what comes next. It reads no store and takes no step. */
#pragma once

#include "dr-evidence.h"
#include "dr-people.h"
#include "dr-register-row.h"
#include "dr-transition.h"

G_BEGIN_DECLS

/* Who had a hand in one version, by person id. */
typedef struct {
  const char * const *authors;
  guint               n_authors;
  const char * const *reviewers;
  guint               n_reviewers;
  const char * const *approvers;
  guint               n_approvers;
} DrHands;

const DrTransition *dr_workflow_find        (DrStep step, DrStage from);
guint               dr_workflow_from        (DrStage from, const DrTransition *transitions[8]);
gboolean            dr_workflow_check_stage (DrStep step, DrStage stage, const char *reference, guint version,
                                             const DrTransition **transition, GError **error);
gboolean            dr_workflow_check_role  (const DrTransition *transition, const DrPeopleList *people, const char *person,
                                             const DrEvidence *evidence, const char *service, GError **error);
gboolean            dr_workflow_check_hands (DrStep step, const DrHands *hands, const DrPeopleList *people,
                                             const char *person, GError **error);
gboolean            dr_workflow_check_field (DrStage stage, const DrPeopleList *people, const char *person,
                                             const DrEvidence *evidence, const char *service, const char *key,
                                             const char *value, GError **error);
gboolean            dr_workflow_check_writer (const DrPeopleList *people, const char *person, GError **error);
const char         *dr_workflow_stage_name  (DrStage stage);
const char         *dr_workflow_step_name   (DrStep step);
const char         *dr_workflow_role_name   (DrRole role);

G_END_DECLS
