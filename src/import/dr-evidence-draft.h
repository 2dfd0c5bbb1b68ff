/* dr-evidence-draft.h: a copy of an evidence base that can still be written to, with room for more rows.
 * Used by apply, which fills it and hands the evidence base on as immutable, and where a register starts with its own.
 * It copies everything: the old evidence base may go away. */
#pragma once

#include "dr-evidence.h"

G_BEGIN_DECLS

/* How many rows more than the old evidence base has. */
typedef struct {
  guint        sources;
  guint        dimensions;
  guint        groups;
  const guint *contacts;   /* (nullable): by service */
} DrEvidenceRoom;

/* The arrays of @evidence, writable; its own counts say how many rows are filled. */
typedef struct {
  DrEvidence      *evidence;
  DrArea          *areas;
  DrSource        *sources;
  DrDimension     *dimensions;
  DrGroup         *groups;
  DrService       *services;
  DrContactCount **contacts;   /* by service */
} DrEvidenceDraft;

DrEvidenceDraft *dr_evidence_draft_new    (const DrEvidence *evidence, const DrEvidenceRoom *room);
void             dr_evidence_draft_free   (DrEvidenceDraft *self);
DrEvidence      *dr_evidence_draft_finish (DrEvidenceDraft *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrEvidenceDraft, dr_evidence_draft_free)

G_END_DECLS
