/* dr-evidence-copy-work.h: the working copy of an evidence base as a file of one person's: read, changed, put back, thrown
 * away, carried over to another edition.
 * Used by dr-evidence-copy.c only: each function but the state's own is a DrDeskWork on a DrEvidenceTask. It touches
 * nothing of the main thread's. */
#pragma once

#include "dr-desk.h"
#include "dr-evidence-change.h"
#include "dr-evidence-edit.h"

G_BEGIN_DECLS

typedef struct {
  char           *folder;     /* of this person's working copy of this register */
  DrEvidenceEdit *edits;      /* owned, for dr_evidence_work_edit() */
  guint           n_edits;
  GBytes         *bytes;      /* (nullable): for dr_evidence_work_put(): what is to stand; NULL: nothing */
  char           *base;       /* (nullable): for dr_evidence_work_put(): digest of the edition that @bytes began with */
  DrEvidence     *made;       /* (nullable): for dr_evidence_work_replace() */
  DrEvidence     *from;       /* (nullable): for dr_evidence_work_replace(): what it was made from */
} DrEvidenceTask;

/* What was read. Immutable. */
typedef struct {
  /* In force. */
  DrEvidence       *in_force;
  DrRulebook       *rulebook;
  DrEdition         edition;                   /* of @in_force; its texts are owned by @editions */
  char              digest[DR_DIGEST_SIZE];    /* of @in_force */
  char              rules[DR_DIGEST_SIZE];     /* of @rulebook */
  DrEditions       *editions;

  /* The working copy. */
  DrEvidence       *working;                   /* (nullable): nothing is changed */
  GBytes           *bytes;                     /* (nullable): its file */
  char              base[DR_DIGEST_SIZE];      /* of the edition that it began with; "" without one */
  guint             base_number;               /* of that edition */
  DrEvidenceChange *change;                    /* (nullable): from that edition to it */
  GPtrArray        *problems;                  /* (nullable): of DrEvidenceProblem: what contradicts itself in it */
  char             *problem;                   /* (nullable): why a file that is there cannot be read */
  GStrv             both;                      /* (nullable): after carrying over: places that both changed */
} DrEvidenceState;

DrEvidenceTask *dr_evidence_task_new  (const char *folder);
void            dr_evidence_task_free (DrEvidenceTask *self);

gpointer dr_evidence_work_read     (DrRegister *in, gpointer task, GCancellable *cancellable, GError **error);
gpointer dr_evidence_work_edit     (DrRegister *in, gpointer task, GCancellable *cancellable, GError **error);
gpointer dr_evidence_work_put      (DrRegister *in, gpointer task, GCancellable *cancellable, GError **error);
gpointer dr_evidence_work_replace  (DrRegister *in, gpointer task, GCancellable *cancellable, GError **error);
gpointer dr_evidence_work_carry    (DrRegister *in, gpointer task, GCancellable *cancellable, GError **error);

gboolean dr_evidence_state_is_same (const DrEvidenceState *a, const DrEvidenceState *b);
gboolean dr_evidence_state_is_behind (const DrEvidenceState *self);
void     dr_evidence_state_free    (DrEvidenceState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrEvidenceState, dr_evidence_state_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrEvidenceTask, dr_evidence_task_free)

G_END_DECLS
