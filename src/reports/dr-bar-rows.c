#include "dr-bar-rows.h"

#include "dr-names.h"
#include "dr-nice-ticks.h"

#include <math.h>

/* What follows from the width: where bars begin, how long the axis is, and where labels stand. */
typedef struct {
  double   end;           /* value at the axis' end */
  double   x;             /* of 0 */
  double   plot;          /* units of length from 0 to end */
  double   name_width;
  double   gap;           /* between a bar and its label */
  double   lane;          /* height of another option's line */
  gboolean names_above;
  gboolean labels_above;
} Frame;

static double
bar_end (const DrBar *bar)
{
  return bar->kind == DR_BAR_ABSENT || !dr_is_known (bar->hi) ? 0.0 : bar->hi;
}

static double
axis_end (const DrBarRows *self)
{
  double end = 0.0;
  double total_end = 0.0;

  for (guint i = 0; i < self->n_rows; i++)
    for (guint j = 0; j < self->rows[i].n_bars; j++)
      {
        const DrBar *bar = &self->rows[i].bars[j];
        double furthest = bar_end (bar);

        for (guint k = 0; k < self->n_others && bar->others != NULL; k++)
          if (dr_is_known (bar->others[k].hi))
            furthest = MAX (furthest, bar->others[k].hi);
        if (self->rows[i].total)
          total_end = MAX (total_end, furthest);
        else
          end = MAX (end, furthest);
      }
  if (end <= 0.0)
    end = total_end;

  return end > 0.0 ? end : self->shares ? 1.0 : 10.0;
}

static gboolean
any_cut (const DrBarRows *self,
         double           end)
{
  for (guint i = 0; i < self->n_rows; i++)
    for (guint j = 0; j < self->rows[i].n_bars; j++)
      if (bar_end (&self->rows[i].bars[j]) > end)
        return TRUE;

  return FALSE;
}

/* Labels stand at the ends of bars: the axis is as long as the bar and label that need most room allow. */
static double
plot_length (const DrBarRows *self,
             const Frame     *frame,
             double           room)
{
  double plot = room;

  for (guint i = 0; i < self->n_rows; i++)
    for (guint j = 0; j < self->rows[i].n_bars; j++)
      {
        const DrBar *bar = &self->rows[i].bars[j];
        double left = room - frame->gap - dr_chart_text_width (&self->chart, bar->label, DR_TEXT_NORMAL);
        double reach = bar->kind == DR_BAR_UNKNOWN && !dr_is_known (bar->hi) ? frame->end
                                                                            : MIN (bar_end (bar), frame->end);

        if (left <= 0.0)
          return 0.0;
        if (reach > 0.0)
          plot = MIN (plot, left * frame->end / reach);
      }

  return plot;
}

static Frame
new_frame (const DrBarRows *self,
           double           width)
{
  const DrChart *chart = &self->chart;
  Frame frame = { .end = axis_end (self), .gap = chart->em * 0.45, .lane = chart->em * 0.42 };
  double names = 0.0;
  double room;

  for (guint i = 0; i < self->n_rows; i++)
    {
      names = MAX (names, dr_chart_text_width (chart, self->rows[i].name, DR_TEXT_NORMAL));
      if (self->rows[i].detail != NULL)
        names = MAX (names, dr_chart_text_width (chart, self->rows[i].detail, DR_TEXT_SMALL));
    }
  frame.names_above = width < chart->em * 36.0;
  frame.name_width = frame.names_above ? width : MIN (names, width * 0.32);
  frame.x = frame.names_above ? chart->hair : frame.name_width + chart->em * 1.2;
  room = width - frame.x - chart->em * 0.2;
  frame.plot = plot_length (self, &frame, room);
  if (frame.plot < MIN (room * 0.55, chart->em * 14.0))
    {
      frame.labels_above = TRUE;
      frame.plot = room;
    }

  return frame;
}

