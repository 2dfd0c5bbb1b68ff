/* dr-import-window.h: what an import took and what it refused, and why, as a list.
 * Used by the Assessments place where a line does not say it. It imports nothing. */
#pragma once

#include <adwaita.h>

#include "dr-register-jobs.h"

G_BEGIN_DECLS

void dr_import_window_show (GtkWindow *parent, const DrImportReport *report);

G_END_DECLS
