/* Charts of the public version: made of the numbers that are left, so that no bar is longer or shorter than they say. */
#include "dr-public-private.h"

#include <string.h>

#include "dr-effect-cells.h"
#include "dr-names.h"

/* A number of the chart as it may be shown; whether that is other than it was. */
static DrValue
shown (DrPublic      *self,
       const DrValue *value,
       gboolean      *changed)
{
  DrPublicTally before = self->tally;
  DrValue made = dr_public_number (self, value);

  self->tally = before;   /* the table beside the chart has the same number, which counts */
  *changed = *changed || made.kind != value->kind || strcmp (made.text, value->text) != 0;

  return made;
}

/* What is not shown is not said to be unknown either. %NULL: it is shown. */
static const char *
not_shown (DrPublic      *self,
           const DrValue *value)
{
  DrPublicTally before = self->tally;
  const char *text = NULL;

  if (value->key != NULL && dr_suppression_get_key (self->suppression, value->key) == DR_COARSE_WITHHELD)
    text = dr_public_withheld (self->out, &self->tally).text;
  self->tally = before;

  return text;
}

static DrIntervalValue
interval_value (DrPublic              *self,
                const DrValue         *value,
                const DrIntervalValue *was,
                gboolean              *changed)
{
  gboolean other = FALSE;
  DrValue made;
  DrIntervalValue interval = *was;

  if (!was->known)
    {
      interval.text = not_shown (self, value);
      return interval;
    }
  made = shown (self, value, &other);
  *changed = *changed || other;
  if (!other)
    return interval;
  interval.known = dr_is_known (made.lo);
  interval.about = FALSE;
  interval.lo = interval.known ? made.lo : 0.0;
  interval.hi = interval.known ? made.hi : 0.0;
  interval.text = dr_public_text (self, made.text, FALSE);

  return interval;
}

/* Notes say numbers in words; the table has them as numbers, so a row that may not say all of its group as it is goes without. */
static void
make_row (DrPublic            *self,
          const DrIntervalRow *row,
          guint                n_others,
          const DrValue       *values,
          DrIntervalRow       *made)
{
  DrIntervalValue *others = dr_arena_array0 (dr_document_builder_get_arena (self->out), DrIntervalValue, n_others + 1);
  gboolean changed = values[1].key != NULL && dr_suppression_get_key (self->suppression, values[1].key) != DR_COARSE_EXACT;
  gboolean resized = FALSE;

  *made = *row;
  made->name = dr_public_text (self, row->name, FALSE);
  if (dr_is_known (row->population))
    shown (self, &values[0], &resized);
  if (resized)
    made->population = DR_UNKNOWN;
  for (guint i = 0; i < DR_N_CHART_MEASURES; i++)
    made->value[i] = interval_value (self, &values[1 + i], &row->value[i], &changed);
  for (guint i = 0; i < n_others && row->others != NULL; i++)
    others[i] = interval_value (self, &values[1 + DR_N_CHART_MEASURES + i], &row->others[i], &changed);
  made->others = row->others != NULL ? others : NULL;
  made->note = changed || resized ? NULL : dr_public_text (self, row->note, FALSE);
}

static const DrIntervalChartData *
make_intervals (DrPublic                  *self,
                const DrIntervalChartData *data,
                const DrValue             *values,
                const guint               *order)
{
  DrArena *arena = dr_document_builder_get_arena (self->out);
  DrIntervalChartData *made = dr_arena_new0 (arena, DrIntervalChartData);
  DrIntervalRow *rows = dr_arena_array0 (arena, DrIntervalRow, data->n_rows + 1);
  const char **options = dr_arena_array0 (arena, const char *, data->n_options + 1);
  guint n_others = data->n_options * DR_N_CHART_MEASURES;
  guint per_row = 1 + DR_N_CHART_MEASURES + n_others;

  *made = *data;
  made->title = dr_public_text (self, data->title, FALSE);
  made->subtitle = dr_public_text (self, data->subtitle, FALSE);
  for (guint i = 0; i < data->n_options; i++)
    options[i] = dr_public_text (self, data->options[i], TRUE);
  for (guint i = 0; i < data->n_rows; i++)
    {
      guint from = order != NULL ? order[i] : i;

      make_row (self, &data->rows[from], n_others, values + (gsize) from * per_row, &rows[i]);
    }
  made->options = options;
  made->rows = rows;

  return made;
}