static char *
tick_text (const DrBarRows *self,
           double           value)
{
  return self->shares ? dr_format_share (value) : dr_format_whole ((gint64) round (value));
}

/* Whether the labels of the ticks keep apart, and the last within the chart. */
static gboolean
ticks_fit (const DrBarRows *self,
           const Frame     *frame,
           DrTicks          ticks,
           double           width)
{
  double before = -G_MAXDOUBLE;

  for (guint i = 0; i < ticks.n; i++)
    {
      g_autofree char *text = tick_text (self, i * ticks.step);
      double wide = dr_chart_text_width (&self->chart, text, DR_TEXT_SMALL);
      double middle = frame->x + i * ticks.step / frame->end * frame->plot;
      double start = i == 0 ? middle : middle - wide / 2.0;

      if (start < before + self->chart.em * 0.8 || (i > 0 && start + wide > width))
        return FALSE;
      before = start + wide;
    }

  return TRUE;
}

static DrTicks
fitting_ticks (const DrBarRows *self,
               const Frame     *frame,
               double           width)
{
  DrTicks ticks = { 1.0, 1 };

  for (guint most = 8; most >= 2; most--)
    {
      ticks = dr_nice_ticks (frame->end, most, self->shares ? 0.001 : 1.0);
      if (ticks_fit (self, frame, ticks, width))
        return ticks;
    }
  ticks.n = 1;

  return ticks;
}

/* A line of tick labels. Returns: its height. */
static double
add_axis (DrBarRows   *self,
          const Frame *frame,
          DrTicks      ticks,
          double       y)
{
  DrChart *chart = &self->chart;
  double height = 0.0;

  for (guint i = 0; i < ticks.n; i++)
    {
      g_autofree char *text = tick_text (self, i * ticks.step);
      double wide = dr_chart_text_width (chart, text, DR_TEXT_SMALL);
      double middle = frame->x + i * ticks.step / frame->end * frame->plot;
      DrMark *mark = dr_chart_add_text (chart, dr_chart_text (chart, text, DR_TEXT_SMALL, 0.0, 1, DR_TEXT_START),
                                        i == 0 ? middle : middle - wide / 2.0, y, DR_PAINT_MUTED);

      height = MAX (height, mark->rect.height);
    }

  return height;
}

static void
add_whisker (DrBarRows        *self,
             const Frame      *frame,
             const DrBarOther *other,
             double            y)
{
  DrChart *chart = &self->chart;
  double scale = frame->plot / frame->end;
  double lo = other->kind == DR_BAR_KNOWN ? MIN (other->lo * scale, frame->plot) : 0.0;
  double hi = dr_is_known (other->hi) ? MIN (other->hi * scale, frame->plot) : frame->plot;
  double tick = frame->lane * 0.7;
  double middle = y + frame->lane / 2.0;

  if (other->kind == DR_BAR_ABSENT)
    return;
  if (other->kind == DR_BAR_UNKNOWN)
    {
      /* Dashed, and without ends: there is no telling. */
      for (double x = 0.0; x < hi; x += chart->em * 0.7)
        dr_chart_add_rule (chart, (DrChartRect) { frame->x + x, middle, MIN (chart->em * 0.35, hi - x), chart->hair },
                           DR_PAINT_MUTED);
      return;
    }
  dr_chart_add_rule (chart, (DrChartRect) { frame->x + lo, middle, MAX (hi - lo, chart->hair), chart->hair },
                     DR_PAINT_MUTED);
  dr_chart_add_rule (chart, (DrChartRect) { frame->x + lo, middle - tick / 2.0 + chart->hair / 2.0, chart->hair, tick },
                     DR_PAINT_MUTED);
  dr_chart_add_rule (chart, (DrChartRect) { frame->x + MAX (hi - chart->hair, lo),
                                            middle - tick / 2.0 + chart->hair / 2.0, chart->hair, tick },
                     DR_PAINT_MUTED);
}

