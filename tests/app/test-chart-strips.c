/* test-chart-strips.c: the picture of a chart in strips: it is the chart's, and what stays as it is is not drawn again. */
#include <math.h>
#include <string.h>

#include "dr-chart-strips.h"
#include "dr-mix-chart.h"

#define WIDTH 600
#define N_ROWS 24
#define ALL G_MAXDOUBLE

static const DrChartBand everything = { -ALL, ALL };

/* Every channel has the share, the last one another. */
static DrChart *
new_chart (double share,
           double last)
{
  g_autoptr (DrChartTheme) theme = NULL;
  PangoFontDescription *font = pango_font_description_from_string ("Sans 10");
  DrMixRow rows[N_ROWS] = { { NULL } };
  const DrMixChartData data = { .title = "Channels", .known = { TRUE }, .rows = rows, .n_rows = N_ROWS };
  DrChart *chart;

  for (guint i = 0; i < N_ROWS; i++)
    {
      double value = i + 1 < N_ROWS ? share : last;

      rows[i].name = "Channel";
      rows[i].value[0] = (DrMixValue) { TRUE, { value, value } };
    }
  theme = dr_chart_theme_new (DR_CHART_LIGHT, font);
  chart = dr_mix_chart_new (&data, theme);
  dr_chart_measure (chart, WIDTH);
  pango_font_description_free (font);

  return chart;
}

static GskRenderNode *
take (DrChartStrips     *strips,
      DrChart           *chart,
      int                scale,
      const DrChartBand *seen,
      const DrChartBand *drawn)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  dr_chart_strips_append (strips, snapshot, chart, WIDTH, ceil (dr_chart_measure (chart, WIDTH)), scale, seen, drawn);

  return gtk_snapshot_free_to_node (snapshot);
}

static guint
count_same (GskRenderNode *a,
            GskRenderNode *b)
{
  guint same = 0;

  g_assert_cmpuint (gsk_container_node_get_n_children (a), ==, gsk_container_node_get_n_children (b));
  for (guint i = 0; i < gsk_container_node_get_n_children (a); i++)
    same += gsk_container_node_get_child (a, i) == gsk_container_node_get_child (b, i);

  return same;
}

static cairo_surface_t *
new_surface (DrChart *chart,
             int      scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH * scale,
                                                         (int) dr_chart_measure (chart, WIDTH) * scale);

  cairo_surface_set_device_scale (surface, scale, scale);

  return surface;
}

/* As drawn at once; a hair's breadth may be rounded another way. */
static void
assert_like (cairo_surface_t *a,
             cairo_surface_t *b)
{
  gsize size = (gsize) cairo_image_surface_get_stride (a) * (gsize) cairo_image_surface_get_height (a);
  const guint8 *first = cairo_image_surface_get_data (a);
  const guint8 *second = cairo_image_surface_get_data (b);
  gsize other = 0;

  for (gsize i = 0; i < size; i++)
    other += ABS ((int) first[i] - second[i]) > 32;
  g_assert_cmpuint (other, <, size / 1000);
}

static void
assert_same (cairo_surface_t *a,
             cairo_surface_t *b)
{
  gsize size = (gsize) cairo_image_surface_get_stride (a) * (gsize) cairo_image_surface_get_height (a);

  g_assert_cmpmem (cairo_image_surface_get_data (a), size, cairo_image_surface_get_data (b), size);
}

static void
test_picture (void)
{
  for (int scale = 1; scale <= 2; scale++)
    for (int recorded = 0; recorded <= 1; recorded++)
      {
        static const DrChartBand nothing = { -ALL, -ALL };
        g_autoptr (DrChartStrips) strips = dr_chart_strips_new ();
        g_autoptr (DrChart) chart = new_chart (0.4, 0.2);
        g_autoptr (GskRenderNode) node = take (strips, chart, scale, recorded ? &nothing : &everything, &everything);
        cairo_surface_t *whole = new_surface (chart, scale);
        cairo_surface_t *parts = new_surface (chart, scale);
        cairo_t *cr = cairo_create (whole);

        g_assert_cmpuint (gsk_container_node_get_n_children (node), >, 3);
        dr_chart_draw (chart, cr);
        cairo_destroy (cr);
        cr = cairo_create (parts);
        gsk_render_node_draw (node, cr);
        cairo_destroy (cr);
        assert_like (whole, parts);
        cairo_surface_destroy (whole);
        cairo_surface_destroy (parts);
      }
}

