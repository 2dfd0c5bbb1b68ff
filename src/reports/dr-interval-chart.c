#include "dr-interval-chart.h"

#include "dr-bar-rows.h"
#include "dr-names.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

typedef struct {
  DrBarRows            bars;
  DrIntervalUnit       unit;
  const DrIntervalRow *rows;       /* copied */
  guint                n_rows;
  const char         **options;
  guint                n_options;
  guint                decimals;   /* of each share */
} DrIntervalChart;

static const char *
measure_name (guint measure)
{
  return measure == DR_INTERVAL_NEWLY_EXCLUDED ? _("Newly excluded") : _("At risk");
}

/* As spoken: "120 to 340 people". */
static char *
value_words (const DrIntervalChart *self,
             DrIntervalValue        value)
{
  DrPeople people = { TRUE, 0, 0 };
  g_autofree char *words = NULL;

  if (value.text != NULL)
    return g_strdup (value.text);
  if (!value.known)
    return g_strdup (_("unknown"));
  if (self->unit == DR_INTERVAL_SHARE)
    words = dr_format_interval_with ((DrInterval) { value.lo, value.hi }, self->decimals);
  else if (value.hi <= 0.0)
    return g_strdup (_("no one"));
  else
    {
      people.lo = (gint64) floor (value.lo);
      people.hi = (gint64) ceil (value.hi);
      words = dr_format_people (people);
    }

  /* Translators: an estimate, e.g. "about 90 people" */
  return value.about && value.lo == value.hi ? g_strdup_printf (_("about %s"), words) : g_steal_pointer (&words);
}

/* As shown at a bar: "120–340 people". */
static char *
value_label (const DrIntervalChart *self,
             DrIntervalValue        value)
{
  g_autofree char *lo = NULL;
  g_autofree char *hi = NULL;

  if (!value.known || value.text != NULL || value.lo == value.hi)
    return value_words (self, value);
  if (self->unit == DR_INTERVAL_SHARE)
    {
      g_autofree char *ends = dr_format_interval_with ((DrInterval) { value.lo, value.hi }, self->decimals);

      lo = dr_format_share_with (value.lo, self->decimals);
      hi = dr_format_share_with (value.hi, self->decimals);

      /* Translators: the lower and upper end of a range, as short as can be */
      return strcmp (lo, hi) == 0 ? g_steal_pointer (&ends) : g_strdup_printf (_("%1$s–%2$s"), lo, hi);
    }
  lo = dr_format_whole ((gint64) floor (value.lo));
  hi = dr_format_whole ((gint64) ceil (value.hi));

  /* Translators: the lower and upper end of a number of people, as short as can be */
  return g_strdup_printf (ngettext ("%1$s–%2$s person", "%1$s–%2$s people", (gulong) ceil (value.hi)), lo, hi);
}

static char *
item_words (const DrIntervalChart *self,
            const DrIntervalRow   *row,
            guint                  measure)
{
  g_autofree char *value = value_words (self, row->value[measure]);
  GString *text = g_string_new (NULL);

  /* Translators: a group, what is counted, and how many: "Aged 75 and over, newly excluded: 120 to 340 people" */
  g_string_append_printf (text, measure == DR_INTERVAL_NEWLY_EXCLUDED ? _("%1$s, newly excluded: %2$s")
                                                                     : _("%1$s, at risk: %2$s"), row->name, value);
  if (row->note != NULL)
    g_string_append_printf (text, " (%s)", row->note);
  for (guint i = 0; i < self->n_options && row->others != NULL; i++)
    {
      g_autofree char *other = value_words (self, row->others[i * DR_N_CHART_MEASURES + measure]);

      /* Translators: another option, and how many there */
      g_string_append_printf (text, _("; %1$s: %2$s"), self->options[i], other);
    }

  return g_string_free (text, FALSE);
}

static double
whole_group (const DrIntervalChart *self,
             const DrIntervalRow   *row)
{
  return self->unit == DR_INTERVAL_SHARE ? 1.0 : row->population;
}

