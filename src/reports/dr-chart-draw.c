#include "dr-chart-private.h"

#include <math.h>

/* The colour of a paint, in the theme of the chart. */
DrColour
dr_chart_colour (const DrChart *self,
                 DrPaint        paint)
{
  const DrChartTheme *theme = self->theme;

  switch (paint.role)
    {
    case DR_PAINT_BACKGROUND:
      return theme->background;
    case DR_PAINT_FOREGROUND:
      return theme->foreground;
    case DR_PAINT_MUTED:
      return theme->muted;
    case DR_PAINT_OUTLINE:
      return theme->outline;
    case DR_PAINT_GRID:
      return theme->grid;
    case DR_PAINT_CERTAIN:
      return theme->certain[paint.index];
    case DR_PAINT_POSSIBLE:
      return theme->possible[paint.index];
    case DR_PAINT_MIX:
      return theme->mix[paint.index];
    case DR_PAINT_HEAT:
      return theme->heat[paint.index];
    case DR_PAINT_ON_HEAT:
      return dr_colour_text_on (theme->heat[paint.index]);
    }

  g_return_val_if_reached (theme->foreground);
}

static void
set_source (cairo_t *cr,
            DrColour colour)
{
  cairo_set_source_rgb (cr, colour.red, colour.green, colour.blue);
}

static void
slanted_lines (cairo_t           *cr,
               const DrChartRect *rect,
               double             step,
               double             stroke)
{
  cairo_set_line_width (cr, stroke);
  for (double x = rect->x - rect->height + step / 2.0; x < rect->x + rect->width; x += step)
    {
      cairo_move_to (cr, x, rect->y + rect->height);
      cairo_line_to (cr, x + rect->height, rect->y);
    }
  cairo_stroke (cr);
}

static void
upright_lines (cairo_t           *cr,
               const DrChartRect *rect,
               double             step,
               double             stroke)
{
  cairo_set_line_width (cr, stroke);
  for (double x = rect->x + step; x < rect->x + rect->width; x += step)
    {
      cairo_move_to (cr, x, rect->y);
      cairo_line_to (cr, x, rect->y + rect->height);
    }
  cairo_stroke (cr);
}

static void
dots (cairo_t           *cr,
      const DrChartRect *rect,
      double             step,
      double             radius)
{
  gboolean odd = FALSE;

  for (double y = rect->y + step / 2.0; y < rect->y + rect->height; y += step / 2.0, odd = !odd)
    for (double x = rect->x + (odd ? step : step / 2.0); x < rect->x + rect->width; x += step)
      {
        cairo_new_sub_path (cr);
        cairo_arc (cr, x, y, radius, 0.0, 2.0 * G_PI);
      }
  cairo_fill (cr);
}

static void
inner_outline (cairo_t           *cr,
               const DrChartRect *rect,
               double             stroke)
{
  stroke = MIN (stroke, MIN (rect->width, rect->height) / 2.0);
  cairo_set_line_width (cr, stroke);
  cairo_rectangle (cr, rect->x + stroke / 2.0, rect->y + stroke / 2.0, rect->width - stroke, rect->height - stroke);
  cairo_stroke (cr);
}

/* Two slashes across a bar that goes on past the axis. */
static void
draw_cut (const DrChart     *self,
          cairo_t           *cr,
          const DrChartRect *rect)
{
  double lean = rect->height * 0.3;
  double far = self->theme->right_to_left ? rect->x + self->em * 0.5 : rect->x + rect->width - self->em * 0.9;

  set_source (cr, self->theme->background);
  cairo_set_line_width (cr, self->em * 0.17);
  for (guint i = 0; i < 2; i++)
    {
      double x = far + i * self->em * 0.4;

      cairo_move_to (cr, x - lean, rect->y + rect->height + self->hair);
      cairo_line_to (cr, x + lean, rect->y - self->hair);
    }
  cairo_stroke (cr);
}

static void
draw_fill (const DrChart *self,
           cairo_t       *cr,
           const DrMark  *mark)
{
  const DrChartRect *rect = &mark->rect;
  DrColour colour = dr_chart_colour (self, mark->paint);
  double step = self->em * 0.46;

  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_clip (cr);
  set_source (cr, colour);
  if (mark->paint.pattern != DR_PATTERN_HOLLOW && mark->paint.pattern != DR_PATTERN_HATCH)
    cairo_paint (cr);

  switch (mark->paint.pattern)
    {
    case DR_PATTERN_SOLID:
      break;
    case DR_PATTERN_STRIPES:
      set_source (cr, self->theme->background);
      slanted_lines (cr, rect, step, self->hair * 1.5);
      break;
    case DR_PATTERN_DOTS:
      set_source (cr, self->theme->background);
      dots (cr, rect, step, self->hair * 1.1);
      break;
    case DR_PATTERN_LINES:
      set_source (cr, self->theme->background);
      upright_lines (cr, rect, step, self->hair * 0.8);
      break;
    case DR_PATTERN_HOLLOW:
      inner_outline (cr, rect, self->hair * 2.0);
      break;
    case DR_PATTERN_HATCH:
      dr_hatch_draw (self->hatch, cr, rect, step, self->hair);
      inner_outline (cr, rect, self->hair);
      break;
    }
  if (mark->edged)
    {
      set_source (cr, self->theme->outline);
      inner_outline (cr, rect, self->hair * 0.7);
    }
  if (mark->cut)
    draw_cut (self, cr, rect);
}

static void
draw_text (const DrChart *self,
           cairo_t       *cr,
           const DrMark  *mark)
{
  PangoRectangle logical;

  if (mark->clears)
    {
      double pad = self->em * 0.15;

      set_source (cr, self->theme->background);
      cairo_rectangle (cr, mark->rect.x - pad, mark->rect.y, mark->rect.width + 2.0 * pad, mark->rect.height);
      cairo_fill (cr);
    }

  pango_layout_get_extents (mark->layout, NULL, &logical);
  set_source (cr, dr_chart_colour (self, mark->paint));
  if (mark->turned)
    {
      cairo_translate (cr, mark->rect.x, mark->rect.y + mark->rect.height);
      cairo_rotate (cr, -G_PI / 2.0);
    }
  else
    cairo_translate (cr, mark->rect.x, mark->rect.y);
  cairo_move_to (cr, -(double) logical.x / PANGO_SCALE, -(double) logical.y / PANGO_SCALE);
  pango_cairo_show_layout (cr, mark->layout);
}

/* Draws one mark, or @n rules of one colour that do not touch each other: a dashed line is some hundred of them, and quick only
 * if it is one path. The state of @cr is kept. */
void
dr_chart_draw_marks (const DrChart *self,
                     cairo_t       *cr,
                     const DrMark  *mark,
                     guint          n)
{
  cairo_save (cr);
  cairo_new_path (cr);
  switch (mark->kind)
    {
    case DR_MARK_FILL:
      draw_fill (self, cr, mark);
      break;
    case DR_MARK_RULE:
      set_source (cr, dr_chart_colour (self, mark->paint));
      for (guint i = 0; i < n; i++)
        cairo_rectangle (cr, mark[i].rect.x, mark[i].rect.y, mark[i].rect.width, mark[i].rect.height);
      cairo_fill (cr);
      break;
    case DR_MARK_TEXT:
      draw_text (self, cr, mark);
      break;
    }
  cairo_restore (cr);
}
