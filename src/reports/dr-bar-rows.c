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
  DrTicks  ticks;
} Frame;

static double
bar_end (const DrBar *bar)
{
  return bar->kind == DR_BAR_ABSENT || !dr_is_known (bar->hi) ? 0.0 : bar->hi;
}

/* 0 where nothing has an extent, so that no axis can be told. */
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

  return end > 0.0 || !self->shares ? end : 1.0;
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

static Frame
new_frame (const DrBarRows *self,
           double           width)
{
  const DrChart *chart = &self->chart;
  double end = axis_end (self);
  Frame frame = { .end = end > 0.0 ? end : 1.0, .gap = chart->em * 0.45, .lane = chart->em * 0.42 };
  double names = dr_chart_text_width (chart, self->axis_title, DR_TEXT_SMALL);
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

  if (end > 0.0)
    frame.ticks = fitting_ticks (self, &frame, width);
  else
    frame.ticks = (DrTicks) { 1.0, 1 };

  return frame;
}

/* A line of tick labels. Returns: its height. */
static double
add_axis (DrBarRows   *self,
          const Frame *frame,
          double       y)
{
  DrChart *chart = &self->chart;
  double height = 0.0;

  for (guint i = 0; i < frame->ticks.n; i++)
    {
      g_autofree char *text = tick_text (self, i * frame->ticks.step);
      double wide = dr_chart_text_width (chart, text, DR_TEXT_SMALL);
      double middle = frame->x + i * frame->ticks.step / frame->end * frame->plot;
      DrMark *mark = dr_chart_add_text (chart, dr_chart_text (chart, text, DR_TEXT_SMALL, 0.0, 1, DR_TEXT_START),
                                        i == 0 ? middle : middle - wide / 2.0, y, DR_PAINT_MUTED);

      height = MAX (height, mark->rect.height);
    }

  return height;
}

/* Lines up from the ticks, drawn before what stands on them. Returns: index of the first, for end_guides(). */
static guint
begin_guides (DrBarRows   *self,
              const Frame *frame,
              double       y)
{
  guint first = self->chart.marks->len;

  for (guint i = 0; i < frame->ticks.n; i++)
    {
      double x = frame->x + i * frame->ticks.step / frame->end * frame->plot;

      dr_chart_add_rule (&self->chart, (DrChartRect) { i == 0 ? x - self->chart.hair : x, y, self->chart.hair, 0.0 },
                         i == 0 ? DR_PAINT_OUTLINE : DR_PAINT_GRID);
    }

  return first;
}

