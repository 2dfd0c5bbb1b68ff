/* dr-evidence-age.h: how old a source is and on how few answers a figure rests, as the rulebook in force judges it.
 * Used by the pages of the Evidence place. Pure: the same comparisons as EVD-03, EVD-04 and EVD-07, for what no
 * assessment may have used yet. It decides no result. */
#pragma once

#include "dr-evidence.h"
#include "dr-rulebook.h"

G_BEGIN_DECLS

typedef enum {
  DR_AGE_FRESH,
  DR_AGE_STALE,        /* EVD-03/stale */
  DR_AGE_VERY_STALE,   /* EVD-03/very-stale */
} DrEvidenceAge;

DrEvidenceAge dr_evidence_age         (const DrSource *source, const DrRulebook *rulebook, DrDate today, double *most);
gboolean      dr_evidence_is_small    (const DrSource *source, guint n, const DrRulebook *rulebook, double *least);
gboolean      dr_evidence_is_borrowed (const DrEvidence *evidence, const DrFigure *figure);

G_END_DECLS
