/* dr-import-report.h: what an import of figures takes, changes and refuses, for people and for programs.
 * Used by `evidence import`. It decides nothing. */
#pragma once

#include "dr-figure-import.h"

G_BEGIN_DECLS

char *dr_import_report_to_text (const DrImportPreview *preview, gboolean every_row);
char *dr_import_report_to_json (const DrImportPreview *preview, const char *output, const GPtrArray *problems);

G_END_DECLS
