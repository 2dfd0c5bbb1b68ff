#include "dr-mix-chart.h"

#include "dr-bar-rows.h"
#include "dr-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  DrBarRows       bars;
  const DrMixRow *rows;      /* copied */
  guint           n_rows;
  gboolean        known[DR_N_CHART_MIXES];
  gboolean        open[DR_N_CHART_MIXES];
  const char     *source[DR_N_CHART_MIXES];
  guint           decimals[DR_N_CHART_MIXES];   /* of its shares: as in a column */
} DrMixChart;

G_STATIC_ASSERT (DR_N_CHART_MIXES == DR_N_MIX_KINDS);

static const DrPattern patterns[DR_N_CHART_MIXES] = {
  [DR_MIX_EXPECTED] = DR_PATTERN_SOLID,
  [DR_MIX_PREFERRED] = DR_PATTERN_STRIPES,
  [DR_MIX_ACTUAL] = DR_PATTERN_DOTS,
  [DR_MIX_TARGET] = DR_PATTERN_HOLLOW,
};

/**
 * dr_mix_absent_words:
 * @mix: a kind of mix
 * @open: it is still to be announced
 *
 * What is expected, preferred or done may be so without anybody knowing it; what is aimed at has to be set.
 *
 * Returns: what stands for a share that there is none of
 */
const char *
dr_mix_absent_words (DrMixKind mix,
                     gboolean  open)
{
  if (open)
    return _("to be announced");

  return mix == DR_MIX_TARGET ? _("not set") : _("not known");
}

static char *
value_words (const DrMixChart *self,
             const DrMixRow   *row,
             guint             mix)
{
  return self->known[mix] && row->value[mix].stated ? dr_format_interval_with (row->value[mix].share, self->decimals[mix])
                                                    : g_strdup (dr_mix_absent_words (mix, row->value[mix].open));
}

static char *
value_label (const DrMixChart *self,
             const DrMixRow   *row,
             guint             mix)
{
  g_autofree char *lo = dr_format_share_with (row->value[mix].share.lo, self->decimals[mix]);
  g_autofree char *hi = dr_format_share_with (row->value[mix].share.hi, self->decimals[mix]);

  if (!self->known[mix] || !row->value[mix].stated || strcmp (lo, hi) == 0)
    return value_words (self, row, mix);

  /* Translators: the lower and upper end of a range, as short as can be */
  return g_strdup_printf (_("%1$s–%2$s"), lo, hi);
}

static DrBar
new_bar (DrMixChart     *self,
         const DrMixRow *row,
         guint           mix)
{
  DrArena *arena = self->bars.chart.arena;
  gboolean known = row->value[mix].stated;
  g_autofree char *label = value_label (self, row, mix);
  g_autofree char *words = value_words (self, row, mix);
  g_autofree char *long_label = g_strdup_printf ("%s: %s", dr_mix_kind_label (mix), words);

  return (DrBar) {
    .kind = known ? DR_BAR_KNOWN : DR_BAR_ABSENT,
    .lo = known ? row->value[mix].share.lo : 0.0,
    .hi = known ? row->value[mix].share.hi : 0.0,
    .certain = { DR_PAINT_MIX, mix, patterns[mix] },
    .possible = { DR_PAINT_MIX, mix, DR_PATTERN_HATCH },
    .thickness = 0.74,
    .label = dr_arena_strdup (arena, label),
    .long_label = dr_arena_strdup (arena, long_label),
    .item = (int) self->bars.chart.items->len,
  };
}

/* Every mix has its place in the key, in one order, so that what is missing is missed. */
static void
build_key (DrMixChart *self)
{
  DrArena *arena = self->bars.chart.arena;
  DrKeyEntry *key = dr_arena_array0 (arena, DrKeyEntry, DR_N_CHART_MIXES);

  for (guint i = 0; i < DR_N_CHART_MIXES; i++)
    {
      const char *remark = self->known[i] ? self->source[i] : dr_mix_absent_words (i, self->open[i]);
      g_autofree char *text = remark != NULL ? g_strdup_printf ("%s (%s)", dr_mix_kind_label (i), remark) : NULL;

      key[i].text = dr_arena_strdup (arena, text != NULL ? text : dr_mix_kind_label (i));
      key[i].paint[0] = (DrPaint) { DR_PAINT_MIX, i, patterns[i] };
      key[i].n_paints = self->known[i] ? 1 : 0;
    }
  self->bars.key = key;
  self->bars.n_key = DR_N_CHART_MIXES;
}

