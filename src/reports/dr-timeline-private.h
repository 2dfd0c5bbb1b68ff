/* dr-timeline-private.h: a line of time while it is made: its events put together by row, kind and time.
 * Used by the two files of the chart only. */
#pragma once

#include "dr-chart-private.h"
#include "dr-timeline-chart.h"

G_BEGIN_DECLS

/* Months that one column stands for. */
typedef enum { DR_TIMELINE_MONTHS = 1, DR_TIMELINE_QUARTERS = 3, DR_TIMELINE_YEARS = 12 } DrTimelineUnit;

#define DR_TIMELINE_NO_DATE G_MAXINT

/* All events of one kind, in one row, at one time: one item. */
typedef struct {
  guint row;
  guint kind;
  int   time;      /* of spans; DR_TIMELINE_NO_DATE */
  guint column;
  guint first;     /* of events */
  guint n;
} DrTimelineMark;

typedef struct {
  DrChart          chart;
  const char      *row_title;
  const char     **rows;
  guint            n_rows;
  const char      *kinds[DR_N_TIMELINE_KINDS];
  DrTimelineEvent *events;     /* copied, by row, kind and time */
  guint           *origin;     /* [event] its index in what was given */
  guint            n_events;
  DrTimelineUnit   unit;
  const char     **heads;      /* of columns, in order of time; the last may be that of no date */
  guint            n_columns;
  DrTimelineMark  *marks;      /* by row, kind and time: the items */
  guint            n_marks;
  DrKeyEntry       key[DR_N_TIMELINE_KINDS];
  guint            n_key;
} DrTimeline;

void dr_timeline_take_events (DrTimeline *self, const DrTimelineData *data);

G_END_DECLS
