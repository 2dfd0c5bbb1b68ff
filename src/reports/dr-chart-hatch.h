/* dr-chart-hatch.h: the slanted lines of a bar that nobody knows the length of.
 * Used where charts are drawn. On paper they are lines; on a screen's image they are copied from one that is drawn once, for
 * they take as long as all else that is in sight of a chart. */
#pragma once

#include <pango/pangocairo.h>

#include "dr-chart.h"

G_BEGIN_DECLS

/* A part of what draws: zeroed at first. */
typedef struct {
  /*< private >*/
  cairo_surface_t *mask;   /* (nullable) */
  double           width;  /* of the mask */
  double           height;
  double           scale;  /* pixels of the image in one of these */
  double           step;
  double           stroke;
} DrHatch;

void dr_hatch_draw  (DrHatch *self, cairo_t *cr, const DrChartRect *rect, double step, double stroke);
void dr_hatch_clear (DrHatch *self);

G_END_DECLS
