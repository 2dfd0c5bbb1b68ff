/* dr-assessment-reader.h: an assessment from XML: a draft file with the evidence base that it names, or the assessment
 * inside a record. Every id is resolved to an index of the evidence base or of the assessment itself.
 * Used by the programs, verify and the register. It judges nothing: a draft may say as little as it likes. */
#pragma once

#include "dr-assessment.h"
#include "dr-context.h"
#include "dr-xml-document.h"

G_BEGIN_DECLS

DrAssessment *dr_assessment_read_file (const char *path, const char *evidence_path, DrEvidence **evidence,
                                       char **evidence_digest, DrContext *context, GError **error);
DrAssessment *dr_assessment_read_node (const char *file, const DrXmlNode *node, const DrEvidence *evidence,
                                       GError **error);

G_END_DECLS
