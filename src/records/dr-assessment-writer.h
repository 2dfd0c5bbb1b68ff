/* dr-assessment-writer.h: an assessment as XML: a draft file's root, or the part of a record that the officers said.
 * Used by the record writer and the register. What is not known, empty or the default is left out; the order is fixed,
 * so that the same content has the same bytes. It computes nothing and checks nothing. */
#pragma once

#include "dr-assessment.h"
#include "dr-context.h"
#include "dr-xml-writer.h"

G_BEGIN_DECLS

/**
 * DrAssessmentForm:
 * @DR_ASSESSMENT_DRAFT: the root of a draft file, with its format and the path of its evidence
 * @DR_ASSESSMENT_RECORD: the element inside a record, without them
 */
typedef enum {
  DR_ASSESSMENT_DRAFT,
  DR_ASSESSMENT_RECORD,
} DrAssessmentForm;

/* Whether a question applies to this assessment: an answer to one that does not is kept in a draft, never recorded. */
typedef gboolean (*DrQuestionApplies) (const char *question, gpointer data);

void dr_assessment_write       (DrXmlWriter *writer, const DrAssessment *self, const DrEvidence *evidence,
                                DrAssessmentForm form, DrQuestionApplies applies, gpointer data);
void dr_assessment_write_draft (DrXmlWriter *writer, const DrAssessment *self, const DrEvidence *evidence,
                                const DrContext *context);

G_END_DECLS
