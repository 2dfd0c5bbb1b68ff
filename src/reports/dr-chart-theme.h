/* dr-chart-theme.h: the colours, font and scale of a chart, in light, dark and high contrast.
 * Used by all charts; made by the app from its style and by the printed report. It draws nothing and measures no text. */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* sRGB, each 0..1; always opaque. */
typedef struct {
  double red;
  double green;
  double blue;
} DrColour;

typedef enum {
  DR_CHART_LIGHT,                 /* the window's light style, and print */
  DR_CHART_DARK,
  DR_CHART_HIGH_CONTRAST,         /* black on white */
  DR_CHART_HIGH_CONTRAST_DARK,    /* white on black */
} DrChartStyle;
#define DR_N_CHART_STYLES 4

#define DR_N_CHART_MEASURES 2     /* newly excluded, at risk */
#define DR_N_CHART_MIXES 4        /* expected, preferred, actual, target */
#define DR_N_HEAT_CLASSES 5       /* fifths of 0..1 */

/* Every field may be changed before the theme is given to a chart; the palettes made here are tested for contrast. */
typedef struct {
  DrColour              background;
  DrColour              foreground;      /* text: at least 4.5:1 against the background */
  DrColour              muted;           /* text of the second rank: at least 4.5:1 as well */
  DrColour              outline;         /* lines that mean something, hatching: at least 3:1 */
  DrColour              grid;            /* lines that only guide the eye */
  DrColour              focus;           /* ring: at least 3:1 */
  DrColour              certain[DR_N_CHART_MEASURES];    /* at least 3:1 against background and possible */
  DrColour              possible[DR_N_CHART_MEASURES];   /* at least 3:1 against background */
  DrColour              mix[DR_N_CHART_MIXES];           /* neighbours at least 3:1, and against background */
  DrColour              heat[DR_N_HEAT_CLASSES];         /* from few to many; text on them at least 4.5:1 */
  PangoFontDescription *font;            /* owned */
  double                text_scale;      /* 1: the font's own size; 2: 200 % */
  double                resolution;      /* units of length an inch: 96 on screen, 72 on a page */
  gboolean              right_to_left;
} DrChartTheme;

DrChartTheme *dr_chart_theme_new  (DrChartStyle style, const PangoFontDescription *font);
DrChartTheme *dr_chart_theme_copy (const DrChartTheme *self);
void          dr_chart_theme_free (DrChartTheme *self);

double        dr_colour_contrast  (DrColour a, DrColour b);
DrColour      dr_colour_text_on   (DrColour fill);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrChartTheme, dr_chart_theme_free)

G_END_DECLS
