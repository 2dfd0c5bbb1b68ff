/* Charts as SVG within a page: text stays text, and colours are the page's, so that dark style and high contrast reach them. */
#include "dr-html-private.h"

#include <math.h>
#include <string.h>

#include "dr-chart-private.h"

/* Units of the page. The narrow one fits a window of 320 with its margins. */
#define WIDE 720.0
#define NARROW 280.0

/* @number with two decimals at most, whatever the locale. */
static void
add_number (GString *out,
            double   number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double rounded = round (number * 100.0) / 100.0;

  g_string_append (out, g_ascii_formatd (buffer, sizeof buffer, "%.6g", rounded + 0.0));
}

static void
add_attribute (GString    *out,
               const char *name,
               double      number)
{
  g_string_append_printf (out, " %s=\"", name);
  add_number (out, number);
  g_string_append_c (out, '"');
}

/* The name of a paint's colour in the style sheet. */
static void
add_colour (GString *out,
            DrPaint  paint)
{
  static const char * const names[] = {
    [DR_PAINT_BACKGROUND] = "background", [DR_PAINT_FOREGROUND] = "foreground", [DR_PAINT_MUTED] = "muted",
    [DR_PAINT_OUTLINE] = "outline", [DR_PAINT_GRID] = "grid", [DR_PAINT_CERTAIN] = "certain",
    [DR_PAINT_POSSIBLE] = "possible", [DR_PAINT_MIX] = "mix", [DR_PAINT_HEAT] = "heat", [DR_PAINT_ON_HEAT] = "on-heat",
  };
  gboolean indexed = paint.role >= DR_PAINT_CERTAIN;

  g_string_append_printf (out, "c-%s", names[paint.role]);
  if (indexed)
    g_string_append_printf (out, "-%u", paint.index);
}

static void
add_rect (GString           *out,
          const DrChartRect *rect,
          const char        *attributes,
          DrPaint            paint)
{
  g_string_append (out, "<rect");
  add_attribute (out, "x", rect->x);
  add_attribute (out, "y", rect->y);
  add_attribute (out, "width", rect->width);
  add_attribute (out, "height", rect->height);
  g_string_append_printf (out, " class=\"%s ", attributes);
  add_colour (out, paint);
  g_string_append (out, "\"/>");
}

/* A line inside the edge of a rectangle. */
static void
add_outline (GString           *out,
             const DrChartRect *rect,
             double             stroke,
             DrPaint            paint)
{
  double width = MIN (stroke, MIN (rect->width, rect->height) / 2.0);
  const DrChartRect inner = { rect->x + width / 2.0, rect->y + width / 2.0, rect->width - width, rect->height - width };

  g_string_append (out, "<rect fill=\"none\"");
  add_attribute (out, "x", inner.x);
  add_attribute (out, "y", inner.y);
  add_attribute (out, "width", inner.width);
  add_attribute (out, "height", inner.height);
  add_attribute (out, "stroke-width", width);
  g_string_append (out, " class=\"s ");
  add_colour (out, paint);
  g_string_append (out, "\"/>");
}

static void
add_overlay (GString           *out,
             const DrChartRect *rect,
             const char        *pattern)
{
  g_string_append (out, "<rect");
  add_attribute (out, "x", rect->x);
  add_attribute (out, "y", rect->y);
  add_attribute (out, "width", rect->width);
  add_attribute (out, "height", rect->height);
  g_string_append_printf (out, " fill=\"url(#mark-%s)\"/>", pattern);
}

/* Two slashes across a bar that goes on past the axis. */
static void
add_cut (GString       *out,
         const DrChart *chart,
         const DrMark  *mark)
{
  const DrChartRect *rect = &mark->rect;
  double lean = rect->height * 0.3;
  double far = chart->theme->right_to_left ? rect->x + chart->em * 0.5 : rect->x + rect->width - chart->em * 0.9;

  for (guint i = 0; i < 2; i++)
    {
      double x = far + i * chart->em * 0.4;

      g_string_append (out, "<line");
      add_attribute (out, "x1", x - lean);
      add_attribute (out, "y1", rect->y + rect->height);
      add_attribute (out, "x2", x + lean);
      add_attribute (out, "y2", rect->y);
      add_attribute (out, "stroke-width", chart->em * 0.17);
      g_string_append (out, " class=\"s c-background\"/>");
    }
}

