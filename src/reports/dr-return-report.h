/* dr-return-report.h: the maintaining-access report: a page for members, then what a return says, service by service and
 * group by group. Used by both programs. It is made from the return alone, so that whoever has the file can make it; it
 * adds up nothing that the return does not say, and says all that it says. */
#pragma once

#include "dr-assessment-report.h"
#include "dr-return-details.h"
#include "dr-stated-return.h"

G_BEGIN_DECLS

typedef struct {
  const char            *language;        /* BCP 47: that of the messages now */
  const DrStatedReturn  *now;             /* must outlive the making of the report */
  const char            *digest;          /* (nullable): SHA-256 of the return's bytes */
  const DrStatedReturn  *before;          /* (nullable): of an earlier period, for trends */
  const char            *before_digest;   /* (nullable) */
  const DrRulebook      *rulebook;        /* (nullable): what the rules are called */
  const DrQuestionnaire *questionnaire;   /* (nullable): which measures are asked in every service */
  const DrReportPerson  *people;          /* what owners are called, where that is known: a return has their ids */
  guint                  n_people;
  const DrEvidence      *evidence;        /* (nullable): which groups make up everybody, how many people they have: for the
                                           * public version */
  gboolean               elsewhere;       /* @evidence is not of this council: its groups may be the same, their sizes not */
  const DrReturnDetails *details;         /* (nullable): what each assessment adds to the sums, for the public version: each may
                                           * have a public report of its own */
  GCancellable          *cancellable;     /* (nullable): looked at before each chapter */
} DrReturnReport;

DrDocument *dr_return_report_new        (const DrReturnReport *input);
DrDocument *dr_return_report_public_new (const DrReturnReport *input, DrPublicTally *tally);
gboolean    dr_return_report_comparable (const DrStatedReturn *now, const DrStatedReturn *before, const char *name,
                                         GError **error);

G_END_DECLS
