/* What a chart says: items as spoken, the description, the table. */
#include "chart-fixture.h"

#include <locale.h>
#include <string.h>

#include "dr-bar-rows.h"
#include "dr-heat-map-private.h"
#include "dr-mix-chart.h"

typedef enum { WORKED_EXAMPLE, MIX, SERIES, HEAT, TIMELINE } Which;

static DrChart *
make (Which which)
{
  g_autoptr (DrChartTheme) theme = dr_chart_theme_new (DR_CHART_LIGHT, NULL);

  return which == WORKED_EXAMPLE ? chart_fixture_worked_example (theme)
         : which == MIX          ? chart_fixture_mix (theme)
         : which == SERIES       ? chart_fixture_series (theme)
         : which == TIMELINE     ? chart_fixture_timeline (theme)
                                 : chart_fixture_heat (theme);
}

static const struct {
  const char *path;
  Which       which;
  int         item;
  const char *text;
} items[] = {
  { "/reports/words/item/range", WORKED_EXAMPLE, 2,
    "Aged 75 and over, newly excluded: 120 to 340 people; Close the desk: 0 to 410 people; "
    "Keep the desk with shorter hours: no one" },
  { "/reports/words/item/thousands", WORKED_EXAMPLE, 1, "Everyone, at risk: 450 to 6,100 people" },
  { "/reports/words/item/unknown", WORKED_EXAMPLE, 6,
    "People who speak little or no English, newly excluded: unknown; Close the desk: unknown; "
    "Keep the desk with shorter hours: no one" },
  { "/reports/words/item/about", WORKED_EXAMPLE, 8,
    "Households without a car or van, newly excluded: about 90 people (households, not people); "
    "Close the desk: 0 to 60 people; Keep the desk with shorter hours: no one" },
  { "/reports/words/item/no-one", WORKED_EXAMPLE, 14, "Aged 16 to 44, newly excluded: no one" },
  { "/reports/words/item/note", WORKED_EXAMPLE, 10, "Trans people, newly excluded: unknown (number not known)" },
  { "/reports/words/item/mix", MIX, 1, "Telephone, Preferred: 48 %" },
  { "/reports/words/item/mix-not-known", MIX, 6, "Email, Actual: not known" },
  { "/reports/words/item/mix-range", MIX, 12, "Face to face, Expected: 4 % to 9 %" },
  { "/reports/words/item/series", SERIES, 2, "Telephone, Can be handled: 78,000" },
  { "/reports/words/item/series-not-known", SERIES, 4, "Email, 2024: not known" },
  { "/reports/words/item/series-nothing", SERIES, 6, "Face to face, 2023: 0" },
  { "/reports/words/item/mix-nothing", MIX, 19, "Other, Target: 0 %" },
  { "/reports/words/item/cell", HEAT, 22, "People aged 75 and over, Email: 41 %, 84 · 2013, fewer than 100 answers" },
  { "/reports/words/item/cell-unknown", HEAT, 32, "Disabled people, Web chat: unknown" },
  { "/reports/words/item/time", TIMELINE, 0, "Email, Sep 2026: 1 reduced: Waste inbox (Waste)" },
  { "/reports/words/item/times", TIMELINE, 1,
    "Face to face, May 2026: 2 withdrawn: Town hall desk (Parking); Library desk (Benefits)" },
  { "/reports/words/item/no-time", TIMELINE, 6,
    "British Sign Language by video relay, No date: 1 withdrawn: Relay (Customer services)" },
};

static void
test_item (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (DrChart) chart = make (items[i].which);

  g_assert_cmpstr (dr_chart_item_text (chart, items[i].item), ==, items[i].text);
}

