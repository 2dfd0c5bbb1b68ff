/* Satisfaction: the questions that every service asks in the same words, by group. */
#include "dr-return-report-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "dr-names.h"
#include "dr-satisfaction-cells.h"

typedef struct {
  GPtrArray  *questions;   /* of DrSharedMeasure */
  GPtrArray  *groups;      /* of names */
  GPtrArray  *ids;         /* of the groups */
  GHashTable *by_group;    /* id → row + 1 */
  GArray     *pools;       /* of DrSatisfaction: row × questions */
} Table;

/* Whether some service has a result of that question. */
static gboolean
is_asked (const DrReturnPages *self,
          const char          *measure)
{
  for (guint i = 0; i < self->now->n_services; i++)
    for (guint k = 0; k < self->now->services[i].n_measures; k++)
      {
        const DrStatedTarget *result = &self->now->services[i].measures[k];

        if (result->group != NULL && strcmp (result->measure, measure) == 0)
          return TRUE;
      }

  return FALSE;
}

static void
find_questions (const DrReturnPages *self,
                GPtrArray           *questions)
{
  const DrQuestionnaire *questionnaire = self->input->questionnaire;

  for (guint s = 0; questionnaire != NULL && s < questionnaire->n_measure_sets; s++)
    for (guint m = 0; m < questionnaire->measure_sets[s].n_measures; m++)
      if (is_asked (self, questionnaire->measure_sets[s].measures[m].id))
        g_ptr_array_add (questions, (gpointer) &questionnaire->measure_sets[s].measures[m]);
}

static void
add_result (Table                *table,
            const DrStatedTarget *result)
{
  double share = dr_is_known (result->actual) ? dr_satisfaction_share (result->actual, result->unit) : DR_UNKNOWN;
  guint question = 0;
  guint row;

  while (question < table->questions->len
         && strcmp (((const DrSharedMeasure *) table->questions->pdata[question])->id, result->measure) != 0)
    question++;
  if (question == table->questions->len || result->group == NULL || !dr_is_known (share))
    return;

  row = GPOINTER_TO_UINT (g_hash_table_lookup (table->by_group, result->group));
  if (row == 0)
    {
      g_ptr_array_add (table->groups, (gpointer) result->group_name);
      g_ptr_array_add (table->ids, (gpointer) result->group);
      row = table->groups->len;
      g_hash_table_insert (table->by_group, (gpointer) result->group, GUINT_TO_POINTER (row));
      g_array_set_size (table->pools, row * table->questions->len);
    }
  dr_satisfaction_add (&g_array_index (table->pools, DrSatisfaction, (row - 1) * table->questions->len + question), share,
                       result->n);
}

static const DrHeatMapData *
grid_of (const DrReturnPages *self,
         const Table         *table)
{
  DrArena *arena = dr_document_builder_get_arena (self->out);
  DrHeatMapData *grid = dr_arena_new0 (arena, DrHeatMapData);
  DrHeatCell *cells = dr_arena_array0 (arena, DrHeatCell, table->pools->len);
  const char **columns = dr_arena_array0 (arena, const char *, table->questions->len + 1);
  const char **rows = dr_arena_array0 (arena, const char *, table->groups->len + 1);
  guint min_base = dr_satisfaction_min_base (self->input->rulebook);
  g_autofree char *mark = dr_satisfaction_mark_text (min_base);

  for (guint i = 0; i < table->pools->len; i++)
    {
      cells[i] = dr_satisfaction_cell_new (&g_array_index (table->pools, DrSatisfaction, i), min_base, arena);
      cells[i].total = g_strcmp0 (table->ids->pdata[i / MAX (table->questions->len, 1)], "all") == 0;
    }
  for (guint i = 0; i < table->questions->len; i++)
    columns[i] = dr_arena_strdup (arena, dr_edition_words (((const DrSharedMeasure *) table->questions->pdata[i])->title));
  for (guint i = 0; i < table->groups->len; i++)
    rows[i] = dr_arena_strdup (arena, table->groups->pdata[i]);
  *grid = (DrHeatMapData) {
    .value_name = _("Favourable answers, latest results of all services together"),
    .detail_name = _("95 % range in per cent · answers"),
    .mark_text = dr_arena_strdup (arena, mark),
    .columns = columns,
    .n_columns = table->questions->len,
    .rows = rows,
    .n_rows = table->groups->len,
    .cells = cells,
  };

  return grid;
}

/* What the cell says. A public version leaves the range out where it would tell how many answers there were; its words are the
 * same for one answer and for more. @numbers: (out): the share and the answers, or missing values: what the grid shows. */
