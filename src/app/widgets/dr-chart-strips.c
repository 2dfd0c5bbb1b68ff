#include "dr-chart-strips.h"

#include <math.h>
#include <string.h>

/* Pixels that are drawn at once: a frame draws a strip again of which anything is to be drawn, and no other. */
#define STRIP 128

typedef struct {
  GskRenderNode   *node;    /* (nullable): not drawn yet */
  cairo_surface_t *image;   /* (nullable): what it copies; a recording has none, and is drawn anew in every frame */
  gboolean         old;     /* of the chart before: it may be the same picture */
} Strip;

struct _DrChartStrips {
  GArray    *strips;   /* of Strip, from the top; the first begins a margin above the chart */
  GPtrArray *spare;    /* images that no strip has any more, the oldest first: the last frame still shows the newest */
  double     width;    /* of what they show */
  double     height;
  int        scale;
  double     margin;
};

static void
clear_strip (gpointer data)
{
  Strip *strip = data;

  g_clear_pointer (&strip->node, gsk_render_node_unref);
  g_clear_pointer (&strip->image, cairo_surface_destroy);
}

/**
 * dr_chart_strips_new:
 *
 * Returns: (transfer full): no strips yet
 */
DrChartStrips *
dr_chart_strips_new (void)
{
  DrChartStrips *self = g_new0 (DrChartStrips, 1);

  self->strips = g_array_new (FALSE, TRUE, sizeof (Strip));
  g_array_set_clear_func (self->strips, clear_strip);
  self->spare = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);

  return self;
}

/**
 * dr_chart_strips_free:
 * @self: (transfer full) (nullable): strips
 */
void
dr_chart_strips_free (DrChartStrips *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->strips);
  g_ptr_array_unref (self->spare);
  g_free (self);
}

/**
 * dr_chart_strips_clear:
 * @self: strips
 *
 * Nothing of them is to be kept: the chart looks another way, or nobody sees it.
 */
void
dr_chart_strips_clear (DrChartStrips *self)
{
  g_array_set_size (self->strips, 0);
  g_ptr_array_set_size (self->spare, 0);
}

/**
 * dr_chart_strips_renew:
 * @self: strips
 *
 * They are to be of another chart from now on, of which parts may look as they did: these stay, and no frame draws them.
 */
void
dr_chart_strips_renew (DrChartStrips *self)
{
  for (guint i = 0; i < self->strips->len; i++)
    {
      Strip *strip = &g_array_index (self->strips, Strip, i);

      if (strip->image != NULL)
        strip->old = TRUE;
      else
        clear_strip (strip);
    }
}

static graphene_rect_t
strip_bounds (const DrChartStrips *self,
              guint                index)
{
  double top = (double) index * STRIP - self->margin;

  return GRAPHENE_RECT_INIT ((float) -self->margin, (float) top, (float) (self->width + 2.0 * self->margin),
                             (float) MIN (STRIP, self->height + self->margin - top));
}

static void
record (Strip                 *strip,
        DrChart               *chart,
        const graphene_rect_t *bounds)
{
  cairo_t *cr;

  clear_strip (strip);
  strip->node = gsk_cairo_node_new (bounds);
  cr = gsk_cairo_node_get_draw_context (strip->node);
  dr_chart_draw (chart, cr);
  cairo_destroy (cr);
}

/* As many as there are strips: more are never drawn in a frame. */
static void
keep_spare (DrChartStrips   *self,
            cairo_surface_t *image)   /* (transfer full) */
{
  if (self->spare->len < self->strips->len)
    g_ptr_array_add (self->spare, image);
  else
    cairo_surface_destroy (image);
}

/* (transfer full): empty. Memory that is new to the process takes as long to be had as a fifth of the picture to be drawn; and
 * cairo copies an image for whoever still shows it, when it is drawn on or given up: the oldest is shown by nobody. */
static cairo_surface_t *
take_image (const DrChartStrips *self,
            int                  width,
            int                  height)
{
  for (guint i = 0; i < self->spare->len; i++)
    {
      cairo_surface_t *image = self->spare->pdata[i];
      cairo_t *cr;

      if (cairo_image_surface_get_width (image) != width || cairo_image_surface_get_height (image) != height)
        continue;
      image = g_ptr_array_steal_index (self->spare, i);
      cairo_surface_set_device_scale (image, 1.0, 1.0);
      cr = cairo_create (image);
      cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
      cairo_paint (cr);
      cairo_destroy (cr);
      return image;
    }

  return cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
}