static void
add_fill (GString       *out,
          const DrChart *chart,
          const DrMark  *mark,
          gboolean       edged)
{
  static const char * const overlays[] = { [DR_PATTERN_STRIPES] = "stripes", [DR_PATTERN_DOTS] = "dots",
                                           [DR_PATTERN_LINES] = "lines" };

  if (mark->rect.width <= 0.0 || mark->rect.height <= 0.0)
    return;
  switch (mark->paint.pattern)
    {
    case DR_PATTERN_HOLLOW:
      add_outline (out, &mark->rect, chart->hair * 2.0, mark->paint);
      break;
    case DR_PATTERN_HATCH:
      add_overlay (out, &mark->rect, mark->paint.role == DR_PAINT_OUTLINE ? "hatch" : "hatch-foreground");
      add_outline (out, &mark->rect, chart->hair, mark->paint);
      break;
    case DR_PATTERN_STRIPES:
    case DR_PATTERN_DOTS:
    case DR_PATTERN_LINES:
      add_rect (out, &mark->rect, "f", mark->paint);
      add_overlay (out, &mark->rect, overlays[mark->paint.pattern]);
      break;
    case DR_PATTERN_SOLID:
    default:
      add_rect (out, &mark->rect, "f", mark->paint);
      break;
    }
  if (edged)
    add_outline (out, &mark->rect, chart->hair * 0.7, (DrPaint) { DR_PAINT_OUTLINE, 0, DR_PATTERN_SOLID });
  if (mark->cut)
    add_cut (out, chart, mark);
}

/* What is seen of a line: an ellipsis stands for what is not. */
static char *
line_text (PangoLayout     *layout,
           PangoLayoutLine *line)
{
  const char *text = pango_layout_get_text (layout);
  GString *seen = g_string_new_len (text + line->start_index, line->length);

  for (GSList *at = line->runs; at != NULL; at = at->next)
    {
      const PangoItem *item = ((PangoLayoutRun *) at->data)->item;
      gssize from = item->offset - line->start_index;

      if ((item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS) == 0 || from < 0 || from > (gssize) seen->len)
        continue;
      g_string_erase (seen, from, MIN (item->length, (int) seen->len - (int) from));
      g_string_insert (seen, from, "…");
      break;
    }

  return g_strchomp (g_string_free (seen, FALSE));
}

/* The number of one of the sizes and weights of text, by the scale that its layout has. */
static const char *
text_class (PangoLayout *layout)
{
  PangoAttrIterator *at = pango_attr_list_get_iterator (pango_layout_get_attributes (layout));
  PangoAttribute *scale = pango_attr_iterator_get (at, PANGO_ATTR_SCALE);
  PangoAttribute *weight = pango_attr_iterator_get (at, PANGO_ATTR_WEIGHT);
  double factor = scale != NULL ? ((PangoAttrFloat *) scale)->value : 1.0;
  gboolean bold = weight != NULL && ((PangoAttrInt *) weight)->value >= PANGO_WEIGHT_BOLD;

  pango_attr_iterator_destroy (at);
  if (factor < 1.0)
    return "small";
  if (factor > 1.0)
    return "large";

  return bold ? "bold" : "";
}

static void
add_line (GString         *out,
          const DrMark    *mark,
          PangoLayoutIter *iter)
{
  PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
  g_autofree char *text = line_text (mark->layout, line);
  gboolean right_to_left = line->resolved_dir == PANGO_DIRECTION_RTL;
  PangoRectangle logical;
  PangoRectangle whole;
  double x;
  double y;

  if (text[0] == '\0')
    return;
  pango_layout_get_extents (mark->layout, NULL, &whole);
  pango_layout_iter_get_line_extents (iter, NULL, &logical);
  x = (double) (logical.x - whole.x) / PANGO_SCALE;
  y = (double) (pango_layout_iter_get_baseline (iter) - whole.y) / PANGO_SCALE;
  if (right_to_left)
    x += (double) logical.width / PANGO_SCALE;

  g_string_append (out, "<text");
  if (mark->turned)
    {
      g_string_append (out, " transform=\"rotate(-90 ");
      add_number (out, mark->rect.x);
      g_string_append_c (out, ' ');
      add_number (out, mark->rect.y + mark->rect.height);
      g_string_append (out, ")\"");
      y += mark->rect.height;
    }
  add_attribute (out, "x", mark->rect.x + x);
  add_attribute (out, "y", mark->rect.y + y);
  /* The browser's font may be wider than the one that was measured. */
  add_attribute (out, "textLength", (double) logical.width / PANGO_SCALE);
  if (right_to_left)
    g_string_append (out, " direction=\"rtl\"");
  g_string_append_printf (out, " class=\"f %s ", text_class (mark->layout));
  add_colour (out, mark->paint);
  g_string_append (out, "\" lengthAdjust=\"spacingAndGlyphs\">");
  dr_html_escape (out, text);
  g_string_append (out, "</text>");
}

