/* test-chart-hatch.c: slanted lines that are copied look as those that are drawn, wherever they are and however many. */
#include "dr-chart-hatch.h"

#include <string.h>

#define WIDTH 300
#define HEIGHT 60

/* By lines where @hatch is %NULL: into a recording there is nothing to copy. */
static cairo_surface_t *
draw (DrHatch           *hatch,
      const DrChartRect *rect,
      double             step,
      int                scale)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH * scale, HEIGHT * scale);
  cairo_surface_t *record = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  DrHatch none = { NULL };
  cairo_t *cr;

  cairo_surface_set_device_scale (image, scale, scale);
  cr = cairo_create (hatch != NULL ? image : record);
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_clip (cr);
  dr_hatch_draw (hatch != NULL ? hatch : &none, cr, rect, step, 1.0);
  cairo_destroy (cr);
  g_assert_null (none.mask);
  if (hatch == NULL)
    {
      cr = cairo_create (image);
      cairo_set_source_surface (cr, record, 0.0, 0.0);
      cairo_paint (cr);
      cairo_destroy (cr);
    }
  cairo_surface_destroy (record);
  cairo_surface_flush (image);

  return image;
}

/* The mean difference of their opacities, which are of 255, and the share of the pixels that differ by much. */
static void
compare (cairo_surface_t *a,
         cairo_surface_t *b,
         double          *mean,
         double          *others)
{
  gsize size = (gsize) cairo_image_surface_get_stride (a) * (gsize) cairo_image_surface_get_height (a);
  const guint8 *first = cairo_image_surface_get_data (a);
  const guint8 *second = cairo_image_surface_get_data (b);
  double sum = 0.0;

  *others = 0.0;
  for (gsize i = 3; i < size; i += 4)
    {
      sum += second[i] - first[i];
      *others += ABS (second[i] - first[i]) > 60;
    }
  *mean = ABS (sum) / ((double) size / 4.0);
  *others /= (double) size / 4.0;
}

/* One is kept for all: it is drawn anew where it is too small, or of other lines or pixels. */
static void
test_like_lines (void)
{
  static const struct { DrChartRect rect; double step; int scale; } cases[] = {
    { { 10, 5, 100, 12 }, 6.4, 1 },
    { { 40, 30, 80, 12 }, 6.4, 1 },
    { { 5, 20, 280, 12 }, 6.4, 1 },
    { { 5, 20, 280, 25 }, 6.4, 1 },
    { { 5, 20, 280, 25 }, 9.0, 1 },
    { { 5, 20, 280, 25 }, 9.0, 2 },
    { { 5.5, 20, 200, 25 }, 9.0, 2 },
  };
  DrHatch hatch = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      cairo_surface_t *lines = draw (NULL, &cases[i].rect, cases[i].step, cases[i].scale);
      cairo_surface_t *copied = draw (&hatch, &cases[i].rect, cases[i].step, cases[i].scale);
      double mean;
      double others;

      compare (lines, copied, &mean, &others);
      g_test_message ("%" G_GSIZE_FORMAT ": mean %g, others %g", i, mean, others);
      g_assert_nonnull (hatch.mask);
      g_assert_cmpfloat (mean, <, 0.5);
      g_assert_cmpfloat (others, <, 0.001);   /* where a line ends it is cut another way */
      cairo_surface_destroy (lines);
      cairo_surface_destroy (copied);
    }
  dr_hatch_clear (&hatch);
  g_assert_null (hatch.mask);
}

/* Between two pixels there is as much of it. */
static void
test_between (void)
{
  static const DrChartRect rect = { 10.7, 5.3, 200, 12 };
  DrHatch hatch = { NULL };
  cairo_surface_t *lines = draw (NULL, &rect, 6.4, 1);
  cairo_surface_t *copied = draw (&hatch, &rect, 6.4, 1);
  double mean;
  double others;

  compare (lines, copied, &mean, &others);
  g_assert_cmpfloat (mean, <, 0.5);
  cairo_surface_destroy (lines);
  cairo_surface_destroy (copied);
  dr_hatch_clear (&hatch);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reports/chart-hatch/like-lines", test_like_lines);
  g_test_add_func ("/reports/chart-hatch/between", test_between);

  return g_test_run ();
}
