/* dr-chart-canvas.h: the picture of a chart: one focusable image, with a ring on the value under the pointer or the keys.
 * Used by DrChartView only. */
#pragma once

#include <adwaita.h>

#include "dr-chart.h"

G_BEGIN_DECLS

#define DR_TYPE_CHART_CANVAS (dr_chart_canvas_get_type ())

G_DECLARE_FINAL_TYPE (DrChartCanvas, dr_chart_canvas, DR, CHART_CANVAS, GtkWidget)

DrChartCanvas *dr_chart_canvas_new       (const char *title);
void           dr_chart_canvas_set_chart (DrChartCanvas *self, DrChart *chart);
DrChart       *dr_chart_canvas_get_chart (DrChartCanvas *self);

G_END_DECLS