/* What is asked for again, and what another chart shows in the same way, is the same to the frame. */
static void
test_kept (void)
{
  g_autoptr (DrChartStrips) strips = dr_chart_strips_new ();
  g_autoptr (DrChart) chart = new_chart (0.4, 0.4);
  g_autoptr (DrChart) alike = new_chart (0.4, 0.4);
  g_autoptr (DrChart) other = new_chart (0.4, 0.2);
  g_autoptr (GskRenderNode) first = take (strips, chart, 1, &everything, &everything);
  g_autoptr (GskRenderNode) again = take (strips, chart, 1, &everything, &everything);
  g_autoptr (GskRenderNode) renewed = NULL;
  g_autoptr (GskRenderNode) changed = NULL;
  g_autoptr (GskRenderNode) cleared = NULL;
  guint n = gsk_container_node_get_n_children (first);

  g_assert_cmpuint (count_same (first, again), ==, n);
  dr_chart_strips_renew (strips);
  renewed = take (strips, alike, 1, &everything, &everything);
  g_assert_cmpuint (count_same (first, renewed), ==, n);
  dr_chart_strips_renew (strips);
  changed = take (strips, other, 1, &everything, &everything);
  g_assert_cmpuint (count_same (first, changed), >=, n - 2);   /* the last row, across an edge at most */
  g_assert_cmpuint (count_same (first, changed), <, n);
  dr_chart_strips_clear (strips);
  cleared = take (strips, other, 1, &everything, &everything);
  g_assert_cmpuint (count_same (changed, cleared), ==, 0);
}

static cairo_surface_t *
new_picture (GskRenderNode *node,
             DrChart       *chart)
{
  cairo_surface_t *surface = new_surface (chart, 1);
  cairo_t *cr = cairo_create (surface);

  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);

  return surface;
}

/* Images are used again for other charts: nothing is left on them, nor does what a frame still shows become another. */
static void
test_used_again (void)
{
  g_autoptr (DrChartStrips) strips = dr_chart_strips_new ();
  g_autoptr (GskRenderNode) shown = NULL;
  cairo_surface_t *before = NULL;

  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (DrChart) chart = new_chart (i % 2 == 0 ? 0.9 : 0.2, 0.5);
      g_autoptr (DrChartStrips) fresh = dr_chart_strips_new ();
      g_autoptr (GskRenderNode) node = NULL;
      g_autoptr (GskRenderNode) anew = take (fresh, chart, 1, &everything, &everything);
      cairo_surface_t *again;
      cairo_surface_t *pictures[2];

      dr_chart_strips_renew (strips);
      node = take (strips, chart, 1, &everything, &everything);
      pictures[0] = new_picture (node, chart);
      pictures[1] = new_picture (anew, chart);
      assert_same (pictures[0], pictures[1]);
      if (shown != NULL)
        {
          again = new_picture (shown, chart);
          assert_same (again, before);
          cairo_surface_destroy (again);
          cairo_surface_destroy (before);
        }
      before = pictures[0];
      cairo_surface_destroy (pictures[1]);
      g_clear_pointer (&shown, gsk_render_node_unref);
      shown = g_steal_pointer (&node);
    }
  cairo_surface_destroy (before);
}

/* What is out of sight costs no image; of another chart it is another recording, and far away it is nothing. */
static void
test_unseen (void)
{
  static const DrChartBand top = { 0, 100 };
  static const DrChartBand near = { 0, 300 };
  static const DrChartBand below = { 200, 300 };
  g_autoptr (DrChartStrips) strips = dr_chart_strips_new ();
  g_autoptr (DrChart) chart = new_chart (0.4, 0.4);
  g_autoptr (DrChart) alike = new_chart (0.4, 0.4);
  g_autoptr (GskRenderNode) first = take (strips, chart, 1, &top, &near);
  g_autoptr (GskRenderNode) renewed = NULL;
  g_autoptr (GskRenderNode) scrolled = NULL;

  g_assert_cmpuint (gsk_container_node_get_n_children (first), ==, 3);   /* of 128 pixels */
  g_assert_true (dr_chart_strips_shows (strips, &top));
  g_assert_false (dr_chart_strips_shows (strips, &below));
  dr_chart_strips_renew (strips);
  renewed = take (strips, alike, 1, &top, &near);
  g_assert_cmpuint (count_same (first, renewed), ==, 1);
  scrolled = take (strips, alike, 1, &below, &near);
  g_assert_true (dr_chart_strips_shows (strips, &below));
  g_assert_cmpuint (count_same (renewed, scrolled), ==, 1);   /* what was in sight stays an image */
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init_check ();   /* nodes are wanted, a display is not */
  g_test_add_func ("/app/chart-strips/picture", test_picture);
  g_test_add_func ("/app/chart-strips/kept", test_kept);
  g_test_add_func ("/app/chart-strips/unseen", test_unseen);
  g_test_add_func ("/app/chart-strips/used-again", test_used_again);

  return g_test_run ();
}
