/* Where things stand: nothing overlaps or leaves the chart, at any width and size of text; hits, moves, breaks, bytes. */
#include "chart-fixture.h"

#include "dr-chart-private.h"

#include <math.h>
#include <string.h>

static const double widths[] = { 160, 320, 411, 500, 640, 820, 1100, 1700 };
static const double scales[] = { 1.0, 1.5, 2.0 };

static DrChart *
make (const ChartFixture *fixture,
      double              scale,
      gboolean            right_to_left)
{
  g_autoptr (DrChartTheme) theme = dr_chart_theme_new (DR_CHART_LIGHT, NULL);

  theme->text_scale = scale;
  theme->right_to_left = right_to_left;

  return fixture->make (theme);
}

static gboolean
overlap (const DrChartRect *a,
         const DrChartRect *b)
{
  const double touch = 0.75;

  return MIN (a->x + a->width, b->x + b->width) - MAX (a->x, b->x) > touch
         && MIN (a->y + a->height, b->y + b->height) - MAX (a->y, b->y) > touch;
}

/* Lines that guide the eye may pass behind; lines that mean something may not. */
static gboolean
guides (const DrMark *mark)
{
  return mark->kind == DR_MARK_RULE && mark->paint.role != DR_PAINT_MUTED;
}

static gboolean
may_overlap (const DrMark *a,
             const DrMark *b)
{
  if (guides (a) || guides (b))
    return TRUE;
  if (a->kind == DR_MARK_RULE && b->kind == DR_MARK_RULE)
    return TRUE;
  if (a->kind != b->kind && a->item == b->item && a->item >= 0)
    return a->inside || b->inside;

  return FALSE;
}

static const char *
words (const DrMark *mark)
{
  return mark->kind == DR_MARK_TEXT ? pango_layout_get_text (mark->layout) : mark->kind == DR_MARK_FILL ? "fill" : "rule";
}

static void
check_marks (DrChart *chart,
             double   width)
{
  const GArray *marks = dr_chart_marks (chart, width);
  double height = dr_chart_measure (chart, width);

  for (guint i = 0; i < marks->len; i++)
    {
      const DrMark *mark = &g_array_index (marks, DrMark, i);

      if (mark->rect.x < -1.0 || mark->rect.x + mark->rect.width > width + 1.0 || mark->rect.y < -0.01
          || mark->rect.y + mark->rect.height > height + 0.5)
        {
          g_test_message ("width %g: \"%s\" at %g %g, %g × %g, leaves the chart of height %g", width, words (mark),
                          mark->rect.x, mark->rect.y, mark->rect.width, mark->rect.height, height);
          g_test_fail ();
          return;
        }
      for (guint j = 0; j < i; j++)
        {
          const DrMark *other = &g_array_index (marks, DrMark, j);

          if (overlap (&mark->rect, &other->rect) && !may_overlap (mark, other))
            {
              g_test_message ("width %g: \"%s\" overlaps \"%s\" at %g %g", width, words (mark), words (other),
                              mark->rect.x, mark->rect.y);
              g_test_fail ();
              return;
            }
        }
    }
}

static void
test_apart (gconstpointer data)
{
  const ChartFixture *fixture = data;

  for (guint j = 0; j < G_N_ELEMENTS (scales); j++)
    for (guint k = 0; k < 2; k++)
      {
        g_autoptr (DrChart) chart = make (fixture, scales[j], k == 1);

        for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
          check_marks (chart, MAX (widths[i], dr_chart_least_width (chart)));
      }
}

