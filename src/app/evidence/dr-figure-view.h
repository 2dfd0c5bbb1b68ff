/* dr-figure-view.h: what is known of one thing for one group: its figures as cards, to be changed, removed, added to.
 * Used by the page "Figures", beside the heat map. What it shows is computed by dr-figure-state.h. */
#pragma once

#include <gtk/gtk.h>

#include "dr-evidence-copy.h"
#include "dr-figure-state.h"

G_BEGIN_DECLS

#define DR_TYPE_FIGURE_VIEW (dr_figure_view_get_type ())

G_DECLARE_FINAL_TYPE (DrFigureView, dr_figure_view, DR, FIGURE_VIEW, GtkBox)

GtkWidget *dr_figure_view_new  (void);
void       dr_figure_view_show (DrFigureView *self, DrEvidenceCopy *copy, const DrFigureWish *wish);

G_END_DECLS
