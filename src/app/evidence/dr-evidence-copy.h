/* dr-evidence-copy.h: the evidence base as the Evidence place shows it: the edition in force, or the working copy that
 * somebody has begun on it. Every change is kept on this computer before it is shown, and can be undone.
 * Used by the place and its pages. What it hands out is immutable; nothing reaches the register until it is published. */
#pragma once

#include "dr-desk.h"
#include "dr-evidence-change.h"
#include "dr-evidence-edit.h"

G_BEGIN_DECLS

#define DR_TYPE_EVIDENCE_COPY (dr_evidence_copy_get_type ())

G_DECLARE_FINAL_TYPE (DrEvidenceCopy, dr_evidence_copy, DR, EVIDENCE_COPY, GObject)

/**
 * DrEvidenceCopyDone:
 * @problem: (nullable): why it was not done, in words; nothing has changed then
 * @owner: as it was given
 *
 * Called in the main loop, once, unless the owner is gone.
 */
typedef void (*DrEvidenceCopyDone) (const char *problem, gpointer owner);

DrEvidenceCopy   *dr_evidence_copy_new          (DrDesk *desk);
DrDesk           *dr_evidence_copy_get_desk     (DrEvidenceCopy *self);

/* What is shown. Before it is first read there is none: see "changed". */
DrEvidence       *dr_evidence_copy_get_evidence (DrEvidenceCopy *self);
DrRulebook       *dr_evidence_copy_get_rulebook (DrEvidenceCopy *self);
const char       *dr_evidence_copy_get_problem  (DrEvidenceCopy *self);

/* The edition in force. */
DrEvidence       *dr_evidence_copy_get_in_force (DrEvidenceCopy *self);
const DrEdition  *dr_evidence_copy_get_edition  (DrEvidenceCopy *self);
const DrEditions *dr_evidence_copy_get_editions (DrEvidenceCopy *self);

/* The working copy. */
const char       *dr_evidence_copy_get_refusal  (DrEvidenceCopy *self);
gboolean          dr_evidence_copy_is_changed   (DrEvidenceCopy *self);
gboolean          dr_evidence_copy_is_behind    (DrEvidenceCopy *self);
guint             dr_evidence_copy_get_base     (DrEvidenceCopy *self);
const DrEvidenceChange *dr_evidence_copy_get_change (DrEvidenceCopy *self);
const GPtrArray  *dr_evidence_copy_get_problems (DrEvidenceCopy *self);
const char       *dr_evidence_copy_get_base_digest (DrEvidenceCopy *self);
const char       *dr_evidence_copy_get_unread   (DrEvidenceCopy *self);
const char       *dr_evidence_copy_get_folder   (DrEvidenceCopy *self);

/* Changing it. @said: what is said when it is done, with Undo, as "Figure changed". */
void              dr_evidence_copy_edit         (DrEvidenceCopy *self, const DrEvidenceEdit *edits, guint n_edits,
                                                 const char *said, DrEvidenceCopyDone done, GObject *owner);
void              dr_evidence_copy_replace      (DrEvidenceCopy *self, DrEvidence *made, DrEvidence *from, const char *said,
                                                 DrEvidenceCopyDone done, GObject *owner);
void              dr_evidence_copy_carry        (DrEvidenceCopy *self, DrEvidenceCopyDone done, GObject *owner);
void              dr_evidence_copy_discard      (DrEvidenceCopy *self);
gboolean          dr_evidence_copy_can_undo     (DrEvidenceCopy *self);
void              dr_evidence_copy_undo         (DrEvidenceCopy *self);
void              dr_evidence_copy_look_again   (DrEvidenceCopy *self);

G_END_DECLS
