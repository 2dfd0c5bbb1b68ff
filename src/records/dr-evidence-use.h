/* dr-evidence-use.h: which rows of an evidence base something uses.
 * Used by the record, which holds only those. It does not know what a check looks at: its owner marks the rows, and
 * dr_evidence_use_close() adds what those rows refer to. */
#pragma once

#include "dr-evidence.h"

G_BEGIN_DECLS

typedef struct _DrEvidenceUse DrEvidenceUse;

/* One flag for each row of the array of the same name. Of a service that is used the rows below it that name only used
 * channels, groups and access points are written, whole. */
struct _DrEvidenceUse {
  gboolean *areas;
  gboolean *sources;
  gboolean *needs;
  gboolean *prerequisites;
  gboolean *channels;
  gboolean *dimensions;
  gboolean *groups;
  gboolean *figures;
  gboolean *mixes;
  gboolean *services;
  gboolean *points;
};

DrEvidenceUse *dr_evidence_use_new      (const DrEvidence *evidence);
void           dr_evidence_use_free     (DrEvidenceUse *self);
void           dr_evidence_use_close    (DrEvidenceUse *self, const DrEvidence *evidence);

void           dr_evidence_use_mark     (gboolean *flags, int index);
void           dr_evidence_use_mark_all (gboolean *flags, const DrIndices *indices);
gboolean       dr_evidence_use_has      (const gboolean *flags, int index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrEvidenceUse, dr_evidence_use_free)

G_END_DECLS
