/* dr-timeline-chart.h: what happened when: kinds of event, in rows, along a line of time in months, quarters or years.
 * Used by the maintaining-access page and in print. As a grid where there is room, else as a list by time. What has no
 * date stands last and says so. */
#pragma once

#include "dr-chart.h"
#include "dr-date.h"

G_BEGIN_DECLS

#define DR_N_TIMELINE_KINDS 3

typedef struct {
  guint       row;      /* index of rows */
  guint       kind;     /* 0..DR_N_TIMELINE_KINDS - 1 */
  DrDate      date;     /* none: not known */
  const char *name;     /* said of it */
} DrTimelineEvent;

typedef struct {
  const char            *title;       /* (nullable) */
  const char            *subtitle;    /* (nullable) */
  const char            *row_title;   /* what the rows are, e.g. "Channel" */
  const char *const     *rows;
  guint                  n_rows;
  const char            *kinds[DR_N_TIMELINE_KINDS];   /* e.g. "withdrawn" */
  const DrTimelineEvent *events;      /* in any order */
  guint                  n_events;
} DrTimelineData;

DrChart     *dr_timeline_chart_new    (const DrTimelineData *data, const DrChartTheme *theme);
const guint *dr_timeline_chart_events (const DrChart *self, int item, guint *n);

G_END_DECLS
