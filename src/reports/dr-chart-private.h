/* dr-chart-private.h: what the charts share: a chart is a list of marks, arranged for a width, and a list of items.
 * Used by the charts in this folder and by their tests. No chart draws by itself: whatever is seen is a mark, so that
 * what is tested for overlaps, mirrored for right to left and drawn is the same thing. */
#pragma once

#include "dr-arena.h"
#include "dr-chart.h"
#include "dr-chart-hatch.h"

G_BEGIN_DECLS

/* Colours by what they are for: the theme may change after the chart is made. */
typedef enum {
  DR_PAINT_BACKGROUND,
  DR_PAINT_FOREGROUND,
  DR_PAINT_MUTED,
  DR_PAINT_OUTLINE,
  DR_PAINT_GRID,
  DR_PAINT_CERTAIN,     /* index: measure */
  DR_PAINT_POSSIBLE,    /* index: measure */
  DR_PAINT_MIX,         /* index: mix */
  DR_PAINT_HEAT,        /* index: class */
  DR_PAINT_ON_HEAT,     /* index: class; text on it */
} DrPaintRole;

typedef enum {
  DR_PATTERN_SOLID,
  DR_PATTERN_STRIPES,   /* slanted, in the background's colour */
  DR_PATTERN_DOTS,      /* likewise */
  DR_PATTERN_LINES,     /* upright, likewise */
  DR_PATTERN_HOLLOW,    /* a thick outline */
  DR_PATTERN_HATCH,     /* unknown: slanted lines with nothing behind, in an outline */
} DrPattern;

typedef struct {
  DrPaintRole role;
  guint       index;
  DrPattern   pattern;
} DrPaint;

typedef enum { DR_MARK_FILL, DR_MARK_RULE, DR_MARK_TEXT } DrMarkKind;

typedef struct {
  DrMarkKind   kind;
  DrChartRect  rect;
  DrPaint      paint;
  gboolean     cut;        /* fill: goes on past the axis, shown by two slashes before its far end */
  gboolean     edged;      /* fill: too like the background to be seen without a line round it */
  gboolean     turned;     /* text: reads from bottom to top */
  gboolean     clears;     /* text: wipes the guide lines behind it */
  gboolean     inside;     /* text: stands on the fill of its own item */
  int          item;       /* -1: none */
  PangoLayout *layout;     /* text: owned */
} DrMark;

typedef struct {
  const char *text;
  guint       row;         /* for the arrow keys */
  guint       column;
  DrChartRect rect;
} DrItem;

typedef enum { DR_TEXT_NORMAL, DR_TEXT_SMALL, DR_TEXT_BOLD, DR_TEXT_TITLE } DrTextStyle;
typedef enum { DR_TEXT_START, DR_TEXT_CENTRE } DrTextAlign;

typedef struct {
  double        (*arrange) (DrChart *self, double width);   /* adds marks, sets item rects; returns the height */
  char         *(*summary) (const DrChart *self);
  DrChartTable *(*table)   (const DrChart *self);
} DrChartClass;

struct _DrChart {
  const DrChartClass *class;
  DrArena            *arena;      /* the chart itself and all it says */
  DrChartTheme       *theme;
  PangoContext       *context;
  double              em;         /* size of the font */
  double              line;       /* height of a line of text */
  double              hair;       /* width of a thin line */
  double              width;      /* what the marks are arranged for; below 0: for none yet */
  double              height;
  GHashTable         *texts;      /* text as asked for → PangoLayout */
  DrHatch            *hatch;      /* of bars of unknown length, kept */
  GArray             *marks;      /* DrMark */
  GArray             *items;      /* DrItem, in reading order */
  GArray             *breaks;     /* double: where a page may end */
  double              head_from;  /* what heads the columns, or is the scale: shown again above what goes on elsewhere */
  double              head_to;
  const char         *title;
  const char         *subtitle;
};

/* One entry of a key: a swatch of one or two paints, or a fine line, or none; and its words. */
typedef struct {
  const char *text;
  DrPaint     paint[2];
  guint       n_paints;
  gboolean    whisker;
} DrKeyEntry;

gpointer       dr_chart_alloc         (const DrChartClass *class, gsize size, const char *title, const char *subtitle);
void           dr_chart_add_item      (DrChart *self, guint row, guint column, char *text);
void           dr_chart_set_item_rect (DrChart *self, int item, DrChartRect rect);
const GArray  *dr_chart_marks         (DrChart *self, double width);

DrColour       dr_chart_colour        (const DrChart *self, DrPaint paint);
void           dr_chart_draw_marks    (const DrChart *self, cairo_t *cr, const DrMark *mark, guint n);

PangoLayout   *dr_chart_text          (const DrChart *self, const char *text, DrTextStyle style, double max_width,
                                       guint max_lines, DrTextAlign align);
void           dr_chart_text_size     (PangoLayout *layout, double *width, double *height);
double         dr_chart_text_width    (const DrChart *self, const char *text, DrTextStyle style);
double         dr_chart_longest_word  (const DrChart *self, const char *text, DrTextStyle style);

DrMark        *dr_chart_add_fill      (DrChart *self, DrChartRect rect, DrPaint paint, int item);
DrMark        *dr_chart_add_rule      (DrChart *self, DrChartRect rect, DrPaintRole role);
DrMark        *dr_chart_add_text      (DrChart *self, PangoLayout *layout, double x, double y, DrPaintRole role);
void           dr_chart_add_break     (DrChart *self, double y);
void           dr_chart_set_head      (DrChart *self, double from, double to);
double         dr_chart_add_heading   (DrChart *self, double width);
double         dr_chart_add_key       (DrChart *self, const DrKeyEntry *entries, guint n, double y, double width);

G_END_DECLS
