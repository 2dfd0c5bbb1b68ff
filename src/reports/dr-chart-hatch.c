#include "dr-chart-hatch.h"

#include <math.h>

/* Pixels of the kept image behind what is used of it. */
#define MARGIN 4

/* All lines that cross a rectangle from its lower left to its upper right: as one shape, or @apart: then the greys of one do not
 * depend on how many there are. */
static void
draw_lines (cairo_t  *cr,
            double    x,
            double    y,
            double    width,
            double    height,
            double    step,
            double    stroke,
            gboolean  apart)
{
  cairo_set_line_width (cr, stroke);
  for (double at = x + step / 2.0; at < x + width + height + stroke; at += step)   /* the last has its edge in it */
    {
      cairo_move_to (cr, at, y);
      cairo_line_to (cr, at - height, y + height);
      if (apart)
        cairo_stroke (cr);
    }
  cairo_stroke (cr);
}

/* Whether pixels can be copied to it as they are. */
static gboolean
is_upright_image (cairo_t *cr,
                  double  *scale)
{
  cairo_surface_t *target = cairo_get_group_target (cr);
  cairo_matrix_t matrix;
  double y_scale;

  cairo_get_matrix (cr, &matrix);
  cairo_surface_get_device_scale (target, scale, &y_scale);

  return cairo_surface_get_type (target) == CAIRO_SURFACE_TYPE_IMAGE && *scale == y_scale && matrix.xx == 1.0
         && matrix.yy == 1.0 && matrix.xy == 0.0 && matrix.yx == 0.0;
}

static void
draw_mask (DrHatchMask *self)
{
  cairo_t *cr;

  /* With a margin: what is cut at the edge of the image has other greys there. */
  self->image = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) ceil (self->width * self->scale) + MARGIN,
                                            (int) ceil (self->height * self->scale));
  cairo_surface_set_device_scale (self->image, self->scale, self->scale);
  cr = cairo_create (self->image);
  draw_lines (cr, 0.0, 0.0, self->width, self->height, self->step, self->stroke, TRUE);
  cairo_destroy (cr);
}

/* (transfer none): lines for a bar of that size; of its very height, for a longer line has other greys, and a chart is to be
 * the same whatever was drawn before */
static const DrHatchMask *
find_mask (DrHatch           *self,
           const DrChartRect *rect,
           double             step,
           double             stroke,
           double             scale)
{
  DrHatchMask *mask = NULL;
  double width = rect->width + 1.0;

  for (guint i = 0; i < DR_HATCH_MASKS && mask == NULL; i++)
    {
      DrHatchMask *each = &self->masks[i];

      if (each->image != NULL && each->step == step && each->stroke == stroke && each->scale == scale
          && each->height == rect->height + 1.0)
        mask = each;
    }
  if (mask != NULL && mask->width >= width)
    return mask;
  if (mask == NULL)
    {
      mask = &self->masks[self->next];
      self->next = (self->next + 1) % DR_HATCH_MASKS;
    }
  g_clear_pointer (&mask->image, cairo_surface_destroy);
  *mask = (DrHatchMask) { .width = width, .height = rect->height + 1.0, .scale = scale, .step = step, .stroke = stroke };
  draw_mask (mask);

  return mask;
}

/**
 * dr_hatch_draw:
 * @self: what is kept of those before
 * @cr: where to, in its colour; clipped to @rect, or to what is in sight of that
 * @rect: to be filled
 * @step: from line to line
 * @stroke: width of a line
 *
 * On an image the lines begin at its next pixel, up to one before the corner of @rect.
 */
void
dr_hatch_draw (DrHatch           *self,
               cairo_t           *cr,
               const DrChartRect *rect,
               double             step,
               double             stroke)
{
  double scale;
  double x = rect->x;
  double y = rect->y;

  if (!is_upright_image (cr, &scale))
    {
      draw_lines (cr, x, y, rect->width, rect->height, step, stroke, FALSE);
      return;
    }
  cairo_user_to_device (cr, &x, &y);
  x = floor (x * scale) / scale;
  y = floor (y * scale) / scale;
  cairo_device_to_user (cr, &x, &y);
  cairo_mask_surface (cr, find_mask (self, rect, step, stroke, scale)->image, x, y);
}

/**
 * dr_hatch_clear:
 * @self: a hatch
 *
 * Keeps nothing any more.
 */
void
dr_hatch_clear (DrHatch *self)
{
  for (guint i = 0; i < DR_HATCH_MASKS; i++)
    g_clear_pointer (&self->masks[i].image, cairo_surface_destroy);
}
