/* report-fixture.h: assessments to report on, and the text that somebody reads in a page.
 * Used by the tests of the reports only. */
#pragma once

#include "dr-assessment-report.h"
#include "dr-document-builder.h"
#include "dr-stated-return.h"

G_BEGIN_DECLS

#define REPORT_FIXTURE_N_EXAMPLES 10

/* Files below the source's root, each of an assessment that is worth a report. */
extern const char * const report_fixture_examples[REPORT_FIXTURE_N_EXAMPLES];

/* A draft file with everything that a report of it needs. */
typedef struct {
  DrAssessment      *assessment;
  DrEvidence        *evidence;
  DrContext          context;
  DrRulebook        *rulebook;
  DrQuestionnaire   *questionnaire;
  DrCheck           *check;
  char              *digest;
  DrAssessmentReport input;
} ReportFixture;

void  report_fixture_load  (ReportFixture *self, const char *file);
void  report_fixture_check (ReportFixture *self);
void  report_fixture_clear (ReportFixture *self);
DrDocument *report_fixture_return (void);
DrStatedReturn *report_fixture_read_return (const char *file);
DrDocument *report_fixture_paragraph (DrDocumentBuilder *out, DrWords words);
char *report_fixture_html  (const DrDocument *document);
char *report_fixture_text  (const char *html);
char *report_fixture_tags  (const char *html);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReportFixture, report_fixture_clear)

G_END_DECLS
