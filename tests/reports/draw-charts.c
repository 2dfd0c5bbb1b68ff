/* Draws every chart of the fixture in every style into PNG files, to be looked at: draw-charts FOLDER [CHART]
 * In strips, as windows draw them, each is to be the same. */
#include "chart-fixture.h"

#include <math.h>
#include <string.h>

#define TALLEST 32000.0   /* cairo makes no taller image; what is below is cut off */
#define MARGIN 20.0
#define SHADE 32          /* of 255 */
#define STRIP 97          /* pixels: no line of a chart is as high */

static const struct {
  const char  *name;
  DrChartStyle style;
  double       width;
  double       text_scale;
  gboolean     right_to_left;
} looks[] = {
  { "light", DR_CHART_LIGHT, 820, 1.0, FALSE },
  { "dark", DR_CHART_DARK, 820, 1.0, FALSE },
  { "contrast", DR_CHART_HIGH_CONTRAST, 820, 1.0, FALSE },
  { "contrast-dark", DR_CHART_HIGH_CONTRAST_DARK, 820, 1.0, FALSE },
  { "narrow", DR_CHART_LIGHT, 320, 1.0, FALSE },
  { "large-text", DR_CHART_LIGHT, 820, 2.0, FALSE },
  { "narrow-large-text", DR_CHART_LIGHT, 320, 2.0, FALSE },
  { "right-to-left", DR_CHART_LIGHT, 820, 1.0, TRUE },
};

static cairo_t *
begin (cairo_surface_t    *surface,
       const DrChartTheme *theme,
       int                 top)
{
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, theme->background.red, theme->background.green, theme->background.blue);
  cairo_paint (cr);
  cairo_translate (cr, MARGIN, MARGIN - top);

  return cr;
}

/* The edge of a round dot comes out a shade lighter or darker where a strip ends next to it. */
static gboolean
is_like (const guint8 *a,
         const guint8 *b,
         gsize         n)
{
  for (gsize i = 0; i < n; i++)
    if (ABS ((int) a[i] - (int) b[i]) > SHADE)
      return FALSE;

  return TRUE;
}

/* As a window draws it, strip by strip: what is left out of a strip is not seen in it. */
static gboolean
is_same_in_strips (DrChart            *chart,
                   const DrChartTheme *theme,
                   cairo_surface_t    *whole)
{
  int width = cairo_image_surface_get_width (whole);
  int height = cairo_image_surface_get_height (whole);
  gsize stride = (gsize) cairo_image_surface_get_stride (whole);
  gboolean same = TRUE;

  cairo_surface_flush (whole);
  for (int top = 0; top < height; top += STRIP)
    {
      int rows = MIN (STRIP, height - top);
      cairo_surface_t *strip = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, rows);
      cairo_t *cr = begin (strip, theme, top);

      dr_chart_draw (chart, cr);
      cairo_destroy (cr);
      cairo_surface_flush (strip);
      same = same && is_like (cairo_image_surface_get_data (strip), cairo_image_surface_get_data (whole) + (gsize) top * stride,
                              (gsize) rows * stride);
      cairo_surface_destroy (strip);
    }

  return same;
}

static gboolean
draw (const ChartFixture *fixture,
      guint               look,
      const char         *folder)
{
  g_autoptr (DrChartTheme) theme = dr_chart_theme_new (looks[look].style, NULL);
  g_autoptr (DrChart) chart = NULL;
  g_autofree char *name = g_strdup_printf ("%s-%s.png", fixture->name, looks[look].name);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;
  double height;
  gboolean good;

  theme->text_scale = looks[look].text_scale;
  theme->right_to_left = looks[look].right_to_left;
  chart = fixture->make (theme);
  height = dr_chart_measure (chart, looks[look].width);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (looks[look].width + 2.0 * MARGIN),
                                        (int) MIN (ceil (height + 2.0 * MARGIN), TALLEST));
  cr = begin (surface, theme, 0);
  dr_chart_draw (chart, cr);
  good = is_same_in_strips (chart, theme, surface);
  dr_chart_draw_ring (chart, cr, 2, DR_CHART_RING_FOCUS);
  dr_chart_draw_ring (chart, cr, 5, DR_CHART_RING_HOVER);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
  good = good && status == CAIRO_STATUS_SUCCESS;
  g_print ("%s %s\n", good ? "ok" : "not ok", name);

  return good;
}

int
main (int    argc,
      char **argv)
{
  gboolean good = TRUE;

  if (argc < 2 || g_mkdir_with_parents (argv[1], 0777) != 0)
    {
      g_printerr ("draw-charts: expected a folder to write to\n");
      return 2;
    }
  for (guint i = 0; i < n_chart_fixtures; i++)
    for (guint j = 0; j < G_N_ELEMENTS (looks); j++)
      if (argc < 3 || g_strcmp0 (argv[2], chart_fixtures[i].name) == 0)
        good = draw (&chart_fixtures[i], j, argv[1]) && good;
  if (argc < 3)
    g_print ("1..%u\n", n_chart_fixtures * (guint) G_N_ELEMENTS (looks));

  return good ? 0 : 1;
}
