#include "dr-timeline-chart.h"

#include "dr-chart-private.h"
#include "dr-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longest spans that are shown by month and by quarter, in months. */
#define MOST_MONTHS 15
#define MOST_QUARTERS 36

/* Spans of time without events are shown up to so many in all; beyond, only those with events are. */
#define MOST_SPANS 40

/* Names that are said of one item. */
#define MOST_NAMES 6

/* Months that one column stands for. */
typedef enum { BY_MONTH = 1, BY_QUARTER = 3, BY_YEAR = 12 } Unit;

#define NO_DATE G_MAXINT

/* All events of one kind, in one row, at one time: one item. */
typedef struct {
  guint row;
  guint kind;
  int   time;      /* of spans; NO_DATE */
  guint column;
  guint first;     /* of events */
  guint n;
} Mark;

typedef struct {
  DrChart          chart;
  const char      *row_title;
  const char     **rows;
  guint            n_rows;
  const char      *kinds[DR_N_TIMELINE_KINDS];
  DrTimelineEvent *events;     /* copied, by row, kind and time */
  guint           *origin;     /* [event] its index in what was given */
  guint            n_events;
  Unit             unit;
  const char     **heads;      /* of columns, in order of time; the last may be that of no date */
  guint            n_columns;
  Mark            *marks;      /* by row, kind and time: the items */
  guint            n_marks;
  DrKeyEntry       key[DR_N_TIMELINE_KINDS];
  guint            n_key;
} DrTimeline;

static const DrPaint paints[DR_N_TIMELINE_KINDS] = {
  { DR_PAINT_MIX, 0, DR_PATTERN_SOLID },
  { DR_PAINT_MIX, 1, DR_PATTERN_STRIPES },
  { DR_PAINT_MIX, 3, DR_PATTERN_HOLLOW },
};

/* --- Time --- */

static int
month_of (DrDate date)
{
  return date.year * 12 + (date.month > 0 ? date.month - 1 : 0);
}

/* A date that is known to the year alone has no quarter and no month. */
static Unit
choose_unit (const DrTimelineData *data)
{
  int first = G_MAXINT;
  int last = G_MININT;
  gboolean rough = FALSE;

  for (guint i = 0; i < data->n_events; i++)
    if (dr_date_is_set (data->events[i].date))
      {
        first = MIN (first, month_of (data->events[i].date));
        last = MAX (last, month_of (data->events[i].date));
        rough = rough || data->events[i].date.month == 0;
      }
  if (rough || (last > first && last - first > MOST_QUARTERS))
    return BY_YEAR;

  return last > first && last - first > MOST_MONTHS ? BY_QUARTER : BY_MONTH;
}

static int
time_of (Unit   unit,
         DrDate date)
{
  return dr_date_is_set (date) ? month_of (date) / (int) unit : NO_DATE;
}

static char *
format_month (int         month,
              const char *format)
{
  GDate date;
  char buffer[64];

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, (GDateMonth) (month % 12 + 1), (GDateYear) (month / 12));
  g_date_strftime (buffer, sizeof buffer, format, &date);

  return g_strdup (buffer);
}

static char *
name_time (Unit unit,
           int  time)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (time == NO_DATE)
    return g_strdup (_("No date"));
  if (unit == BY_YEAR)
    return g_strdup_printf ("%d", time);
  if (unit == BY_MONTH)
    return format_month (time, "%b %Y");

  first = format_month (time * 3, "%b");
  last = format_month (time * 3 + 2, "%b %Y");

  /* Translators: the first and the last month of a quarter: "Apr–Jun 2026" */
  return g_strdup_printf (_("%1$s–%2$s"), first, last);
}

/* --- Events --- */

