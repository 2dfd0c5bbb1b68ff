/* dr-report-private.h: what the chapters of the assessment report share: the document being built, and how things are named.
 * Used by the dr-report-*.c files only.
 * A chapter adds its blocks and nothing else; where nothing was said it says so, or adds nothing. */
#pragma once

#include "dr-assessment-report.h"
#include "dr-document-builder.h"
#include "dr-findings-state.h"
#include "dr-people-state.h"
#include "dr-review-state.h"

G_BEGIN_DECLS

typedef struct {
  const DrAssessmentReport *input;
  DrDocumentBuilder        *out;
  const DrCheck            *check;
  const DrAssessment       *assessment;
  const DrEvidence         *evidence;
  DrFindingsState          *findings;
  DrReviewState            *review;     /* (nullable): of the chosen option; none where none is chosen */
  gboolean                 *cited;      /* [source] the report links to it */
  const DrSuppression      *shown;      /* (nullable): of the public version: how coarsely numbers are shown */
  const gboolean           *left_out;   /* (nullable): [result] of the check: it would tell of what is not shown */
} DrReport;

/* One group that two others make up: those aged 65 and over. */
typedef struct {
  guint whole;
  guint parts[2];
} DrReportNested;

/* How things are named. */
DrWords dr_report_words         (const DrReport *self, const char *text);
DrWords dr_report_said          (const DrReport *self, const char *text, const char *key);
DrWords dr_report_date          (const DrReport *self, DrDate date);
DrWords dr_report_missing       (const DrReport *self, const char *text);
DrValue dr_report_person        (const DrReport *self, const char *id);
DrWords dr_report_person_words  (const DrReport *self, const char *id);
DrWords dr_report_groups        (const DrReport *self, const DrIndices *groups);
DrWords dr_report_needs         (const DrReport *self, const DrIndices *needs);
DrWords dr_report_channels      (const DrReport *self, const DrIndices *channels);
DrWords dr_report_points        (const DrReport *self, const DrIndices *points);
DrValue dr_report_option         (const DrReport *self, guint index);
DrWords dr_report_options       (const DrReport *self, const DrIndices *options);
DrWords dr_report_sources       (const DrReport *self, const DrIndices *sources);
DrWords dr_report_source        (const DrReport *self, int source);
DrWords dr_report_capital       (const DrReport *self, const char *text);
DrWords dr_report_message       (const DrReport *self, const DrResult *result);
char   *dr_report_key           (const DrReport *self, guint option, guint group, const char *quantity);
DrWords dr_report_loss          (const DrReport *self, guint option, guint group, const char *quantity, DrPeople people,
                                 DrInterval share);
double  dr_report_others        (const DrReport *self, guint group);
DrWords dr_report_group_size    (const DrReport *self, guint group);
const char *dr_report_action_kind (DrActionKind kind);
DrWords dr_report_reckoned_size (const DrReport *self, guint group);
const char *dr_report_people_title (const DrReport *self);

DrValue dr_report_subject       (const DrReport *self, const char *subject, const char *text);
char   *dr_report_mix_family    (const DrReport *self, const char *channel);
double  dr_report_mix_contacts  (const DrReport *self);
DrValue dr_report_measured      (const DrReport *self, guint measure, double number, double base, const char *key);
char   *dr_report_result_key    (const DrReport *self, const DrMeasure *measure, guint result, const char *word);
gboolean dr_report_is_share     (const char *unit);
DrValue dr_report_result        (DrDocumentBuilder *out, const char *unit, const char *quantity, double number, double base,
                                 const char *text, const char *key);
void    dr_report_add_sums      (const DrReport *self);
void    dr_report_add_few       (const DrReport *self);
GArray *dr_report_nested_groups (const DrReport *self);
char   *dr_report_measured_key  (const DrReport *self, const DrResult *result, const DrMeasured *measured);
int     dr_report_result_group  (const DrReport *self, const DrResult *result, const DrMeasured *measured);

/* What a public version does not tell: dr-report-hidden.c */
gboolean  dr_report_is_withheld   (const DrReport *self, const char *key);
gboolean  dr_report_is_hidden     (const DrReport *self, guint option, guint group);
gboolean *dr_report_hidden_groups (const DrReport *self, guint option);
gboolean  dr_report_is_unranked   (const DrReport *self, guint group);
gboolean *dr_report_unranked_groups (const DrReport *self);
gboolean  dr_report_is_coarse     (const DrReport *self, const char *key);
gboolean *dr_report_find_left_out (const DrReport *self);
gboolean  dr_report_leaves_out    (const DrReport *self);
void      dr_report_say_left_out  (const DrReport *self);
const char *dr_report_nothing_open (const DrReport *self);

/* Where it stands: dr-report-standing.c */
void    dr_report_set_status    (const DrReport *self);
char   *dr_report_running       (const DrReport *self);

/* Pieces of chapters. */
void    dr_report_chapter       (const DrReport *self, const char *anchor, const char *title);
void    dr_report_heading       (const DrReport *self, guint level, const char *anchor, const char *title);
void    dr_report_small         (const DrReport *self, const char *text);
void    dr_report_lack          (const DrReport *self, const char *text);
void    dr_report_pair          (const DrReport *self, const char *term, DrWords value);
void    dr_report_pair_date     (const DrReport *self, const char *term, DrDate date);
void    dr_report_pair_said     (const DrReport *self, const char *term, const char *text, const char *key);
void    dr_report_start_table   (const DrReport *self, const char *anchor, const char *caption, guint n_columns);
void    dr_report_head_row      (const DrReport *self, const char * const *titles, guint n);
void    dr_report_answers       (const DrReport *self, const char *section);

/* The chapters, in their order. */
void    dr_report_add_summary      (const DrReport *self);
void    dr_report_add_change       (const DrReport *self);
void    dr_report_add_screening    (const DrReport *self);
void    dr_report_add_options      (const DrReport *self);
void    dr_report_add_people       (const DrReport *self);
void    dr_report_add_access       (const DrReport *self);
void    dr_report_add_impacts      (const DrReport *self);
void    dr_report_add_findings     (const DrReport *self);
void    dr_report_add_consultation (const DrReport *self);
void    dr_report_add_actions      (const DrReport *self);
void    dr_report_add_outcome      (const DrReport *self);
void    dr_report_add_monitoring   (const DrReport *self);
void    dr_report_add_other_answers (const DrReport *self);
void    dr_report_add_sign_offs    (const DrReport *self);
void    dr_report_add_evidence     (const DrReport *self);
void    dr_report_add_figures      (const DrReport *self);
void    dr_report_add_record       (const DrReport *self);

G_END_DECLS
