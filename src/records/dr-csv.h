/* dr-csv.h: a table written row by row into a CSV file (RFC 4180, UTF-8) that appears whole or not at all.
 * Used by whatever hands out tables for spreadsheets. A text can never become a formula there; numbers and dates do not
 * depend on the locale. It reads no CSV: see dr-csv-table.h for that. */
#pragma once

#include <gio/gio.h>

#include "dr-date.h"

G_BEGIN_DECLS

typedef struct _DrCsv DrCsv;

DrCsv    *dr_csv_new    (const char *path, GError **error);
void      dr_csv_free   (DrCsv *self);

void      dr_csv_head   (DrCsv *self, const char * const *names);
void      dr_csv_text   (DrCsv *self, const char *text);
void      dr_csv_count  (DrCsv *self, guint64 count);
void      dr_csv_number (DrCsv *self, double number);
void      dr_csv_date   (DrCsv *self, DrDate date);
void      dr_csv_flag   (DrCsv *self, gboolean flag);
gboolean  dr_csv_end    (DrCsv *self, GError **error);
gboolean  dr_csv_finish (DrCsv *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrCsv, dr_csv_free)

G_END_DECLS
