/* chart-fixture.h: charts to look at and to test: the pilot's own kind of figures, and extremes.
 * Used by the tests of the charts and by draw-charts. No figure here is evidence of anything. */
#pragma once

#include "dr-chart.h"

G_BEGIN_DECLS

typedef struct {
  const char *name;      /* of its file */
  DrChart   *(*make) (const DrChartTheme *theme);
} ChartFixture;

extern const ChartFixture chart_fixtures[];
extern const guint        n_chart_fixtures;

DrChart *chart_fixture_worked_example (const DrChartTheme *theme);
DrChart *chart_fixture_mix            (const DrChartTheme *theme);
DrChart *chart_fixture_series         (const DrChartTheme *theme);
DrChart *chart_fixture_heat           (const DrChartTheme *theme);
DrChart *chart_fixture_timeline       (const DrChartTheme *theme);
DrChart *chart_fixture_services       (const DrChartTheme *theme);

G_END_DECLS
