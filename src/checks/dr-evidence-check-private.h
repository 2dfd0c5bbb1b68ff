/* dr-evidence-check-private.h: what the two files that check an evidence base share.
 * Used by dr-evidence-check.c and dr-evidence-check-figures.c only.
 * It is no interface of this layer. */
#pragma once

#include "dr-evidence-check.h"

G_BEGIN_DECLS

void dr_evidence_check_report  (GPtrArray *problems, guint line, const char *kind, const char *format,
                                ...) G_GNUC_PRINTF (4, 5);
void dr_evidence_check_share   (GPtrArray *problems, guint line, const char *format, const char *id, double share);
void dr_evidence_check_figures (GPtrArray *problems, const DrEvidence *evidence);

G_END_DECLS
