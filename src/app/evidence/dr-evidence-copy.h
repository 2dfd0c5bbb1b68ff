/* dr-evidence-copy.h: the evidence base as the Evidence place shows it: the edition in force, or the working copy that
 * somebody has begun on it. Every change is kept on this computer before it is shown, and can be undone.
 * Used by the place and its pages. What it hands out is immutable; nothing reaches the register until it is published. */
#pragma once

#include "dr-desk.h"
#include "dr-evidence-edit.h"

G_BEGIN_DECLS

#define DR_TYPE_EVIDENCE_COPY (dr_evidence_copy_get_type ())

G_DECLARE_FINAL_TYPE (DrEvidenceCopy, dr_evidence_copy, DR, EVIDENCE_COPY, GObject)

/**
 * DrEvidenceCopyDone:
 * @problem: (nullable): why it was not done, in words; nothing has changed then
 * @data: as it was given
 *
 * Called in the main loop, once.
 */
typedef void (*DrEvidenceCopyDone) (const char *problem, gpointer data);

DrEvidenceCopy   *dr_evidence_copy_new          (DrDesk *desk);
DrDesk           *dr_evidence_copy_get_desk     (DrEvidenceCopy *self);

/* What is shown. Before it is first read there is none: see "changed". */
DrEvidence       *dr_evidence_copy_get_evidence (DrEvidenceCopy *self);
DrRulebook       *dr_evidence_copy_get_rulebook (DrEvidenceCopy *self);
const char       *dr_evidence_copy_get_problem  (DrEvidenceCopy *self);

/* The edition in force. */
DrEvidence       *dr_evidence_copy_get_in_force (DrEvidenceCopy *self);
const DrEdition  *dr_evidence_copy_get_edition  (DrEvidenceCopy *self);

/* Changing it. */
const char       *dr_evidence_copy_get_refusal  (DrEvidenceCopy *self);
gboolean          dr_evidence_copy_is_changed   (DrEvidenceCopy *self);

G_END_DECLS
