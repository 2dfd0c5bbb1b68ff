/* What falls on whom, all services together: the grid of groups and services, and what comes together. */
#include "dr-return-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-effect-cells.h"
#include "dr-names.h"

/* The order of the grid's rows: whom most assessments affect negatively first. By people alone the largest groups would
 * always stand first. */
static int
compare_groups (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const DrReturnPages *self = data;
  const DrStatedGroup *first = *(const DrStatedGroup * const *) a;
  const DrStatedGroup *second = *(const DrStatedGroup * const *) b;
  const DrStatedPeople *one = &first->people[DR_RETURN_NEWLY_EXCLUDED_MITIGATED];
  const DrStatedPeople *other = &second->people[DR_RETURN_NEWLY_EXCLUDED_MITIGATED];

  if (first->negative != second->negative)
    return first->negative > second->negative ? -1 : 1;
  if (!self->open && one->hi != other->hi)
    return one->hi > other->hi ? -1 : 1;
  if (!self->open && one->unknown != other->unknown)
    return one->unknown > other->unknown ? -1 : 1;

  return strcmp (first->id, second->id);
}

static DrEffectSum
sum_of (const DrStatedGroup *group)
{
  const DrStatedPeople *people;

  if (group == NULL)
    return (DrEffectSum) { 0 };
  people = &group->people[DR_RETURN_NEWLY_EXCLUDED_MITIGATED];

  return (DrEffectSum) { people->lo, people->hi, people->unknown, group->negative, group->assessments };
}

/* What a cell shows, and its detail, as numbers; a missing value where it shows none. */
static void
add_numbers (const DrReturnPages *self,
             const DrEffectSum   *sum,
             gboolean             people,
             const DrHeatCell    *cell,
             const char          *key,
             DrValue             *numbers)
{
  numbers[0] = numbers[1] = dr_value_missing (self->out, cell->text != NULL ? cell->text : _("not known"));
  if (sum->assessments == 0 || !dr_is_known (cell->value))
    return;
  numbers[0] = people ? dr_value_people (self->out, (DrPeople) { TRUE, sum->lo, sum->hi }, DR_UNKNOWN, key)
                      : dr_value_number (self->out, sum->negative);
  numbers[0] = dr_value_shown_as (self->out, numbers[0], cell->text);
  if (people)
    numbers[1] = dr_value_number (self->out, sum->assessments);
}

/* @people: newly excluded, with mitigations; else assessments that say negative. Services that nothing of falls on a group
 * have no column. @values: (out): as those of a heat map. In the document's arena. */
const DrHeatMapData *
dr_return_report_grid (const DrReturnPages  *self,
                       gboolean              people,
                       const DrValue       **values)
{
  DrArena *arena = dr_document_builder_get_arena (self->out);
  const DrStatedTally *all = &self->now->all;
  g_autofree const DrStatedGroup **groups = g_new (const DrStatedGroup *, all->n_groups + 1);
  g_autofree const DrStatedService **services = g_new (const DrStatedService *, self->now->n_services + 1);
  const char **rows = dr_arena_array0 (arena, const char *, all->n_groups + 1);
  const char **columns = dr_arena_array0 (arena, const char *, self->now->n_services + 2);
  DrHeatMapData *grid = dr_arena_new0 (arena, DrHeatMapData);
  g_autofree DrEffectSum *sums = NULL;
  DrEffectScale scale;
  DrHeatCell *cells;
  DrValue *numbers;
  guint n_cells;
  guint n = 0;

  for (guint i = 0; i < self->now->n_services; i++)
    if (self->now->services[i].tally.n_groups > 0)
      services[n++] = &self->now->services[i];
  for (guint i = 0; i < all->n_groups; i++)
    groups[i] = &all->groups[i];
  if (all->n_groups > 0)
    g_qsort_with_data (groups, (int) all->n_groups, sizeof *groups, compare_groups, (gpointer) self);

  columns[0] = _("All services");
  for (guint i = 0; i < n; i++)
    columns[i + 1] = dr_arena_strdup (arena, services[i]->name);
  n_cells = all->n_groups * (n + 1);
  sums = g_new (DrEffectSum, n_cells + 1);
  for (guint i = 0; i < all->n_groups; i++)
    {
      rows[i] = dr_arena_strdup (arena, groups[i]->name);
      for (guint k = 0; k <= n; k++)
        sums[i * (n + 1) + k] = sum_of (k == 0 ? groups[i]
                                               : dr_stated_tally_group (&services[k - 1]->tally, groups[i]->id));
    }
  scale = dr_effect_scale (sums, n_cells, people);
  cells = dr_arena_array0 (arena, DrHeatCell, n_cells);
  numbers = dr_arena_array0 (arena, DrValue, (gsize) n_cells * 2 + 1);
  for (guint i = 0; i < n_cells; i++)
    {
      guint k = i % (n + 1);
      g_autofree char *unit = k == 0 ? g_strdup ("all") : g_strdup_printf ("service:%s", services[k - 1]->id);
      g_autofree char *key = dr_return_report_key (unit, groups[i / (n + 1)]->id, "newly-excluded-mitigated");

      cells[i] = dr_effect_cell_new (&sums[i], &scale, arena);
      cells[i].total = strcmp (groups[i / (n + 1)]->id, "all") == 0;
      add_numbers (self, &sums[i], people, &cells[i], key, &numbers[(gsize) i * 2]);
    }
  *values = numbers;
  *grid = (DrHeatMapData) {
    .value_name = people ? _("People newly excluded, with mitigations") : _("Assessments that say negative or mixed"),
    .detail_name = dr_effect_cell_detail (people),
    .mark_text = dr_effect_cell_mark (),
    .class_names = dr_effect_cell_classes (&scale, arena),
    .columns = columns,
    .n_columns = n + 1,
    .rows = rows,
    .n_rows = all->n_groups,
    .cells = cells,
  };

  return grid;
}

