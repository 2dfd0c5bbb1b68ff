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
  DrHatch none = { 0 };
  cairo_t *cr;

  cairo_surface_set_device_scale (image, scale, scale);
  cr = cairo_create (hatch != NULL ? image : record);
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_clip (cr);
  dr_hatch_draw (hatch != NULL ? hatch : &none, cr, rect, step, 1.0);
  cairo_destroy (cr);
  g_assert_null (none.masks[0].image);
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

/* It is drawn anew where what is kept is too small, or of other lines or pixels, and room for more than are kept is found. */
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
  DrHatch hatch = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      cairo_surface_t *lines = draw (NULL, &cases[i].rect, cases[i].step, cases[i].scale);
      cairo_surface_t *copied = draw (&hatch, &cases[i].rect, cases[i].step, cases[i].scale);
      double mean;
      double others;

      compare (lines, copied, &mean, &others);
      g_test_message ("%" G_GSIZE_FORMAT ": mean %g, others %g", i, mean, others);
      g_assert_nonnull (hatch.masks[0].image);
      g_assert_cmpfloat (mean, <, 0.5);
      g_assert_cmpfloat (others, <, 0.001);   /* where a line ends it is cut another way */
      cairo_surface_destroy (lines);
      cairo_surface_destroy (copied);
    }
  dr_hatch_clear (&hatch);
  g_assert_null (hatch.masks[0].image);
}

/* Between two pixels there is as much of it. */
static void
test_between (void)
{
  static const DrChartRect rect = { 10.7, 5.3, 200, 12 };
  DrHatch hatch = { 0 };
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

/* Bars of several heights in turn, as in every chart with other options: each finds its own. */
static void
test_kept (void)
{
  DrHatch hatch = { 0 };
  cairo_surface_t *images[DR_HATCH_MASKS] = { NULL };

  for (guint i = 0; i < 3 * DR_HATCH_MASKS; i++)
    {
      guint which = i % DR_HATCH_MASKS;
      const DrChartRect rect = { 5, 20, 100, 8 + 2 * (double) which };

      cairo_surface_destroy (draw (&hatch, &rect, 6.4, 1));
      if (i < DR_HATCH_MASKS)
        images[which] = hatch.masks[which].image;
      g_assert_nonnull (images[which]);
      g_assert_true (hatch.masks[which].image == images[which]);
      g_assert_cmpuint (cairo_surface_get_reference_count (images[which]), ==, 1);
    }
  dr_hatch_clear (&hatch);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reports/chart-hatch/like-lines", test_like_lines);
  g_test_add_func ("/reports/chart-hatch/between", test_between);
  g_test_add_func ("/reports/chart-hatch/kept", test_kept);

  return g_test_run ();
}
