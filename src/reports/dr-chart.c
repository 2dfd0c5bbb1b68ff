#include "dr-chart-private.h"

#include <math.h>

/* Texts that go on from chart to chart; above it they begin anew. */
#define MAX_TEXTS 4000

static void
clear_mark (gpointer data)
{
  g_clear_object (&((DrMark *) data)->layout);
}

/* A chart of @size bytes, which begin with a DrChart; they live in its own arena. */
gpointer
dr_chart_alloc (const DrChartClass *class,
                gsize               size,
                const char         *title,
                const char         *subtitle)
{
  DrArena *arena = dr_arena_new ();
  DrChart *self = dr_arena_alloc0 (arena, size);

  self->class = class;
  self->arena = arena;
  self->title = dr_arena_strdup (arena, title);
  self->subtitle = dr_arena_strdup (arena, subtitle);
  self->width = -1.0;
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->hatch = g_rc_box_new0 (DrHatch);
  self->marks = g_array_new (FALSE, TRUE, sizeof (DrMark));
  g_array_set_clear_func (self->marks, clear_mark);
  self->items = g_array_new (FALSE, TRUE, sizeof (DrItem));
  self->breaks = g_array_new (FALSE, TRUE, sizeof (double));

  return self;
}

/**
 * dr_chart_free:
 * @self: (transfer full): a chart
 */
void
dr_chart_free (DrChart *self)
{
  g_array_unref (self->marks);
  g_array_unref (self->items);
  g_array_unref (self->breaks);
  g_hash_table_unref (self->texts);
  g_rc_box_release_full (self->hatch, (GDestroyNotify) dr_hatch_clear);
  g_clear_object (&self->context);
  g_clear_pointer (&self->theme, dr_chart_theme_free);
  dr_arena_free (self->arena);
}

/* Glyphs are placed without hinting, so that a chart has one geometry on screen and on paper. */
static PangoContext *
new_context (const DrChartTheme *theme)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *font = pango_font_description_copy (theme->font);
  cairo_font_options_t *options = cairo_font_options_create ();
  int size = (int) round (pango_font_description_get_size (font) * theme->text_scale);

  if (pango_font_description_get_size_is_absolute (font))
    pango_font_description_set_absolute_size (font, size);
  else
    pango_font_description_set_size (font, size);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, theme->resolution);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_font_description (context, font);
  pango_context_set_base_dir (context, theme->right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  cairo_font_options_destroy (options);
  pango_font_description_free (font);

  return context;
}

/**
 * dr_chart_set_theme:
 * @self: a chart
 * @theme: (transfer none): colours, font and scale; copied
 *
 * Changes the looks. The chart must be measured again before it is drawn.
 */
void
dr_chart_set_theme (DrChart            *self,
                    const DrChartTheme *theme)
{
  DrChartTheme *copy = dr_chart_theme_copy (theme);
  PangoFontMetrics *metrics;
  const PangoFontDescription *font;

  g_clear_pointer (&self->theme, dr_chart_theme_free);
  g_clear_object (&self->context);
  g_hash_table_remove_all (self->texts);
  self->theme = copy;
  self->context = new_context (copy);
  metrics = pango_context_get_metrics (self->context, NULL, NULL);
  font = pango_context_get_font_description (self->context);
  self->line = (double) (pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics)) / PANGO_SCALE;
  self->em = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  if (!pango_font_description_get_size_is_absolute (font))
    self->em *= copy->resolution / 72.0;
  self->hair = self->em / 14.0;
  self->width = -1.0;
  pango_font_metrics_unref (metrics);
}

/**
 * dr_chart_take_texts:
 * @self: a chart
 * @from: another, which it takes the place of
 *
 * Texts that both show need not be laid out again, if both are of one font, scale and direction: laying out text is
 * nearly all of the work of a chart that is measured. Nor need the lines of bars of unknown length be drawn again.
 */
