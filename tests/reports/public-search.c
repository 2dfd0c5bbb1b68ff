/* What somebody finds in a public version by looking at it: bars to be measured, names and counts to be read. */
#include "public-adversary.h"

#include <math.h>
#include <string.h>

#include "dr-chart-private.h"
#include "dr-html-report.h"

#define CHART_WIDTH 900.0

/* How long the parts of one bar are: solid, and all of it. */
static void
measure (const GArray *marks,
         int           item,
         double       *solid,
         double       *whole)
{
  *solid = *whole = 0.0;
  for (guint i = 0; i < marks->len; i++)
    {
      const DrMark *mark = &g_array_index (marks, DrMark, i);

      if (mark->kind != DR_MARK_FILL || mark->item != item || mark->paint.pattern == DR_PATTERN_HATCH)
        continue;
      *whole += mark->rect.width;
      if (mark->paint.role == DR_PAINT_CERTAIN)
        *solid += mark->rect.width;
    }
}

static gboolean
is_small (double number)
{
  return number >= 1.0 && number <= 9.0;
}

/* The longest bar whose number is shown gives the length of one person. */
static double
scale_of (const DrIntervalChartData *data,
          const GArray              *marks)
{
  double most = 0.0;
  double scale = 0.0;

  for (guint i = 0; i < data->n_rows * DR_N_CHART_MEASURES; i++)
    {
      const DrIntervalRow *row = &data->rows[i / DR_N_CHART_MEASURES];
      DrIntervalValue value = row->value[i % DR_N_CHART_MEASURES];
      double solid;
      double whole;

      measure (marks, (int) i, &solid, &whole);
      if (row->total || !value.known || value.hi <= most)
        continue;
      most = value.hi;
      scale = whole / value.hi;
    }

  return scale;
}

/* (nullable): it has no numbers there: the public version does not show either that it has none */
static const DrIntervalRow *
truth_of (const DrIntervalChartData *real,
          const char                *name)
{
  for (guint i = 0; i < real->n_rows; i++)
    if (strcmp (real->rows[i].name, name) == 0)
      return &real->rows[i];

  return NULL;
}

/* Rows that hide something stand in the order of their names: the order of their numbers would tell of them. */
static void
look_at_order (Adversary                 *self,
               const DrIntervalChartData *data)
{
  const char *before = NULL;

  for (guint i = 0; i < data->n_rows; i++)
    {
      const DrIntervalRow *row = &data->rows[i];

      if (row->total || (row->value[0].text == NULL && row->value[1].text == NULL && dr_is_known (row->population)))
        continue;
      if (before != NULL && strcmp (before, row->name) > 0)
        g_string_append_printf (self->leaks, "%s stands before %s\n", before, row->name);
      before = row->name;
    }
}

static void
measure_chart (Adversary                 *self,
               const DrIntervalChartData *real,
               const DrIntervalChartData *data)
{
  g_autoptr (DrChartTheme) theme = dr_chart_theme_new (DR_CHART_LIGHT, NULL);
  g_autoptr (DrChart) chart = dr_interval_chart_new (data, theme);
  const GArray *marks = dr_chart_marks (chart, CHART_WIDTH);
  double scale = scale_of (data, marks);

  for (guint i = 0; i < data->n_rows * DR_N_CHART_MEASURES && scale > 0.0; i++)
    {
      const DrIntervalRow *row = truth_of (real, data->rows[i / DR_N_CHART_MEASURES].name);
      const DrIntervalValue truth = row != NULL ? row->value[i % DR_N_CHART_MEASURES] : (DrIntervalValue) { .known = FALSE };
      double thin = chart->hair * 2.0 + 0.001;
      double solid;
      double whole;

      if (!truth.known || (!is_small (truth.lo) && !is_small (truth.hi)))
        continue;
      self->bars++;
      measure (marks, (int) i, &solid, &whole);
      if (is_small (truth.lo) && solid > 0.0 && (solid > thin || truth.lo != truth.hi) && fabs (solid / scale - truth.lo) < 0.7)
        g_string_append_printf (self->leaks, "the solid bar of %s is %g long\n", data->rows[i / DR_N_CHART_MEASURES].name,
                                solid / scale);
      if (is_small (truth.hi) && truth.hi != 9.0 && whole > thin && fabs (whole / scale - truth.hi) < 0.7)
        g_string_append_printf (self->leaks, "the bar of %s is %g long\n", data->rows[i / DR_N_CHART_MEASURES].name,
                                whole / scale);
    }
}