static void
add_parts (DrBarRows   *self,
           const Frame *frame,
           const DrBar *bar,
           double       y,
           double       height)
{
  DrChart *chart = &self->chart;
  double scale = frame->plot / frame->end;
  gboolean cut = bar_end (bar) > frame->end * (1.0 + 1e-9);
  double lo = MIN (bar->lo * scale, frame->plot);
  double hi = dr_is_known (bar->hi) ? MIN (bar->hi * scale, frame->plot) : frame->plot;

  if (bar->kind == DR_BAR_UNKNOWN)
    {
      dr_chart_add_fill (chart, (DrChartRect) { frame->x, y, MAX (hi, chart->em), height },
                         (DrPaint) { DR_PAINT_OUTLINE, 0, DR_PATTERN_HATCH }, bar->item)->cut = cut;
      return;
    }
  if (bar->kind == DR_BAR_ABSENT)
    return;
  /* Somebody is never too few to be seen. */
  if (bar->hi > 0.0)
    hi = MAX (hi, chart->hair * 2.0);
  if (bar->lo > 0.0)
    lo = MIN (MAX (lo, chart->hair * 2.0), hi);
  if (lo > 0.0)
    dr_chart_add_fill (chart, (DrChartRect) { frame->x, y, lo, height }, bar->certain, bar->item)->cut
      = cut && lo >= hi;
  if (hi > lo)
    dr_chart_add_fill (chart, (DrChartRect) { frame->x + lo, y, hi - lo, height }, bar->possible, bar->item)->cut = cut;
}

/* One bar with its label and the other options. Returns: where the next begins. */
static double
add_bar (DrBarRows   *self,
         const Frame *frame,
         const DrBar *bar,
         double       y,
         double       width)
{
  DrChart *chart = &self->chart;
  double top = y;
  double height = chart->line * bar->thickness;
  double reach = bar->kind == DR_BAR_UNKNOWN && !dr_is_known (bar->hi)
                   ? frame->plot : MIN (bar_end (bar) / frame->end, 1.0) * frame->plot;
  DrMark *mark;

  if (bar->kind == DR_BAR_UNKNOWN)
    reach = MAX (reach, chart->em);
  if (frame->labels_above)
    {
      mark = dr_chart_add_text (chart, dr_chart_text (chart, bar->long_label, DR_TEXT_NORMAL, width - frame->x, 4,
                                                      DR_TEXT_START), frame->x, y, DR_PAINT_FOREGROUND);
      mark->clears = TRUE;
      mark->item = bar->item;
      y += mark->rect.height + chart->em * 0.1;
      add_parts (self, frame, bar, y, height);
      y += bar->kind == DR_BAR_ABSENT ? 0.0 : height;
    }
  else
    {
      double pitch = MAX (chart->line * 1.06, height);

      add_parts (self, frame, bar, y + (pitch - height) / 2.0, height);
      mark = dr_chart_add_text (chart, dr_chart_text (chart, bar->label, DR_TEXT_NORMAL, 0.0, 1, DR_TEXT_START),
                                frame->x + reach + frame->gap, y + (pitch - chart->line) / 2.0,
                                bar->kind == DR_BAR_KNOWN ? DR_PAINT_FOREGROUND : DR_PAINT_MUTED);
      mark->clears = TRUE;
      mark->item = bar->item;
      y += pitch;
    }
  if (self->n_others > 0 && bar->others != NULL)
    {
      y += chart->em * 0.05;
      for (guint i = 0; i < self->n_others; i++, y += frame->lane)
        add_whisker (self, frame, &bar->others[i], y);
      y += chart->em * 0.15;
    }
  if (frame->labels_above)
    y += chart->em * 0.4;
  dr_chart_set_item_rect (chart, bar->item, (DrChartRect) { frame->x, top, width - frame->x, y - top });

  return y;
}

