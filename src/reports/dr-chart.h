/* dr-chart.h: a chart that is measured for a width, drawn with cairo, pointed at, walked through and read aloud.
 * Used by the app's chart widget and the printed report; made by dr-interval-chart.h, dr-mix-chart.h, dr-heat-map.h.
 * It copies what it is given, keeps no cairo_t and knows no widget. One thread at a time. */
#pragma once

#include "dr-chart-table.h"
#include "dr-chart-theme.h"

G_BEGIN_DECLS

typedef struct _DrChart DrChart;

/* In the units of the cairo_t, from the chart's top left corner. */
typedef struct {
  double x;
  double y;
  double width;
  double height;
} DrChartRect;

typedef enum {
  DR_CHART_MOVE_NEXT,        /* in reading order */
  DR_CHART_MOVE_PREVIOUS,
  DR_CHART_MOVE_UP,          /* arrow keys; left and right are those on screen, also right to left */
  DR_CHART_MOVE_DOWN,
  DR_CHART_MOVE_LEFT,
  DR_CHART_MOVE_RIGHT,
  DR_CHART_MOVE_FIRST,
  DR_CHART_MOVE_LAST,
} DrChartMove;

typedef enum { DR_CHART_RING_HOVER, DR_CHART_RING_FOCUS } DrChartRing;

void          dr_chart_free         (DrChart *self);
void          dr_chart_set_theme    (DrChart *self, const DrChartTheme *theme);

void          dr_chart_take_texts   (DrChart *self, DrChart *from);
double        dr_chart_least_width  (const DrChart *self);
double        dr_chart_measure      (DrChart *self, double width);
void          dr_chart_draw         (DrChart *self, cairo_t *cr);
void          dr_chart_draw_ring    (DrChart *self, cairo_t *cr, int item, DrChartRing ring);
double        dr_chart_ring_margin  (const DrChart *self);
double        dr_chart_break_before (DrChart *self, double y);
double        dr_chart_head_height  (const DrChart *self, double from);
void          dr_chart_draw_part    (DrChart *self, cairo_t *cr, double from, double height);

guint         dr_chart_n_items      (const DrChart *self);
int           dr_chart_hit          (const DrChart *self, double x, double y);
gboolean      dr_chart_item_rect    (const DrChart *self, int item, DrChartRect *rect);
const char   *dr_chart_item_text    (const DrChart *self, int item);
int           dr_chart_move         (const DrChart *self, int item, DrChartMove move);

char         *dr_chart_summary      (const DrChart *self);
DrChartTable *dr_chart_table        (const DrChart *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrChart, dr_chart_free)

G_END_DECLS
