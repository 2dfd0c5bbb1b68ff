/* What a grid of shares does with a width: what it says in its cells, where its names and heads stand. In em of 10. */
#include "dr-heat-layout.h"

#define EM 10.0

/* The evidence base: 14 channels, the longest name of a group, cells of "1,180 · 2021", "54 % *", "54*". */
static const struct {
  const char    *path;
  double         width;
  guint          n_columns;
  double         names;
  double         word;
  gboolean       in_cells;
  gboolean       turned;
  gboolean       above;
  DrHeatContent  content;
} cases[] = {
  { "/reports/heat-layout/all-said", 1500, 14, 230, 55, FALSE, FALSE, FALSE, DR_HEAT_WHOLE },
  { "/reports/heat-layout/value", 700, 14, 230, 60, FALSE, TRUE, FALSE, DR_HEAT_VALUE },
  { "/reports/heat-layout/names-in-two-lines", 690, 14, 400, 60, FALSE, TRUE, FALSE, DR_HEAT_FIGURE },
  { "/reports/heat-layout/window-as-it-opens", 560, 14, 230, 60, FALSE, TRUE, FALSE, DR_HEAT_FIGURE },
  { "/reports/heat-layout/narrower", 420, 14, 230, 60, FALSE, TRUE, FALSE, DR_HEAT_FIGURE },
  { "/reports/heat-layout/smaller", 360, 14, 230, 60, FALSE, TRUE, FALSE, DR_HEAT_SMALL },
  { "/reports/heat-layout/names-above", 300, 14, 230, 60, FALSE, TRUE, TRUE, DR_HEAT_SMALL },
  { "/reports/heat-layout/telephone", 240, 14, 230, 60, TRUE, FALSE, TRUE, DR_HEAT_WHOLE },
  { "/reports/heat-layout/double-text", 210, 14, 230, 60, TRUE, FALSE, TRUE, DR_HEAT_WHOLE },
  { "/reports/heat-layout/few-on-a-telephone", 240, 2, 230, 50, FALSE, FALSE, FALSE, DR_HEAT_WHOLE },
  { "/reports/heat-layout/few-that-say-more-above", 210, 3, 230, 50, FALSE, FALSE, TRUE, DR_HEAT_WHOLE },
  { "/reports/heat-layout/tiles-rather-than-figures", 250, 9, 230, 60, TRUE, FALSE, TRUE, DR_HEAT_WHOLE },
  { "/reports/heat-layout/short-names", 420, 14, 40, 60, FALSE, TRUE, FALSE, DR_HEAT_FIGURE },
  { "/reports/heat-layout/no-column", 300, 0, 230, 0, FALSE, FALSE, FALSE, DR_HEAT_WHOLE },
};

static DrHeatSizes
sizes_of (guint index)
{
  return (DrHeatSizes) { .width = cases[index].width, .em = EM, .gap = 1.0, .n_columns = cases[index].n_columns,
                         .names = cases[index].names, .word = cases[index].word, .contents = { 58.0, 32.0, 19.0, 15.0 } };
}

static void
test_choice (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  DrHeatSizes sizes = sizes_of (i);
  DrHeatLayout layout = dr_heat_layout (&sizes);

  g_test_message ("heads %d, above %d, content %d", layout.heads, layout.names_above, layout.content);
  g_assert_cmpint (layout.heads == DR_HEAT_HEADS_IN_CELLS, ==, cases[i].in_cells);
  g_assert_cmpint (layout.heads == DR_HEAT_HEADS_TURNED, ==, cases[i].turned);
  g_assert_cmpint (layout.names_above, ==, cases[i].above);
  g_assert_cmpint (layout.content, ==, cases[i].content);
}

/* At any width and any number of columns: within it, with room for the text of a cell, and to be hit. */
static void
test_room (void)
{
  for (double width = 90.0; width < 1700.0; width += 7.0)
    for (guint n = 1; n < 20; n++)
      {
        DrHeatSizes sizes = { .width = width, .em = EM, .gap = 1.0, .n_columns = n, .names = 230.0, .word = 60.0,
                              .contents = { 58.0, 32.0, 19.0, 15.0 } };
        DrHeatLayout layout = dr_heat_layout (&sizes);

        g_assert_cmpfloat (layout.x + layout.per_line * (layout.cell_width + sizes.gap), <=, width + 0.1);
        g_assert_cmpfloat (layout.cell_width - 2.0 * layout.pad, >=, sizes.contents[layout.content] - 0.1);
        g_assert_cmpfloat (layout.cell_width, >=, EM * 1.6);
        if (layout.heads != DR_HEAT_HEADS_IN_CELLS)
          g_assert_cmpuint (layout.per_line, ==, n);
        if (!layout.names_above)
          g_assert_cmpfloat (layout.name_width, >=, EM * 7.4);
      }
}

/* More room never says less, where there are many columns: who widens a window loses nothing. */
static void
test_wider (void)
{
  guint told = DR_N_HEAT_CONTENTS;
  gboolean grid = FALSE;

  for (double width = 90.0; width < 1700.0; width += 1.0)
    {
      DrHeatSizes sizes = { .width = width, .em = EM, .gap = 1.0, .n_columns = 14, .names = 230.0, .word = 60.0,
                            .contents = { 58.0, 32.0, 19.0, 15.0 } };
      DrHeatLayout layout = dr_heat_layout (&sizes);

      if (layout.heads == DR_HEAT_HEADS_IN_CELLS)
        {
          g_assert_false (grid);
          continue;
        }
      grid = TRUE;
      g_assert_cmpuint (MIN (layout.content, DR_HEAT_FIGURE), <=, told);   /* a small figure says as much */
      told = MIN (layout.content, DR_HEAT_FIGURE);
    }
  g_assert_cmpuint (told, ==, DR_HEAT_WHOLE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, GUINT_TO_POINTER (i), test_choice);
  g_test_add_func ("/reports/heat-layout/room", test_room);
  g_test_add_func ("/reports/heat-layout/wider", test_wider);

  return g_test_run ();
}
