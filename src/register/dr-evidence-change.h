/* dr-evidence-change.h: what changed between two editions of the evidence base, as the tags by which the register knows
 * what a version rests on, and in words for a person.
 * Pure. Used by the recheck, and by whoever shows a new edition. It never judges whether a change matters. */
#pragma once

#include "dr-evidence.h"
#include "dr-rulebook.h"

G_BEGIN_DECLS

/* One thing that changed. Texts are as the evidence file has them. */
typedef struct {
  const char *kind;    /* element of the format: "figure", "source", "group", ...; "rulebook" */
  const char *id;      /* "" where the kind has none: "evidence", "population" */
  const char *group;   /* (nullable): id, where it speaks of one */
  const char *what;    /* the attribute or the place below the element; "" for all of it; "order" */
  const char *from;    /* (nullable): it was not there */
  const char *to;      /* (nullable): it is not there any more */
} DrEvidenceDifference;

typedef struct {
  /*< private >*/
  DrArena                    *arena;

  /*< public, read-only >*/
  gboolean                    everything;      /* something changed that every version rests on */
  DrIds                       tags;            /* of what else changed, as in #DrRegisterRow, sorted, each once */
  const DrEvidenceDifference *differences;     /* in the order of the format */
  guint                       n_differences;
} DrEvidenceChange;

DrEvidenceChange *dr_evidence_change_new    (const DrEvidence *from, const DrEvidence *to, const DrRulebook *rules_from,
                                             const DrRulebook *rules_to, GError **error);
void              dr_evidence_change_free   (DrEvidenceChange *self);
gboolean          dr_evidence_change_is_any (const DrEvidenceChange *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrEvidenceChange, dr_evidence_change_free)

G_END_DECLS
