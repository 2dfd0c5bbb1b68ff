/* The public version's charts: what they say in words, and beside their bars, is no way around the numbers that they do not show. */
#include "report-fixture.h"

#include <string.h>

#include "dr-document-builder.h"
#include "dr-public-document.h"

#define ROWS 3
#define MEASURES DR_N_CHART_MEASURES
#define PER_ROW (1 + MEASURES)

static const char * const names[ROWS] = { "The many", "The few", "The others" };

/* A document with one chart, as anybody may read it. @n_values: of the chart, in a table of one row; @few: (nullable): a family
 * that rests on few answers */
static DrDocument *
publish (DrDocumentBuilder *out,
         const DrChartData *chart,
         guint              n_values,
         const char        *few)
{
  const DrPublicOptions options = { NULL };

  dr_document_start_table (out, "t", dr_words_text (out, "Numbers"), n_values);
  dr_document_start_row (out);
  for (guint i = 0; i < n_values; i++)
    dr_document_add_cell (out, dr_words_value (out, chart->values[i]));
  dr_document_add_table (out, dr_document_end_table (out));
  if (few != NULL)
    dr_document_add_few (out, few);
  dr_document_add_figure (out, "f", dr_words_text (out, "A chart"), dr_words_text (out, "What its author would say"), *chart, NULL);

  return dr_public_document_new (dr_document_builder_finish (out), &options, NULL);
}

static const DrDocumentFigure *
figure_of (const DrDocument *shown)
{
  for (guint i = 0; i < shown->n_blocks; i++)
    if (shown->blocks[i].kind == DR_BLOCK_FIGURE)
      return &shown->blocks[i].figure;

  g_assert_not_reached ();
}

static DrValue
people (DrDocumentBuilder *out,
        gint64             n,
        double             of,
        const char        *key)
{
  return dr_value_people (out, (DrPeople) { TRUE, n, n }, of, key);
}

/* Bars of three groups, of which the second are few. @without: of these, without mitigation: it stands in the table alone, and beside
 * their bar in words */
static DrDocument *
make_bars (gint64      many,
           gint64      newly,
           gint64      at_risk,
           gint64      without,
           const char *few)
{
  g_autoptr (DrDocumentBuilder) out = dr_document_builder_new ("en-GB", "Bars");
  const gint64 numbers[ROWS][PER_ROW] = { { 5000, many, many }, { 300, newly, at_risk }, { 4000, many / 2, many / 2 } };
  static const char * const keys[ROWS][PER_ROW] = {
    { "group:a/size", "group:a/newly", "group:a/at-risk" },
    { "group:b/size", "group:b/newly", "group:b/at-risk" },
    { "group:c/size", "group:c/newly", "group:c/at-risk" },
  };
  DrIntervalRow rows[ROWS];
  DrValue values[ROWS * PER_ROW + 1];
  const DrIntervalChartData data = { .rows = rows, .n_rows = ROWS };
  const DrChartData chart = { .kind = DR_CHART_DATA_INTERVALS, .data = { .intervals = &data }, .values = values };
  g_autofree char *note = g_strdup_printf ("without mitigation: %d people", (int) without);

  values[ROWS * PER_ROW] = people (out, without, (double) numbers[1][0], "group:b/without-mitigation");
  for (guint i = 0; i < ROWS; i++)
    {
      rows[i] = (DrIntervalRow) { .name = names[i], .population = (double) numbers[i][0], .note = i == 1 ? note : NULL };
      for (guint k = 0; k < PER_ROW; k++)
        values[i * PER_ROW + k] = people (out, numbers[i][k], (double) numbers[i][0], keys[i][k]);
      for (guint k = 0; k < MEASURES; k++)
        {
          double number = (double) MAX (numbers[i][1 + k], 0);

          rows[i].value[k] = (DrIntervalValue) { numbers[i][1 + k] >= 0, FALSE, number, number, NULL };
          if (numbers[i][1 + k] < 0)   /* not known */
            values[i * PER_ROW + 1 + k] = dr_value_unknown (out, "unknown", keys[i][1 + k]);
        }
    }

  return publish (out, &chart, ROWS * PER_ROW + 1, few);
}

/* What is shown as a class is ranked with nothing, so that the words are the same for each number that it may be. */
static void
test_bars_ranked (void)
{
  for (gint64 n = 1; n <= 9; n++)
    {
      g_autoptr (DrDocument) first = make_bars (6, 1, 1, 0, NULL);
      g_autoptr (DrDocument) shown = make_bars (6, n, 10 - n, 0, NULL);
      g_autoptr (DrDocument) beside = make_bars (500, n, n, 0, NULL);
      g_autofree char *one = dr_words_to_text (&figure_of (first)->alternative);
      g_autofree char *other = dr_words_to_text (&figure_of (shown)->alternative);
      g_autofree char *among = dr_words_to_text (&figure_of (beside)->alternative);

      g_assert_cmpstr (one, ==, other);
      g_assert_nonnull (strstr (other, "shown as it is for no group"));
      g_assert_nonnull (strstr (among, "highest of those shown as they are for The many, 500 people"));
    }
}

/* With mitigation nobody is left, which is shown as it is; without it they were few, and the note says it in words. */
static void
test_bars_note (void)
{
  g_autoptr (DrDocument) told = make_bars (500, 0, 0, 40, NULL);
  g_autoptr (DrDocument) shown = make_bars (500, 0, 0, 4, NULL);

  g_assert_nonnull (figure_of (told)->chart.data.intervals->rows[1].note);
  g_assert_null (figure_of (shown)->chart.data.intervals->rows[1].note);
}

