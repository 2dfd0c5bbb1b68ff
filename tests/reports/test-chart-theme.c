/* The palettes: every contrast ratio that the charts lean on, computed as WCAG 2.2 does. */
#include "dr-chart-theme.h"

static void
check (DrColour    a,
       DrColour    b,
       double      least,
       const char *what,
       guint       index)
{
  double ratio = dr_colour_contrast (a, b);

  if (ratio < least)
    {
      g_test_message ("%s %u: %.2f:1, expected at least %.1f:1", what, index, ratio, least);
      g_test_fail ();
    }
}

static void
test_palette (gconstpointer data)
{
  g_autoptr (DrChartTheme) theme = dr_chart_theme_new (GPOINTER_TO_UINT (data), NULL);
  DrColour ground = theme->background;

  check (theme->foreground, ground, 7.0, "foreground", 0);
  check (theme->muted, ground, 4.5, "muted text", 0);
  check (theme->outline, ground, 3.0, "outline", 0);
  check (theme->focus, ground, 3.0, "focus", 0);
  for (guint i = 0; i < DR_N_CHART_MEASURES; i++)
    {
      check (theme->certain[i], ground, 3.0, "certain", i);
      check (theme->possible[i], ground, 3.0, "possible", i);
      check (theme->certain[i], theme->possible[i], 3.0, "certain against possible", i);
    }
  for (guint i = 0; i < DR_N_CHART_MIXES; i++)
    {
      check (theme->mix[i], ground, 3.0, "mix", i);
      if (i > 0)
        check (theme->mix[i], theme->mix[i - 1], 3.0, "mix against the one before", i);
    }
  for (guint i = 0; i < DR_N_HEAT_CLASSES; i++)
    {
      check (dr_colour_text_on (theme->heat[i]), theme->heat[i], 4.5, "text on heat", i);
      if (i > 0)
        check (theme->heat[i], theme->heat[i - 1], 1.3, "heat against the one before", i);
    }
}

static void
test_known (void)
{
  DrColour black = { 0.0, 0.0, 0.0 };
  DrColour white = { 1.0, 1.0, 1.0 };
  DrColour grey = { 119 / 255.0, 119 / 255.0, 119 / 255.0 };

  g_assert_cmpfloat_with_epsilon (dr_colour_contrast (black, white), 21.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (dr_colour_contrast (white, black), 21.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (dr_colour_contrast (grey, grey), 1.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (dr_colour_contrast (grey, white), 4.48, 0.005);
}

/* On any fill at all, text can be read. */
static void
test_text_on (void)
{
  for (guint i = 0; i < 17 * 17 * 17; i++)
    {
      DrColour fill = { i % 17 / 16.0, i / 17 % 17 / 16.0, i / 289 / 16.0 };

      g_assert_cmpfloat (dr_colour_contrast (dr_colour_text_on (fill), fill), >=, 4.5);
    }
}

static void
test_copy (void)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Serif 13");
  g_autoptr (DrChartTheme) theme = dr_chart_theme_new (DR_CHART_DARK, font);
  g_autoptr (DrChartTheme) copy = NULL;

  theme->text_scale = 1.5;
  copy = dr_chart_theme_copy (theme);
  g_assert_true (pango_font_description_equal (copy->font, font));
  g_assert_true (copy->font != theme->font);
  g_assert_cmpfloat (copy->text_scale, ==, 1.5);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/reports/theme/light", GUINT_TO_POINTER (DR_CHART_LIGHT), test_palette);
  g_test_add_data_func ("/reports/theme/dark", GUINT_TO_POINTER (DR_CHART_DARK), test_palette);
  g_test_add_data_func ("/reports/theme/high-contrast", GUINT_TO_POINTER (DR_CHART_HIGH_CONTRAST), test_palette);
  g_test_add_data_func ("/reports/theme/high-contrast-dark", GUINT_TO_POINTER (DR_CHART_HIGH_CONTRAST_DARK),
                        test_palette);
  g_test_add_func ("/reports/theme/known-ratios", test_known);
  g_test_add_func ("/reports/theme/text-on-any-fill", test_text_on);
  g_test_add_func ("/reports/theme/copy", test_copy);

  return g_test_run ();
}
