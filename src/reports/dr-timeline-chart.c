#include "dr-timeline-chart.h"

#include "dr-names.h"
#include "dr-timeline-private.h"

#include <glib/gi18n-lib.h>

/* Names that are said of one item. */
#define MOST_NAMES 6

static const DrPaint paints[DR_N_TIMELINE_KINDS] = {
  { DR_PAINT_MIX, 0, DR_PATTERN_SOLID },
  { DR_PAINT_MIX, 1, DR_PATTERN_STRIPES },
  { DR_PAINT_MIX, 3, DR_PATTERN_HOLLOW },
};

/* --- Words --- */

static char *
name_events (const DrTimeline     *self,
             const DrTimelineMark *mark)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < mark->n && i < MOST_NAMES; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", self->events[mark->first + i].name);
  if (mark->n > MOST_NAMES)
    g_string_append_printf (text, _("; and %u more"), mark->n - MOST_NAMES);

  return g_string_free (text, FALSE);
}

/* "2 withdrawn" */
static char *
count_words (const DrTimeline     *self,
             const DrTimelineMark *mark)
{
  /* Translators: how many, and of what kind: "2 withdrawn" */
  return g_strdup_printf (_("%1$u %2$s"), mark->n, self->kinds[mark->kind]);
}

static void
append_span (const DrTimeline *self,
             GString          *text)
{
  guint n_undated = 0;
  guint last = self->n_columns;

  for (guint i = 0; i < self->n_events; i++)
    n_undated += !dr_date_is_set (self->events[i].date);
  last -= n_undated > 0 ? 1 : 0;
  if (last > 0)
    {
      g_string_append_c (text, ' ');
      /* Translators: the first and the last time of a chart */
      g_string_append_printf (text, _("From %1$s to %2$s."), self->heads[0], self->heads[last - 1]);
    }
  if (n_undated > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, ngettext ("%u has no date.", "%u have no date.", n_undated), n_undated);
    }
}

static char *
summary (const DrChart *chart)
{
  const DrTimeline *self = (const DrTimeline *) chart;
  GString *text = g_string_new (NULL);
  guint counts[DR_N_TIMELINE_KINDS] = { 0 };

  if (chart->title != NULL)
    g_string_append_printf (text, "%s. ", chart->title);
  for (guint i = 0; i < self->n_events; i++)
    counts[self->events[i].kind]++;
  for (guint i = 0; i < DR_N_TIMELINE_KINDS; i++)
    g_string_append_printf (text, "%s%u %s", i > 0 ? ", " : "", counts[i], self->kinds[i]);
  g_string_append_c (text, '.');
  append_span (self, text);
  for (guint row = 0; row < self->n_rows; row++)
    {
      guint n = 0;

      for (guint i = 0; i < self->n_events; i++)
        n += self->events[i].row == row;
      g_string_append_printf (text, " %s: %u.", self->rows[row], n);
    }

  return g_string_free (text, FALSE);
}

/* The items in the order of time. The result is the caller's. */
static guint *
by_time (const DrTimeline *self)
{
  guint *order = g_new (guint, self->n_marks + 1);
  guint n = 0;

  for (guint column = 0; column < self->n_columns; column++)
    for (guint i = 0; i < self->n_marks; i++)
      if (self->marks[i].column == column)
        order[n++] = i;

  return order;
}

static DrChartTable *
table (const DrChart *chart)
{
  const DrTimeline *self = (const DrTimeline *) chart;
  DrChartTable *made = dr_chart_table_new (self->n_marks + 1, 4);
  g_autofree guint *order = by_time (self);

  dr_chart_table_take (made, 0, 0, g_strdup (_("When")));
  dr_chart_table_take (made, 0, 1, g_strdup (self->row_title));
  dr_chart_table_take (made, 0, 2, g_strdup (_("How many")));
  dr_chart_table_take (made, 0, 3, g_strdup (_("Which")));
  for (guint i = 0; i < self->n_marks; i++)
    {
      const DrTimelineMark *mark = &self->marks[order[i]];

      dr_chart_table_take (made, i + 1, 0, g_strdup (self->heads[mark->column]));
      dr_chart_table_take (made, i + 1, 1, g_strdup (self->rows[mark->row]));
      dr_chart_table_take (made, i + 1, 2, count_words (self, mark));
      dr_chart_table_take (made, i + 1, 3, name_events (self, mark));
      dr_chart_table_set_item (made, i + 1, 2, (int) order[i]);
    }

  return made;
}

/* --- Where things stand --- */