void
dr_chart_take_texts (DrChart *self,
                     DrChart *from)
{
  const DrChartTheme *a = self->theme;
  const DrChartTheme *b = from->theme;

  if (!pango_font_description_equal (a->font, b->font) || a->text_scale != b->text_scale || a->resolution != b->resolution
      || a->right_to_left != b->right_to_left || g_hash_table_size (from->texts) > MAX_TEXTS)
    return;
  g_hash_table_unref (self->texts);
  self->texts = g_hash_table_ref (from->texts);
  g_rc_box_release_full (self->hatch, (GDestroyNotify) dr_hatch_clear);
  self->hatch = g_rc_box_acquire (from->hatch);
  g_set_object (&self->context, from->context);
}

/* Right to left is the same arrangement seen in a mirror; texts are never mirrored themselves. */
static void
mirror (DrChart *self)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      DrChartRect *rect = &g_array_index (self->marks, DrMark, i).rect;

      rect->x = self->width - rect->x - rect->width;
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      DrChartRect *rect = &g_array_index (self->items, DrItem, i).rect;

      rect->x = self->width - rect->x - rect->width;
    }
}

/**
 * dr_chart_least_width:
 * @self: a chart
 *
 * Returns: the width below which it cannot be arranged: 12 times the size of its font
 */
double
dr_chart_least_width (const DrChart *self)
{
  return self->em * 12.0;
}

/**
 * dr_chart_measure:
 * @self: a chart
 * @width: how wide it shall be; below dr_chart_least_width() it is arranged for that
 *
 * Arranges the chart for a width, unless it already is.
 *
 * Returns: how high it is then
 */
double
dr_chart_measure (DrChart *self,
                  double   width)
{
  width = MAX (width, dr_chart_least_width (self));
  if (width == self->width)
    return self->height;

  g_array_set_size (self->marks, 0);
  g_array_set_size (self->breaks, 0);
  self->head_from = self->head_to = 0.0;
  self->width = width;
  self->height = self->class->arrange (self, width);
  if (self->theme->right_to_left)
    mirror (self);

  return self->height;
}

/* All that is seen at a width; for tests. */
const GArray *
dr_chart_marks (DrChart *self,
                double   width)
{
  dr_chart_measure (self, width);

  return self->marks;
}

/* How many marks from @first on are the dashes of one line: of one colour, and apart from each other. */
static guint
count_dashes (const DrChart *self,
              guint          first)
{
  const DrMark *marks = &g_array_index (self->marks, DrMark, first);
  guint most = self->marks->len - first;
  guint n = 1;

  while (n < most && marks[n].kind == DR_MARK_RULE && marks[n].paint.role == marks[0].paint.role
         && marks[n].rect.y == marks[0].rect.y && marks[n].rect.height == marks[0].rect.height
         && (marks[n].rect.x >= marks[n - 1].rect.x + marks[n - 1].rect.width + 1.0
             || marks[n].rect.x + marks[n].rect.width + 1.0 <= marks[n - 1].rect.x))
    n++;

  return n;
}

/**
 * dr_chart_draw:
 * @self: a chart that was measured
 * @cr: where to; its origin becomes the chart's top left corner, its state is kept
 *
 * Rows above and below what the clip lets through are left out.
 */
void
dr_chart_draw (DrChart *self,
               cairo_t *cr)
{
  double left;
  double top;
  double right;
  double bottom;
  guint n;

  g_return_if_fail (self->width >= 0.0);

  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  for (guint i = 0; i < self->marks->len; i += n)
    {
      const DrMark *mark = &g_array_index (self->marks, DrMark, i);
      double beyond = mark->kind == DR_MARK_TEXT ? self->line : 1.0;   /* letters reach out of their lines */

      n = mark->kind == DR_MARK_RULE ? count_dashes (self, i) : 1;
      if (mark->rect.y <= bottom + beyond && mark->rect.y + mark->rect.height >= top - beyond)
        dr_chart_draw_marks (self, cr, mark, n);
    }
}

/**
 * dr_chart_ring_margin:
 * @self: a chart
 *
 * Returns: how far a ring reaches out of the chart at most: a widget leaves that much room around it
 */
double
dr_chart_ring_margin (const DrChart *self)
{
  return self->hair * 5.0;
}

/**
 * dr_chart_draw_ring:
 * @self: a chart that was measured
 * @cr: where to
 * @item: index of an item; -1: draws nothing
 * @ring: whether the pointer is over it or the keyboard is on it
 *
 * Draws on top of the chart, so that it can be drawn alone when focus moves. A line in the background's colour inside
 * the ring tells it from any fill.
 */