static DrHeatCell
make_cell (DrPublic         *self,
           const DrHeatCell *cell,
           const DrValue    *values)
{
  DrHeatCell made = *cell;
  gboolean changed = FALSE;
  gboolean detail_changed = FALSE;
  DrValue value;

  if (!dr_is_known (cell->value))
    {
      const char *text = not_shown (self, &values[0]);

      made.withheld = text != NULL;
      made.text = text != NULL ? text : made.text;
      return made;
    }
  value = shown (self, &values[0], &changed);
  if (dr_value_is_number (&values[1]))
    shown (self, &values[1], &detail_changed);
  if (changed)
    {
      /* A grid of people is filled by classes of people, one of shares by the share. */
      made.value = value.kind == DR_VALUE_PEOPLE ? dr_effect_cell_value ((gint64) value.hi, TRUE) : value.hi;
      made.text = dr_public_text (self, value.text, FALSE);
      made.brief = NULL;
      made.coarse = TRUE;
      made.withheld = !dr_is_known (value.hi);
    }
  if (changed || detail_changed)
    {
      made.spoken = NULL;
      made.mark = FALSE;   /* it may tell on which side of some number of answers it is */
    }
  /* What it says there is not in the table: it is not shown. */
  if (detail_changed || !dr_value_is_number (&values[1]) || (changed && values[1].kind != DR_VALUE_NUMBER))
    made.detail = NULL;

  return made;
}

/* Where a coarse share has a decimal, those beside it that are shown as they are have one as well. @values: of the cell */
static void
align_cell (DrArena       *arena,
            const DrValue *values,
            guint          decimals,
            DrHeatCell    *cell)
{
  const DrInterval share = { values[0].lo, values[0].hi };
  g_autofree char *text = NULL;

  if (cell->coarse || cell->text == NULL || values[0].kind != DR_VALUE_SHARE || !dr_is_known (cell->value)
      || dr_interval_decimals (share) >= decimals)
    return;
  text = dr_format_interval_with (share, decimals);
  cell->text = dr_arena_strdup (arena, text);
}

static const DrHeatMapData *
make_heat (DrPublic            *self,
           const DrHeatMapData *data,
           const DrValue       *values,
           const guint         *order)
{
  DrArena *arena = dr_document_builder_get_arena (self->out);
  DrHeatMapData *made = dr_arena_new0 (arena, DrHeatMapData);
  DrHeatCell *cells = dr_arena_array0 (arena, DrHeatCell, (gsize) data->n_rows * data->n_columns + 1);
  const char **rows = dr_arena_array0 (arena, const char *, data->n_rows + 1);
  const char **columns = dr_arena_array0 (arena, const char *, data->n_columns + 1);
  guint decimals = 0;

  *made = *data;
  for (guint k = 0; k < data->n_columns; k++)
    columns[k] = dr_public_text (self, data->columns[k], FALSE);
  for (guint i = 0; i < data->n_rows; i++)
    {
      gsize from = order != NULL ? order[i] : i;

      rows[i] = dr_public_text (self, data->rows[from], FALSE);
      for (guint k = 0; k < data->n_columns; k++)
        cells[(gsize) i * data->n_columns + k] = make_cell (self, &data->cells[from * data->n_columns + k],
                                                           values + (from * data->n_columns + k) * 2);
    }
  for (gsize i = 0; i < (gsize) data->n_rows * data->n_columns; i++)
    if (cells[i].coarse && cells[i].text != NULL && strstr (cells[i].text, "%") != NULL && strchr (cells[i].text, '.') != NULL)
      decimals = 1;
  for (guint i = 0; i < data->n_rows; i++)
    for (guint k = 0; k < data->n_columns; k++)
      align_cell (arena, values + ((order != NULL ? order[i] : i) * (gsize) data->n_columns + k) * 2, decimals,
                  &cells[(gsize) i * data->n_columns + k]);
  made->rows = rows;
  made->columns = columns;
  made->cells = cells;

  return made;
}

