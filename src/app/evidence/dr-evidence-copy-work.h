/* dr-evidence-copy-work.h: reading the evidence base that is in force, and the working copy that stands beside it.
 * Used by dr-evidence-copy.c only: each function is a DrDeskWork. It touches nothing of the main thread's. */
#pragma once

#include "dr-desk.h"

G_BEGIN_DECLS

/* What was read. Immutable. */
typedef struct {
  DrEvidence *in_force;
  DrRulebook *rulebook;
  DrEdition   edition;                    /* of @in_force; its texts are owned by @editions */
  char        digest[DR_DIGEST_SIZE];     /* of @in_force */
  char        rules[DR_DIGEST_SIZE];      /* of @rulebook */
  DrEditions *editions;
} DrEvidenceState;

gpointer dr_evidence_work_read     (DrRegister *in, gpointer data, GCancellable *cancellable, GError **error);
gboolean dr_evidence_state_is_same (const DrEvidenceState *a, const DrEvidenceState *b);
void     dr_evidence_state_free    (DrEvidenceState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrEvidenceState, dr_evidence_state_free)

G_END_DECLS