static void
end_guides (DrBarRows   *self,
            const Frame *frame,
            guint        first,
            double       y)
{
  for (guint i = 0; i < frame->ticks.n; i++)
    {
      DrChartRect *rect = &g_array_index (self->chart.marks, DrMark, first + i).rect;

      rect->height = y - rect->y;
    }
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
  if (hi - lo < chart->hair)
    {
      dr_chart_add_rule (chart, (DrChartRect) { frame->x + lo, middle - tick / 2.0 + chart->hair / 2.0, tick, tick },
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
  guint guides = 0;
  DrMark *mark;

  if (bar->kind == DR_BAR_UNKNOWN)
    reach = MAX (reach, chart->em);
  if (frame->labels_above)
    {
      mark = dr_chart_add_text (chart, dr_chart_text (chart, bar->long_label, DR_TEXT_NORMAL, width - frame->x, 4,
                                                      DR_TEXT_START), frame->x, y, DR_PAINT_FOREGROUND);
      mark->item = bar->item;
      y += mark->rect.height + chart->em * 0.1;
      guides = begin_guides (self, frame, y);
      add_parts (self, frame, bar, y, height);
      y += bar->kind == DR_BAR_ABSENT ? 0.0 : height;
    }
  else
    {
      double pitch;

      mark = dr_chart_add_text (chart, dr_chart_text (chart, bar->label, DR_TEXT_NORMAL, 0.0, 1, DR_TEXT_START),
                                frame->x + reach + frame->gap, y,
                                bar->kind == DR_BAR_KNOWN ? DR_PAINT_FOREGROUND : DR_PAINT_MUTED);
      mark->clears = TRUE;
      mark->item = bar->item;
      pitch = MAX (mark->rect.height, chart->line * 1.06);
      mark->rect.y = y + (pitch - mark->rect.height) / 2.0;
      add_parts (self, frame, bar, y + (pitch - height) / 2.0, height);
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
    {
      end_guides (self, frame, guides, y);
      y += chart->em * 0.4;
    }
  dr_chart_set_item_rect (chart, bar->item, (DrChartRect) { frame->x, top, width - frame->x, y - top });

  return y + chart->em * 0.15;
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
  gboolean own_guides;
  guint guides = 0;
  DrMark *mark;

  dr_chart_add_rule (chart, (DrChartRect) { 0.0, y, width, chart->hair * 0.8 }, DR_PAINT_GRID);
  y += pad;
  mark = dr_chart_add_text (chart, dr_chart_text (chart, row->name, row->total || frame->names_above ? DR_TEXT_BOLD
                                                                                                  : DR_TEXT_NORMAL,
                                                  frame->name_width, 4, DR_TEXT_START), 0.0, y, DR_PAINT_FOREGROUND);
  names = y + mark->rect.height;
  if (row->detail != NULL)
    {
      mark = dr_chart_add_text (chart, dr_chart_text (chart, row->detail, DR_TEXT_SMALL, frame->name_width, 3,
                                                      DR_TEXT_START), 0.0, names, DR_PAINT_MUTED);
      names += mark->rect.height;
    }
  bars = frame->names_above ? names + chart->em * 0.2 : y;
  own_guides = frame->names_above && !frame->labels_above;
  if (own_guides)
    guides = begin_guides (self, frame, bars);
  for (guint i = 0; i < row->n_bars; i++)
    bars = add_bar (self, frame, &row->bars[i], bars, width);
  if (own_guides)
    end_guides (self, frame, guides, bars);

  return MAX (names, bars) + pad;
}

/* #DrChartClass.arrange of a chart that begins with a #DrBarRows. */
double
dr_bar_rows_arrange (DrChart *chart,
                     double   width)
{
  DrBarRows *self = (DrBarRows *) chart;
  Frame frame = new_frame (self, width);
  gboolean cut = self->cut_key.text != NULL && any_cut (self, frame.end * (1.0 + 1e-9));
  g_autofree DrKeyEntry *key = g_new (DrKeyEntry, self->n_key + 1);
  double y = dr_chart_add_heading (chart, width);
  double title_height;
  double head;
  guint guides = 0;
  DrMark *title;

  for (guint i = 0; i < self->n_key; i++)
    key[i] = self->key[i];
  key[self->n_key] = self->cut_key;
  head = y;
  y = dr_chart_add_key (chart, key, self->n_key + (cut ? 1 : 0), y, width);
  if (self->n_rows == 0)
    return y;

  title = dr_chart_add_text (chart, dr_chart_text (chart, self->axis_title, DR_TEXT_SMALL, frame.name_width, 2,
                                                   DR_TEXT_START), 0.0, y, DR_PAINT_MUTED);
  title_height = title->rect.height;
  if (frame.names_above)
    y += title_height + add_axis (self, &frame, y + title_height) + chart->em * 0.2;
  else
    y += MAX (add_axis (self, &frame, y), title_height) + chart->em * 0.2;
  dr_chart_set_head (chart, head, y);
  if (!frame.names_above)
    guides = begin_guides (self, &frame, y);
  for (guint i = 0; i < self->n_rows; i++)
    {
      dr_chart_add_break (chart, y);
      y = add_row (self, &frame, &self->rows[i], y, width);
    }
  if (!frame.names_above)
    end_guides (self, &frame, guides, y);
  if (self->n_rows > 12)
    y += add_axis (self, &frame, y + chart->em * 0.2) + chart->em * 0.2;

  return y + chart->em * 0.2;
}
