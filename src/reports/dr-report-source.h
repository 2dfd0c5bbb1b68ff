/* dr-report-source.h: a record's bytes, read and computed again, as what a report is made of.
 * Used by both programs, for a file and for what the register has sealed. It verifies no trail and no bag: it says only
 * whether the record says what follows from it. */
#pragma once

#include "dr-assessment-report.h"
#include "dr-record.h"

G_BEGIN_DECLS

typedef struct _DrReportSource DrReportSource;

DrReportSource *dr_report_source_new       (const char *name, const char *data, gsize length, const DrRulebook *words,
                                            DrQuestionnaire *questionnaire, GError **error);
void            dr_report_source_free      (DrReportSource *self);
void            dr_report_source_fill      (const DrReportSource *self, DrAssessmentReport *input);

gboolean        dr_report_source_has_other_words (const DrReportSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrReportSource, dr_report_source_free)

G_END_DECLS
