/* dr-figures-import-window.h: every row of files of figures before anything is taken: taken, changed, refused and why.
 * Used by the Evidence place. Nothing is written until "Take" is pressed, and then into the working copy only. */
#pragma once

#include <adwaita.h>

#include "dr-evidence-copy.h"
#include "dr-figures-import.h"

G_BEGIN_DECLS

#define DR_TYPE_FIGURES_IMPORT_WINDOW (dr_figures_import_window_get_type ())

G_DECLARE_FINAL_TYPE (DrFiguresImportWindow, dr_figures_import_window, DR, FIGURES_IMPORT_WINDOW, AdwWindow)

void dr_figures_import_choose (GtkWidget *above, DrEvidenceCopy *copy, DrLongWork *long_work);
void dr_figures_import_begin  (GtkWidget *above, DrEvidenceCopy *copy, DrLongWork *long_work, const char * const *paths);

G_END_DECLS