static char *
summary (const DrChart *chart)
{
  const DrMixChart *self = (const DrMixChart *) chart;
  GString *text = g_string_new (NULL);

  if (chart->title != NULL)
    g_string_append_printf (text, "%s. ", chart->title);
  g_string_append_printf (text, ngettext ("Share of contacts for %u channel.", "Share of contacts for %u channels.",
                                          self->n_rows), self->n_rows);
  for (guint i = 0; i < DR_N_CHART_MIXES; i++)
    {
      guint n = 0;

      g_string_append_printf (text, " %s: ", dr_mix_kind_label (i));
      for (guint j = 0; j < self->n_rows && self->known[i]; j++)
        if (self->rows[j].value[i].stated)
          {
            g_autofree char *value = value_words (self, &self->rows[j], i);

            g_string_append_printf (text, "%s%s %s", n++ > 0 ? ", " : "", self->rows[j].name, value);
          }
      g_string_append_printf (text, "%s.", n == 0 ? dr_mix_absent_words (i, self->open[i]) : "");
    }

  return g_string_free (text, FALSE);
}

static DrChartTable *
table (const DrChart *chart)
{
  const DrMixChart *self = (const DrMixChart *) chart;
  DrChartTable *made = dr_chart_table_new (self->n_rows + 1, DR_N_CHART_MIXES + 1);

  dr_chart_table_take (made, 0, 0, g_strdup (_("Channel")));
  for (guint i = 0; i < DR_N_CHART_MIXES; i++)
    dr_chart_table_take (made, 0, i + 1, g_strdup (dr_mix_kind_label (i)));
  for (guint i = 0; i < self->n_rows; i++)
    {
      dr_chart_table_take (made, i + 1, 0, g_strdup (self->rows[i].name));
      for (guint j = 0; j < DR_N_CHART_MIXES; j++)
        dr_chart_table_take (made, i + 1, j + 1, value_words (self, &self->rows[i], j));
    }

  return made;
}

static const DrChartClass mix_class = { dr_bar_rows_arrange, summary, table };

static void
build_row (DrMixChart     *self,
           const DrMixRow *row,
           DrBarRow       *bars,
           guint          *n_items)
{
  DrChart *chart = &self->bars.chart;

  bars->name = row->name;
  bars->bars = dr_arena_array0 (chart->arena, DrBar, DR_N_CHART_MIXES);
  for (guint i = 0; i < DR_N_CHART_MIXES; i++)
    {
      g_autofree char *value = value_words (self, row, i);

      if (!self->known[i])
        continue;
      bars->bars[bars->n_bars++] = new_bar (self, row, i);
      /* Translators: a channel, a kind of mix, and its share: "Telephone, Expected: 34 %" */
      dr_chart_add_item (chart, (*n_items)++, 0, g_strdup_printf (_("%1$s, %2$s: %3$s"), row->name, dr_mix_kind_label (i), value));
    }
}

/**
 * dr_mix_chart_new:
 * @data: (transfer none): what to show, in this order; copied
 * @theme: (transfer none): looks; copied
 *
 * Its items are the mixes that are known, channel by channel.
 *
 * Returns: (transfer full): the chart
 */
DrChart *
dr_mix_chart_new (const DrMixChartData *data,
                  const DrChartTheme   *theme)
{
  DrMixChart *self = dr_chart_alloc (&mix_class, sizeof *self, data->title, data->subtitle);
  DrChart *chart = &self->bars.chart;
  DrMixRow *copies = dr_arena_array0 (chart->arena, DrMixRow, data->n_rows);
  guint n_items = 0;

  for (guint i = 0; i < DR_N_CHART_MIXES; i++)
    {
      self->known[i] = data->known[i];
      self->open[i] = data->open[i];
      self->source[i] = dr_arena_strdup (chart->arena, data->source[i]);
    }
  self->rows = copies;
  self->n_rows = data->n_rows;
  self->bars.rows = dr_arena_array0 (chart->arena, DrBarRow, data->n_rows);
  self->bars.n_rows = data->n_rows;
  self->bars.shares = TRUE;
  self->bars.axis_title = dr_arena_strdup (chart->arena, _("Share of contacts"));
  for (guint i = 0; i < data->n_rows; i++)
    for (guint j = 0; j < DR_N_CHART_MIXES; j++)
      if (data->known[j] && data->rows[i].value[j].stated)
        self->decimals[j] = MAX (self->decimals[j], dr_interval_decimals (data->rows[i].value[j].share));
  for (guint i = 0; i < data->n_rows; i++)
    {
      copies[i] = data->rows[i];
      copies[i].name = dr_arena_strdup (chart->arena, data->rows[i].name);
      build_row (self, &copies[i], &self->bars.rows[i], &n_items);
    }
  build_key (self);
  dr_chart_set_theme (chart, theme);

  return chart;
}
