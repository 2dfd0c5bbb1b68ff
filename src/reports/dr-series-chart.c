#include "dr-series-chart.h"

#include "dr-bar-rows.h"
#include "dr-names.h"

#include <glib/gi18n-lib.h>

/* Rows whose values are told one by one; of more there is the table. */
#define MAX_TOLD 12

typedef struct {
  DrBarRows           bars;
  const char         *rows_name;
  DrSeriesUnit        unit;
  const char        **series;     /* copied */
  guint               n_series;
  const DrSeriesRow  *rows;       /* copied */
  guint               n_rows;
} DrSeriesChart;

static const DrPattern patterns[DR_N_CHART_MIXES] = {
  DR_PATTERN_SOLID, DR_PATTERN_STRIPES, DR_PATTERN_DOTS, DR_PATTERN_HOLLOW,
};

static char *
value_words (const DrSeriesChart *self,
             double               value)
{
  if (!dr_is_known (value))
    return g_strdup (_("not known"));

  return self->unit == DR_SERIES_SHARES ? dr_format_share (value) : dr_format_count (value);
}

static DrBar
new_bar (DrSeriesChart     *self,
         const DrSeriesRow *row,
         guint              series)
{
  DrArena *arena = self->bars.chart.arena;
  double value = row->values[series];
  g_autofree char *words = value_words (self, value);
  g_autofree char *long_label = g_strdup_printf ("%s: %s", self->series[series], words);

  return (DrBar) {
    .kind = dr_is_known (value) ? DR_BAR_KNOWN : DR_BAR_UNKNOWN,
    .lo = dr_is_known (value) ? value : 0.0,
    .hi = value,
    .certain = { DR_PAINT_MIX, series, patterns[series] },
    .possible = { DR_PAINT_MIX, series, DR_PATTERN_HATCH },
    .thickness = 0.74,
    .label = dr_arena_strdup (arena, words),
    .long_label = dr_arena_strdup (arena, long_label),
    .item = (int) self->bars.chart.items->len,
  };
}

static void
build_row (DrSeriesChart     *self,
           const DrSeriesRow *row,
           DrBarRow          *bars,
           guint             *n_items)
{
  DrChart *chart = &self->bars.chart;

  bars->name = row->name;
  bars->bars = dr_arena_array0 (chart->arena, DrBar, self->n_series);
  for (guint i = 0; i < self->n_series; i++)
    {
      g_autofree char *value = value_words (self, row->values[i]);

      bars->bars[bars->n_bars++] = new_bar (self, row, i);
      /* Translators: what a row is of, which of its bars, and its value: "Disabled people, Customers: 23 %" */
      dr_chart_add_item (chart, (*n_items)++, 0, g_strdup_printf (_("%1$s, %2$s: %3$s"), row->name, self->series[i], value));
    }
}

static void
build_key (DrSeriesChart *self)
{
  DrKeyEntry *key = dr_arena_array0 (self->bars.chart.arena, DrKeyEntry, self->n_series);

  for (guint i = 0; i < self->n_series; i++)
    {
      key[i].text = self->series[i];
      key[i].paint[0] = (DrPaint) { DR_PAINT_MIX, i, patterns[i] };
      key[i].n_paints = 1;
    }
  self->bars.key = key;
  self->bars.n_key = self->n_series;
}

static char *
summary (const DrChart *chart)
{
  const DrSeriesChart *self = (const DrSeriesChart *) chart;
  GString *text = g_string_new (NULL);

  if (chart->title != NULL)
    g_string_append_printf (text, "%s. ", chart->title);
  if (self->n_rows > MAX_TOLD)
    {
      for (guint j = 0; j < self->n_series; j++)
        {
          guint known = 0;

          for (guint i = 0; i < self->n_rows; i++)
            known += dr_is_known (self->rows[i].values[j]);
          /* Translators: which bars; how many of them are known; how many there are */
          g_string_append_printf (text, _("%1$s%2$s: known for %3$u of %4$u rows."), j > 0 ? " " : "", self->series[j], known,
                                  self->n_rows);
        }
      return g_string_free (text, FALSE);
    }

  for (guint i = 0; i < self->n_rows; i++)
    {
      g_string_append_printf (text, "%s%s: ", i > 0 ? " " : "", self->rows[i].name);
      for (guint j = 0; j < self->n_series; j++)
        {
          g_autofree char *value = value_words (self, self->rows[i].values[j]);

          g_string_append_printf (text, "%s%s %s", j > 0 ? ", " : "", self->series[j], value);
        }
      g_string_append_c (text, '.');
    }

  return g_string_free (text, FALSE);
}

static DrChartTable *
table (const DrChart *chart)
{
  const DrSeriesChart *self = (const DrSeriesChart *) chart;
  DrChartTable *made = dr_chart_table_new (self->n_rows + 1, self->n_series + 1);

  dr_chart_table_take (made, 0, 0, g_strdup (self->rows_name));
  for (guint i = 0; i < self->n_series; i++)
    dr_chart_table_take (made, 0, i + 1, g_strdup (self->series[i]));
  for (guint i = 0; i < self->n_rows; i++)
    {
      dr_chart_table_take (made, i + 1, 0, g_strdup (self->rows[i].name));
      for (guint j = 0; j < self->n_series; j++)
        dr_chart_table_take (made, i + 1, j + 1, value_words (self, self->rows[i].values[j]));
    }

  return made;
}

static const DrChartClass series_class = { dr_bar_rows_arrange, summary, table };

/**
 * dr_series_chart_new:
 * @data: (transfer none): what to show, in this order; copied
 * @theme: (transfer none): looks; copied
 *
 * Its items are the bars, row by row.
 *
 * Returns: (transfer full): the chart
 */
DrChart *
dr_series_chart_new (const DrSeriesChartData *data,
                     const DrChartTheme      *theme)
{
  DrSeriesChart *self = dr_chart_alloc (&series_class, sizeof *self, data->title, data->subtitle);
  DrChart *chart = &self->bars.chart;
  DrSeriesRow *copies = dr_arena_array0 (chart->arena, DrSeriesRow, data->n_rows);
  guint n_items = 0;

  self->rows_name = dr_arena_strdup (chart->arena, data->rows_name);
  self->unit = data->unit;
  self->n_series = MIN (data->n_series, DR_N_CHART_MIXES);
  self->series = dr_arena_array0 (chart->arena, const char *, self->n_series);
  for (guint i = 0; i < self->n_series; i++)
    self->series[i] = dr_arena_strdup (chart->arena, data->series[i]);
  self->rows = copies;
  self->n_rows = data->n_rows;
  self->bars.rows = dr_arena_array0 (chart->arena, DrBarRow, data->n_rows);
  self->bars.n_rows = data->n_rows;
  self->bars.shares = data->unit == DR_SERIES_SHARES;
  self->bars.axis_title = dr_arena_strdup (chart->arena, data->axis_title);
  for (guint i = 0; i < data->n_rows; i++)
    {
      double *values = dr_arena_array0 (chart->arena, double, self->n_series);

      for (guint j = 0; j < self->n_series; j++)
        values[j] = data->rows[i].values[j];
      copies[i].name = dr_arena_strdup (chart->arena, data->rows[i].name);
      copies[i].values = values;
      build_row (self, &copies[i], &self->bars.rows[i], &n_items);
    }
  build_key (self);
  dr_chart_set_theme (chart, theme);

  return chart;
}
