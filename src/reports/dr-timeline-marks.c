/* Which events stand together in one item, and in which column of time. */
#include "dr-timeline-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-names.h"

/* Longest spans that are shown by month and by quarter, in months. */
#define MOST_MONTHS 15
#define MOST_QUARTERS 36

/* Spans of time without events are shown up to so many in all; beyond, only those with events are. */
#define MOST_SPANS 40

/* --- Time --- */

static int
month_of (DrDate date)
{
  return date.year * 12 + (date.month > 0 ? date.month - 1 : 0);
}

/* A date that is known to the year alone has no quarter and no month. */
static DrTimelineUnit
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
    return DR_TIMELINE_YEARS;

  return last > first && last - first > MOST_MONTHS ? DR_TIMELINE_QUARTERS : DR_TIMELINE_MONTHS;
}

static int
time_of (DrTimelineUnit unit,
         DrDate date)
{
  return dr_date_is_set (date) ? month_of (date) / (int) unit : DR_TIMELINE_NO_DATE;
}

static char *
name_time (DrTimelineUnit unit,
           int  time)
{
  g_autofree char *last = NULL;
  DrDate date;
  int month;   /* the first */

  if (time == DR_TIMELINE_NO_DATE)
    return g_strdup (_("No date"));
  if (unit == DR_TIMELINE_YEARS)
    return g_strdup_printf ("%d", time);

  month = time * (int) unit;
  date = (DrDate) { (guint16) (month / 12), (guint8) (month % 12 + (int) unit), 0 };
  last = dr_format_short_date (date);
  if (unit == DR_TIMELINE_MONTHS)
    return g_steal_pointer (&last);

  /* Translators: the first and the last month of a quarter: "Apr–Jun 2026" */
  return g_strdup_printf (_("%1$s–%2$s"), dr_format_short_month ((guint) month % 12 + 1), last);
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

      if (i > 0 && time != DR_TIMELINE_NO_DATE)
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
  self->marks = dr_arena_array0 (self->chart.arena, DrTimelineMark, data->n_events);
  for (guint i = 0; i < data->n_events; i++)
    {
      DrTimelineMark *last = self->n_marks > 0 ? &self->marks[self->n_marks - 1] : NULL;
      const DrTimelineEvent *event = &sorting[i].event;

      self->events[i] = *event;
      self->events[i].name = dr_arena_strdup (self->chart.arena, event->name);
      self->origin[i] = sorting[i].origin;
      if (last == NULL || last->row != event->row || last->kind != event->kind || last->time != sorting[i].time)
        {
          last = &self->marks[self->n_marks++];
          *last = (DrTimelineMark) { .row = event->row, .kind = event->kind, .time = sorting[i].time, .first = i };
        }
      last->n++;
    }
}

/* dr_timeline_take_events(): copies the events, and says which item and which column each belongs to. */
void
dr_timeline_take_events (DrTimeline           *self,
                         const DrTimelineData *data)
{
  self->unit = choose_unit (data);
  build_marks (self, data);
  build_columns (self);
}
