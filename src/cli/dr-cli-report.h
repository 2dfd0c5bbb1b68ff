/* dr-cli-report.h: reports as files: all are made before any is written.
 * Used by report and by return. It decides nothing of what a report says. */
#pragma once

#include "dr-publish-return.h"

G_BEGIN_DECLS

typedef struct {
  const char *html;   /* (nullable): where the page goes */
  const char *pdf;    /* (nullable): where the pages go */
  const char *office; /* (nullable): where the page for word processors goes */
} DrCliReportFiles;

gboolean dr_cli_wants_report  (const DrCliReportFiles *files);
gboolean dr_cli_write_report  (const DrPublished *report, const DrCliReportFiles *files, GError **error);
GBytes  *dr_cli_read_return   (const char *path, GError **error);
gboolean dr_cli_report_return (DrRegister *self, const DrPublishReturn *source, const DrCliReportFiles *files,
                               GError **error);

G_END_DECLS