/* What the grid shows, in words. */
static const DrDocumentTable *
table_of (const DrReturnPages *self,
          const DrHeatMapData *grid,
          const DrValue       *values,
          gboolean             people,
          const char          *anchor)
{
  dr_document_start_table (self->out, anchor, dr_report_words (&self->words, grid->value_name), grid->n_columns + 1);
  dr_document_set_weight (self->out, 0, 2);
  dr_document_set_alike (self->out);
  dr_document_start_row (self->out);
  dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_report_words (&self->words, _("Group")), 1, 1);
  for (guint k = 0; k < grid->n_columns; k++)
    dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_report_words (&self->words, grid->columns[k]), 1, 1);
  for (guint i = 0; i < grid->n_rows; i++)
    {
      dr_document_start_row (self->out);
      dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_report_words (&self->words, grid->rows[i]), 1, 1);
      for (guint k = 0; k < grid->n_columns; k++)
        {
          const DrHeatCell *cell = &grid->cells[i * grid->n_columns + k];
          const DrValue *value = &values[((gsize) i * grid->n_columns + k) * 2];
          const DrWords parts[3] = {
            dr_value_is_number (value) ? dr_words_value (self->out, *value)
              : dr_is_known (cell->value) ? dr_report_words (&self->words, cell->text) : dr_report_missing (&self->words, _("not known")),
            dr_words_styled (self->out, dr_report_words (&self->words, cell->detail), DR_RUN_MUTED),
            dr_words_styled (self->out, dr_report_words (&self->words, cell->mark ? _("and more") : NULL), DR_RUN_MUTED),
          };

          dr_return_report_cell (self, dr_words_joined (self->out, parts, people ? 3 : 1, "\n"));
        }
    }

  return dr_document_end_table (self->out);
}

/* What a chart says of itself. */
DrWords
dr_return_report_summary (const DrReturnPages *self,
                          const DrChartData   *data)
{
  g_autoptr (DrChartTheme) theme = dr_chart_theme_new (DR_CHART_LIGHT, NULL);
  g_autoptr (DrChart) chart = dr_chart_data_make (data, theme);
  g_autofree char *text = dr_chart_summary (chart);

  return dr_report_words (&self->words, text);
}

static void
add_grid (const DrReturnPages *self,
          gboolean             people)
{
  const DrValue *values;
  const DrHeatMapData *grid = dr_return_report_grid (self, people, &values);
  const DrChartData data = { DR_CHART_DATA_HEAT, { .heat = grid }, .values = values };
  const DrDocumentTable *table;

  if (grid->n_rows == 0)
    return;
  table = table_of (self, grid, values, people, people ? "grid-people-table" : "grid-negative-table");
  dr_document_add_figure (self->out, people ? "grid-people" : "grid-negative", dr_report_words (&self->words, grid->value_name),
                          dr_return_report_summary (self, &data), data, table);
}

