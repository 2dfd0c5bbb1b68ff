/* dr-step-refusal.h: whose turn a stage is, and why a step is not somebody's to take, in words.
 * Pure. Used by the queue of reviews and by everything in an assessment's window that leads to a step. The register
 * decides when it is asked; this says beforehand what it would say of roles and hands. */
#pragma once

#include "dr-workflow.h"

G_BEGIN_DECLS

gboolean    dr_step_waits       (DrStage stage, DrStep *step);
const char *dr_step_task        (DrStep step);
gboolean    dr_step_is_for      (DrStep step, DrStage stage, const DrPeopleList *people, const char *person,
                                 const char *service);
char       *dr_step_refusal     (DrStep step, DrStage stage, const DrPeopleList *people, const char *person,
                                 const char *service, const char *service_name, const DrHands *hands);

G_END_DECLS
