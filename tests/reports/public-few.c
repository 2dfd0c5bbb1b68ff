#include "public-few.h"
#include "public-reasoning.h"

#include <math.h>
#include <string.h>

/* Of nine answers fewer possibilities give them away. */
#define LEAST_OPEN (2.0 / 9.0)

void
adversary_few_init (AdversaryFew *self)
{
  *self = (AdversaryFew) { .leaks = g_string_new (NULL) };
}

void
adversary_few_clear (AdversaryFew *self)
{
  g_string_free (self->leaks, TRUE);
}

/* --- By range: it stands there --- */

typedef struct {
  AdversaryFew *self;
  GHashTable   *resting;
} Looking;

static void
look (const DrValue *value,
      gpointer       data)
{
  const Looking *looking = data;

  if (value->key == NULL || !dr_value_is_number (value))
    return;
  if (g_hash_table_contains (looking->resting, value->key))
    g_string_append_printf (looking->self->leaks, "%s says %s\n", value->key, value->text);
  else
    looking->self->readable++;
}

/* --- By sum, and by options --- */

static guint
group_of (const DrEvidence *evidence,
          const char       *key)
{
  g_autofree char *id = g_str_has_prefix (key, "group:") ? g_strndup (key + strlen ("group:"), strcspn (key + strlen ("group:"), "/"))
                                                         : NULL;

  for (guint g = 0; id != NULL && g < evidence->n_groups; g++)
    if (strcmp (evidence->groups[g].id, id) == 0)
      return g;

  return evidence->n_groups;
}

/* Whether an end of a quantity rests on few answers. */
static gboolean
rests (GHashTable    *resting,
       const Unknown *unknown)
{
  return g_hash_table_contains (resting, unknown->name);
}

/* Of how many people an unknown is said: of a group, or of those who are not in it. */
static double
size_of (const DrCheck *check,
         const Unknown *unknown)
{
  const double *people = check->figures->people;
  guint group = group_of (check->evidence, unknown->name);

  if (group >= check->evidence->n_groups || !dr_is_known (people[group]))
    return ENDLESS;
  if (strstr (unknown->name, "/rest ") != NULL)
    return dr_is_known (people[0]) && people[0] >= people[group] ? people[0] - people[group] : ENDLESS;

  return people[group];
}

/* One group made up of others; of each that is said of all of them, and of which one rests on few answers. */
static void
relate (Reasoning     *reasoning,
        GHashTable    *resting,
        const DrCheck *check,
        const char    *total,
        const guint   *groups,
        guint          n,
        const char    *ending,
        gboolean       upper)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (int));
  int index = -reasoning_index (reasoning, total, upper);
  double slack = n + 1.0;

  if (index == 0)
    return;
  g_array_append_val (members, index);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("group:%s%s", check->evidence->groups[groups[i]].id, ending);

      index = reasoning_index (reasoning, key, upper);
      if (index == 0)
        return;
      g_array_append_val (members, index);
    }
  for (guint i = 0; i < members->len; i++)
    {
      const Unknown *member = g_ptr_array_index (reasoning->unknowns, (guint) ABS (g_array_index (members, int, i)) - 1);

      if (rests (resting, member))
        slack = MAX (slack, size_of (check, member) * LEAST_OPEN);
    }
  reasoning_relate (reasoning, members, slack, FALSE);
}

static void
relate_all (Reasoning     *reasoning,
            GHashTable    *resting,
            const DrCheck *check)
{
  const DrEvidence *evidence = check->evidence;
  g_autofree guint *groups = g_new0 (guint, evidence->n_groups + 1);
  g_autofree guint *others = g_new0 (guint, evidence->n_groups + 1);
  guint n_unknowns = reasoning->unknowns->len;

  for (guint i = 0; i < n_unknowns; i++)
    {
      const Unknown *unknown = g_ptr_array_index (reasoning->unknowns, i);
      g_autofree char *key = g_strndup (unknown->name, strlen (unknown->name) - strlen (" lo"));
      const char *ending = strchr (key, '/');

      if (ending == NULL || !g_str_has_prefix (key, "group:all/option:"))
        continue;
      for (guint d = 0; d < evidence->n_dimensions; d++)
        {
          guint n = 0;

          for (guint g = 1; g < evidence->n_groups && evidence->dimensions[d].partition; g++)
            if (evidence->groups[g].dimension == (int) d)
              groups[n++] = g;
          if (n == 0)
            continue;
          relate (reasoning, resting, check, key, groups, n, ending, unknown->upper);
          /* Those who are not of one group are the rest. */
          for (guint but = 0; but < n; but++)
            {
              g_autofree char *rest = g_strdup_printf ("group:%s%s/rest", evidence->groups[groups[but]].id, ending);
              guint n_others = 0;

              for (guint k = 0; k < n; k++)
                if (k != but)
                  others[n_others++] = groups[k];
              relate (reasoning, resting, check, rest, others, n_others, ending, unknown->upper);
            }
        }
      /* Groups of which others are a part. */
      for (guint whole = 1; whole < evidence->n_groups; whole++)
        for (guint a = 1; a < evidence->n_groups; a++)
          for (guint b = a + 1; b < evidence->n_groups; b++)
            {
              const double *people = check->figures->people;
              g_autofree char *total = NULL;
              const guint parts[2] = { a, b };

              if (whole == a || whole == b || !dr_is_known (people[a]) || !dr_is_known (people[b]) || people[a] <= 0.0
                  || people[b] <= 0.0 || !dr_is_known (people[whole]) || fabs (people[whole] - people[a] - people[b]) >= 0.5)
                continue;
              total = g_strdup_printf ("group:%s%s", evidence->groups[whole].id, ending);
              relate (reasoning, resting, check, total, parts, 2, ending, unknown->upper);
            }
    }
}

