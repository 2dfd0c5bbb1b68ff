/* dr-evidence-writer.h: an evidence base as XML, all of it or what a record uses.
 * Used by the record writer, evidence import and the programs. The same evidence gives the same bytes, and reading them
 * back gives the same evidence; what equals its default is left out. It never decides what is used. */
#pragma once

#include "dr-evidence-use.h"
#include "dr-xml-writer.h"

G_BEGIN_DECLS

void     dr_evidence_write      (DrXmlWriter *writer, const DrEvidence *evidence, const char *element,
                                 const DrEvidenceUse *use, const char *digest);
char    *dr_evidence_to_data    (const DrEvidence *evidence, gsize *length);

G_END_DECLS
