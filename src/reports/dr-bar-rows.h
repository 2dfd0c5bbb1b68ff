/* dr-bar-rows.h: horizontal bars from 0 in labelled rows, with an axis of round numbers: wide, or labels above bars.
 * Used by the interval chart and the mix chart, which say what the bars mean. It forms no sentences. */
#pragma once

#include "dr-chart-private.h"

G_BEGIN_DECLS

typedef enum {
  DR_BAR_KNOWN,      /* solid up to lo, the second paint from there to hi */
  DR_BAR_UNKNOWN,    /* hatched up to hi; hi DR_UNKNOWN: all along the axis */
  DR_BAR_ABSENT,     /* no bar, its label alone */
} DrBarKind;

/* Another option's range: a fine line under the bar. */
typedef struct {
  DrBarKind kind;
  double    lo;
  double    hi;
} DrBarOther;

typedef struct {
  DrBarKind   kind;
  double      lo;
  double      hi;
  DrPaint     certain;
  DrPaint     possible;
  double      thickness;     /* share of a line of text, 0..1 */
  const char *label;         /* at the bar's end */
  const char *long_label;    /* above the bar, where there is no room at its end */
  DrBarOther *others;        /* [n_others] (nullable) */
  int         item;
} DrBar;

typedef struct {
  const char *name;
  const char *detail;        /* (nullable): under the name, muted */
  gboolean    total;         /* does not stretch the axis */
  DrBar      *bars;
  guint       n_bars;
} DrBarRow;

typedef struct {
  DrChart           chart;
  const char       *axis_title;
  const DrKeyEntry *key;
  guint             n_key;
  DrKeyEntry        cut_key;       /* added where some bar is cut; text NULL: never */
  DrBarRow         *rows;
  guint             n_rows;
  guint             n_others;
  gboolean          shares;        /* values are shares 0..1, else whole numbers */
} DrBarRows;

double dr_bar_rows_arrange (DrChart *chart, double width);

G_END_DECLS
