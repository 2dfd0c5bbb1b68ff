/* dr-interval-chart.h: how many people of each group are newly excluded or at risk, as bars from lower to upper bound.
 * Used by the access review on screen and in print. The caller orders the rows, worst first.
 * Solid is certain, lighter is possible, hatched is unknown; unknown is never drawn as nothing or as everybody. */
#pragma once

#include "dr-chart.h"

G_BEGIN_DECLS

typedef enum { DR_INTERVAL_NEWLY_EXCLUDED, DR_INTERVAL_AT_RISK } DrIntervalMeasure;

typedef enum { DR_INTERVAL_PEOPLE, DR_INTERVAL_SHARE } DrIntervalUnit;

typedef struct {
  gboolean known;
  gboolean about;   /* of one value: it is an estimate, said as "about 90 people" */
  double   lo;      /* people, or share 0..1 */
  double   hi;      /* at least lo */
  const char *text; /* (nullable): said instead of the numbers, e.g. "fewer than 10 people" */
} DrIntervalValue;

typedef struct {
  const char            *name;
  double                 population;    /* people; DR_UNKNOWN */
  gboolean               total;         /* everyone: does not stretch the axis; its bars are cut where it ends */
  const char            *note;          /* (nullable): said after the value where it is unknown, and when spoken */
  DrIntervalValue        value[DR_N_CHART_MEASURES];
  const DrIntervalValue *others;        /* (nullable): [option × measure], of the options not chosen */
} DrIntervalRow;

typedef struct {
  const char          *title;           /* (nullable) */
  const char          *subtitle;        /* (nullable) */
  DrIntervalUnit       unit;
  const char *const   *options;         /* (nullable): names of the options not chosen */
  guint                n_options;
  const DrIntervalRow *rows;
  guint                n_rows;
} DrIntervalChartData;

DrChart *dr_interval_chart_new (const DrIntervalChartData *data, const DrChartTheme *theme);

G_END_DECLS
