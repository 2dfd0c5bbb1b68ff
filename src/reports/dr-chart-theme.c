#include "dr-chart-theme.h"

#include <math.h>

#define RGB(hex) { ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) & 0xff) / 255.0 }

/* Newly excluded is a red, at risk a blue; mixes take turns between dark and middle tones, so that neighbours differ
 * by lightness and not by hue alone. tests/reports/test-chart-theme.c computes every ratio. */
static const DrChartTheme palettes[DR_N_CHART_STYLES] = {
  [DR_CHART_LIGHT] = {
    .background = RGB (0xffffff), .foreground = RGB (0x1d1d20), .muted = RGB (0x5c5f66), .outline = RGB (0x85888f),
    .grid = RGB (0xdfe1e5), .focus = RGB (0x1a5fb4),
    .certain = { RGB (0x6b0f2a), RGB (0x0b3157) },
    .possible = { RGB (0xdb6f86), RGB (0x5591c7) },
    .mix = { RGB (0x12355b), RGB (0x0f9a8c), RGB (0x5a1846), RGB (0xcf7616) },
    .heat = { RGB (0xe3edf5), RGB (0xb4d0e6), RGB (0x72a7cf), RGB (0x2f6fa6), RGB (0x10365f) },
  },
  [DR_CHART_DARK] = {
    .background = RGB (0x1e1e1e), .foreground = RGB (0xf2f2f3), .muted = RGB (0xb4b7bd), .outline = RGB (0x84888f),
    .grid = RGB (0x3a3b3f), .focus = RGB (0x78aeed),
    .certain = { RGB (0xffd3dc), RGB (0xcfe6fb) },
    .possible = { RGB (0xc6566f), RGB (0x4a83ba) },
    .mix = { RGB (0xcfe2f5), RGB (0x1c8679), RGB (0xf5dcec), RGB (0xb5650f) },
    .heat = { RGB (0x1f3347), RGB (0x2b567d), RGB (0x4385b9), RGB (0x86bbe0), RGB (0xd6eafa) },
  },
  [DR_CHART_HIGH_CONTRAST] = {
    .background = RGB (0xffffff), .foreground = RGB (0x000000), .muted = RGB (0x2b2b2b), .outline = RGB (0x000000),
    .grid = RGB (0xb0b0b0), .focus = RGB (0x0000d0),
    .certain = { RGB (0x3d0014), RGB (0x001a3d) },
    .possible = { RGB (0xc84a68), RGB (0x3577b8) },
    .mix = { RGB (0x00204a), RGB (0x00857a), RGB (0x3a0030), RGB (0xb86200) },
    .heat = { RGB (0xf0f6fb), RGB (0xb4d0e6), RGB (0x72a7cf), RGB (0x1f5f96), RGB (0x001f45) },
  },
  [DR_CHART_HIGH_CONTRAST_DARK] = {
    .background = RGB (0x000000), .foreground = RGB (0xffffff), .muted = RGB (0xe0e0e0), .outline = RGB (0xffffff),
    .grid = RGB (0x5e5e5e), .focus = RGB (0xffe14d),
    .certain = { RGB (0xffe3e9), RGB (0xdff0ff) },
    .possible = { RGB (0xcf5674), RGB (0x4a86c2) },
    .mix = { RGB (0xe3f0ff), RGB (0x1c8e80), RGB (0xffe0f4), RGB (0xc06a10) },
    .heat = { RGB (0x10263a), RGB (0x23507a), RGB (0x3f86bf), RGB (0x8cc4ec), RGB (0xe8f5ff) },
  },
};

/**
 * dr_chart_theme_new:
 * @style: which palette
 * @font: (nullable) (transfer none): font and size of text; %NULL: the system's sans serif at 10 points
 *
 * Returns: (transfer full): a theme for a screen of 96 units an inch, at the font's own size, left to right
 */
DrChartTheme *
dr_chart_theme_new (DrChartStyle                style,
                    const PangoFontDescription *font)
{
  DrChartTheme *self = g_new (DrChartTheme, 1);

  *self = palettes[style];
  self->font = font != NULL ? pango_font_description_copy (font) : pango_font_description_from_string ("Sans 10");
  if (pango_font_description_get_size (self->font) <= 0)
    pango_font_description_set_size (self->font, 10 * PANGO_SCALE);
  self->text_scale = 1.0;
  self->resolution = 96.0;

  return self;
}

/**
 * dr_chart_theme_copy:
 * @self: a theme
 *
 * Returns: (transfer full): another like it
 */
DrChartTheme *
dr_chart_theme_copy (const DrChartTheme *self)
{
  DrChartTheme *copy = g_new (DrChartTheme, 1);

  *copy = *self;
  copy->font = pango_font_description_copy (self->font);

  return copy;
}

void
dr_chart_theme_free (DrChartTheme *self)
{
  pango_font_description_free (self->font);
  g_free (self);
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (DrColour colour)
{
  return 0.2126 * linear (colour.red) + 0.7152 * linear (colour.green) + 0.0722 * linear (colour.blue);
}

/**
 * dr_colour_contrast:
 * @a: a colour
 * @b: another
 *
 * The contrast ratio of the Web Content Accessibility Guidelines 2.2.
 *
 * Returns: 1 to 21
 */
double
dr_colour_contrast (DrColour a,
                    DrColour b)
{
  double one = luminance (a) + 0.05;
  double other = luminance (b) + 0.05;

  return MAX (one, other) / MIN (one, other);
}

/**
 * dr_colour_text_on:
 * @fill: what text stands on
 *
 * Returns: black or white, whichever is read better; its contrast is at least 4.5:1 on any fill
 */
DrColour
dr_colour_text_on (DrColour fill)
{
  static const DrColour black = { 0.0, 0.0, 0.0 };
  static const DrColour white = { 1.0, 1.0, 1.0 };

  return dr_colour_contrast (fill, black) > dr_colour_contrast (fill, white) ? black : white;
}
