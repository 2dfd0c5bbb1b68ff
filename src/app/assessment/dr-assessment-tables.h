/* dr-assessment-tables.h: tables of one assessment as CSV files, as the command line exports them.
 * Used by the assessment window. */
#pragma once

#include <adwaita.h>

#include "dr-desk.h"

G_BEGIN_DECLS

void dr_assessment_tables_ask (AdwToastOverlay *toasts, DrDesk *desk, const char *reference, guint version, const char *table);

G_END_DECLS