/* The assessments that come together for a group or a channel. */
static void
add_together (const DrReturnPages    *self,
              const DrStatedTogether *item,
              const char             *anchor)
{
  const char * const titles[] = { _("Assessment"), _("Service"), _("Takes effect"), _("Together") };
  const DrValue values[2] = { dr_value_number (self->out, item->together), dr_value_number (self->out, item->perhaps) };

  dr_report_heading (&self->words, 3, anchor, item->name);
  dr_document_start_table (self->out, anchor, item->perhaps > 0
    /* Translators: two numbers of assessments */
    ? dr_words_format (self->out, _("Surely together: %1$s; perhaps, because of some it is not said when: %2$s"), values, 2)
    /* Translators: a number of assessments */
    : dr_words_format (self->out, _("Together: %s"), values, 1), G_N_ELEMENTS (titles));
  dr_document_set_weight (self->out, 0, 3);
  dr_document_set_weight (self->out, 1, 2);
  dr_report_head_row (&self->words, titles, G_N_ELEMENTS (titles));
  for (guint i = 0; i < item->n_by; i++)
    {
      const DrStatedMark *mark = &item->by[i];

      dr_document_start_row (self->out);
      dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_return_report_assessment (self, mark->assessment), 1, 1);
      dr_return_report_cell (self, dr_report_words (&self->words, dr_return_report_service (self, mark->service)));
      dr_return_report_cell (self, dr_date_is_set (mark->effective)
                                     ? dr_report_date (&self->words, mark->effective)
                                     : dr_report_missing (&self->words, _("not said")));
      dr_return_report_cell (self, dr_report_words (&self->words, mark->perhaps ? _("perhaps") : _("surely")));
    }
  dr_return_report_end_table (self);
}

static void
add_all_together (const DrReturnPages    *self,
                  const DrStatedTogether *items,
                  guint                   n,
                  gboolean                groups)
{
  DrValue months = dr_value_number (self->out, groups ? self->now->group_months : self->now->channel_months);

  if (groups ? self->now->group_months == 0 : self->now->channel_months == 0)
    return;
  dr_report_heading (&self->words, 2, groups ? "together-groups" : "together-channels",
                     groups ? _("Groups that several changes come together for")
                            : _("Channels that several services withdraw from"));
  dr_document_add_paragraph (self->out, DR_PARAGRAPH_SMALL, groups
    /* Translators: a number of months */
    ? dr_words_format (self->out, _("Two or more changes that are negative or mixed for a group, within %s months of one another."), &months, 1)
    : dr_words_format (self->out, _("Two or more services that withdraw or move access points of a channel, within %s months of one another."),
                       &months, 1));
  if (n == 0)
    dr_document_add_paragraph (self->out, DR_PARAGRAPH_PLAIN, dr_report_words (&self->words, _("None in this period.")));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *anchor = g_strdup_printf ("together-%s", items[i].id);

      add_together (self, &items[i], anchor);
    }
}

void
dr_return_report_add_effects (const DrReturnPages *self)
{
  dr_report_chapter (&self->words, "effects", _("What falls on whom, all services together"));
  dr_report_small (&self->words, _("Newly excluded: people who can use a service today and could no longer. At risk: people who "
                                   "would be newly excluded if what is cut or moves did not work for them. Displaced: people "
                                   "whose main way in closes. One person can be in several groups and several assessments: the "
                                   "sums count people and changes, and groups are never added up."));
  dr_return_report_tally (self, &self->now->all, "all");
  add_grid (self, TRUE);
  add_grid (self, FALSE);
  if (self->now->all.n_groups == 0)
    dr_document_add_paragraph (self->out, DR_PARAGRAPH_PLAIN,
                               dr_report_words (&self->words, _("No assessment in effect affects a group.")));
  add_all_together (self, self->now->groups, self->now->n_groups, TRUE);
  add_all_together (self, self->now->channels, self->now->n_channels, FALSE);
}
