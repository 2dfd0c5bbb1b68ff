/* dr-recheck-private.h: one recheck while it runs.
 * Used by the files of dr-recheck only: that of the sealed versions, and that of the drafts.
 * It decides nothing: what has moved is for dr-recheck-job to say. */
#pragma once

#include "dr-recheck-job.h"

G_BEGIN_DECLS

typedef struct {
  DrRegister             *reg;
  DrStore                *store;
  const DrRecheckOptions *options;
  GCancellable           *cancellable;
  DrEditionSet           *latest;
  GHashTable             *since;      /* two digests → what changed since those editions */
  DrRecheckQueue         *queue;
  GArray                 *marks;      /* to be written */
  DrRecheck              *result;
  GArray                 *items;      /* of DrDrift */
  guint64                 total;
} DrRecheckRun;

DrRegisterPage *dr_recheck_next_page         (DrRecheckRun *run, DrRegisterQuery *query, DrRegisterPage *page,
                                              GError **error);
gboolean        dr_recheck_settle            (DrRecheckRun *run, const DrRecheckJob *job, GError **error);
gboolean        dr_recheck_drafts            (DrRecheckRun *run, GError **error);

G_END_DECLS
