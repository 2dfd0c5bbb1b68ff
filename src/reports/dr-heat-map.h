/* dr-heat-map.h: a grid of shares: groups by channels of the evidence base, groups by services of cumulative effects.
 * Used by the evidence and maintaining-access pages and in print. Five classes of fill; the figure stands in its cell.
 * Unknown is hatched and says so; it is never white and never zero. Where it is narrow, second lines and signs go first. */
#pragma once

#include "dr-chart.h"

G_BEGIN_DECLS

typedef struct {
  double      value;    /* 0..1: the fill; DR_UNKNOWN: hatched */
  const char *text;     /* (nullable): shown instead of the value as a percentage */
  const char *detail;   /* (nullable): second line, e.g. base and year: "180 · 2013" */
  gboolean    mark;     /* e.g. a small base; the mark is explained by mark_text */
  const char *spoken;   /* (nullable): said, and in the table, instead of text and detail */
  gboolean    coarse;   /* its value is an end of the class that it is shown as: it is higher or lower than none */
  gboolean    withheld; /* it is known and not shown: hatched, and @text says so */
  const char *brief;    /* (nullable): shown instead of text where that has no room */
  gboolean    total;    /* of everybody: no group, so neither the highest nor the lowest of them */
} DrHeatCell;

typedef struct {
  const char        *title;          /* (nullable) */
  const char        *subtitle;       /* (nullable) */
  const char        *value_name;     /* what the fill shows, e.g. "Share who can use it" */
  const char        *detail_name;    /* (nullable): what the second line shows, e.g. "answers and year of the survey" */
  const char        *mark_text;      /* (nullable): e.g. "fewer than 100 answers" */
  const char *const *columns;
  guint              n_columns;
  const char *const *rows;
  guint              n_rows;
  const DrHeatCell  *cells;          /* [row × column] */
  const char *const *class_names;    /* [DR_N_HEAT_CLASSES] (nullable): what the fills mean, where they are no fifths; NULL in it:
                                      * no cell has that fill */
} DrHeatMapData;

DrChart *dr_heat_map_new (const DrHeatMapData *data, const DrChartTheme *theme);

G_END_DECLS
