/* dr-figures-page.h: the page "Figures" of the Evidence place: groups by channels as a heat map, and one figure at a time.
 * Used by the place. What it shows is computed by dr-figures-state.h. */
#pragma once

#include <adwaita.h>

#include "dr-evidence-copy.h"

G_BEGIN_DECLS

#define DR_TYPE_FIGURES_PAGE (dr_figures_page_get_type ())

G_DECLARE_FINAL_TYPE (DrFiguresPage, dr_figures_page, DR, FIGURES_PAGE, AdwBin)

void dr_figures_page_set_copy    (DrFiguresPage *self, DrEvidenceCopy *copy);
void dr_figures_page_show_figure (DrFiguresPage *self, const char *figure);

G_END_DECLS
