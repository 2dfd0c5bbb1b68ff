#include "public-return.h"
#include "public-reasoning.h"

#include <string.h>

#include "dr-names.h"

static const char * const words[DR_N_RETURN_QUANTITIES] = {
  [DR_RETURN_NEWLY_EXCLUDED] = "newly-excluded", [DR_RETURN_NEWLY_EXCLUDED_MITIGATED] = "newly-excluded-mitigated",
  [DR_RETURN_AT_RISK] = "at-risk", [DR_RETURN_AT_RISK_MITIGATED] = "at-risk-mitigated", [DR_RETURN_DISPLACED] = "displaced",
};

/* Whether it is in the report at all: what is not is nobody. */
static gboolean
add_member (Reasoning  *self,
            GArray     *members,
            const char *unit,
            const char *group,
            const char *word,
            gboolean    upper,
            int         sign)
{
  g_autofree char *key = g_strdup_printf ("group:%s@%s/%s", group, unit, word);
  int index = reasoning_index (self, key, upper) * sign;

  if (index != 0)
    g_array_append_val (members, index);

  return index != 0;
}

typedef gboolean (*Belongs) (const DrStatedService *service, const DrStatedUnit *unit);

static gboolean
is_of_directorate (const DrStatedService *service,
                   const DrStatedUnit    *unit)
{
  return g_strcmp0 (service->directorate, unit->title) == 0;
}

static gboolean
is_of_plan (const DrStatedService *service,
            const DrStatedUnit    *unit)
{
  return g_strcmp0 (service->plan, unit->title) == 0 && g_strcmp0 (service->plan_year, unit->year) == 0;
}

/* One number of one group: services are the council and their units; units and whoever has none are the council. */
static void
relate_services (Reasoning            *self,
                 const DrStatedReturn *now,
                 const char           *group,
                 const char           *word,
                 gboolean              upper)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (int));

  add_member (self, all, "all", group, word, upper, -1);
  for (guint i = 0; i < now->n_services; i++)
    {
      g_autofree char *unit = g_strdup_printf ("service:%s", now->services[i].id);

      add_member (self, all, unit, group, word, upper, 1);
    }
  reasoning_relate (self, all, all->len + 1.0, FALSE);
  for (guint kind = 0; kind < 2; kind++)
    {
      Belongs belongs = kind == 0 ? is_of_directorate : is_of_plan;
      const DrStatedUnit *units = kind == 0 ? now->directorates : now->plans;
      guint n = kind == 0 ? now->n_directorates : now->n_plans;
      g_autoptr (GArray) together = g_array_new (FALSE, FALSE, sizeof (int));

      add_member (self, together, "all", group, word, upper, -1);
      for (guint i = 0; i < n; i++)
        {
          g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (int));
          g_autofree char *unit = g_strdup_printf (kind == 0 ? "directorates:%u" : "plans:%u", i);

          add_member (self, members, unit, group, word, upper, -1);
          add_member (self, together, unit, group, word, upper, 1);
          for (guint k = 0; k < now->n_services; k++)
            {
              g_autofree char *service = g_strdup_printf ("service:%s", now->services[k].id);

              if (belongs (&now->services[k], &units[i]))
                add_member (self, members, service, group, word, upper, 1);
            }
          reasoning_relate (self, members, members->len + 1.0, FALSE);
        }
      for (guint k = 0; k < now->n_services; k++)
        {
          g_autofree char *service = g_strdup_printf ("service:%s", now->services[k].id);
          gboolean any = FALSE;

          for (guint i = 0; i < n; i++)
            any = any || belongs (&now->services[k], &units[i]);
          if (!any)
            add_member (self, together, service, group, word, upper, 1);
        }
      reasoning_relate (self, together, together->len + 1.0, FALSE);
    }
}

/* Any two ways to divide everybody come to the same. */
static void
relate_divisions (Reasoning        *self,
                  const DrEvidence *evidence,
                  const char       *unit,
                  const char       *word,
                  gboolean          upper)
{
  for (guint a = 0; a < evidence->n_dimensions; a++)
    for (guint b = a; b < evidence->n_dimensions; b++)
      {
        g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (int));
        guint n = 0;

        if (!evidence->dimensions[a].partition || !evidence->dimensions[b].partition)
          continue;
        for (guint g = 1; g < evidence->n_groups; g++)
          if (evidence->groups[g].dimension == (int) a)
            n += add_member (self, members, unit, evidence->groups[g].id, word, upper, 1);
          else if (evidence->groups[g].dimension == (int) b)
            add_member (self, members, unit, evidence->groups[g].id, word, upper, -1);
        if (a == b)
          add_member (self, members, unit, evidence->groups[0].id, word, upper, -1);
        if (n > 0 && members->len > n)
          reasoning_relate (self, members, members->len + 1.0, FALSE);
      }
}

