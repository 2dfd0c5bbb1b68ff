/* dr-evidence-start.h: the evidence base that a council's register starts with: the template, named after the council,
 * and filled with the figures of its district where there are files of them.
 * Used on the first run. It guesses no figure, downloads nothing, and writes no file. */
#pragma once

#include "dr-evidence.h"
#include "dr-figure-import.h"

G_BEGIN_DECLS

typedef struct {
  const char     *council;
  DrNation        nation;
  DrFigureImport *figures;   /* (nullable): files that were read */
  const char     *area;      /* (nullable): code of the district in @figures */
} DrEvidenceStart;

GBytes *dr_evidence_start (const DrEvidenceStart *start, guint *n_taken, guint *n_refused, GError **error);

G_END_DECLS
