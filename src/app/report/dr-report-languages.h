/* dr-report-languages.h: the languages that reports can be made in: English, and those that the program is translated into.
 * Used by the Report window. It changes no language of the program itself. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  char *code;   /* BCP 47: "en-GB", "cy" */
  char *name;   /* in the language itself */
} DrReportLanguage;

GPtrArray  *dr_report_languages_list (const char *folder);
gboolean    dr_report_same_language  (const char *one, const char *other);

G_END_DECLS