/* Where a prediction is what a service has, by its number; it may be chance, but the reader tries. */
static void
relate_predictions (Reasoning             *self,
                    const DrStatedService *service,
                    gboolean               upper)
{
  g_autofree char *unit = g_strdup_printf ("service:%s", service->id);

  for (guint i = 0; i < service->n_predictions; i++)
    for (guint g = 0; g < service->tally.n_groups; g++)
      for (guint q = 0; q < DR_N_RETURN_QUANTITIES; q++)
        {
          const DrStatedPrediction *prediction = &service->predictions[i];
          g_autofree char *key = g_strdup_printf ("predicted:%s@%s/%s", prediction->group_name, prediction->assessment,
                                                  prediction->quantity);
          g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (int));
          int own = reasoning_index (self, key, upper);

          if (own == 0 || !prediction->people || strcmp (service->tally.groups[g].name, prediction->group_name) != 0)
            continue;
          g_array_append_val (members, own);
          add_member (self, members, unit, service->tally.groups[g].id, words[q], upper, -1);
          reasoning_relate (self, members, 0.5, FALSE);
        }
}

/* Answers and people of the groups of a dimension are those of everybody; those of all services are put together. */
static void
relate_results (Reasoning            *self,
                const DrReturnReport *input,
                const char           *word)
{
  for (guint s = 0; s < input->now->n_services; s++)
    for (guint d = 0; d < input->evidence->n_dimensions; d++)
      for (guint first = 0; first < input->now->services[s].n_measures; first++)
        {
          const DrStatedService *service = &input->now->services[s];
          const DrStatedTarget *of = &service->measures[first];
          g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (int));

          if (!input->evidence->dimensions[d].partition || g_strcmp0 (of->group, "all") != 0)
            continue;
          for (guint i = 0; i < service->n_measures; i++)
            {
              const DrStatedTarget *item = &service->measures[i];
              g_autofree char *day = dr_format_date (item->period);
              g_autofree char *key = g_strdup_printf ("measure:%s@%s,%s,%s/%s", item->measure, item->assessment,
                                                      i == first ? "all" : item->group_name, day, word);
              int index = reasoning_index (self, key, FALSE) * (i == first ? -1 : 1);
              gboolean part = i == first;

              for (guint g = 1; g < input->evidence->n_groups; g++)
                part = part || (input->evidence->groups[g].dimension == (int) d
                                && g_strcmp0 (input->evidence->groups[g].id, item->group) == 0);
              if (part && index != 0 && strcmp (item->measure, of->measure) == 0 && dr_date_is_same (item->period, of->period))
                g_array_append_val (members, index);
            }
          if (members->len > 1)
            reasoning_relate (self, members, 0.5, FALSE);
        }
}

static void
relate_pools (Reasoning            *self,
              const DrReturnReport *input,
              const char           *word)
{
  for (guint g = 0; g < input->evidence->n_groups; g++)
    for (guint s = 0; s < input->questionnaire->n_measure_sets; s++)
      for (guint m = 0; m < input->questionnaire->measure_sets[s].n_measures; m++)
        {
          const char *measure = input->questionnaire->measure_sets[s].measures[m].id;
          g_autofree char *pool = g_strdup_printf ("measure:%s,%s/%s", measure, input->evidence->groups[g].id, word);
          g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (int));
          int total = -reasoning_index (self, pool, FALSE);

          if (total == 0)
            continue;
          g_array_append_val (members, total);
          for (guint i = 0; i < input->now->n_services; i++)
            for (guint k = 0; k < input->now->services[i].n_measures; k++)
              {
                const DrStatedTarget *item = &input->now->services[i].measures[k];
                g_autofree char *day = dr_format_date (item->period);
                g_autofree char *key = g_strdup_printf ("measure:%s@%s,%s,%s/%s", measure, item->assessment,
                                                        g == 0 ? "all" : input->evidence->groups[g].name, day, word);
                int index = strcmp (item->measure, measure) == 0 && g_strcmp0 (item->group, input->evidence->groups[g].id) == 0
                              ? reasoning_index (self, key, FALSE) : 0;

                if (index != 0)
                  g_array_append_val (members, index);
              }
          reasoning_relate (self, members, 0.5, FALSE);
        }
}

