/* dr-evidence-report.h: an evidence base as people and programs read it: sources, groups and figures with their range.
 * Used by `evidence show`. It judges nothing. */
#pragma once

#include "dr-evidence.h"

G_BEGIN_DECLS

typedef struct {
  const DrEvidence *evidence;
  const char       *digest;         /* SHA-256 of the file */
  double            assumed_base;   /* respondents, where a survey gives none */
  int               group;          /* only this one; DR_NO_INDEX: all */
} DrEvidenceReport;

char *dr_evidence_report_to_text (const DrEvidenceReport *self);
char *dr_evidence_report_to_json (const DrEvidenceReport *self);

G_END_DECLS