/* Swatch and number of one item, from @x to the right. */
static void
add_mark (DrTimeline *self,
          guint       index,
          const char *words,
          double      x,
          double      y,
          double      max_width)
{
  DrChart *chart = &self->chart;
  double side = chart->em * 0.95;
  double gap = chart->em * 0.35;
  PangoLayout *layout = dr_chart_text (chart, words, DR_TEXT_NORMAL, max_width - side - gap - chart->em * 0.15, max_width > 0.0 ? 6 : 1,
                                       DR_TEXT_START);
  DrMark *text = dr_chart_add_text (chart, layout, x + side + gap, y, DR_PAINT_FOREGROUND);
  DrChartRect rect = { x - chart->em * 0.15, y, side + gap + text->rect.width + chart->em * 0.3,
                       MAX (text->rect.height, chart->line) };

  text->item = (int) index;
  dr_chart_add_fill (chart, (DrChartRect) { x, y + (chart->line - side) / 2.0, side, side },
                     paints[self->marks[index].kind], (int) index);
  dr_chart_set_item_rect (chart, (int) index, rect);
}

static void
place_item (DrTimeline *self,
            guint       index,
            guint       row,
            guint       column)
{
  DrItem *item = &g_array_index (self->chart.items, DrItem, index);

  item->row = row;
  item->column = column;
}

static double
arrange_list (DrTimeline *self,
              double      width,
              double      y)
{
  DrChart *chart = &self->chart;
  g_autofree guint *order = by_time (self);

  for (guint i = 0; i < self->n_marks; i++)
    {
      const DrTimelineMark *mark = &self->marks[order[i]];
      g_autofree char *count = count_words (self, mark);
      /* Translators: a row, and how many of what kind: "Face to face: 2 withdrawn" */
      g_autofree char *words = g_strdup_printf (_("%1$s: %2$s"), self->rows[mark->row], count);

      if (i == 0 || self->marks[order[i - 1]].column != mark->column)
        {
          y += i > 0 ? chart->em * 0.5 : 0.0;
          dr_chart_add_break (chart, y);
          y += dr_chart_add_text (chart, dr_chart_text (chart, self->heads[mark->column], DR_TEXT_BOLD, width, 2, DR_TEXT_START),
                                  0.0, y, DR_PAINT_FOREGROUND)->rect.height + chart->em * 0.2;
        }
      add_mark (self, order[i], words, chart->em * 0.2, y, width - chart->em * 0.4);
      place_item (self, order[i], i, 0);
      y += g_array_index (chart->items, DrItem, order[i]).rect.height + chart->em * 0.3;
    }

  return y;
}

/* How many kinds stand over each other in the fullest cell of a row. */
static guint
lines_of (const DrTimeline *self,
          guint             row)
{
  guint most = 1;

  for (guint column = 0; column < self->n_columns; column++)
    {
      guint n = 0;

      for (guint i = 0; i < self->n_marks; i++)
        n += self->marks[i].row == row && self->marks[i].column == column;
      most = MAX (most, n);
    }

  return most;
}

static void
add_row_marks (DrTimeline *self,
               guint       row,
               double      x,
               double      cell,
               double      y)
{
  DrChart *chart = &self->chart;
  double step = chart->line + chart->em * 0.2;
  g_autofree guint *stacked = g_new0 (guint, self->n_columns);

  for (guint i = 0; i < self->n_marks; i++)
    {
      const DrTimelineMark *mark = &self->marks[i];
      char number[16];

      if (mark->row != row)
        continue;
      g_snprintf (number, sizeof number, "%u", mark->n);
      add_mark (self, i, number, x + mark->column * cell + chart->em * 0.4, y + stacked[mark->column]++ * step, 0.0);
      place_item (self, i, row * DR_N_TIMELINE_KINDS + mark->kind, mark->column);
    }
}

static double
arrange_grid (DrTimeline *self,
              double      width,
              double      y,
              double      names)
{
  DrChart *chart = &self->chart;
  double x = names + chart->em;
  double cell = MIN ((width - x) / self->n_columns, chart->em * 9.0);
  double step = chart->line + chart->em * 0.2;
  double tallest = 0.0;
  double top = y;

  for (guint i = 0; i < self->n_columns; i++)
    {
      PangoLayout *layout = dr_chart_text (chart, self->heads[i], DR_TEXT_SMALL, cell - chart->em * 0.5, 3, DR_TEXT_START);

      const DrMark *head = dr_chart_add_text (chart, layout, x + i * cell + chart->em * 0.4, y, DR_PAINT_MUTED);

      tallest = MAX (tallest, head->rect.height);
    }
  dr_chart_set_head (chart, y, y + tallest + chart->em * 0.3);
  y += tallest + chart->em * 0.3;
  for (guint row = 0; row < self->n_rows; row++)
    {
      DrMark *name;
      double height;

      dr_chart_add_break (chart, y);
      dr_chart_add_rule (chart, (DrChartRect) { 0.0, y, x + self->n_columns * cell, chart->hair }, DR_PAINT_GRID);
      y += chart->em * 0.35;
      name = dr_chart_add_text (chart, dr_chart_text (chart, self->rows[row], DR_TEXT_NORMAL, names, 4, DR_TEXT_START), 0.0, y,
                                DR_PAINT_FOREGROUND);
      height = name->rect.height;
      add_row_marks (self, row, x, cell, y);
      y += MAX (height, lines_of (self, row) * step - chart->em * 0.2) + chart->em * 0.35;
    }
  for (guint i = 0; i < self->n_columns; i++)
    dr_chart_add_rule (chart, (DrChartRect) { x + i * cell, top, chart->hair, y - top }, DR_PAINT_GRID);

  return y;
}

