/* dr-return-report-private.h: what the chapters of the maintaining-access report share.
 * Used by the dr-return-report*.c files only. A chapter adds its blocks and nothing else; where a return says nothing of
 * something, the chapter says so, or is not there. */
#pragma once

#include "dr-report-private.h"
#include "dr-return-report.h"

G_BEGIN_DECLS

typedef struct {
  const DrReturnReport *input;
  const DrStatedReturn *now;
  const DrStatedReturn *before;   /* (nullable) */
  DrDocumentBuilder    *out;
  DrReport              words;    /* of which only the document is set: for the pieces that all reports are made of */
  gboolean              open;     /* a public version is made of it: no order and no choice may rest on numbers of people */
} DrReturnPages;

/* How things are named: dr-return-report-words.c */
DrWords     dr_return_report_number     (const DrReturnPages *self, double number);
DrWords     dr_return_report_change     (const DrReturnPages *self, double change);
DrWords     dr_return_report_people     (const DrReturnPages *self, const DrStatedGroup *group, DrReturnQuantity quantity,
                                         const char *key);
char       *dr_return_report_key        (const char *unit, const char *group, const char *word);
DrWords     dr_return_report_digest     (const DrReturnPages *self, const char *digest);
DrWords     dr_return_report_assessment (const DrReturnPages *self, const char *reference);
DrWords     dr_return_report_owner      (const DrReturnPages *self, const char *person);
const char *dr_return_report_service    (const DrReturnPages *self, const char *id);
DrWords     dr_return_report_period     (const DrReturnPages *self, const DrStatedReturn *stated);
void        dr_return_report_cell       (const DrReturnPages *self, DrWords words);
void        dr_return_report_end_table  (const DrReturnPages *self);

/* A figure that is stated, by name: of which chart and table speak. */
typedef struct {
  const char        *name;
  DrReturnQuantity   quantity;
  const char        *word;     /* as in the return: part of its keys */
} DrReturnColumn;

extern const DrReturnColumn dr_return_report_columns[DR_N_RETURN_QUANTITIES];

/* What is counted of something: dr-return-report-tally.c. @unit: part of the keys of its figures. */
void        dr_return_report_tally      (const DrReturnPages *self, const DrStatedTally *tally, const char *unit);
gboolean    dr_return_report_hides      (const DrReturnPages *self, const DrStatedReturn *stated, const DrStatedTally *tally);
void        dr_return_report_start_groups (const DrReturnPages *self, const char *anchor, const char *caption,
                                           const char *first);
void        dr_return_report_group_row  (const DrReturnPages *self, const char *name, const DrStatedGroup *group,
                                         const char *unit);

/* Sums for the first page and for trends. */
guint       dr_return_report_changes    (const DrStatedTally *tally, DrReturnChange change);
guint       dr_return_report_actions    (const DrStatedTally *tally, gboolean overdue);
const DrStatedGroup *dr_return_report_worst (const DrStatedTally *tally, guint *n_worst);

/* The grid of groups and services: dr-return-report-effects.c */
const DrHeatMapData   *dr_return_report_grid  (const DrReturnPages *self, gboolean people, const DrValue **values);
DrWords     dr_return_report_summary    (const DrReturnPages *self, const DrChartData *chart);

/* Results of measures, as what they are: dr-return-report-results.c */
DrValue     dr_return_report_result     (const DrReturnPages *self, const DrStatedTarget *target, double value, const char *word);
DrValue     dr_return_report_measured   (const DrReturnPages *self, const DrStatedPrediction *prediction);
DrValue     dr_return_report_predicted  (const DrReturnPages *self, const DrStatedPrediction *prediction);
DrValue     dr_return_report_answers    (const DrReturnPages *self, const DrStatedTarget *target);
DrValue     dr_return_report_answers_to (const DrReturnPages *self, const DrStatedPrediction *prediction);
char       *dr_return_report_result_key (const DrReturnPages *self, const DrStatedTarget *target, const char *word);
char       *dr_return_report_pool_key   (const char *measure, const char *group, const char *word);
char       *dr_return_report_pooled_key (const DrReturnPages *self, const char *measure, const char *group, const char *word);
gboolean    dr_return_report_is_pooled  (const DrStatedTarget *item);
char       *dr_return_report_predicted_key (const DrStatedPrediction *prediction);

/* What a reader could work out: dr-return-report-sums.c */
void        dr_return_report_add_sums   (const DrReturnPages *self);

/* What a reader of other reports could: dr-return-report-elsewhere.c */
void        dr_return_report_add_elsewhere (const DrReturnPages *self);

/* Results of two periods: dr-return-report-periods.c */
void        dr_return_report_compare_periods (const DrReturnPages *self);

/* The chapters, in their order. */
void        dr_return_report_add_members   (const DrReturnPages *self);
void        dr_return_report_add_trends    (const DrReturnPages *self);
void        dr_return_report_add_effects   (const DrReturnPages *self);
void        dr_return_report_add_services  (const DrReturnPages *self);
void        dr_return_report_add_groups    (const DrReturnPages *self);
void        dr_return_report_add_moves     (const DrReturnPages *self);
void        dr_return_report_add_actions   (const DrReturnPages *self);
void        dr_return_report_add_late      (const DrReturnPages *self);
void        dr_return_report_add_targets   (const DrReturnPages *self);
void        dr_return_report_add_predictions (const DrReturnPages *self);
void        dr_return_report_add_satisfaction (const DrReturnPages *self);
void        dr_return_report_add_standards (const DrReturnPages *self);
void        dr_return_report_add_units     (const DrReturnPages *self);
void        dr_return_report_add_records   (const DrReturnPages *self);

G_END_DECLS