/* Whether anything is known of a group of which nothing is shown. */
static void
test_bars_unknown (void)
{
  g_autoptr (DrDocument) known = make_bars (500, 120, 120, 0, "group:b");
  g_autoptr (DrDocument) unknown = make_bars (500, -1, -1, 0, "group:b");
  g_autofree char *one = dr_words_to_text (&figure_of (known)->alternative);
  g_autofree char *other = dr_words_to_text (&figure_of (unknown)->alternative);

  g_assert_cmpstr (one, ==, other);
  g_assert_null (strstr (other, "Unknown"));
}

/* A cell for each group. @others: what stands below the share of the few, and is in no table; @share: -1: not known */
static DrDocument *
make_grid (double      share,
           const char *others,
           const char *few)
{
  static const char * const columns[] = { "Displaced" };
  static const char * const keys[ROWS] = { "group:a/displaced", "group:b/displaced", "group:c/displaced" };
  const double shares[ROWS] = { 0.4, share, 0.2 };
  g_autoptr (DrDocumentBuilder) out = dr_document_builder_new ("en-GB", "Grid");
  DrHeatCell cells[ROWS];
  DrValue values[ROWS * 2];
  const DrHeatMapData data = { .value_name = "Share", .columns = columns, .n_columns = 1, .rows = names, .n_rows = ROWS,
                               .cells = cells };
  const DrChartData chart = { .kind = DR_CHART_DATA_HEAT, .data = { .heat = &data }, .values = values };

  for (guint i = 0; i < ROWS; i++)
    {
      gboolean known = shares[i] >= 0.0;

      cells[i] = (DrHeatCell) { .value = known ? shares[i] : DR_UNKNOWN, .detail = i == 1 ? others : NULL };
      values[i * 2] = known ? dr_value_share (out, dr_interval_exact (shares[i]), 300, keys[i])
                            : dr_value_unknown (out, "unknown", keys[i]);
      values[i * 2 + 1] = dr_value_unknown (out, "unknown", keys[i]);
    }

  return publish (out, &chart, ROWS * 2, few);
}

static void
test_grid_ranked (void)
{
  for (guint n = 1; n <= 9; n++)
    {
      g_autoptr (DrDocument) shown = make_grid (n / 300.0, NULL, NULL);
      g_autofree char *words = dr_words_to_text (&figure_of (shown)->alternative);

      g_assert_nonnull (strstr (words, "Lowest of those shown as they are: The others, Displaced: 20 %."));
      g_assert_nonnull (strstr (words, "Highest of those shown as they are: The many, Displaced: 40 %."));
    }
}

/* What stands in the chart alone, since the table does not show it. */
static void
test_grid_detail (void)
{
  g_autoptr (DrDocument) shown = make_grid (0.3, "others 81.4 %", NULL);
  g_autofree char *words = dr_words_to_text (&figure_of (shown)->alternative);
  g_autofree char *html = report_fixture_html (shown);

  g_assert_null (strstr (words, "81.4"));
  g_assert_null (strstr (html, "81.4"));
}

static void
test_grid_unknown (void)
{
  g_autoptr (DrDocument) known = make_grid (0.3, NULL, "group:b");
  g_autoptr (DrDocument) unknown = make_grid (-1.0, NULL, "group:b");
  g_autofree char *one = dr_words_to_text (&figure_of (known)->alternative);
  g_autofree char *other = dr_words_to_text (&figure_of (unknown)->alternative);

  g_assert_cmpstr (one, ==, other);
}

/* Where the ends of a coarse share have a decimal, so has each share beside it; but "0 %" has none. */
static void
test_decimals (void)
{
  g_auto (ReportFixture) fixture = { NULL };
  g_autoptr (DrDocument) shown = NULL;
  guint n = 0;

  report_fixture_load (&fixture, "data/examples/worked-example.xml");
  shown = dr_assessment_report_public_new (&fixture.input, NULL);
  for (guint i = 0; i < shown->n_blocks; i++)
    {
      const DrBlock *block = &shown->blocks[i];
      const DrHeatMapData *heat = block->kind == DR_BLOCK_FIGURE && block->figure.chart.kind == DR_CHART_DATA_HEAT
                                    ? block->figure.chart.data.heat : NULL;

      for (guint k = 0; heat != NULL && k < heat->n_rows * heat->n_columns; k++)
        if (heat->cells[k].text != NULL && strcmp (heat->cells[k].text, "0 %") != 0)
          {
            g_assert_nonnull (strstr (heat->cells[k].text, "."));
            n++;
          }
    }
  g_assert_cmpuint (n, ==, 4);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reports/public-charts/bars-ranked", test_bars_ranked);
  g_test_add_func ("/reports/public-charts/bars-note", test_bars_note);
  g_test_add_func ("/reports/public-charts/bars-unknown", test_bars_unknown);
  g_test_add_func ("/reports/public-charts/grid-ranked", test_grid_ranked);
  g_test_add_func ("/reports/public-charts/grid-detail", test_grid_detail);
  g_test_add_func ("/reports/public-charts/grid-unknown", test_grid_unknown);
  g_test_add_func ("/reports/public-charts/decimals", test_decimals);

  return g_test_run ();
}
