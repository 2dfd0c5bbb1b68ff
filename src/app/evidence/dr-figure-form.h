/* dr-figure-form.h: asks for one figure, a new one or one that is there, or takes one away.
 * Used by the page "Figures". */
#pragma once

#include <gtk/gtk.h>

#include "dr-evidence-copy.h"
#include "dr-figure-state.h"

G_BEGIN_DECLS

void dr_figure_form_add    (GtkWidget *above, DrEvidenceCopy *copy, const DrFigureWish *wish);
void dr_figure_form_change (GtkWidget *above, DrEvidenceCopy *copy, int figure);
void dr_figure_form_remove (DrEvidenceCopy *copy, int figure);

G_END_DECLS
