/* dr-assessment-report.h: the report of one assessment, for people who have no program: committee, residents, auditors.
 * Used by both programs. It says what the record says and what is computed from it, in the order in which it is read;
 * what was not answered is not there, or is said to be missing. It invents nothing and knows no renderer. */
#pragma once

#include "dr-check.h"
#include "dr-public-document.h"
#include "dr-questionnaire.h"
#include "dr-seal.h"

G_BEGIN_DECLS

/* What a person is called, where that is known. */
typedef struct {
  const char *id;
  const char *name;
} DrReportPerson;

/* What somebody said at a step, where that is known: the trail has it, the record has not. */
typedef struct {
  DrStep      step;
  DrDate      date;
  const char *person;    /* id */
  const char *comment;
} DrReportComment;

typedef struct {
  const char            *language;        /* BCP 47: that of the messages now, e.g. "en-GB" */
  const DrCheck         *check;           /* with a rulebook that has its wording; must outlive the making of the report */
  const DrQuestionnaire *questionnaire;
  const char            *evidence_digest;       /* (nullable): SHA-256 of the whole evidence base */
  const char            *questionnaire_digest;  /* (nullable) */
  const char            *record_digest;   /* (nullable): SHA-256 of the record; %NULL: it is a draft */
  const DrSeal          *seal;            /* (nullable): none: nobody sealed it */
  gboolean               differs;         /* what is computed from the record is not what the record says */
  gboolean               other_words;     /* the wording is not that of the rulebook that the record names */
  const DrReportPerson  *people;
  guint                  n_people;
  const DrReportComment *comments;
  guint                  n_comments;
  const DrSuppression *const *earlier;    /* (nullable): of earlier versions that are public, for the public version */
  guint                  n_earlier;
  GCancellable          *cancellable;     /* (nullable): looked at before each chapter */
} DrAssessmentReport;

DrDocument *dr_assessment_report_new (const DrAssessmentReport *input);
DrDocument *dr_assessment_report_public_new (const DrAssessmentReport *input, DrPublicTally *tally);
char       *dr_report_language       (void);

G_END_DECLS