/* Puts together all that is said with all the totals that a return has. */
void
adversary_return (Adversary            *self,
                  const DrReturnReport *input,
                  const DrDocument     *report,
                  const DrDocument     *shown)
{
  const DrStatedReturn *now = input->now;
  Reasoning reasoning;

  reasoning_init (&reasoning);
  reasoning.apart = TRUE;
  dr_document_each_value (report, reasoning_add, &reasoning);
  reasoning_read (&reasoning, report, shown);
  for (guint upper = 0; upper < 2; upper++)
    {
      for (guint q = 0; q < DR_N_RETURN_QUANTITIES; q++)
        {
          for (guint g = 0; g < now->all.n_groups; g++)
            relate_services (&reasoning, now, now->all.groups[g].id, words[q], upper);
          relate_divisions (&reasoning, input->evidence, "all", words[q], upper);
          relate_divisions (&reasoning, input->evidence, "before", words[q], upper);
          for (guint i = 0; i < now->n_services; i++)
            {
              g_autofree char *unit = g_strdup_printf ("service:%s", now->services[i].id);

              relate_divisions (&reasoning, input->evidence, unit, words[q], upper);
            }
          for (guint i = 0; i < now->n_directorates; i++)
            {
              g_autofree char *unit = g_strdup_printf ("directorates:%u", i);

              relate_divisions (&reasoning, input->evidence, unit, words[q], upper);
            }
        }
      for (guint i = 0; i < now->n_services; i++)
        relate_predictions (&reasoning, &now->services[i], upper);
    }
  relate_results (&reasoning, input, "answers");
  relate_results (&reasoning, input, "value");
  relate_pools (&reasoning, input, "answers");
  relate_pools (&reasoning, input, "value");
  reasoning_conclude (&reasoning, self);
  reasoning_clear (&reasoning);
}

/* What a cell of the grid is of: @column 0 is of all services. */
static const DrStatedPeople *
people_of (const DrStatedReturn *now,
           const DrHeatMapData  *grid,
           guint                 column,
           const char           *group)
{
  const DrStatedTally *tally = column == 0 ? &now->all : NULL;
  const DrStatedGroup *found;

  for (guint i = 0; i < now->n_services; i++)
    if (column > 0 && strcmp (now->services[i].name, grid->columns[column]) == 0)
      tally = &now->services[i].tally;
  g_assert_nonnull (tally);
  found = dr_stated_tally_group (tally, group);

  return found != NULL ? &found->people[DR_RETURN_NEWLY_EXCLUDED_MITIGATED] : NULL;
}

static gboolean
is_few (gint64 people)
{
  return people >= 1 && people <= 9;
}

static void
look_at_cell (Adversary            *self,
              const DrHeatCell     *cell,
              const DrStatedPeople *people,
              const char           *group)
{
  g_autofree char *lo = g_strdup_printf ("%" G_GINT64_FORMAT "–", people->lo);
  gboolean number = cell->text != NULL && strpbrk (cell->text, "0123456789") != NULL
                    && strstr (cell->text, "fewer than") == NULL;

  if (!is_few (people->lo) && !is_few (people->hi))
    return;
  self->bars++;
  if (number && (is_few (people->hi) || g_str_has_prefix (cell->text, lo)))
    g_string_append_printf (self->leaks, "the grid says %s of %s\n", cell->text, group);
}

/* A cell of few people says no number of them; and rows stand by numbers of assessments alone. */
void
adversary_grid (Adversary            *self,
                const DrReturnReport *input,
                const DrDocument     *shown)
{
  const DrStatedReturn *now = input->now;

  for (guint i = 0; i < shown->n_blocks; i++)
    {
      const DrDocumentFigure *figure = &shown->blocks[i].figure;
      const DrHeatMapData *grid = figure->chart.data.heat;
      const DrStatedGroup *before = NULL;

      if (shown->blocks[i].kind != DR_BLOCK_FIGURE || figure->chart.kind != DR_CHART_DATA_HEAT
          || (strcmp (figure->anchor, "grid-people") != 0 && strcmp (figure->anchor, "members-grid") != 0))
        continue;
      for (guint row = 0; row < grid->n_rows; row++)
        {
          const DrStatedGroup *group = NULL;

          for (guint g = 0; g < now->all.n_groups; g++)
            if (strcmp (now->all.groups[g].name, grid->rows[row]) == 0)
              group = &now->all.groups[g];
          g_assert_nonnull (group);
          if (before != NULL && (before->negative < group->negative
                                 || (before->negative == group->negative && strcmp (before->id, group->id) > 0)))
            g_string_append_printf (self->leaks, "%s stands before %s\n", before->id, group->id);
          before = group;
          for (guint column = 0; column < grid->n_columns; column++)
            {
              const DrStatedPeople *people = people_of (now, grid, column, group->id);

              if (people != NULL)
                look_at_cell (self, &grid->cells[row * grid->n_columns + column], people, group->id);
            }
        }
    }
}
