/* dr-chart-table.h: what a chart shows, as rows and columns of text: the table view beside every chart.
 * Used by the app, by reports and by exports. It knows nothing of the chart's looks. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  guint  n_rows;             /* heading rows included */
  guint  n_columns;
  guint  n_header_rows;      /* the first rows head the columns */
  guint  n_header_columns;   /* the first columns head the rows */
  char **cells;              /* [row × column] owned; none is NULL */
  int   *items;              /* [row × column] owned: the chart's item that a cell says; -1: none */
} DrChartTable;

DrChartTable *dr_chart_table_new        (guint n_rows, guint n_columns);
void          dr_chart_table_free       (DrChartTable *self);
void          dr_chart_table_take       (DrChartTable *self, guint row, guint column, char *text);
void          dr_chart_table_set_item   (DrChartTable *self, guint row, guint column, int item);
int           dr_chart_table_get_item   (const DrChartTable *self, guint row, guint column);
const char   *dr_chart_table_get        (const DrChartTable *self, guint row, guint column);
gboolean      dr_chart_table_is_header  (const DrChartTable *self, guint row, guint column);
gboolean      dr_chart_table_is_numbers (const DrChartTable *self, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrChartTable, dr_chart_table_free)

G_END_DECLS