/* Within a group: after is before and newly, affected is displaced and restricted, everybody is the group and the rest. */
static void
relate_within (Reasoning     *reasoning,
               GHashTable    *resting,
               const DrCheck *check)
{
  static const struct { const char *total; const char *a; const char *b; } sums[] = {
    { "affected", "displaced", "restricted" },
    { "excluded-after", "excluded-before", "newly-excluded" },
    { "excluded-after", "excluded-before", "newly-excluded/without-mitigation" },
  };

  for (guint o = 0; o < check->assessment->n_options; o++)
    for (guint g = 0; g < check->evidence->n_groups; g++)
      for (gsize s = 0; s < G_N_ELEMENTS (sums); s++)
        for (guint upper = 0; upper < 2; upper++)
          {
            const char *words[3] = { sums[s].total, sums[s].a, sums[s].b };
            g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (int));

            for (guint k = 0; k < 3; k++)
              {
                g_autofree char *key = g_strdup_printf ("group:%s/option:%s/%s", check->evidence->groups[g].id,
                                                        check->assessment->options[o].id, words[k]);
                int index = reasoning_index (reasoning, key, upper) * (k == 0 ? -1 : 1);

                if (index != 0)
                  g_array_append_val (members, index);
              }
            if (members->len == 3)
              reasoning_relate (reasoning, members, 3.0, FALSE);
          }
  (void) resting;
}

/* What a quantity is called, whichever option it is of; %NULL: of none. */
static const char *
quantity_of (const Unknown *unknown)
{
  const char *option = strstr (unknown->name, "/option:");

  return option != NULL ? strchr (option + 1, '/') : NULL;
}

/* The option that an unknown is of. */
static guint
option_of (const DrAssessment *a,
           const Unknown      *unknown)
{
  const char *option = strstr (unknown->name, "/option:");

  for (guint o = 0; option != NULL && o < a->n_options; o++)
    {
      g_autofree char *part = g_strdup_printf ("/option:%s/", a->options[o].id);

      if (g_str_has_prefix (option, part))
        return o;
    }

  return a->n_options;
}

/* Whether few of a group were asked of anything, or few said of what stands in for what goes in the option that they can use it. */
static gboolean
is_of_few (const DrCheck *check,
           const Unknown *unknown)
{
  const DrEvidence *evidence = check->evidence;
  guint group = group_of (evidence, unknown->name);
  int option = (int) option_of (check->assessment, unknown);

  for (guint i = 0; i < evidence->n_figures; i++)
    if (evidence->figures[i].group == (int) group
        && few_is (few_answers_to (evidence, evidence->figures[i].n, evidence->figures[i].source)))
      return TRUE;
  for (guint i = 0; i < check->assessment->n_actions; i++)
    {
      const DrAction *action = &check->assessment->actions[i];

      if (action->alternative != NULL && few_is (few_answers_to (evidence, action->alternative->n, action->alternative->source))
          && dr_indices_contain (&action->groups, (int) group)
          && (action->options.n == 0 || dr_indices_contain (&action->options, option)))
        return TRUE;
    }

  return FALSE;
}

/* The same number of the same group in another option is one number; but what no few said anything of is the same by chance, or
 * because what they said makes no difference, which a reader does not know. */
