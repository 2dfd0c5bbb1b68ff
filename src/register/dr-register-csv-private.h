/* dr-register-csv-private.h: one table of the register as it is written.
 * Shared by the files that write them. A writer adds the rows of one version and nothing else. */
#pragma once

#include "dr-csv.h"
#include "dr-register.h"

G_BEGIN_DECLS

typedef struct {
  DrRegister *reg;
  DrStore    *store;
  DrCsv      *csv;
  DrDate      today;
  guint64     n_rows;
} DrCsvWriting;

gboolean dr_csv_writing_end_row (DrCsvWriting *self, GError **error);
void     dr_csv_writing_version (DrCsvWriting *self, const DrRegisterRow *row);

/* dr-register-csv-review.c */
extern const char * const dr_csv_review_columns[];
extern const char * const dr_csv_impact_columns[];
extern const char * const dr_csv_measure_columns[];

gboolean dr_csv_writing_reviews  (DrCsvWriting *self, const DrRegisterRow *row, GError **error);
gboolean dr_csv_writing_impacts  (DrCsvWriting *self, const DrRegisterRow *row, GError **error);
gboolean dr_csv_writing_measures (DrCsvWriting *self, const DrRegisterRow *row, GError **error);

G_END_DECLS