/* A share that is not shown is drawn as one that nobody stated. */
static const DrMixChartData *
make_mix (DrPublic             *self,
          const DrMixChartData *data,
          const DrValue        *values,
          const guint          *order)
{
  DrArena *arena = dr_document_builder_get_arena (self->out);
  DrMixChartData *made = dr_arena_new0 (arena, DrMixChartData);
  DrMixRow *rows = dr_arena_array0 (arena, DrMixRow, data->n_rows + 1);

  *made = *data;
  made->title = dr_public_text (self, data->title, FALSE);
  made->subtitle = dr_public_text (self, data->subtitle, FALSE);
  for (guint i = 0; i < data->n_rows; i++)
    {
      guint from = order != NULL ? order[i] : i;

      rows[i] = data->rows[from];
      rows[i].name = dr_public_text (self, rows[i].name, FALSE);
      for (guint kind = 0; kind < DR_N_CHART_MIXES; kind++)
        {
          gboolean changed = FALSE;
          DrValue value;

          if (!data->known[kind] || !rows[i].value[kind].stated)
            continue;
          value = shown (self, &values[(gsize) from * DR_N_CHART_MIXES + kind], &changed);
          if (!changed)
            continue;
          rows[i].value[kind].stated = dr_is_known (value.lo);
          rows[i].value[kind].share = dr_is_known (value.lo) ? (DrInterval) { value.lo, value.hi } : dr_interval_exact (0.0);
        }
    }
  made->rows = rows;

  return made;
}

/* When access points close, shrink or move is published with the decision, and how many of them do is no number of people: all of
 * it stays but for names and private words. */
static const DrTimelineData *
make_timeline (DrPublic             *self,
               const DrTimelineData *data)
{
  DrArena *arena = dr_document_builder_get_arena (self->out);
  DrTimelineData *made = dr_arena_new0 (arena, DrTimelineData);
  DrTimelineEvent *events = dr_arena_array0 (arena, DrTimelineEvent, data->n_events + 1);
  const char **rows = dr_arena_array0 (arena, const char *, data->n_rows + 1);
  DrPublicTally before = self->tally;   /* the table beside the chart has the same names, which count */

  *made = *data;
  for (guint i = 0; i < data->n_rows; i++)
    rows[i] = dr_public_text (self, data->rows[i], FALSE);
  for (guint i = 0; i < data->n_events; i++)
    {
      events[i] = data->events[i];
      events[i].name = dr_public_text (self, events[i].name, TRUE);
    }
  made->rows = rows;
  made->events = events;
  self->tally = before;

  return made;
}

/**
 * dr_public_chart:
 * @self: a public version
 * @chart: a chart of the document
 * @rows: (nullable): in which order its rows come, as they do in its table
 * @made: (out): the same chart of the numbers that are left
 *
 * Returns: whether it can be made; else it has to be left out
 */
gboolean
dr_public_chart (DrPublic          *self,
                 const DrChartData *chart,
                 const guint       *rows,
                 DrChartData       *made)
{
  *made = (DrChartData) { .kind = chart->kind };
  switch (chart->kind)
    {
    case DR_CHART_DATA_INTERVALS:
      if (chart->values == NULL)
        return FALSE;
      made->data.intervals = make_intervals (self, chart->data.intervals, chart->values, rows);
      return TRUE;
    case DR_CHART_DATA_HEAT:
      if (chart->values == NULL)
        return FALSE;
      made->data.heat = make_heat (self, chart->data.heat, chart->values, rows);
      return TRUE;
    case DR_CHART_DATA_MIX:
      if (chart->values == NULL)
        return FALSE;
      made->data.mix = make_mix (self, chart->data.mix, chart->values, rows);
      return TRUE;
    case DR_CHART_DATA_TIMELINE:
      made->data.timeline = make_timeline (self, chart->data.timeline);
      return TRUE;
    default:
      return FALSE;
    }
}
