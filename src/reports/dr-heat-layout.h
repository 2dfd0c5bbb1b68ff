/* dr-heat-layout.h: how a grid of shares uses a width: names beside or above, heads upright, turned or in the cells.
 * Used by dr-heat-map.c, on the screen and in print. Sizes in, decision out: it measures no text and draws nothing.
 * What cannot be compared down a column is no grid: it gives up second lines and signs before it gives up columns. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  DR_HEAT_HEADS_WRAPPED,    /* above their columns */
  DR_HEAT_HEADS_TURNED,     /* likewise, read from bottom to top */
  DR_HEAT_HEADS_IN_CELLS,   /* too narrow for a grid: each cell says its column, as many a line as fit */
} DrHeatHeads;

typedef enum {
  DR_HEAT_WHOLE,            /* value and second line */
  DR_HEAT_VALUE,            /* the value alone: "54 % *" */
  DR_HEAT_FIGURE,           /* as short as it can be: "54*" */
  DR_HEAT_SMALL,            /* likewise, and as small as a head */
  DR_N_HEAT_CONTENTS,
} DrHeatContent;

/* What was measured; any unit, the same for all. */
typedef struct {
  double width;                          /* to use */
  double em;
  double gap;                            /* between cells */
  guint  n_columns;
  double names;                          /* the widest name of a row on one line */
  double word;                           /* the longest word of a head */
  double contents[DR_N_HEAT_CONTENTS];   /* the widest text of a cell */
} DrHeatSizes;

typedef struct {
  DrHeatHeads   heads;
  DrHeatContent content;
  gboolean      names_above;
  double        name_width;
  double        x;                       /* of the first cell */
  double        cell_width;
  double        pad;                     /* between a cell's side and its text */
  guint         per_line;                /* cells */
} DrHeatLayout;

DrHeatLayout dr_heat_layout (const DrHeatSizes *sizes);

G_END_DECLS