static const struct {
  const char *path;
  Which       which;
  const char *text;
} summaries[] = {
  { "/reports/words/summary/interval", WORKED_EXAMPLE,
    "Who could be left without a way in. Bars from the least to the most people newly excluded and at risk, "
    "for 8 groups. Newly excluded: highest for Aged 75 and over, 120 to 340 people. Unknown for 2 groups: "
    "People who speak little or no English; Trans people. At risk: highest for Aged 75 and over, 283 to 640 people. "
    "Unknown for 2 groups: People who speak little or no English; Trans people." },
  { "/reports/words/summary/mix", MIX,
    "How people reach customer services. Share of contacts for 5 channels. Expected: Telephone 34 %, Email 32 %, "
    "Website 25 %, Face to face 4 % to 9 %, Other 2 %. Preferred: Telephone 48 %, Email 29 %, Website 7 %, "
    "Face to face 12 %, Other 4 %. Actual: Telephone 41.0 %, Website 22.0 %, Face to face 2.5 %. "
    "Target: Telephone 30 %, Email 25 %, Website 40 %, Face to face 5 %, Other 0 %." },
  { "/reports/words/summary/series", SERIES,
    "Contacts in a year. Telephone: 2023 71,000, 2024 64,000, Can be handled 78,000. "
    "Email: 2023 21,300, 2024 not known, Can be handled 30,000. Face to face: 2023 0, 2024 410, Can be handled not known." },
  { "/reports/words/summary/heat", HEAT,
    "What is known of who can use which way in. Share who can use it, in 8 rows and 7 columns. Unknown in 13 of 56. "
    "Lowest: Unpaid carers, Email: 0 %, 1,180 · 2021. "
    "Highest: Unpaid carers, Online forms: 100 %, 84 · 2013, fewer than 100 answers. Marked (fewer than 100 answers): 8." },
  { "/reports/words/summary/timeline", TIMELINE,
    "What went, and when. 4 withdrawn, 3 reduced, 1 moved. From May 2026 to Feb 2027. 1 has no date. Email: 1. Face to face: 4. Telephone: 2. "
    "British Sign Language by video relay: 1." },
};

/* Everybody is no group that could be highest or lowest, and a place may be shared. A second line that no cell has is not explained. */
static void
test_extremes (void)
{
  static const char * const columns[] = { "Displaced" };
  static const char * const rows[] = { "Everyone", "Carers", "Muslims", "Disabled people" };
  const DrHeatCell cells[] = {
    { .value = 0.1, .total = TRUE }, { .value = 0.5 }, { .value = 0.5 }, { .value = 0.2 },
  };
  const DrHeatMapData data = {
    .value_name = "Share of the group", .detail_name = "the others", .columns = columns, .n_columns = 1,
    .rows = rows, .n_rows = G_N_ELEMENTS (rows), .cells = cells,
  };
  g_autoptr (DrChartTheme) theme = dr_chart_theme_new (DR_CHART_LIGHT, NULL);
  g_autoptr (DrChart) chart = dr_heat_map_new (&data, theme);
  const DrHeatMap *map = (const DrHeatMap *) chart;
  g_autofree char *text = dr_chart_summary (chart);

  g_assert_nonnull (strstr (text, "Lowest: Disabled people, Displaced: 20 %. Highest: Carers, Displaced: 50 %. 1 other is as high."));
  for (guint i = 0; i < map->n_key; i++)
    g_assert_null (strstr (map->key[i].text, "the others"));
}

/* What a key says of what a chart does not show: a mix that there is none of has no mark, and is missed; a target is not set, rather
 * than not known. A second line is explained where a cell has one. */
static void
test_keys (void)
{
  static const char * const columns[] = { "Displaced" };
  static const char * const rows[] = { "Carers" };
  const DrHeatCell cells[] = { { .value = 0.5, .detail = "3 more" } };
  const DrHeatMapData data = {
    .value_name = "Share of the group", .detail_name = "the others", .columns = columns, .n_columns = 1,
    .rows = rows, .n_rows = 1, .cells = cells,
  };
  const DrMixRow mix_rows[] = { { "Telephone", { [DR_MIX_EXPECTED] = { TRUE, { 0.4, 0.4 }, FALSE } } } };
  const DrMixChartData mix = { .rows = mix_rows, .n_rows = 1, .known = { [DR_MIX_EXPECTED] = TRUE } };
  g_autoptr (DrChartTheme) theme = dr_chart_theme_new (DR_CHART_LIGHT, NULL);
  g_autoptr (DrChart) chart = dr_heat_map_new (&data, theme);
  g_autoptr (DrChart) bars = dr_mix_chart_new (&mix, theme);
  const DrHeatMap *map = (const DrHeatMap *) chart;
  const DrBarRows *key = (const DrBarRows *) bars;

  g_assert_cmpint (map->detail_key, >=, 0);
  g_assert_cmpstr (map->key[map->detail_key].text, ==, "Below each value: the others");
  g_assert_cmpstr (key->key[DR_MIX_ACTUAL].text, ==, "Actual (not known)");
  g_assert_cmpstr (key->key[DR_MIX_TARGET].text, ==, "Target (not set)");
  g_assert_cmpuint (key->key[DR_MIX_TARGET].n_paints, ==, 0);
  g_assert_cmpuint (key->key[DR_MIX_EXPECTED].n_paints, ==, 1);
}