/* In the pixels of the screen, so that it looks as a recording does. */
static cairo_surface_t *
draw_image (const DrChartStrips   *self,
            DrChart               *chart,
            const graphene_rect_t *bounds)
{
  cairo_surface_t *image = take_image (self, (int) bounds->size.width * self->scale, (int) bounds->size.height * self->scale);
  cairo_t *cr;

  cairo_surface_set_device_scale (image, self->scale, self->scale);
  cr = cairo_create (image);
  cairo_translate (cr, (double) -bounds->origin.x, (double) -bounds->origin.y);
  dr_chart_draw (chart, cr);
  cairo_destroy (cr);
  cairo_surface_flush (image);

  return image;
}

/* Of the same size. */
static gboolean
is_same (cairo_surface_t *a,
         cairo_surface_t *b)
{
  return memcmp (cairo_image_surface_get_data (a), cairo_image_surface_get_data (b),
                 (gsize) cairo_image_surface_get_stride (a) * (gsize) cairo_image_surface_get_height (a)) == 0;
}

/* A node that copies an image by cairo: GTK 4.8 would convert a texture pixel by pixel in every frame. */
static void
paint (DrChartStrips         *self,
       Strip                 *strip,
       DrChart               *chart,
       const graphene_rect_t *bounds)
{
  cairo_surface_t *image = draw_image (self, chart, bounds);
  cairo_t *cr;

  if (strip->image != NULL && is_same (strip->image, image))
    {
      keep_spare (self, image);
      return;
    }
  if (strip->image != NULL)
    keep_spare (self, cairo_surface_reference (strip->image));
  clear_strip (strip);
  strip->image = image;
  strip->node = gsk_cairo_node_new (bounds);
  cr = gsk_cairo_node_get_draw_context (strip->node);
  cairo_set_source_surface (cr, image, (double) bounds->origin.x, (double) bounds->origin.y);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static gboolean
meets (const graphene_rect_t *bounds,
       const DrChartBand     *band)
{
  return (double) (bounds->origin.y + bounds->size.height) > band->top && (double) bounds->origin.y < band->bottom;
}

/* The strips are those of a picture of this size. */
static void
fit (DrChartStrips *self,
     const DrChart *chart,
     double         width,
     double         height,
     int            scale)
{
  double margin = ceil (dr_chart_ring_margin (chart));

  if (self->width != width || self->height != height || self->scale != scale || self->margin != margin)
    dr_chart_strips_clear (self);
  self->width = width;
  self->height = height;
  self->scale = scale;
  self->margin = margin;
  g_array_set_size (self->strips, (guint) ceil ((height + 2.0 * margin) / STRIP));
}

/**
 * dr_chart_strips_append:
 * @self: strips
 * @snapshot: what they are added to; its origin is the chart's top left corner
 * @chart: what they show, which was measured at the width
 * @width: of the picture, in whole pixels
 * @height: of it
 * @scale: pixels of the screen in one of these
 * @seen: what is in sight
 * @drawn: what may come into sight before this is asked for again
 *
 * What is in sight is an image: where it stays the same a frame leaves it alone, and where it moves it is only copied. A
 * recording costs nothing until it is seen.
 */
void
dr_chart_strips_append (DrChartStrips     *self,
                        GtkSnapshot       *snapshot,
                        DrChart           *chart,
                        double             width,
                        double             height,
                        int                scale,
                        const DrChartBand *seen,
                        const DrChartBand *drawn)
{
  fit (self, chart, width, height, scale);
  for (guint i = 0; i < self->strips->len; i++)
    {
      Strip *strip = &g_array_index (self->strips, Strip, i);
      graphene_rect_t bounds = strip_bounds (self, i);

      if (!meets (&bounds, drawn))
        {
          clear_strip (strip);
          continue;
        }
      if (meets (&bounds, seen) && (strip->image == NULL || strip->old))
        paint (self, strip, chart, &bounds);
      else if (strip->node == NULL || strip->old)
        record (strip, chart, &bounds);
      strip->old = FALSE;
      gtk_snapshot_append_node (snapshot, strip->node);
    }
}

/**
 * dr_chart_strips_shows:
 * @self: strips
 * @seen: what is in sight now
 *
 * Returns: whether all of that is an image
 */
gboolean
dr_chart_strips_shows (const DrChartStrips *self,
                       const DrChartBand   *seen)
{
  for (guint i = 0; i < self->strips->len; i++)
    {
      graphene_rect_t bounds = strip_bounds (self, i);

      if (meets (&bounds, seen) && g_array_index (self->strips, Strip, i).image == NULL)
        return FALSE;
    }

  return TRUE;
}
