/* dr-csv-table.h: a CSV file (RFC 4180, UTF-8) as a header and rows of cells, each row with its line.
 * Immutable once read; used by the readers of each layout. libcsv does the parsing.
 * It never reads anything but a regular file, and keeps nothing of a file that it does not trust. */
#pragma once

#include <glib.h>

#include "dr-import-error.h"

G_BEGIN_DECLS

typedef struct _DrCsvTable DrCsvTable;

typedef struct {
  gsize max_bytes;    /* refused above this */
  guint max_columns;
} DrCsvLimits;

#define DR_CSV_LIMITS_DEFAULT ((DrCsvLimits) { 64 * 1024 * 1024, 4096 })

DrCsvTable *dr_csv_table_read_file     (const char *path, const DrCsvLimits *limits, GError **error);
DrCsvTable *dr_csv_table_read_bytes    (const char *name, const char *data, gsize length, const DrCsvLimits *limits,
                                        GError **error);
void        dr_csv_table_free          (DrCsvTable *self);

const char *dr_csv_table_get_name      (const DrCsvTable *self);
const char *dr_csv_table_get_digest    (const DrCsvTable *self);
gboolean    dr_csv_table_is_terminated (const DrCsvTable *self);
guint       dr_csv_table_get_n_columns (const DrCsvTable *self);
guint       dr_csv_table_get_n_rows    (const DrCsvTable *self);
const char *dr_csv_table_get_header    (const DrCsvTable *self, guint column);
const char *dr_csv_table_get_cell      (const DrCsvTable *self, guint row, guint column);
guint       dr_csv_table_get_line      (const DrCsvTable *self, guint row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrCsvTable, dr_csv_table_free)

G_END_DECLS
