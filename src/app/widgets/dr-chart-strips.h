/* dr-chart-strips.h: the picture of a chart in strips that are kept: those in sight as images, those beyond as recordings.
 * Used by DrChartCanvas. It lays nothing out and draws no rings. */
#pragma once

#include <gtk/gtk.h>

#include "dr-chart.h"

G_BEGIN_DECLS

/* Part of a picture, in pixels from its top. */
typedef struct {
  double top;
  double bottom;
} DrChartBand;

typedef struct _DrChartStrips DrChartStrips;

DrChartStrips *dr_chart_strips_new    (void);
void           dr_chart_strips_free   (DrChartStrips *self);
void           dr_chart_strips_clear  (DrChartStrips *self);
void           dr_chart_strips_renew  (DrChartStrips *self);
void           dr_chart_strips_append (DrChartStrips *self, GtkSnapshot *snapshot, DrChart *chart, double width, double height,
                                       int scale, const DrChartBand *seen, const DrChartBand *drawn);
gboolean       dr_chart_strips_shows  (const DrChartStrips *self, const DrChartBand *seen);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrChartStrips, dr_chart_strips_free)

G_END_DECLS
