/* dr-evidence-check.h: what cannot be right in an evidence base that reads well enough.
 * Used by `evidence check`, evidence import and the app before a new version is taken. A pure function.
 * It compares figures only with each other; it never says that one is true. */
#pragma once

#include "dr-evidence.h"

G_BEGIN_DECLS

/* How far the parts of a whole may be from it, as a share: census tables are perturbed, printed shares rounded. */
#define DR_EVIDENCE_TOLERANCE 0.005

typedef struct {
  guint       line;      /* in the file, from 1; 0: not known */
  const char *kind;      /* a word that never changes, for JSON and tests; static */
  char       *message;   /* one sentence, translated */
} DrEvidenceProblem;

DrEvidenceProblem *dr_evidence_problem_new  (guint line, const char *kind, const char *format, ...) G_GNUC_PRINTF (3, 4);
void               dr_evidence_problem_free (gpointer problem);

GPtrArray         *dr_evidence_check        (const DrEvidence *evidence);

G_END_DECLS
