/* dr-evidence-writer-private.h: what the two files that write an evidence base share.
 * Used by dr-evidence-writer.c and dr-evidence-writer-services.c only.
 * It is no interface of this layer. */
#pragma once

#include "dr-evidence-use.h"
#include "dr-xml-writer.h"

G_BEGIN_DECLS

/* What DrWriteId wants, for each kind of row. */
const char *dr_evidence_area_id         (gconstpointer evidence, int index);
const char *dr_evidence_source_id       (gconstpointer evidence, int index);
const char *dr_evidence_need_id         (gconstpointer evidence, int index);
const char *dr_evidence_prerequisite_id (gconstpointer evidence, int index);
const char *dr_evidence_channel_id      (gconstpointer evidence, int index);
const char *dr_evidence_dimension_id    (gconstpointer evidence, int index);
const char *dr_evidence_group_id        (gconstpointer evidence, int index);
const char *dr_evidence_service_id      (gconstpointer evidence, int index);
const char *dr_evidence_point_id        (gconstpointer evidence, int index);

void dr_evidence_write_standard (DrXmlWriter *writer, const DrStandard *standard);
void dr_evidence_write_figures  (DrXmlWriter *writer, const DrEvidence *evidence, const DrEvidenceUse *use);
void dr_evidence_write_mixes    (DrXmlWriter *writer, const DrEvidence *evidence, const DrEvidenceUse *use);
void dr_evidence_write_services (DrXmlWriter *writer, const DrEvidence *evidence, const DrEvidenceUse *use);

G_END_DECLS