static DrWords
cell_words (const DrReturnPages *self,
            const Table         *of,
            const DrHeatMapData *grid,
            guint                row,
            guint                column,
            DrValue             *numbers)
{
  const DrSatisfaction *pool = &g_array_index (of->pools, DrSatisfaction, row * grid->n_columns + column);
  const char *measure = ((const DrSharedMeasure *) of->questions->pdata[column])->id;
  const char *group = of->ids->pdata[row];
  g_autofree char *share_key = dr_return_report_pooled_key (self, measure, group, "value");
  g_autofree char *answers_key = dr_return_report_pooled_key (self, measure, group, "answers");
  g_autofree char *answers = dr_format_whole (pool->n);
  double favourable = pool->n > 0 ? pool->favourable / pool->n : 0.0;
  DrInterval sure = pool->n > 0 ? dr_interval_wilson (favourable, pool->n) : dr_interval_exact (0.0);
  const DrInterval whole = { round (sure.lo * 100.0) / 100.0, round (sure.hi * 100.0) / 100.0 };
  g_autofree char *share = dr_format_share_whole (favourable);
  g_autofree char *range = dr_format_interval (whole);
  DrValue values[3];

  numbers[0] = pool->without > 0 ? dr_value_share (self->out, dr_interval_exact (pool->only), DR_UNKNOWN, NULL)
                                 : dr_value_missing (self->out, _("unknown"));
  numbers[1] = dr_value_missing (self->out, _("unknown"));
  if (pool->n == 0)
    return dr_report_words (&self->words, grid->cells[row * grid->n_columns + column].spoken);
  values[0] = dr_value_shown_as (self->out, dr_value_share (self->out, dr_interval_exact (favourable), pool->n, share_key), share);
  values[0].whole = TRUE;
  values[1] = dr_value_shown_as (self->out, dr_value_people (self->out, (DrPeople) { TRUE, pool->n, pool->n }, DR_UNKNOWN,
                                                             answers_key), answers);
  values[2] = dr_value_decided (self->out, range, answers_key, share_key);
  numbers[0] = values[0];
  numbers[1] = values[1];
  if (!self->open)
    return dr_words_format (self->out,
                            ngettext ("%1$s favourable, of %2$s answer; 95 %% sure: %3$s",
                                      "%1$s favourable, of %2$s answers; 95 %% sure: %3$s", pool->n), values, 3);

  /* Translators: a share; a number of answers; a range of shares */
  return dr_words_format (self->out, _("%1$s favourable; answers: %2$s; 95 %% sure: %3$s"), values, 3);
}

static const DrDocumentTable *
table_of (const DrReturnPages *self,
          const Table         *of,
          const DrHeatMapData *grid,
          DrValue             *numbers)
{
  dr_document_start_table (self->out, "satisfaction-table", dr_report_words (&self->words, grid->value_name), grid->n_columns + 1);
  dr_document_start_row (self->out);
  dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_report_words (&self->words, _("Group")), 1, 1);
  for (guint k = 0; k < grid->n_columns; k++)
    dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_report_words (&self->words, grid->columns[k]), 1, 1);
  for (guint i = 0; i < grid->n_rows; i++)
    {
      dr_document_start_row (self->out);
      dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_report_words (&self->words, grid->rows[i]), 1, 1);
      for (guint k = 0; k < grid->n_columns; k++)
        dr_return_report_cell (self, cell_words (self, of, grid, i, k, numbers + 2 * ((gsize) i * grid->n_columns + k)));
    }

  return dr_document_end_table (self->out);
}

void
dr_return_report_add_satisfaction (const DrReturnPages *self)
{
  g_autoptr (GPtrArray) questions = g_ptr_array_new ();
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GHashTable) by_group = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) pools = g_array_new (FALSE, TRUE, sizeof (DrSatisfaction));
  Table table = { questions, groups, ids, by_group, pools };
  DrChartData data = { .kind = DR_CHART_DATA_HEAT };
  const DrDocumentTable *all;
  DrValue *numbers;

  find_questions (self, questions);
  for (guint i = 0; i < self->now->n_services; i++)
    for (guint k = 0; k < self->now->services[i].n_measures; k++)
      add_result (&table, &self->now->services[i].measures[k]);
  if (groups->len == 0)
    return;

  data.data.heat = grid_of (self, &table);
  dr_report_chapter (&self->words, "satisfaction", _("Satisfaction, by group"));
  numbers = dr_arena_array0 (dr_document_builder_get_arena (self->out), DrValue, 2 * pools->len + 1);
  all = table_of (self, &table, data.data.heat, numbers);
  data.values = numbers;
  dr_document_add_figure (self->out, "satisfaction-figure", dr_report_words (&self->words, data.data.heat->value_name),
                          dr_return_report_summary (self, &data), data, all);
}