static DrBar
new_bar (DrIntervalChart     *self,
         const DrIntervalRow *row,
         guint                measure)
{
  DrArena *arena = self->bars.chart.arena;
  DrIntervalValue value = row->value[measure];
  g_autofree char *label = value_label (self, value);
  g_autofree char *words = value_words (self, value);
  g_autofree char *long_label = g_strdup_printf ("%s: %s", measure_name (measure), words);
  DrBar bar = {
    .kind = value.known ? DR_BAR_KNOWN : DR_BAR_UNKNOWN,
    .lo = value.known ? value.lo : 0.0,
    .hi = value.known ? value.hi : whole_group (self, row),
    .certain = { DR_PAINT_CERTAIN, measure, DR_PATTERN_SOLID },
    .possible = { DR_PAINT_POSSIBLE, measure,
                  measure == DR_INTERVAL_NEWLY_EXCLUDED ? DR_PATTERN_SOLID : DR_PATTERN_LINES },
    .thickness = measure == DR_INTERVAL_NEWLY_EXCLUDED ? 0.8 : 0.5,
    .label = dr_arena_strdup (arena, label),
    .long_label = dr_arena_strdup (arena, long_label),
    .item = (int) self->bars.chart.items->len,
  };

  if (self->n_options > 0 && row->others != NULL)
    bar.others = dr_arena_array0 (arena, DrBarOther, self->n_options);
  for (guint i = 0; i < self->n_options && row->others != NULL; i++)
    {
      DrIntervalValue other = row->others[i * DR_N_CHART_MEASURES + measure];

      bar.others[i].kind = other.known ? DR_BAR_KNOWN : DR_BAR_UNKNOWN;
      bar.others[i].lo = other.known ? other.lo : 0.0;
      bar.others[i].hi = other.known ? other.hi : whole_group (self, row);
    }

  return bar;
}

static const char *
row_detail (DrIntervalChart     *self,
            const DrIntervalRow *row)
{
  g_autofree char *number = NULL;
  g_autofree char *people = NULL;
  g_autofree char *detail = NULL;

  if (dr_is_known (row->population))
    {
      number = dr_format_whole ((gint64) round (row->population));
      people = g_strdup_printf (ngettext ("%s person", "%s people", (gulong) row->population), number);
    }
  if (people != NULL && row->note != NULL)
    detail = g_strdup_printf ("%s · %s", people, row->note);

  return dr_arena_strdup (self->bars.chart.arena, detail != NULL ? detail : people != NULL ? people : row->note);
}

static gboolean
any_unknown (const DrIntervalChart *self)
{
  for (guint i = 0; i < self->n_rows; i++)
    for (guint j = 0; j < DR_N_CHART_MEASURES; j++)
      if (!self->rows[i].value[j].known)
        return TRUE;

  return FALSE;
}

static void
build_key (DrIntervalChart *self)
{
  DrArena *arena = self->bars.chart.arena;
  DrKeyEntry *key = dr_arena_array0 (arena, DrKeyEntry, DR_N_CHART_MEASURES + 3);
  guint n = 0;

  for (guint i = 0; i < DR_N_CHART_MEASURES; i++)
    {
      key[n].text = dr_arena_strdup (arena, measure_name (i));
      key[n].paint[0] = (DrPaint) { DR_PAINT_CERTAIN, i, DR_PATTERN_SOLID };
      key[n].paint[1] = (DrPaint) { DR_PAINT_POSSIBLE, i, i == 0 ? DR_PATTERN_SOLID : DR_PATTERN_LINES };
      key[n++].n_paints = 2;
    }
  key[n++].text = dr_arena_strdup (arena, _("First part of a bar: at least; whole bar: at most"));
  if (any_unknown (self))
    {
      key[n].text = dr_arena_strdup (arena, _("Unknown: anything up to the whole group"));
      key[n].paint[0] = (DrPaint) { DR_PAINT_OUTLINE, 0, DR_PATTERN_HATCH };
      key[n++].n_paints = 1;
    }
  if (self->n_options > 0)
    {
      g_autofree char *names = g_strjoinv ("; ", (char **) self->options);
      g_autofree char *text = g_strdup_printf (self->n_options > 1 ? _("Other options, from the top: %s")
                                                                   : _("Other option: %s"), names);

      key[n].text = dr_arena_strdup (arena, text);
      key[n++].whisker = TRUE;
    }
  self->bars.key = key;
  self->bars.n_key = n;
  self->bars.cut_key.text = dr_arena_strdup (arena, _("Bars with two slashes go on past the axis"));
}

/* The row whose lower end is highest, then its upper end; the total stands for no group. What is shown as a class, or not at all, is
 * ranked with nothing: it would tell more than the class does. @n_exact, @n_coarse: (out): groups of which it is known */
