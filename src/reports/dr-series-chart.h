/* dr-series-chart.h: a few numbers of each row side by side, as bars: the customers of a service beside the district, or
 * its contacts by year. Used by the page of services, and for print. What is not known is hatched or said in words; it is
 * never drawn as nothing. */
#pragma once

#include "dr-chart.h"

G_BEGIN_DECLS

/* Shares of 0..1, or whole numbers. */
typedef enum { DR_SERIES_SHARES, DR_SERIES_COUNTS } DrSeriesUnit;

typedef struct {
  const char   *name;
  const double *values;      /* [series] 0 or more; DR_UNKNOWN */
} DrSeriesRow;

typedef struct {
  const char        *title;        /* (nullable) */
  const char        *subtitle;     /* (nullable) */
  const char        *rows_name;    /* what the rows are, e.g. "Group" */
  const char        *axis_title;
  DrSeriesUnit       unit;
  const char *const *series;       /* names, at most DR_N_CHART_MIXES */
  guint              n_series;
  const DrSeriesRow *rows;
  guint              n_rows;
} DrSeriesChartData;

DrChart *dr_series_chart_new (const DrSeriesChartData *data, const DrChartTheme *theme);

G_END_DECLS
