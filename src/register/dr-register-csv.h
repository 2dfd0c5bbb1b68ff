/* dr-register-csv.h: the register, its actions, findings and what was found as tables for spreadsheets.
 * Used by both programs. It goes through the register a page at a time, whatever its size, and writes nothing in it. What it
 * says is what the register says now, drafts included; a return says what the sealed records say. */
#pragma once

#include "dr-register.h"

G_BEGIN_DECLS

typedef enum {
  DR_CSV_REGISTER,   /* a row an assessment, by its latest version */
  DR_CSV_ACTIONS,    /* a row an action of those */
  DR_CSV_FINDINGS,   /* a row a finding of those */
  DR_CSV_REVIEWS,    /* a row a group in an option: the access review */
  DR_CSV_IMPACTS,    /* a row an aim of an impact */
  DR_CSV_MEASURES,   /* a row a result of a measure */
} DrCsvKind;
#define DR_N_CSV_KINDS 6

const char *dr_csv_kind_word       (DrCsvKind kind);
gboolean    dr_csv_kind_parse      (const char *word, DrCsvKind *kind);

gboolean    dr_register_export_csv (DrRegister *self, DrCsvKind kind, const char *path, DrStoreProgress progress,
                                    gpointer data, GCancellable *cancellable, guint64 *n_rows, GError **error);
gboolean    dr_register_export_csv_of (DrRegister *self, DrCsvKind kind, const char *reference, guint version,
                                       const char *path, DrStoreProgress progress, gpointer data,
                                       GCancellable *cancellable, guint64 *n_rows, GError **error);

G_END_DECLS