void
dr_chart_draw_ring (DrChart    *self,
                    cairo_t    *cr,
                    int         item,
                    DrChartRing ring)
{
  double stroke = self->hair * (ring == DR_CHART_RING_FOCUS ? 2.5 : 1.25);
  DrColour colours[2] = { self->theme->background, self->theme->focus };
  DrChartRect rect;

  if (!dr_chart_item_rect (self, item, &rect))
    return;

  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, stroke);
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    {
      double out = self->hair * 0.5 + stroke * (i + 0.5) - stroke;

      cairo_set_source_rgb (cr, colours[i].red, colours[i].green, colours[i].blue);
      cairo_rectangle (cr, rect.x - out, rect.y - out, rect.width + 2.0 * out, rect.height + 2.0 * out);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

/**
 * dr_chart_break_before:
 * @self: a chart that was measured
 * @y: where a page ends, from the chart's top
 *
 * Returns: the last place at or above @y where the chart may be broken without cutting a row; 0: nowhere
 */
double
dr_chart_break_before (DrChart *self,
                       double   y)
{
  double best = 0.0;

  if (y >= self->height)
    return self->height;
  for (guint i = 0; i < self->breaks->len; i++)
    {
      double candidate = g_array_index (self->breaks, double, i);

      if (candidate <= y && candidate > best)
        best = candidate;
    }

  return best;
}

/**
 * dr_chart_head_height:
 * @self: a chart that was measured
 * @from: where a part of it begins, from the chart's top
 *
 * Returns: how high the heads of columns, or the scale, are that stand again above the part; 0: none do
 */
double
dr_chart_head_height (const DrChart *self,
                      double         from)
{
  return self->head_to > self->head_from && from >= self->head_to ? self->head_to - self->head_from : 0.0;
}

static void
draw_band (DrChart *self,
           cairo_t *cr,
           double   at,
           double   from,
           double   height)
{
  const double out = 8.0;   /* what is centred on an end of the scale reaches beyond it */

  cairo_save (cr);
  cairo_rectangle (cr, -out, at, self->width + 2.0 * out, height);
  cairo_clip (cr);
  cairo_translate (cr, 0.0, at - from);
  dr_chart_draw (self, cr);
  cairo_restore (cr);
}

/**
 * dr_chart_draw_part:
 * @self: a chart that was measured
 * @cr: where to; its origin becomes the top left corner of the part, its state is kept
 * @from: where the part begins, from the chart's top
 * @height: of the part
 *
 * Above a part that goes on with the rows stand the heads of columns again: dr_chart_head_height() says how high these are.
 */
void
dr_chart_draw_part (DrChart *self,
                    cairo_t *cr,
                    double   from,
                    double   height)
{
  double head = dr_chart_head_height (self, from);

  if (head > 0.0)
    draw_band (self, cr, 0.0, self->head_from, head);
  draw_band (self, cr, head, from, height);
}

/* @text: (transfer full): spoken for the item. */
void
dr_chart_add_item (DrChart *self,
                   guint    row,
                   guint    column,
                   char    *text)
{
  DrItem item = { dr_arena_strdup (self->arena, text), row, column, { 0.0, 0.0, 0.0, 0.0 } };

  g_array_append_val (self->items, item);
  g_free (text);
}

void
dr_chart_set_item_rect (DrChart    *self,
                        int         item,
                        DrChartRect rect)
{
  g_array_index (self->items, DrItem, item).rect = rect;
}

static const DrItem *
get_item (const DrChart *self,
          int            item)
{
  return item >= 0 && (guint) item < self->items->len ? &g_array_index (self->items, DrItem, item) : NULL;
}

/**
 * dr_chart_n_items:
 * @self: a chart
 *
 * Returns: how many values it shows that can be pointed at and walked through
 */
guint
dr_chart_n_items (const DrChart *self)
{
  return self->items->len;
}

/**
 * dr_chart_hit:
 * @self: a chart that was measured
 * @x: from its left side
 * @y: from its top
 *
 * Returns: index of the item there; -1: none
 */
int
dr_chart_hit (const DrChart *self,
              double         x,
              double         y)
{
  for (guint i = 0; i < self->items->len && self->width >= 0.0; i++)
    {
      const DrChartRect *rect = &g_array_index (self->items, DrItem, i).rect;

      if (x >= rect->x && x < rect->x + rect->width && y >= rect->y && y < rect->y + rect->height)
        return (int) i;
    }

  return -1;
}

/**
 * dr_chart_item_rect:
 * @self: a chart that was measured
 * @item: index of an item
 * @rect: (out): where it is
 *
 * Returns: whether there is such an item
 */
gboolean
dr_chart_item_rect (const DrChart *self,
                    int            item,
                    DrChartRect   *rect)
{
  const DrItem *found = get_item (self, item);

  if (found == NULL || self->width < 0.0)
    return FALSE;

  *rect = found->rect;

  return TRUE;
}

/**
 * dr_chart_item_text:
 * @self: a chart
 * @item: index of an item
 *
 * Returns: (transfer none) (nullable): what is spoken for it, e.g. "Aged 75 and over, newly excluded: 120 to 340 people";
 *   %NULL where there is no such item
 */
const char *
dr_chart_item_text (const DrChart *self,
                    int            item)
{
  const DrItem *found = get_item (self, item);

  return found != NULL ? found->text : NULL;
}

/* The item of the row nearest to @row in direction @step, in or next before @column. */
static int
other_row (const DrChart *self,
           const DrItem  *from,
           int            step)
{
  int best = -1;

  for (guint i = 0; i < self->items->len; i++)
    {
      const DrItem *item = &g_array_index (self->items, DrItem, i);
      const DrItem *kept = get_item (self, best);
      int away = ((int) item->row - (int) from->row) * step;
      int kept_away = kept != NULL ? ((int) kept->row - (int) from->row) * step : G_MAXINT;

      if (away <= 0 || away > kept_away)
        continue;
      if (away < kept_away || (item->column <= from->column && item->column >= kept->column))
        best = (int) i;
    }

  return best;
}

static int
same_row (const DrChart *self,
          int            item,
          int            step)
{
  const DrItem *other = get_item (self, item + step);

  return other != NULL && other->row == get_item (self, item)->row ? item + step : -1;
}

/**
 * dr_chart_move:
 * @self: a chart
 * @item: index of the item that has the focus; -1: none yet, any move gives the first
 * @move: where to
 *
 * Returns: index of the item that gets the focus; @item at an edge; -1 where the chart has no items
 */
int
dr_chart_move (const DrChart *self,
               int            item,
               DrChartMove    move)
{
  const DrItem *from = get_item (self, item);
  int last = (int) self->items->len - 1;
  int forward = self->theme->right_to_left ? -1 : 1;
  int found = -1;

  if (from == NULL)
    return last >= 0 ? 0 : -1;

  switch (move)
    {
    case DR_CHART_MOVE_NEXT:
      return MIN (item + 1, last);
    case DR_CHART_MOVE_PREVIOUS:
      return MAX (item - 1, 0);
    case DR_CHART_MOVE_FIRST:
      return 0;
    case DR_CHART_MOVE_LAST:
      return last;
    case DR_CHART_MOVE_UP:
      found = other_row (self, from, -1);
      break;
    case DR_CHART_MOVE_DOWN:
      found = other_row (self, from, 1);
      break;
    case DR_CHART_MOVE_LEFT:
      found = same_row (self, item, -forward);
      break;
    case DR_CHART_MOVE_RIGHT:
      found = same_row (self, item, forward);
      break;
    }

  return found >= 0 ? found : item;
}

/**
 * dr_chart_summary:
 * @self: a chart
 *
 * Returns: (transfer full): what it shows, in a few sentences: its accessible description
 */
char *
dr_chart_summary (const DrChart *self)
{
  return self->class->summary (self);
}

/**
 * dr_chart_table:
 * @self: a chart
 *
 * Returns: (transfer full): everything it shows, as text in rows and columns
 */
DrChartTable *
dr_chart_table (const DrChart *self)
{
  return self->class->table (self);
}