static const DrIntervalRow *
worst (const DrIntervalChart *self,
       guint                  measure,
       guint                 *n_exact,
       guint                 *n_coarse)
{
  const DrIntervalRow *found = NULL;

  *n_exact = *n_coarse = 0;
  for (guint i = 0; i < self->n_rows; i++)
    {
      const DrIntervalRow *row = &self->rows[i];
      DrIntervalValue value = row->value[measure];

      *n_exact += !row->total && value.known && value.text == NULL;
      *n_coarse += !row->total && value.text != NULL;
      if (row->total || !value.known || value.hi <= 0.0 || value.text != NULL)
        continue;
      if (found == NULL || value.lo > found->value[measure].lo
          || (value.lo == found->value[measure].lo && value.hi > found->value[measure].hi))
        found = row;
    }

  return found;
}

static void
append_unknown (const DrIntervalChart *self,
                guint                  measure,
                GString               *text)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < self->n_rows; i++)
    if (!self->rows[i].value[measure].known && self->rows[i].value[measure].text == NULL)
      g_string_append_printf (names, "%s%s", n++ > 0 ? "; " : "", self->rows[i].name);
  if (n > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, ngettext ("Unknown for %1$u group: %2$s.", "Unknown for %1$u groups: %2$s.", n), n,
                              names->str);
    }
}

static char *
summary (const DrChart *chart)
{
  const DrIntervalChart *self = (const DrIntervalChart *) chart;
  GString *text = g_string_new (NULL);

  if (chart->title != NULL)
    g_string_append_printf (text, "%s. ", chart->title);
  g_string_append_printf (text, ngettext ("Bars from the least to the most people newly excluded and at risk, for %u group.",
                                          "Bars from the least to the most people newly excluded and at risk, for %u groups.",
                                          self->n_rows), self->n_rows);
  for (guint i = 0; i < DR_N_CHART_MEASURES; i++)
    {
      guint n_exact;
      guint n_coarse;
      const DrIntervalRow *row = worst (self, i, &n_exact, &n_coarse);
      g_autofree char *value = row != NULL ? value_words (self, row->value[i]) : NULL;

      g_string_append_printf (text, " %s: ", measure_name (i));
      if (row != NULL)
        g_string_append_printf (text,
                                n_coarse == 0 ? _("highest for %1$s, %2$s.") : _("highest of those shown as they are for %1$s, %2$s."),
                                row->name, value);
      else if (n_coarse == 0)
        g_string_append (text, _("no one in any group where it is known."));
      else
        g_string_append (text, n_exact > 0 ? _("no one in any group where it is shown as it is.")
                                           : _("shown as it is for no group."));
      append_unknown (self, i, text);
    }

  return g_string_free (text, FALSE);
}

static char *
end_words (const DrIntervalChart *self,
           DrIntervalValue        value,
           gboolean               upper)
{
  if (value.text != NULL)
    return g_strdup (value.text);
  if (!value.known)
    return g_strdup (_("unknown"));
  if (self->unit == DR_INTERVAL_SHARE)
    return dr_format_share_with (upper ? value.hi : value.lo, self->decimals);

  return dr_format_whole ((gint64) (upper ? ceil (value.hi) : floor (value.lo)));
}

static DrChartTable *
table (const DrChart *chart)
{
  const DrIntervalChart *self = (const DrIntervalChart *) chart;
  const char *headings[] = { _("Group"), _("People in the group"), _("Newly excluded, at least"),
                             _("Newly excluded, at most"), _("At risk, at least"), _("At risk, at most") };
  guint first_option = G_N_ELEMENTS (headings);
  DrChartTable *made = dr_chart_table_new (self->n_rows + 1, first_option + self->n_options * DR_N_CHART_MEASURES);

  for (guint i = 0; i < first_option; i++)
    dr_chart_table_take (made, 0, i, g_strdup (headings[i]));
  for (guint i = 0; i < self->n_options * DR_N_CHART_MEASURES; i++)
    dr_chart_table_take (made, 0, first_option + i,
                         g_strdup_printf ("%s: %s", self->options[i / DR_N_CHART_MEASURES],
                                          measure_name (i % DR_N_CHART_MEASURES)));
  for (guint i = 0; i < self->n_rows; i++)
    {
      const DrIntervalRow *row = &self->rows[i];

      dr_chart_table_take (made, i + 1, 0, g_strdup (row->name));
      dr_chart_table_take (made, i + 1, 1, dr_format_count (row->population));
      for (guint j = 0; j < 2 * DR_N_CHART_MEASURES; j++)
        dr_chart_table_take (made, i + 1, 2 + j, end_words (self, row->value[j / 2], j % 2 == 1));
      for (guint j = 0; j < self->n_options * DR_N_CHART_MEASURES && row->others != NULL; j++)
        dr_chart_table_take (made, i + 1, first_option + j, value_words (self, row->others[j]));
    }

  return made;
}

