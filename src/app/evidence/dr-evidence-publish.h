/* dr-evidence-publish.h: a working copy put in force as the next edition, and what no longer holds with the latest evidence.
 * Used by the page "Changes": work for the desk's long lane. */
#pragma once

#include "dr-long-work.h"
#include "dr-recheck.h"

G_BEGIN_DECLS

typedef struct {
  char   *folder;      /* of the working copy */
  char   *base;        /* digest of the edition that it began with, as the person saw it */
  char   *person;
  char   *version;     /* what the new one is called */
  DrDate  published;
  char   *label;       /* what is new in it; "" where not said */
} DrPublishTask;

/* What a drift is said of. */
typedef struct {
  char    *title;
  char    *service;
  DrStage  stage;
} DrDriftRow;

typedef struct {
  DrRecheck  *recheck;
  GPtrArray  *rows;      /* of DrDriftRow (nullable), as the recheck's items */
  DrEvidence *evidence;  /* that was checked with */
  DrRulebook *rulebook;
  guint       edition;   /* its number */
} DrDriftFound;

void          dr_publish_task_free (DrPublishTask *self);
void          dr_drift_found_free  (DrDriftFound *self);

gpointer      dr_evidence_publish  (DrRegister *in, gpointer task, DrLongProgress *progress, GCancellable *cancellable,
                                    GError **error);
gpointer      dr_drift_find        (DrRegister *in, gpointer nothing, DrLongProgress *progress, GCancellable *cancellable,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrDriftFound, dr_drift_found_free)

G_END_DECLS