static const DrDocumentFigure *
find_figure (const DrDocument *document,
             const char       *anchor)
{
  for (guint i = 0; i < document->n_blocks; i++)
    if (document->blocks[i].kind == DR_BLOCK_FIGURE && strcmp (document->blocks[i].figure.anchor, anchor) == 0)
      return &document->blocks[i].figure;

  return NULL;
}

/* Each chart is drawn and measured. */
void
adversary_chart (Adversary        *self,
                 const DrDocument *report,
                 const DrDocument *shown)
{
  for (guint i = 0; i < shown->n_blocks; i++)
    if (shown->blocks[i].kind == DR_BLOCK_FIGURE && shown->blocks[i].figure.chart.kind == DR_CHART_DATA_INTERVALS)
      {
        const DrDocumentFigure *figure = find_figure (report, shown->blocks[i].figure.anchor);

        g_assert_nonnull (figure);
        look_at_order (self, shown->blocks[i].figure.chart.data.intervals);
        measure_chart (self, figure->chart.data.intervals, shown->blocks[i].figure.chart.data.intervals);
      }
}

static void
look_for (Adversary  *self,
          const char *text,
          const char *pattern,
          gboolean    any_case,
          const char *what)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, any_case ? G_REGEX_CASELESS : 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      int at = 0;
      g_autofree char *around = NULL;

      g_match_info_fetch_pos (match, 0, &at, NULL);
      around = g_utf8_make_valid (text + MAX (at - 40, 0), 90);
      g_string_append_printf (self->leaks, "%s: … %s …\n", what, around);
    }
}

/* In all that is drawn and written, the page's attributes included. */
void
adversary_name (Adversary        *self,
                const DrDocument *shown,
                const char       *id,
                const char       *name)
{
  gsize length;
  g_autofree char *page = dr_html_report_new (shown, &length);
  g_autofree char *text = dr_document_to_text (shown);
  g_autofree char *escaped = g_regex_escape_string (name, -1);
  g_autofree char *escaped_id = g_regex_escape_string (id, -1);
  g_autofree char *pattern = g_strdup_printf ("(?<!\\w)%s(?!\\w)", escaped);
  g_autofree char *id_pattern = g_strdup_printf ("(?<![\\w-])%s(?![\\w-])", escaped_id);

  self->names++;
  look_for (self, page, pattern, TRUE, "name");
  look_for (self, text, pattern, TRUE, "name");
  if (strpbrk (id, "-.0123456789") != NULL)
    look_for (self, page, id_pattern, FALSE, "id");
}

/* Counts that the program says itself, whatever people wrote. */
void
adversary_search (Adversary        *self,
                  const DrDocument *shown)
{
  for (guint i = 0; i < shown->n_blocks; i++)
    if (shown->blocks[i].kind == DR_BLOCK_FIGURE)
      {
        g_autoptr (DrChartTheme) theme = dr_chart_theme_new (DR_CHART_LIGHT, NULL);
        g_autoptr (DrChart) chart = dr_chart_data_make (&shown->blocks[i].figure.chart, theme);
        g_autofree char *alternative = dr_words_to_text (&shown->blocks[i].figure.alternative);
        const GArray *marks = dr_chart_marks (chart, CHART_WIDTH);

        for (guint k = 0; k < marks->len; k++)
          if (g_array_index (marks, DrMark, k).kind == DR_MARK_TEXT)
            look_for (self, pango_layout_get_text (g_array_index (marks, DrMark, k).layout),
                      "(?<![\\w,.])[1-9] (people|person)", FALSE, "label");
        for (guint k = 0; k < dr_chart_n_items (chart); k++)
          look_for (self, dr_chart_item_text (chart, (int) k), "(?<![\\w,.])[1-9] (people|person)", FALSE, "item");
        look_for (self, alternative, "(?<![\\w,.])[1-9] (people|person)", FALSE, "alternative");
      }
}
