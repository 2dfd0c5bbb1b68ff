/* dr-chart-hatch.h: the slanted lines of a bar that nobody knows the length of.
 * Used where charts are drawn. On paper they are lines; on a screen's image they are copied from one that is drawn once, for
 * they take as long as all else that is in sight of a chart. */
#pragma once

#include <pango/pangocairo.h>

#include "dr-chart.h"

G_BEGIN_DECLS

/* Bars of a chart, those of its other options and the samples of its key: each is of a height of its own. */
#define DR_HATCH_MASKS 4

/* Lines that were drawn once. */
typedef struct {
  /*< private >*/
  cairo_surface_t *image;  /* (nullable) */
  double           width;  /* of the image */
  double           height;
  double           scale;  /* pixels of the image in one of these */
  double           step;
  double           stroke;
} DrHatchMask;

/* A part of what draws: zeroed at first. */
typedef struct {
  /*< private >*/
  DrHatchMask masks[DR_HATCH_MASKS];
  guint       next;   /* gives way when there is no room */
} DrHatch;

void dr_hatch_draw  (DrHatch *self, cairo_t *cr, const DrChartRect *rect, double step, double stroke);
void dr_hatch_clear (DrHatch *self);

G_END_DECLS
