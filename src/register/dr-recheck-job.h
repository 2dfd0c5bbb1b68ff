/* dr-recheck-job.h: one sealed record checked again with other evidence, and a queue that does so in many threads.
 * Used by dr-recheck only. It reads no store: bytes go in, what no longer holds comes out.
 * Jobs come back in the order they went in, and only so many are in memory at once. */
#pragma once

#include "dr-check.h"
#include "dr-recheck.h"

G_BEGIN_DECLS

typedef struct {
  char         *reference;
  guint         version;
  char         *owner;
  gboolean      was_moved;   /* as the register says so far */
  GBytes       *record;      /* (nullable): none, nothing is checked and nothing has moved */

  DrArena      *arena;       /* of what comes out */
  const char   *problem;     /* (nullable) */
  GArray       *differences; /* (nullable): of DrDriftDifference */
  gboolean      done;
} DrRecheckJob;

typedef struct _DrRecheckQueue DrRecheckQueue;

DrRecheckJob   *dr_recheck_job_new      (const DrRegisterRow *row, GBytes *record);
void            dr_recheck_job_free     (DrRecheckJob *self);
gboolean        dr_recheck_job_is_moved (const DrRecheckJob *self);

DrRecheckQueue *dr_recheck_queue_new    (const DrEditionSet *latest, DrRulebook *instead, guint threads);
void            dr_recheck_job_compare  (DrRecheckJob *self, const DrCheck *before, const DrCheck *after);
gboolean        dr_recheck_queue_is_full (DrRecheckQueue *self);
void            dr_recheck_queue_push   (DrRecheckQueue *self, DrRecheckJob *job);
DrRecheckJob   *dr_recheck_queue_pop    (DrRecheckQueue *self);
void            dr_recheck_queue_free   (DrRecheckQueue *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrRecheckJob, dr_recheck_job_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrRecheckQueue, dr_recheck_queue_free)

G_END_DECLS