static const DrChartClass interval_class = { dr_bar_rows_arrange, summary, table };

/* One number of decimals for all that stands beside the bars. */
static guint
decimals_of (const DrIntervalRow *rows,
             guint                n_rows,
             guint                n_options)
{
  guint decimals = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      for (guint j = 0; j < DR_N_CHART_MEASURES; j++)
        if (rows[i].value[j].known)
          decimals = MAX (decimals, dr_interval_decimals ((DrInterval) { rows[i].value[j].lo, rows[i].value[j].hi }));
      for (guint j = 0; j < n_options * DR_N_CHART_MEASURES; j++)
        if (rows[i].others[j].known)
          decimals = MAX (decimals, dr_interval_decimals ((DrInterval) { rows[i].others[j].lo, rows[i].others[j].hi }));
    }

  return decimals;
}

static void
copy_rows (DrIntervalChart           *self,
           const DrIntervalChartData *data)
{
  DrArena *arena = self->bars.chart.arena;
  DrIntervalRow *rows = dr_arena_array0 (arena, DrIntervalRow, data->n_rows);
  gsize n_others = (gsize) data->n_options * DR_N_CHART_MEASURES;

  for (guint i = 0; i < data->n_rows; i++)
    {
      rows[i] = data->rows[i];
      rows[i].name = dr_arena_strdup (arena, rows[i].name);
      rows[i].note = dr_arena_strdup (arena, rows[i].note);
      for (guint j = 0; j < DR_N_CHART_MEASURES; j++)
        rows[i].value[j].text = dr_arena_strdup (arena, rows[i].value[j].text);
      if (data->rows[i].others != NULL && n_others > 0)
        {
          DrIntervalValue *others = dr_arena_array0 (arena, DrIntervalValue, n_others);

          memcpy (others, data->rows[i].others, n_others * sizeof *others);
          for (gsize j = 0; j < n_others; j++)
            others[j].text = dr_arena_strdup (arena, others[j].text);
          rows[i].others = others;
        }
    }
  self->rows = rows;
  self->n_rows = data->n_rows;
  self->options = dr_arena_array0 (arena, const char *, data->n_options + 1);
  self->n_options = data->n_options;
  for (guint i = 0; i < data->n_options; i++)
    self->options[i] = dr_arena_strdup (arena, data->options[i]);
}

/**
 * dr_interval_chart_new:
 * @data: (transfer none): what to show, in this order; copied
 * @theme: (transfer none): looks; copied
 *
 * Its items are two a row: newly excluded, then at risk.
 *
 * Returns: (transfer full): the chart
 */
DrChart *
dr_interval_chart_new (const DrIntervalChartData *data,
                       const DrChartTheme        *theme)
{
  DrIntervalChart *self = dr_chart_alloc (&interval_class, sizeof *self, data->title, data->subtitle);
  DrChart *chart = &self->bars.chart;
  DrBarRow *rows = dr_arena_array0 (chart->arena, DrBarRow, data->n_rows);

  self->unit = data->unit;
  copy_rows (self, data);
  if (data->unit == DR_INTERVAL_SHARE)
    self->decimals = decimals_of (self->rows, self->n_rows, self->n_options);
  for (guint i = 0; i < self->n_rows; i++)
    {
      rows[i].name = self->rows[i].name;
      rows[i].detail = row_detail (self, &self->rows[i]);
      rows[i].total = self->rows[i].total;
      rows[i].bars = dr_arena_array0 (chart->arena, DrBar, DR_N_CHART_MEASURES);
      rows[i].n_bars = DR_N_CHART_MEASURES;
      for (guint j = 0; j < DR_N_CHART_MEASURES; j++)
        {
          rows[i].bars[j] = new_bar (self, &self->rows[i], j);
          dr_chart_add_item (chart, i * DR_N_CHART_MEASURES + j, 0, item_words (self, &self->rows[i], j));
        }
    }
  self->bars.rows = rows;
  self->bars.n_rows = self->n_rows;
  self->bars.n_others = self->n_options;
  self->bars.shares = data->unit == DR_INTERVAL_SHARE;
  self->bars.axis_title = dr_arena_strdup (chart->arena, data->unit == DR_INTERVAL_SHARE ? _("Share of the group")
                                                                                         : _("Number of people"));
  build_key (self);
  dr_chart_set_theme (chart, theme);

  return chart;
}
