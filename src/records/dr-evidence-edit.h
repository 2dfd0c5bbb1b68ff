/* dr-evidence-edit.h: changes to an evidence base by place, and one person's changes carried over to another edition.
 * Used where an evidence base is kept as a working copy. Bytes go in and come out; what comes out reads back whole.
 * It judges no figure, and writes no file. */
#pragma once

#include <gio/gio.h>

#include "dr-evidence.h"

G_BEGIN_DECLS

/* One change. A place names elements from the root down, each with what tells it from its siblings, as
 * "figures/figure[id=f1]/@share", "population/@count", "@version" or
 * "services/service[id=s]/contacts[channel=telephone period=2024]". */
typedef struct {
  const char *place;   /* of an attribute ("…/@name"), of an element's own text ("…/text()"), or of an element */
  const char *value;   /* (nullable): NULL: away with it. An attribute's element is made where there is none */
} DrEvidenceEdit;

DrEvidence *dr_evidence_edit_read  (const char *name, GBytes *bytes, GError **error);
GBytes     *dr_evidence_edit_apply (GBytes *bytes, const DrEvidenceEdit *edits, guint n_edits, DrEvidence **evidence,
                                    GError **error);
GBytes     *dr_evidence_edit_carry (GBytes *base, GBytes *mine, GBytes *theirs, char ***both, DrEvidence **evidence,
                                    GError **error);

G_END_DECLS