static void
test_summary (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (DrChart) chart = make (summaries[i].which);
  g_autofree char *text = dr_chart_summary (chart);

  g_assert_cmpstr (text, ==, summaries[i].text);
}

static const struct {
  const char *path;
  Which       which;
  guint       row;
  const char *cells;    /* joined by bars */
} rows[] = {
  { "/reports/words/table/interval-headings", WORKED_EXAMPLE, 0,
    "Group|People in the group|Newly excluded, at least|Newly excluded, at most|At risk, at least|At risk, at most|"
    "Close the desk: Newly excluded|Close the desk: At risk|Keep the desk with shorter hours: Newly excluded|"
    "Keep the desk with shorter hours: At risk" },
  { "/reports/words/table/interval", WORKED_EXAMPLE, 2,
    "Aged 75 and over|1,200|120|340|283|640|0 to 410 people|300 to 700 people|no one|120 to 410 people" },
  { "/reports/words/table/interval-unknown", WORKED_EXAMPLE, 6,
    "Trans people|not known|unknown|unknown|unknown|unknown||||" },
  { "/reports/words/table/mix-headings", MIX, 0, "Channel|Expected|Preferred|Actual|Target" },
  { "/reports/words/table/mix", MIX, 2, "Email|32 %|29 %|not known|25 %" },
  { "/reports/words/table/series-headings", SERIES, 0, "Channel|2023|2024|Can be handled" },
  { "/reports/words/table/series", SERIES, 2, "Email|21,300|not known|30,000" },
  { "/reports/words/table/heat-headings", HEAT, 0,
    "Share who can use it|Telephone|Email|Council website|Online forms|Web chat|Post|Face to face" },
  { "/reports/words/table/heat", HEAT, 7,
    "People who speak little or no English|unknown|unknown|unknown|unknown|unknown|unknown|unknown" },
  { "/reports/words/table/timeline-headings", TIMELINE, 0, "When|Channel|How many|Which" },
  { "/reports/words/table/timeline", TIMELINE, 1,
    "May 2026|Face to face|2 withdrawn|Town hall desk (Parking); Library desk (Benefits)" },
  { "/reports/words/table/timeline-no-date", TIMELINE, 7,
    "No date|British Sign Language by video relay|1 withdrawn|Relay (Customer services)" },
};

static void
test_table (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (DrChart) chart = make (rows[i].which);
  g_autoptr (DrChartTable) table = dr_chart_table (chart);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint j = 0; j < table->n_columns; j++)
    {
      g_string_append_printf (joined, "%s%s", j > 0 ? "|" : "", dr_chart_table_get (table, rows[i].row, j));
      g_assert_cmpint (dr_chart_table_is_header (table, rows[i].row, j), ==, rows[i].row == 0 || j == 0);
    }
  g_assert_cmpstr (joined->str, ==, rows[i].cells);
}

static const struct {
  const char *path;
  Which       which;
  const char *numbers;   /* a sign for each column */
} columns[] = {
  { "/reports/words/numbers/interval", WORKED_EXAMPLE, "0111111111" },
  { "/reports/words/numbers/mix", MIX, "01111" },
  { "/reports/words/numbers/series", SERIES, "0111" },
  { "/reports/words/numbers/timeline", TIMELINE, "0010" },
};

static void
test_numbers (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (DrChart) chart = make (columns[i].which);
  g_autoptr (DrChartTable) table = dr_chart_table (chart);
  g_autoptr (GString) numbers = g_string_new (NULL);

  for (guint j = 0; j < table->n_columns; j++)
    g_string_append_c (numbers, dr_chart_table_is_numbers (table, j) ? '1' : '0');
  g_assert_cmpstr (numbers->str, ==, columns[i].numbers);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reports/words/summary/extremes", test_extremes);
  g_test_add_func ("/reports/chart-words/keys", test_keys);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    g_test_add_data_func (items[i].path, GUINT_TO_POINTER (i), test_item);
  for (guint i = 0; i < G_N_ELEMENTS (summaries); i++)
    g_test_add_data_func (summaries[i].path, GUINT_TO_POINTER (i), test_summary);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add_data_func (rows[i].path, GUINT_TO_POINTER (i), test_table);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_test_add_data_func (columns[i].path, GUINT_TO_POINTER (i), test_numbers);

  return g_test_run ();
}
