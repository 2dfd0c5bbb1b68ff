/* dr-table-file.h: a table of the register, or of one assessment, to be written as CSV: what it is called, and the work of writing it.
 * Used by Maintaining access and the assessment window. What is in a table is the register's. */
#pragma once

#include "dr-long-progress.h"
#include "dr-register-csv.h"

G_BEGIN_DECLS

typedef struct {
  char      *path;
  DrCsvKind  kind;
  char      *reference;   /* (nullable): of the one assessment */
  guint      version;
  guint64    n_rows;      /* once it is written */
} DrTableFile;

DrTableFile *dr_table_file_new     (const char *path, DrCsvKind kind, const char *reference, guint version);
void         dr_table_file_free    (DrTableFile *self);
const char  *dr_table_file_title   (DrCsvKind kind);
char        *dr_table_file_summary (const DrTableFile *self);

gpointer     dr_table_file_work    (DrRegister *in, gpointer file, DrLongProgress *progress, GCancellable *cancellable,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrTableFile, dr_table_file_free)

G_END_DECLS