static void
look_at_options (AdversaryFew    *self,
                 const DrCheck   *check,
                 const Reasoning *reasoning,
                 GHashTable      *resting)
{
  for (guint i = 0; i < reasoning->unknowns->len; i++)
    for (guint k = 0; k < reasoning->unknowns->len; k++)
      {
        const Unknown *hidden = g_ptr_array_index (reasoning->unknowns, i);
        const Unknown *other = g_ptr_array_index (reasoning->unknowns, k);
        const char *ending = quantity_of (hidden);

        if (i == k || ending == NULL || hidden->upper != other->upper || hidden->truth < 1.0 || hidden->truth != other->truth
            || strcmp (hidden->family, other->family) != 0 || g_strcmp0 (quantity_of (other), ending) != 0 || !rests (resting, hidden)
            || rests (resting, other) || other->hi - other->lo > 1.0 || !is_of_few (check, other))
          continue;
        g_string_append_printf (self->leaks, "%s is as %s\n", hidden->name, other->name);
      }
}

static void
subtract (AdversaryFew     *self,
          const DrCheck    *check,
          GHashTable       *resting,
          const DrDocument *report,
          const DrDocument *shown)
{
  Reasoning reasoning;
  Adversary unused = { .leaks = g_string_new (NULL) };

  reasoning_init (&reasoning);
  reasoning.apart = TRUE;
  dr_document_each_value (report, reasoning_add, &reasoning);
  for (guint i = 0; i < reasoning.unknowns->len; i++)
    {
      Unknown *unknown = g_ptr_array_index (reasoning.unknowns, i);

      unknown->hi = MAX (size_of (check, unknown), unknown->truth);
    }
  reasoning_read (&reasoning, report, shown);
  relate_all (&reasoning, resting, check);
  relate_within (&reasoning, resting, check);
  reasoning_conclude (&reasoning, &unused);
  self->sums += unused.sums;
  for (guint i = 0; i < reasoning.unknowns->len; i++)
    {
      const Unknown *unknown = g_ptr_array_index (reasoning.unknowns, i);
      double size = size_of (check, unknown);

      if (unknown->truth < 1.0 || size >= ENDLESS || !rests (resting, unknown))
        continue;
      if (unknown->hi - unknown->lo < size * LEAST_OPEN)
        g_string_append_printf (self->leaks, "%s of %g is %g: from %g to %g is left\n", unknown->name, size, unknown->truth,
                                unknown->lo, unknown->hi);
    }
  look_at_options (self, check, &reasoning, resting);
  reasoning_clear (&reasoning);
  g_string_free (unused.leaks, TRUE);
}

/* --- By answers --- */

typedef struct {
  const char *prefix;
  gboolean    found;
} Range;

static void
find_range (const DrValue *value,
            gpointer       data)
{
  Range *range = data;

  range->found = range->found || (value->key != NULL && g_str_has_prefix (value->key, range->prefix) && dr_value_is_number (value));
}

/* Whether some range of a group can be read: from its ends both numbers of its survey follow. */
static gboolean
tells_answers (const DrDocument *shown,
               const DrGroup    *group)
{
  g_autofree char *prefix = g_strdup_printf ("group:%s/option:", group->id);
  Range range = { prefix, FALSE };

  dr_document_each_value (shown, find_range, &range);

  return range.found;
}

static const DrFigure *
figure_like (const DrEvidence *evidence,
             const DrFigure   *like,
             guint             group)
{
  for (guint i = 0; i < evidence->n_figures; i++)
    {
      const DrFigure *figure = &evidence->figures[i];

      if (figure->group == (int) group && figure->kind == like->kind && figure->target == like->target
          && figure->target_index == like->target_index && figure->source == like->source)
        return figure;
    }

  return NULL;
}

/* Everybody's answers less those of the other groups. */
static void
subtract_answers (AdversaryFew     *self,
                  const DrCheck    *check,
                  const DrFigure   *few,
                  const DrDocument *shown)
{
  const DrEvidence *evidence = check->evidence;
  const DrFigure *all = figure_like (evidence, few, 0);
  int dimension = evidence->groups[few->group].dimension;
  double left = all != NULL ? few_answers_to (evidence, all->n, all->source) : 0.0;
  double yes = all != NULL ? left * all->share : 0.0;
  guint n = 0;

  if (all == NULL || dimension < 0 || !evidence->dimensions[dimension].partition || left <= 0.0)
    return;
  self->answers++;
  if (!tells_answers (shown, &evidence->groups[0]))
    return;
  for (guint g = 1; g < evidence->n_groups; g++)
    {
      const DrFigure *other = evidence->groups[g].dimension == dimension && (int) g != few->group ? figure_like (evidence, few, g)
                                                                                                  : NULL;

      if (other == NULL)
        continue;
      if (!tells_answers (shown, &evidence->groups[g]))
        return;
      left -= few_answers_to (evidence, other->n, other->source);
      yes -= few_answers_to (evidence, other->n, other->source) * other->share;
      n++;
    }
  if (fabs (left - few_answers_to (evidence, few->n, few->source)) < 1.5
      || fabs (yes - few_answers_to (evidence, few->n, few->source) * few->share) < 0.5)
    g_string_append_printf (self->leaks, "%s: all but %u other groups leave %g answers, %g of them yes\n", few->id, n, left, yes);
}