/* Every item has room, lies within the chart, apart from the others, and is what is hit in its middle. */
static void
test_items (gconstpointer data)
{
  const ChartFixture *fixture = data;

  for (guint k = 0; k < 2; k++)
    for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
      {
        g_autoptr (DrChart) chart = make (fixture, 1.0, k == 1);
        double height = dr_chart_measure (chart, widths[i]);
        guint n = dr_chart_n_items (chart);

        g_assert_cmpuint (n, >, 0);
        for (guint j = 0; j < n; j++)
          {
            DrChartRect rect;

            g_assert_true (dr_chart_item_rect (chart, (int) j, &rect));
            g_assert_cmpfloat (rect.width, >, 5.0);
            g_assert_cmpfloat (rect.height, >, 5.0);
            g_assert_cmpfloat (rect.x, >=, -0.01);
            g_assert_cmpfloat (rect.x + rect.width, <=, widths[i] + 0.01);
            g_assert_cmpfloat (rect.y + rect.height, <=, height);
            g_assert_cmpint (dr_chart_hit (chart, rect.x + rect.width / 2.0, rect.y + rect.height / 2.0), ==, (int) j);
            g_assert_nonnull (dr_chart_item_text (chart, (int) j));
          }
        g_assert_cmpint (dr_chart_hit (chart, -5.0, height / 2.0), ==, -1);
        g_assert_cmpint (dr_chart_hit (chart, 5.0, height + 5.0), ==, -1);
        g_assert_null (dr_chart_item_text (chart, (int) n));
      }
}

static cairo_surface_t *
draw (DrChart *chart,
      double   width)
{
  double height = dr_chart_measure (chart, width);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) ceil (height));
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  dr_chart_draw (chart, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static gboolean
same_bytes (cairo_surface_t *a,
            cairo_surface_t *b)
{
  gsize length = (gsize) cairo_image_surface_get_stride (a) * (gsize) cairo_image_surface_get_height (a);

  return cairo_image_surface_get_height (a) == cairo_image_surface_get_height (b)
         && memcmp (cairo_image_surface_get_data (a), cairo_image_surface_get_data (b), length) == 0;
}

/* The same input gives the same bytes, also after other widths and another theme were tried in between. */
static void
test_same (gconstpointer data)
{
  const ChartFixture *fixture = data;
  g_autoptr (DrChart) one = make (fixture, 1.0, FALSE);
  g_autoptr (DrChart) two = make (fixture, 2.0, TRUE);
  g_autoptr (DrChartTheme) light = dr_chart_theme_new (DR_CHART_LIGHT, NULL);
  g_autoptr (DrChartTheme) dark = dr_chart_theme_new (DR_CHART_DARK, NULL);
  cairo_surface_t *first = draw (one, 640.0);
  cairo_surface_t *second;
  cairo_surface_t *third;

  dr_chart_measure (two, 320.0);
  dr_chart_set_theme (two, dark);
  third = draw (two, 640.0);
  dr_chart_set_theme (two, light);
  second = draw (two, 640.0);
  g_assert_true (same_bytes (first, second));
  g_assert_false (same_bytes (first, third));
  cairo_surface_destroy (first);
  cairo_surface_destroy (second);
  cairo_surface_destroy (third);
}

/* No page ends within a row, and each page goes on where the last ended. */
static void
test_breaks (gconstpointer data)
{
  const ChartFixture *fixture = data;
  g_autoptr (DrChart) chart = make (fixture, 1.0, FALSE);
  const GArray *marks = dr_chart_marks (chart, 640.0);
  double height = dr_chart_measure (chart, 640.0);
  double end = 0.0;

  for (double page = 250.0; end < height; page = end + 250.0)
    {
      double next = dr_chart_break_before (chart, page);

      g_assert_cmpfloat (next, >, end);
      g_assert_cmpfloat (next, <=, page);
      end = next;
      for (guint i = 0; i < marks->len && end < height; i++)
        {
          const DrMark *mark = &g_array_index (marks, DrMark, i);

          if (mark->kind != DR_MARK_RULE)
            g_assert_false (mark->rect.y < end - 0.5 && mark->rect.y + mark->rect.height > end + 0.5);
        }
    }
  g_assert_cmpfloat (dr_chart_break_before (chart, 1.0), ==, 0.0);
}

/* Whether anything is drawn in a strip of a part of a chart. */
static gboolean
has_ink (DrChart *chart,
         double   from,
         double   height,
         double   strip_from,
         double   strip_to)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 640, (int) ceil (strip_to));
  cairo_t *cr = cairo_create (surface);
  gboolean ink = FALSE;

  dr_chart_draw_part (chart, cr, from, height);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = (int) strip_from; y < (int) strip_to; y++)
    for (int x = 0; x < 640; x++)
      ink = ink || cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + x] != 0;
  cairo_surface_destroy (surface);

  return ink;
}

