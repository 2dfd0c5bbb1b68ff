/* dr-assessment-work.h: making, copying, withdrawing and deleting an assessment, as work for the desk's lane of saves.
 * Used by the Assessments place. Each function is a DrDeskWork on a DrAssessmentTask; it touches nothing of the main
 * thread's. */
#pragma once

#include "dr-desk.h"

G_BEGIN_DECLS

typedef struct {
  char     *person;
  char     *reference;       /* (nullable): of what it is done with */
  guint     version;
  char     *text;            /* (nullable): the new one's title, or the reason for withdrawing */
  char     *service;         /* (nullable): of a new one */
  gboolean  access_review;   /* of a new one */
} DrAssessmentTask;

/* What there is then. */
typedef struct {
  char  *reference;
  guint  version;
} DrAssessmentMade;

/* A service that an assessment can be of. */
typedef struct {
  char *id;
  char *name;
} DrServiceChoice;

DrAssessmentTask *dr_assessment_task_new  (const char *person, const char *reference, guint version, const char *text);
void              dr_assessment_task_free (DrAssessmentTask *self);
void              dr_assessment_made_free (DrAssessmentMade *self);
void              dr_service_choice_free  (DrServiceChoice *self);

gpointer dr_assessment_work_services  (DrRegister *in, gpointer task, GCancellable *cancellable, GError **error);
gpointer dr_assessment_work_create    (DrRegister *in, gpointer task, GCancellable *cancellable, GError **error);
gpointer dr_assessment_work_duplicate (DrRegister *in, gpointer task, GCancellable *cancellable, GError **error);
gpointer dr_assessment_work_next      (DrRegister *in, gpointer task, GCancellable *cancellable, GError **error);
gpointer dr_assessment_work_withdraw  (DrRegister *in, gpointer task, GCancellable *cancellable, GError **error);
gpointer dr_assessment_work_delete    (DrRegister *in, gpointer task, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrAssessmentMade, dr_assessment_made_free)

G_END_DECLS
