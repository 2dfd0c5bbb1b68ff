/* return-report-fixture.h: the maintaining-access report of a return, with all that it is made from.
 * Used by the tests of that report only. A failure here is a failed test. */
#pragma once

#include "dr-return-report.h"

G_BEGIN_DECLS

typedef struct {
  DrXmlDocument   *document;
  DrStatedReturn  *stated;
  DrXmlDocument   *document_before;
  DrStatedReturn  *before;
  DrRulebook      *rulebook;
  DrQuestionnaire *questionnaire;
  DrReturnReport   input;
} ReturnReportFixture;

void  return_report_fixture_load      (ReturnReportFixture *self, const char *text, const char *before);
void  return_report_fixture_load_full (ReturnReportFixture *self);
void  return_report_fixture_clear     (ReturnReportFixture *self);
char *return_report_fixture_full      (void);
char *return_report_fixture_before    (void);
char *return_report_fixture_pdf       (const DrDocument *document);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReturnReportFixture, return_report_fixture_clear)

G_END_DECLS