/* Returns: where the next row begins. */
static double
add_row (DrBarRows      *self,
         const Frame    *frame,
         const DrBarRow *row,
         double          y,
         double          width)
{
  DrChart *chart = &self->chart;
  double pad = chart->em * 0.4;
  double names;
  double bars;
  DrMark *mark;

  dr_chart_add_rule (chart, (DrChartRect) { 0.0, y, width, chart->hair * 0.8 }, DR_PAINT_GRID);
  y += pad;
  mark = dr_chart_add_text (chart, dr_chart_text (chart, row->name, row->total || frame->names_above ? DR_TEXT_BOLD
                                                                                                  : DR_TEXT_NORMAL,
                                                  frame->name_width, 4, DR_TEXT_START), 0.0, y, DR_PAINT_FOREGROUND);
  mark->clears = frame->names_above;
  names = y + mark->rect.height;
  if (row->detail != NULL)
    {
      mark = dr_chart_add_text (chart, dr_chart_text (chart, row->detail, DR_TEXT_SMALL, frame->name_width, 3,
                                                      DR_TEXT_START), 0.0, names, DR_PAINT_MUTED);
      mark->clears = frame->names_above;
      names += mark->rect.height;
    }
  bars = frame->names_above ? names + chart->em * 0.2 : y;
  for (guint i = 0; i < row->n_bars; i++)
    bars = add_bar (self, frame, &row->bars[i], bars, width);

  return MAX (names, bars) + pad;
}

/* #DrChartClass.arrange of a chart that begins with a #DrBarRows. */
double
dr_bar_rows_arrange (DrChart *chart,
                     double   width)
{
  DrBarRows *self = (DrBarRows *) chart;
  Frame frame = new_frame (self, width);
  DrTicks ticks = fitting_ticks (self, &frame, width);
  gboolean cut = self->cut_key.text != NULL && any_cut (self, frame.end * (1.0 + 1e-9));
  g_autofree DrKeyEntry *key = g_new (DrKeyEntry, self->n_key + 1);
  double y = dr_chart_add_heading (chart, width);
  double top;
  guint first_guide;
  DrMark *title;

  for (guint i = 0; i < self->n_key; i++)
    key[i] = self->key[i];
  key[self->n_key] = self->cut_key;
  y = dr_chart_add_key (chart, key, self->n_key + (cut ? 1 : 0), y, width);
  if (self->n_rows == 0)
    return y;

  title = dr_chart_add_text (chart, dr_chart_text (chart, self->axis_title, DR_TEXT_SMALL, frame.name_width, 2,
                                                   DR_TEXT_START), 0.0, y, DR_PAINT_MUTED);
  if (frame.names_above)
    y += title->rect.height;
  top = frame.names_above ? 0.0 : title->rect.height;
  y += MAX (add_axis (self, &frame, ticks, y), top) + chart->em * 0.2;
  top = y;

  /* The guide lines are drawn first and get their height when all rows stand. */
  first_guide = chart->marks->len;
  for (guint i = 0; i < ticks.n; i++)
    {
      double x = frame.x + i * ticks.step / frame.end * frame.plot;

      dr_chart_add_rule (chart, (DrChartRect) { i == 0 ? x - chart->hair : x, top, chart->hair, 0.0 },
                         i == 0 ? DR_PAINT_OUTLINE : DR_PAINT_GRID);
    }
  for (guint i = 0; i < self->n_rows; i++)
    {
      dr_chart_add_break (chart, y);
      y = add_row (self, &frame, &self->rows[i], y, width);
    }
  for (guint i = 0; i < ticks.n; i++)
    g_array_index (chart->marks, DrMark, first_guide + i).rect.height = y - top;
  if (self->n_rows > 12)
    y += add_axis (self, &frame, ticks, y + chart->em * 0.2) + chart->em * 0.2;

  return y + chart->em * 0.2;
}
