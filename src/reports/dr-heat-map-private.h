/* dr-heat-map-private.h: what the two files of a grid of shares have in common: what it holds, and what it says.
 * Used by dr-heat-map.c and dr-heat-words.c. */
#pragma once

#include "dr-chart-private.h"
#include "dr-heat-map.h"

G_BEGIN_DECLS

#define DR_HEAT_UNKNOWN_SIGN "?"

typedef struct {
  DrChart           chart;
  const char       *value_name;
  const char       *mark_text;
  const char      **columns;
  guint             n_columns;
  const char      **rows;
  guint             n_rows;
  const DrHeatCell *cells;       /* copied; text is what stands in the cell, mark included */
  const char      **figures;     /* [cell] the text as short as it can be */
  const char      **words;       /* [cell] the value as spoken, where it is known */
  DrKeyEntry       *key;         /* what of it stands in the chart is for the layout to say */
  guint             n_key;
  int               detail_key;  /* explains the second line; -1: none */
  int               figure_key;  /* explains the short text; -1: none */
} DrHeatMap;

char         *dr_heat_map_cell_words (const DrHeatMap *self, guint index);
char         *dr_heat_map_summary    (const DrChart *chart);
DrChartTable *dr_heat_map_table      (const DrChart *chart);
void          dr_heat_map_copy_cells (DrHeatMap *self, const DrHeatMapData *data);
void          dr_heat_map_build_key  (DrHeatMap *self, const DrHeatMapData *data);

G_END_DECLS