/* Whether anything of the report rests on a figure. */
static gboolean
is_used (const DrEvidence *evidence,
         const DrFigure   *figure,
         GHashTable       *resting)
{
  g_autofree char *prefix = g_strdup_printf ("group:%s/", evidence->groups[figure->group].id);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, resting);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_str_has_prefix (key, prefix))
      return TRUE;

  return FALSE;
}

/* --- By the geometry of charts --- */

static gboolean
row_rests (const DrCheck *check,
           GHashTable    *resting,
           const char    *name,
           const char    *quantity)
{
  const DrAssessment *a = check->assessment;

  for (guint g = 0; g < check->evidence->n_groups; g++)
    {
      g_autofree char *key = g_strdup_printf ("group:%s/option:%s/%s", check->evidence->groups[g].id, a->options[a->chosen].id,
                                              quantity);

      if (strcmp (check->evidence->groups[g].name, name) == 0 && g_hash_table_contains (resting, key))
        return TRUE;
    }

  return FALSE;
}

static void
look_at_intervals (AdversaryFew              *self,
                   const DrCheck             *check,
                   GHashTable                *resting,
                   const DrIntervalChartData *data)
{
  static const char * const quantities[] = { "newly-excluded", "at-risk" };

  for (guint i = 0; i < data->n_rows; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (quantities); k++)
      if (row_rests (check, resting, data->rows[i].name, quantities[k]))
        {
          self->bars++;
          if (data->rows[i].value[k].known)
            g_string_append_printf (self->leaks, "the bar of %s is from %g to %g\n", data->rows[i].name,
                                    data->rows[i].value[k].lo, data->rows[i].value[k].hi);
        }
}

static void
look_at_heat (AdversaryFew        *self,
              const DrCheck       *check,
              GHashTable          *resting,
              const DrHeatMapData *data)
{
  for (guint i = 0; i < data->n_rows; i++)
    if (row_rests (check, resting, data->rows[i], "displaced") || row_rests (check, resting, data->rows[i], "restricted"))
      for (guint k = 0; k < data->n_columns; k++)
        {
          const DrHeatCell *cell = &data->cells[i * data->n_columns + k];

          self->bars++;
          if (dr_is_known (cell->value) && row_rests (check, resting, data->rows[i], k == 0 ? "displaced" : "restricted"))
            g_string_append_printf (self->leaks, "the cell of %s is %g\n", data->rows[i], cell->value);
        }
}

static void
look_at_charts (AdversaryFew     *self,
                const DrCheck    *check,
                GHashTable       *resting,
                const DrDocument *shown)
{
  for (guint i = 0; i < shown->n_blocks; i++)
    {
      const DrChartData *chart = &shown->blocks[i].figure.chart;

      if (shown->blocks[i].kind != DR_BLOCK_FIGURE || check->assessment->chosen < 0)
        continue;
      if (chart->kind == DR_CHART_DATA_INTERVALS)
        look_at_intervals (self, check, resting, chart->data.intervals);
      else if (chart->kind == DR_CHART_DATA_HEAT)
        look_at_heat (self, check, resting, chart->data.heat);
    }
}

/* @input: what @report is of: its evidence is written to, and left as it was. */
void
adversary_few_look (AdversaryFew             *self,
                    const DrAssessmentReport *input,
                    const DrDocument         *report,
                    const DrDocument         *shown)
{
  const DrCheck *check = input->check;
  g_autoptr (GHashTable) resting = few_resting (input, report);
  Looking looking = { self, resting };

  self->resting += g_hash_table_size (resting) / 3;   /* each, and its two ends */
  dr_document_each_value (shown, look, &looking);
  subtract (self, check, resting, report, shown);
  for (guint i = 0; i < check->evidence->n_figures; i++)
    {
      const DrFigure *figure = &check->evidence->figures[i];

      if (few_is (few_answers_to (check->evidence, figure->n, figure->source)) && is_used (check->evidence, figure, resting))
        subtract_answers (self, check, figure, shown);
    }
  look_at_charts (self, check, resting, shown);
}