/* What goes on on another page has the heads of its columns, or its scale, again; the first part has them once. */
static void
test_head_again (gconstpointer data)
{
  const ChartFixture *fixture = data;
  g_autoptr (DrChart) chart = make (fixture, 1.0, FALSE);
  double height = dr_chart_measure (chart, 640.0);
  double first = dr_chart_break_before (chart, height - 1.0);
  double head = dr_chart_head_height (chart, first);

  if (g_str_has_prefix (fixture->name, "timeline-") && head == 0.0)
    {
      g_test_skip ("a list by time: each time stands over what happened then");
      return;
    }
  g_assert_cmpfloat (first, >, 0.0);
  g_assert_cmpfloat (head, >, 5.0);
  g_assert_cmpfloat (head, <, height / 2.0);
  g_assert_cmpfloat (dr_chart_head_height (chart, 0.0), ==, 0.0);
  g_assert_true (has_ink (chart, first, height - first, 0.0, head));
  g_assert_true (has_ink (chart, first, height - first, head, head + height - first));
}

static const struct {
  const char *path;
  gboolean    heat;
  gboolean    right_to_left;
  int         from;
  DrChartMove move;
  int         to;
} moves[] = {
  { "/reports/chart/move/enter", FALSE, FALSE, -1, DR_CHART_MOVE_DOWN, 0 },
  { "/reports/chart/move/next", FALSE, FALSE, 0, DR_CHART_MOVE_NEXT, 1 },
  { "/reports/chart/move/down", FALSE, FALSE, 0, DR_CHART_MOVE_DOWN, 1 },
  { "/reports/chart/move/up-at-top", FALSE, FALSE, 0, DR_CHART_MOVE_UP, 0 },
  { "/reports/chart/move/right-of-a-bar", FALSE, FALSE, 3, DR_CHART_MOVE_RIGHT, 3 },
  { "/reports/chart/move/last", FALSE, FALSE, 3, DR_CHART_MOVE_LAST, 15 },
  { "/reports/chart/move/next-at-end", FALSE, FALSE, 15, DR_CHART_MOVE_NEXT, 15 },
  { "/reports/chart/move/first", FALSE, FALSE, 9, DR_CHART_MOVE_FIRST, 0 },
  { "/reports/chart/move/previous", FALSE, FALSE, 9, DR_CHART_MOVE_PREVIOUS, 8 },
  { "/reports/chart/move/cell-right", TRUE, FALSE, 8, DR_CHART_MOVE_RIGHT, 9 },
  { "/reports/chart/move/cell-left", TRUE, FALSE, 8, DR_CHART_MOVE_LEFT, 7 },
  { "/reports/chart/move/cell-right-mirrored", TRUE, TRUE, 8, DR_CHART_MOVE_RIGHT, 7 },
  { "/reports/chart/move/cell-edge", TRUE, FALSE, 6, DR_CHART_MOVE_RIGHT, 6 },
  { "/reports/chart/move/cell-down", TRUE, FALSE, 8, DR_CHART_MOVE_DOWN, 15 },
  { "/reports/chart/move/cell-up", TRUE, FALSE, 8, DR_CHART_MOVE_UP, 1 },
  { "/reports/chart/move/cell-bottom", TRUE, FALSE, 55, DR_CHART_MOVE_DOWN, 55 },
};

static void
test_move (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  ChartFixture fixture = { "", moves[i].heat ? chart_fixture_heat : chart_fixture_worked_example };
  g_autoptr (DrChart) chart = make (&fixture, 1.0, moves[i].right_to_left);

  g_assert_cmpint (dr_chart_move (chart, moves[i].from, moves[i].move), ==, moves[i].to);
}

/* Column heads stand upright while their words fit, are turned where they do not, and stand in the cells after that. */
static const struct {
  const char *path;
  gboolean    many;
  double      width;
  guint       n_upright;
  guint       n_turned;
} heads[] = {
  { "/reports/chart/heads/upright", FALSE, 820, 7, 0 },
  { "/reports/chart/heads/turned", TRUE, 820, 0, 16 },
  { "/reports/chart/heads/in-cells", TRUE, 320, 0, 0 },
  { "/reports/chart/heads/few-in-cells", FALSE, 320, 0, 0 },
};

