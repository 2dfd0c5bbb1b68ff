/* report-lines.h: lines of report that tests of reports have in common.
 * Used by the end-to-end tests of reports; judges none. */
#pragma once

#include "cli-run.h"

void  report_lines_prepare (void);
void  report_lines_run     (const char *words);
char *report_lines_page    (const char *words);