static void
add_text (GString       *out,
          const DrChart *chart,
          const DrMark  *mark)
{
  PangoLayoutIter *iter = pango_layout_get_iter (mark->layout);

  if (mark->clears)
    {
      const DrChartRect behind = { mark->rect.x - chart->em * 0.15, mark->rect.y, mark->rect.width + chart->em * 0.3,
                                   mark->rect.height };

      add_rect (out, &behind, "f", (DrPaint) { DR_PAINT_BACKGROUND, 0, DR_PATTERN_SOLID });
    }
  do
    add_line (out, mark, iter);
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

/* One arrangement. What needs an edge in any style has one in all: the page changes its colours, not its marks. */
static void
add_svg (GString           *out,
         const DrChartData *data,
         double             width,
         gboolean           right_to_left,
         const char        *class,
         const char        *labelled_by,
         const char        *described_by)
{
  DrChart *charts[DR_N_CHART_STYLES];
  const GArray *marks[DR_N_CHART_STYLES];
  double height = 0.0;

  for (guint i = 0; i < DR_N_CHART_STYLES; i++)
    {
      g_autoptr (DrChartTheme) theme = dr_chart_theme_new ((DrChartStyle) i, NULL);

      theme->right_to_left = right_to_left;
      charts[i] = dr_chart_data_make (data, theme);
      if (i > 0)
        dr_chart_take_texts (charts[i], charts[0]);
      height = dr_chart_measure (charts[i], width);
      marks[i] = dr_chart_marks (charts[i], width);
    }

  g_string_append_printf (out,
                          "<svg class=\"chart %s\" role=\"img\" aria-labelledby=\"%s\" aria-describedby=\"%s\" viewBox=\"0 0 ",
                          class, labelled_by, described_by);
  add_number (out, width);
  g_string_append_c (out, ' ');
  add_number (out, ceil (height) + 1.0);
  g_string_append_c (out, '"');
  add_attribute (out, "width", width);
  add_attribute (out, "height", ceil (height) + 1.0);
  g_string_append (out, ">\n");
  for (guint i = 0; i < marks[0]->len; i++)
    {
      const DrMark *mark = &g_array_index (marks[0], DrMark, i);
      gboolean edged = FALSE;

      for (guint k = 0; k < DR_N_CHART_STYLES; k++)
        edged = edged || g_array_index (marks[k], DrMark, i).edged;
      switch (mark->kind)
        {
        case DR_MARK_FILL:
          add_fill (out, charts[0], mark, edged);
          break;
        case DR_MARK_RULE:
          add_rect (out, &mark->rect, "f", mark->paint);
          break;
        case DR_MARK_TEXT:
          add_text (out, charts[0], mark);
          break;
        }
      g_string_append_c (out, '\n');
    }
  g_string_append (out, "</svg>\n");
  for (guint i = 0; i < DR_N_CHART_STYLES; i++)
    dr_chart_free (charts[i]);
}

/**
 * dr_html_add_chart:
 * @out: the page
 * @data: a chart as data
 * @right_to_left: whether the report is written so
 * @labelled_by: id of the element that names it
 * @described_by: id of the element that says what it shows
 *
 * Twice: for a wide window and paper, and for a narrow one; the style sheet shows one of them.
 */
void
dr_html_add_chart (GString           *out,
                   const DrChartData *data,
                   gboolean           right_to_left,
                   const char        *labelled_by,
                   const char        *described_by)
{
  add_svg (out, data, WIDE, right_to_left, "wide", labelled_by, described_by);
  add_svg (out, data, NARROW, right_to_left, "narrow", labelled_by, described_by);
}

/**
 * dr_html_add_marks:
 * @out: the page, before its first chart
 *
 * The patterns that tell marks apart where colours do not; all charts of the page use them.
 */
void
dr_html_add_marks (GString *out)
{
  g_string_append (out,
    "<svg class=\"marks\" aria-hidden=\"true\" width=\"0\" height=\"0\"><defs>\n"
    "<pattern id=\"mark-stripes\" width=\"4.4\" height=\"4.4\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
    "<rect width=\"1.4\" height=\"4.4\" class=\"f c-background\"/></pattern>\n"
    "<pattern id=\"mark-lines\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
    "<rect width=\"0.8\" height=\"6\" class=\"f c-background\"/></pattern>\n"
    "<pattern id=\"mark-dots\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
    "<circle cx=\"1.5\" cy=\"1.5\" r=\"1\" class=\"f c-background\"/><circle cx=\"4.5\" cy=\"4.5\" r=\"1\" class=\"f c-background\"/></pattern>\n"
    "<pattern id=\"mark-hatch\" width=\"4.4\" height=\"4.4\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
    "<rect width=\"0.95\" height=\"4.4\" class=\"f c-outline\"/></pattern>\n"
    "<pattern id=\"mark-hatch-foreground\" width=\"4.4\" height=\"4.4\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
    "<rect width=\"0.95\" height=\"4.4\" class=\"f c-foreground\"/></pattern>\n"
    "</defs></svg>\n");
}
