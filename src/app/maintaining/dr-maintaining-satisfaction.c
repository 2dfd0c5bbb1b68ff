/* Satisfaction: the questions that every service asks in the same words, by group. */
#include "dr-maintaining-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-names.h"
#include "dr-satisfaction-cells.h"

/* The latest results of one group for one question, of all assessments, and which those are. */
typedef struct {
  DrSatisfaction sum;
  GArray        *items;   /* (nullable): of indices of the details */
} Pool;

typedef struct {
  GPtrArray  *questions;   /* of DrSharedMeasure */
  GPtrArray  *groups;      /* of names */
  GHashTable *by_group;    /* id → row + 1 */
  GArray     *pools;       /* of Pool: row × questions */
  guint       n_other;     /* results that are no share */
  guint       n_used;      /* those that are */
  guint       n_entered;   /* of which not sealed yet */
} Table;

static void
find_questions (const DrMaintaining *self,
                GPtrArray           *questions)
{
  const DrQuestionnaire *questionnaire = self->filter->questionnaire;

  for (guint s = 0; questionnaire != NULL && s < questionnaire->n_measure_sets; s++)
    for (guint m = 0; m < questionnaire->measure_sets[s].n_measures; m++)
      g_ptr_array_add (questions, (gpointer) &questionnaire->measure_sets[s].measures[m]);
}

static int
find_question (const Table *table,
               const char  *measure)
{
  for (guint i = 0; i < table->questions->len; i++)
    if (g_str_equal (((const DrSharedMeasure *) table->questions->pdata[i])->id, measure))
      return (int) i;

  return -1;
}

/* Of a measure and a group, an assessment's later results take the place of earlier ones. */
static gboolean
is_latest (const DrReturnDetail *detail,
           guint                 index)
{
  const DrReturnResult *result = &detail->results[index];

  for (guint i = 0; i < detail->n_results; i++)
    {
      const DrReturnResult *other = &detail->results[i];

      if (i != index && g_str_equal (other->measure, result->measure) && g_str_equal (other->group, result->group)
          && (dr_date_compare (other->period, result->period) > 0
              || (dr_date_compare (other->period, result->period) == 0 && i > index)))
        return FALSE;
    }

  return TRUE;
}

static Pool *
get_pool (Table                *table,
          const DrReturnResult *result,
          guint                 question)
{
  guint row = GPOINTER_TO_UINT (g_hash_table_lookup (table->by_group, result->group));

  if (row == 0)
    {
      g_ptr_array_add (table->groups, (gpointer) result->group_name);
      row = table->groups->len;
      g_hash_table_insert (table->by_group, (gpointer) result->group, GUINT_TO_POINTER (row));
      g_array_set_size (table->pools, row * table->questions->len);
    }

  return &g_array_index (table->pools, Pool, (row - 1) * table->questions->len + question);
}

static void
add_result (Table                *table,
            const DrReturnResult *result,
            guint                 index)
{
  int question = find_question (table, result->measure);
  double share = dr_satisfaction_share (result->value, result->unit);
  Pool *pool;

  if (question < 0)
    return;
  if (!dr_is_known (share))
    {
      table->n_other++;
      return;
    }
  table->n_used++;
  table->n_entered += result->entered;
  pool = get_pool (table, result, (guint) question);
  if (pool->items == NULL)
    pool->items = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (pool->items, index);
  dr_satisfaction_add (&pool->sum, share, result->n);
}

static void
clear_pool (gpointer data)
{
  g_clear_pointer (&((Pool *) data)->items, g_array_unref);
}

static void
fill (const DrMaintaining *self,
      const Table         *table,
      DrMaintainingGrid   *grid)
{
  DrHeatCell *cells = dr_arena_array0 (self->arena, DrHeatCell, table->pools->len);
  DrBehind *behind = dr_arena_array0 (self->arena, DrBehind, table->pools->len);
  const char **columns = dr_arena_array0 (self->arena, const char *, table->questions->len + 1);
  const char **rows = dr_arena_array0 (self->arena, const char *, table->groups->len + 1);
  g_autofree char *open = NULL;

  for (guint i = 0; i < table->pools->len; i++)
    {
      const Pool *pool = &g_array_index (table->pools, Pool, i);

      cells[i] = dr_satisfaction_cell_new (&pool->sum, self->filter->min_base, self->arena);
      if (pool->items != NULL)
        behind[i] = dr_maintaining_behind (self, pool->items);
    }
  for (guint i = 0; i < table->questions->len; i++)
    columns[i] = dr_arena_strdup (self->arena, dr_edition_words (((const DrSharedMeasure *) table->questions->pdata[i])->title));
  for (guint i = 0; i < table->groups->len; i++)
    rows[i] = table->groups->pdata[i];

  if (table->n_entered > 0)
    /* Translators: the first number is of results that are entered and not sealed, the second of all results */
    open = g_strdup_printf (ngettext ("Not sealed yet: %1$u of %2$u result.", "Not sealed yet: %1$u of %2$u results.",
                                      table->n_used), table->n_entered, table->n_used);
  grid->behind = behind;
  grid->data = (DrHeatMapData) {
    .subtitle = dr_arena_strdup (self->arena, open),
    .value_name = _("Favourable answers, latest results of all services together"),
    .detail_name = _("95 % range in per cent · answers"),
    .mark_text = dr_maintaining_take (self, dr_satisfaction_mark_text (self->filter->min_base)),
    .columns = columns,
    .n_columns = table->groups->len > 0 ? table->questions->len : 0,
    .rows = rows,
    .n_rows = table->groups->len,
    .cells = cells,
  };
}

/* dr_maintaining_satisfaction(): the grid of groups and questions. */
void
dr_maintaining_satisfaction (DrMaintaining *self)
{
  g_autoptr (GPtrArray) questions = g_ptr_array_new ();
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();
  g_autoptr (GHashTable) by_group = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) pools = g_array_new (FALSE, TRUE, sizeof (Pool));
  Table table = { questions, groups, by_group, pools, 0, 0, 0 };
  DrMaintainingGrid *grid = &self->state->satisfaction;

  g_array_set_clear_func (pools, clear_pool);
  find_questions (self, questions);
  for (guint i = 0; i < self->n_items; i++)
    {
      const DrReturnDetail *detail = dr_maintaining_get (self, i);

      for (guint k = 0; k < detail->n_results; k++)
        if (is_latest (detail, k))
          add_result (&table, &detail->results[k], self->items[i]);
    }
  fill (self, &table, grid);
  grid->empty = table.n_other > 0
    ? _("The shared satisfaction questions have results, but none is a share of answers between 0 and 1.")
    : _("No service has given results of the shared satisfaction questions yet. They are added to an assessment in "
        "“Monitoring”, with the share of favourable answers and the number of answers by group.");
}
