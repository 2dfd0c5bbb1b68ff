/* dr-chart-view.h: a chart on screen: drawn in the window's colours and text size, pointed at, walked through with the
 * arrow keys, and, with T or its button, shown as a table instead. Used by pages that show a DrChart. It makes no chart. */
#pragma once

#include <adwaita.h>

#include "dr-chart.h"

G_BEGIN_DECLS

#define DR_TYPE_CHART_VIEW (dr_chart_view_get_type ())

G_DECLARE_FINAL_TYPE (DrChartView, dr_chart_view, DR, CHART_VIEW, GtkBox)

/* @item: its number among the chart's values. */
typedef void (*DrChartViewChosen) (int item, gpointer data);

DrChartView  *dr_chart_view_new       (const char *title);
void          dr_chart_view_set_chosen (DrChartView *self, DrChartViewChosen chosen_item, gpointer data);
void          dr_chart_view_set_chart (DrChartView *self, DrChart *chart);
DrChart      *dr_chart_view_get_chart (DrChartView *self);
gboolean      dr_chart_view_has_table (DrChartView *self);

/* For who makes the chart: the looks to make it with. */
DrChartTheme *dr_chart_view_new_theme (GtkWidget *widget);

G_END_DECLS