typedef struct {
  DrTimelineEvent event;
  int             time;
  guint           origin;
} Sorting;

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const Sorting *first = a;
  const Sorting *second = b;

  if (first->event.row != second->event.row)
    return first->event.row < second->event.row ? -1 : 1;
  if (first->event.kind != second->event.kind)
    return first->event.kind < second->event.kind ? -1 : 1;
  if (first->time != second->time)
    return first->time < second->time ? -1 : 1;

  return first->origin < second->origin ? -1 : first->origin > second->origin;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  int first = *(const int *) a;
  int second = *(const int *) b;

  return (first > second) - (first < second);
}

/* The columns, with those in between that have no event. Returns: of times. */
static GArray *
find_times (const DrTimeline *self)
{
  GArray *times = g_array_new (FALSE, FALSE, sizeof (int));
  GArray *all;

  for (guint i = 0; i < self->n_marks; i++)
    g_array_append_val (times, self->marks[i].time);
  g_array_sort (times, compare_times);
  for (guint i = times->len; i > 1; i--)
    if (g_array_index (times, int, i - 1) == g_array_index (times, int, i - 2))
      g_array_remove_index (times, i - 1);

  all = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; i < times->len; i++)
    {
      int time = g_array_index (times, int, i);

      if (i > 0 && time != NO_DATE)
        for (int t = g_array_index (times, int, i - 1) + 1; t < time && all->len <= MOST_SPANS; t++)
          g_array_append_val (all, t);
      g_array_append_val (all, time);
    }
  if (all->len > MOST_SPANS)
    {
      g_array_unref (all);
      return times;
    }
  g_array_unref (times);

  return all;
}

static void
build_columns (DrTimeline *self)
{
  g_autoptr (GArray) times = find_times (self);

  self->n_columns = times->len;
  self->heads = dr_arena_array0 (self->chart.arena, const char *, times->len + 1);
  for (guint i = 0; i < times->len; i++)
    {
      int time = g_array_index (times, int, i);
      g_autofree char *name = name_time (self->unit, time);

      self->heads[i] = dr_arena_strdup (self->chart.arena, name);
      for (guint m = 0; m < self->n_marks; m++)
        if (self->marks[m].time == time)
          self->marks[m].column = i;
    }
}

static void
build_marks (DrTimeline           *self,
             const DrTimelineData *data)
{
  g_autofree Sorting *sorting = g_new0 (Sorting, data->n_events);

  for (guint i = 0; i < data->n_events; i++)
    sorting[i] = (Sorting) { data->events[i], time_of (self->unit, data->events[i].date), i };
  if (data->n_events > 0)
    qsort (sorting, data->n_events, sizeof *sorting, compare);

  self->n_events = data->n_events;
  self->events = dr_arena_array0 (self->chart.arena, DrTimelineEvent, data->n_events);
  self->origin = dr_arena_array0 (self->chart.arena, guint, data->n_events);
  self->marks = dr_arena_array0 (self->chart.arena, Mark, data->n_events);
  for (guint i = 0; i < data->n_events; i++)
    {
      Mark *last = self->n_marks > 0 ? &self->marks[self->n_marks - 1] : NULL;
      const DrTimelineEvent *event = &sorting[i].event;

      self->events[i] = *event;
      self->events[i].name = dr_arena_strdup (self->chart.arena, event->name);
      self->origin[i] = sorting[i].origin;
      if (last == NULL || last->row != event->row || last->kind != event->kind || last->time != sorting[i].time)
        {
          last = &self->marks[self->n_marks++];
          *last = (Mark) { .row = event->row, .kind = event->kind, .time = sorting[i].time, .first = i };
        }
      last->n++;
    }
}

/* --- Words --- */

static char *
name_events (const DrTimeline *self,
             const Mark       *mark)
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
count_words (const DrTimeline *self,
             const Mark       *mark)
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
      const Mark *mark = &self->marks[order[i]];

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
      const Mark *mark = &self->marks[order[i]];
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
      const Mark *mark = &self->marks[i];
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
  self->unit = choose_unit (data);
  build_marks (self, data);
  build_columns (self);
  for (guint i = 0; i < self->n_marks; i++)
    {
      const Mark *mark = &self->marks[i];
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