/* Whether each column has room for its marks and for the words above it. */
static gboolean
has_room (const DrTimeline *self,
          double            width)
{
  const DrChart *chart = &self->chart;
  double least = 0.0;

  if (self->n_columns == 0)
    return FALSE;
  for (guint i = 0; i < self->n_marks; i++)
    {
      char number[16];

      g_snprintf (number, sizeof number, "%u", self->marks[i].n);
      least = MAX (least, chart->em * 1.9 + dr_chart_text_width (chart, number, DR_TEXT_NORMAL));
    }
  for (guint i = 0; i < self->n_columns; i++)
    least = MAX (least, dr_chart_longest_word (chart, self->heads[i], DR_TEXT_SMALL) + chart->em * 0.6);

  return width >= least * self->n_columns;
}

static double
arrange (DrChart *chart,
         double   width)
{
  DrTimeline *self = (DrTimeline *) chart;
  double y = dr_chart_add_heading (chart, width);
  double names = 0.0;

  y = dr_chart_add_key (chart, self->key, self->n_key, y, width);
  for (guint i = 0; i < self->n_rows; i++)
    names = MAX (names, dr_chart_text_width (chart, self->rows[i], DR_TEXT_NORMAL));
  names = MIN (names, MIN (chart->em * 12.0, width * 0.3));
  y = has_room (self, width - names - chart->em) ? arrange_grid (self, width, y, names) : arrange_list (self, width, y);

  return y + chart->em * 0.2;
}

static const DrChartClass timeline_class = { arrange, summary, table };

/**
 * dr_timeline_chart_new:
 * @data: (transfer none): what to show; copied
 * @theme: (transfer none): looks; copied
 *
 * One item stands for all events of one kind, in one row, in one month: in one quarter, or year, where the events lie
 * further apart.
 *
 * Returns: (transfer full): the chart
 */
DrChart *
dr_timeline_chart_new (const DrTimelineData *data,
                       const DrChartTheme   *theme)
{
  DrTimeline *self = dr_chart_alloc (&timeline_class, sizeof *self, data->title, data->subtitle);
  DrChart *chart = &self->chart;

  self->row_title = dr_arena_strdup (chart->arena, data->row_title);
  self->rows = dr_arena_array0 (chart->arena, const char *, data->n_rows + 1);
  self->n_rows = data->n_rows;
  for (guint i = 0; i < data->n_rows; i++)
    self->rows[i] = dr_arena_strdup (chart->arena, data->rows[i]);
  for (guint i = 0; i < DR_N_TIMELINE_KINDS; i++)
    {
      self->kinds[i] = dr_arena_strdup (chart->arena, data->kinds[i]);
      self->key[self->n_key++] = (DrKeyEntry) { .text = self->kinds[i], .paint = { paints[i] }, .n_paints = 1 };
    }
  dr_timeline_take_events (self, data);
  for (guint i = 0; i < self->n_marks; i++)
    {
      const DrTimelineMark *mark = &self->marks[i];
      g_autofree char *count = count_words (self, mark);
      g_autofree char *names = name_events (self, mark);

      /* Translators: a row, a time, how many of what kind, and which */
      dr_chart_add_item (chart, mark->row * DR_N_TIMELINE_KINDS + mark->kind, mark->column,
                         g_strdup_printf (_("%1$s, %2$s: %3$s: %4$s"), self->rows[mark->row], self->heads[mark->column], count,
                                          names));
    }
  dr_chart_set_theme (chart, theme);

  return chart;
}

/**
 * dr_timeline_chart_events:
 * @chart: made by dr_timeline_chart_new()
 * @item: index of an item
 * @n: (out): how many events it stands for
 *
 * Returns: (transfer none) (array length=n): their indices in what the chart was made from
 */
const guint *
dr_timeline_chart_events (const DrChart *chart,
                          int            item,
                          guint         *n)
{
  const DrTimeline *self = (const DrTimeline *) chart;

  g_return_val_if_fail (chart->class == &timeline_class && item >= 0 && (guint) item < self->n_marks, NULL);

  *n = self->marks[item].n;

  return &self->origin[self->marks[item].first];
}