static void
test_heads (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  ChartFixture fixture = { "", heads[i].many ? chart_fixture_services : chart_fixture_heat };
  g_autoptr (DrChart) chart = make (&fixture, 1.0, FALSE);
  const GArray *marks = dr_chart_marks (chart, heads[i].width);
  DrChartRect first;
  guint n_upright = 0;
  guint n_turned = 0;

  g_assert_true (dr_chart_item_rect (chart, 0, &first));
  for (guint j = 0; j < marks->len; j++)
    {
      const DrMark *mark = &g_array_index (marks, DrMark, j);
      double end = mark->rect.y + mark->rect.height;

      n_turned += mark->turned;
      n_upright += mark->kind == DR_MARK_TEXT && !mark->turned && end < first.y && end > first.y - first.height * 0.5;
    }
  g_assert_cmpuint (n_turned, ==, heads[i].n_turned);
  if (heads[i].n_upright > 0)
    g_assert_cmpuint (n_upright, ==, heads[i].n_upright);
}

/* Where there is room, a bar is as long as its value: the same scale for all, from one zero. */
static void
test_lengths (void)
{
  static const struct { int item; double lo; double hi; } bars[] = {
    { 2, 120, 340 }, { 3, 283, 640 }, { 4, 95, 260 }, { 5, 95, 410 }, { 13, 0, 45 },
  };
  ChartFixture fixture = { "", chart_fixture_worked_example };
  g_autoptr (DrChart) chart = make (&fixture, 1.0, FALSE);
  const GArray *marks = dr_chart_marks (chart, 820.0);
  double scale = 0.0;
  double zero = 0.0;

  for (guint i = 0; i < G_N_ELEMENTS (bars); i++)
    {
      double ends[2] = { 0.0, 0.0 };
      double start = G_MAXDOUBLE;

      for (guint j = 0; j < marks->len; j++)
        {
          const DrMark *mark = &g_array_index (marks, DrMark, j);

          if (mark->kind != DR_MARK_FILL || mark->item != bars[i].item)
            continue;
          ends[mark->paint.role == DR_PAINT_POSSIBLE] = mark->rect.x + mark->rect.width;
          start = MIN (start, mark->rect.x);
        }
      if (i == 0)
        {
          zero = start;
          scale = (ends[1] - start) / bars[i].hi;
        }
      g_assert_cmpfloat_with_epsilon (start, zero, 0.01);
      g_assert_cmpfloat_with_epsilon (ends[1] - zero, bars[i].hi * scale, 0.01);
      if (bars[i].lo > 0.0)
        g_assert_cmpfloat_with_epsilon (ends[0] - zero, bars[i].lo * scale, 0.01);
    }
}

/* 200 % text takes more room; nothing is in pixels. */
static void
test_scale (gconstpointer data)
{
  const ChartFixture *fixture = data;
  g_autoptr (DrChart) one = make (fixture, 1.0, FALSE);
  g_autoptr (DrChart) two = make (fixture, 2.0, FALSE);

  g_assert_cmpfloat (dr_chart_least_width (two), <=, 320.01);
  g_assert_cmpfloat (dr_chart_measure (two, 0.0), ==, dr_chart_measure (two, dr_chart_least_width (two)));
  g_assert_cmpfloat_with_epsilon (dr_chart_measure (two, 1640.0) / dr_chart_measure (one, 820.0), 2.0, 0.04);
}

static void
add (const char        *name,
     const ChartFixture *fixture,
     GTestDataFunc       test)
{
  g_autofree char *path = g_strdup_printf ("/reports/chart/%s/%s", name, fixture->name);

  g_test_add_data_func (path, fixture, test);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < n_chart_fixtures; i++)
    {
      add ("apart", &chart_fixtures[i], test_apart);
      add ("items", &chart_fixtures[i], test_items);
      add ("same-bytes", &chart_fixtures[i], test_same);
      add ("breaks", &chart_fixtures[i], test_breaks);
      add ("head-again", &chart_fixtures[i], test_head_again);
      add ("scale", &chart_fixtures[i], test_scale);
    }
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    g_test_add_data_func (moves[i].path, GUINT_TO_POINTER (i), test_move);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    g_test_add_data_func (heads[i].path, GUINT_TO_POINTER (i), test_heads);
  g_test_add_func ("/reports/chart/lengths", test_lengths);

  return g_test_run ();
}
