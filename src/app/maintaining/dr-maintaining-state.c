#include "dr-maintaining-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-names.h"
#include "dr-workflow.h"

/* --- For the state's own files --- */

/* @item: counts the details that pass the filter. */
const DrReturnDetail *
dr_maintaining_get (const DrMaintaining *self,
                    guint                item)
{
  return &self->details->items[self->items[item]];
}

/* @text: (transfer full): kept as long as the state. */
const char *
dr_maintaining_take (const DrMaintaining *self,
                     char                *text)
{
  const char *kept = dr_arena_strdup (self->arena, text);

  g_free (text);

  return kept;
}

/* @items: of indices of the details, in order; the same one may follow itself, and is kept once. */
DrBehind
dr_maintaining_behind (const DrMaintaining *self,
                       const GArray        *items)
{
  guint *kept = dr_arena_array0 (self->arena, guint, items->len);
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      guint index = g_array_index (items, guint, i);

      if (n == 0 || kept[n - 1] != index)
        kept[n++] = index;
    }

  return (DrBehind) { kept, n };
}

DrBehind
dr_maintaining_one (const DrMaintaining *self,
                    guint                index)
{
  guint *kept = dr_arena_new0 (self->arena, guint);

  *kept = index;

  return (DrBehind) { kept, 1 };
}

/* The name of its service, as people know it. */
const char *
dr_maintaining_service (const DrReturnDetail *detail)
{
  if (detail->service_name != NULL)
    return detail->service_name;

  return detail->service != NULL ? detail->service : _("service not said");
}

int
dr_maintaining_compare_lines (gconstpointer a,
                              gconstpointer b)
{
  const DrMaintainingSorted *first = a;
  const DrMaintainingSorted *second = b;
  gboolean set = dr_date_is_set (first->date);

  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;
  if (set != dr_date_is_set (second->date))
    return set ? -1 : 1;
  if (set && dr_date_compare (first->date, second->date) != 0)
    return dr_date_compare (first->date, second->date);

  return g_strcmp0 (first->key, second->key);
}

/* Keeps the lines of @sorted in their order. */
void
dr_maintaining_lines (const DrMaintaining *self,
                      GArray              *sorted,
                      DrMaintainingList   *list)
{
  DrMaintainingLine *lines = dr_arena_array0 (self->arena, DrMaintainingLine, sorted->len);

  for (guint i = 0; i < sorted->len; i++)
    lines[i] = g_array_index (sorted, DrMaintainingSorted, i).line;
  list->lines = lines;
  list->n_lines = sorted->len;
}

/* --- Which assessments --- */

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char * const *) a, *(const char * const *) b);
}

static void
list_directorates (DrMaintaining *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  const char **kept;

  for (guint i = 0; i < self->details->n_items; i++)
    {
      const char *title = self->details->items[i].directorate;

      if (title != NULL && g_hash_table_add (seen, (gpointer) title))
        g_ptr_array_add (titles, (gpointer) title);
    }
  g_ptr_array_sort (titles, compare_texts);

  kept = dr_arena_array0 (self->arena, const char *, titles->len + 1);
  for (guint i = 0; i < titles->len; i++)
    kept[i] = dr_arena_strdup (self->arena, titles->pdata[i]);
  self->state->directorates = kept;
}

static int
compare_details (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  const DrReturnDetail *items = data;

  return strcmp (items[*(const guint *) a].reference, items[*(const guint *) b].reference);
}

/* By reference, so that nothing shown depends on which thread was done first. */
static void
filter (DrMaintaining *self)
{
  guint *items = dr_arena_array0 (self->arena, guint, self->details->n_items);
  const char *directorate = self->filter->directorate;

  for (guint i = 0; i < self->details->n_items; i++)
    if (directorate == NULL || g_strcmp0 (self->details->items[i].directorate, directorate) == 0)
      items[self->n_items++] = i;
  if (self->n_items > 0)
    g_qsort_with_data (items, (int) self->n_items, sizeof *items, compare_details, (gpointer) self->details->items);
  self->items = items;
}

/* --- The figures --- */

typedef struct {
  guint in_effect;
  guint groups;
  guint changes[DR_N_RETURN_CHANGES];
  guint actions;
  guint reviews;
  guint publications;
} Figures;

static void
add_up (const DrMaintaining *self,
        Figures             *figures)
{
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->n_items; i++)
    {
      const DrReturnDetail *detail = dr_maintaining_get (self, i);

      figures->in_effect += detail->in_effect;
      for (guint k = 0; k < detail->n_effects; k++)
        g_hash_table_add (groups, (gpointer) detail->effects[k].group);
      for (guint k = 0; k < detail->n_points; k++)
        figures->changes[detail->points[k].change]++;
      for (guint k = 0; k < detail->n_actions; k++)
        figures->actions += detail->actions[k].overdue;
      figures->reviews += dr_date_is_set (detail->review_overdue);
      figures->publications += dr_date_is_set (detail->publication_overdue);
    }
  figures->groups = g_hash_table_size (groups);
}

static void
add_sentence (GString    *text,
              char       *sentence)
{
  g_string_append (text, text->len > 0 ? " " : "");
  g_string_append (text, sentence);
  g_free (sentence);
}

static void
add_effect_sentence (GString       *text,
                     const Figures *figures)
{
  guint n = figures->changes[DR_RETURN_WITHDRAWN] + figures->changes[DR_RETURN_REDUCED] + figures->changes[DR_RETURN_RELOCATED];

  if (figures->in_effect == 0)
    {
      add_sentence (text, g_strdup (_("None is in effect yet: nobody is known to be affected so far.")));
      return;
    }
  add_sentence (text, g_strdup_printf (ngettext ("%u is in effect.", "%u are in effect.", figures->in_effect),
                                       figures->in_effect));
  if (figures->groups == 0)
    add_sentence (text, g_strdup (_("No group is affected, as far as is known.")));
  else
    add_sentence (text, g_strdup_printf (ngettext ("%u group is affected, or may be.", "%u groups are affected, or may be.",
                                                   figures->groups), figures->groups));
  if (n > 0)
    {
      g_autofree char *changes = dr_maintaining_changes_words (figures->changes);

      /* Translators: %s is "2 withdrawn, 1 reduced, 3 moved" */
      add_sentence (text, g_strdup_printf (_("Access points: %s."), changes));
    }
}

/* What falls on one group, all assessments together. */
typedef struct {
  const char *name;
  guint       negative;
  guint       unknown;    /* assessments in which it is not known */
  DrPeople    people;     /* newly excluded, with mitigations */
} Burden;

/* The group that most assessments affect negatively. Returns: how many groups that is true of. */
static guint
find_worst (const DrMaintaining *self,
            Burden              *worst)
{
  g_autoptr (GHashTable) table = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  GHashTableIter iter;
  gpointer value;
  guint n = 0;

  for (guint i = 0; i < self->n_items; i++)
    for (guint k = 0; k < dr_maintaining_get (self, i)->n_effects; k++)
      {
        const DrReturnEffect *effect = &dr_maintaining_get (self, i)->effects[k];
        const DrPeople *people = &effect->people[DR_RETURN_NEWLY_EXCLUDED_MITIGATED];
        Burden *burden = g_hash_table_lookup (table, effect->group);

        if (burden == NULL)
          {
            burden = g_new0 (Burden, 1);
            burden->name = effect->name;
            burden->people.known = TRUE;
            g_hash_table_insert (table, (gpointer) effect->group, burden);
          }
        burden->negative += effect->negative;
        burden->unknown += !people->known;
        burden->people.lo += people->known ? people->lo : 0;
        burden->people.hi += people->known ? people->hi : 0;
      }

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Burden *burden = value;

      if (burden->negative > worst->negative)
        {
          *worst = *burden;
          n = 0;
        }
      n += burden->negative == worst->negative;
    }

  return worst->negative > 0 ? n : 0;
}

static void
write_burden (DrMaintaining *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Burden worst = { 0 };
  g_autofree char *people = NULL;
  guint n = find_worst (self, &worst);

  self->state->burden = "";
  if (n == 0)
    return;
  if (n > 1)
    {
      self->state->burden = dr_maintaining_take (self, g_strdup_printf (
        ngettext ("%1$u groups are affected negatively by %2$u assessment each; none by more.",
                  "%1$u groups are affected negatively by %2$u assessments each; none by more.", worst.negative),
        n, worst.negative));
      return;
    }
  people = dr_format_people (worst.people);
  add_sentence (text, g_strdup_printf (ngettext ("Most often negative for %1$s: in %2$u assessment.",
                                                 "Most often negative for %1$s: in %2$u assessments.", worst.negative),
                                       worst.name, worst.negative));
  if (worst.unknown == 0)
    add_sentence (text, g_strdup_printf (_("Of them %s could be newly excluded, counted once for each assessment."), people));
  else
    add_sentence (text, g_strdup_printf (ngettext ("Of them %1$s could be newly excluded, and in %2$u assessment it is not known.",
                                                   "Of them %1$s could be newly excluded, and in %2$u assessments it is not known.",
                                                   worst.unknown), people, worst.unknown));
  self->state->burden = dr_arena_strdup (self->arena, text->str);
}

static void
add_late_sentence (GString       *text,
                   const Figures *figures)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  if (figures->actions > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u action", "%u actions", figures->actions), figures->actions));
  if (figures->reviews > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u review", "%u reviews", figures->reviews), figures->reviews));
  if (figures->publications > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u publication", "%u publications", figures->publications),
                                             figures->publications));
  if (parts->len == 0)
    {
      add_sentence (text, g_strdup (_("Nothing is overdue.")));
      return;
    }
  g_ptr_array_add (parts, NULL);
  list = g_strjoinv (", ", (char **) parts->pdata);
  add_sentence (text, g_strdup_printf (_("Overdue: %s."), list));
}

static void
write_headline (DrMaintaining *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *from = dr_format_date (self->details->period.from);
  g_autofree char *to = dr_format_date (self->details->period.to);
  g_autofree char *as_of = dr_format_date (self->details->as_of);
  Figures figures = { 0 };

  add_up (self, &figures);
  add_sentence (text, g_strdup_printf (ngettext ("%u assessment belongs to this period.", "%u assessments belong to this period.",
                                                 self->n_items), self->n_items));
  if (self->n_items > 0)
    {
      add_effect_sentence (text, &figures);
      add_late_sentence (text, &figures);
    }
  self->state->headline = dr_arena_strdup (self->arena, text->str);

  /* Of a period that is over nothing counts but what was sealed in it. */
  self->state->caution = dr_maintaining_take (self, g_strdup_printf (
    dr_date_compare (self->details->as_of, self->details->period.to) < 0
      ? _("%1$s, %2$s to %3$s, as things stood on %4$s. What is entered in monitoring is sealed when the assessment is closed: "
          "until then it is shown here as “not sealed yet”, and the exported return does not have it. One person can be in "
          "several groups and several assessments, so groups are never added up.")
      : _("%1$s, %2$s to %3$s, as things stood on %4$s: only what was sealed by then counts. One person can be in several "
          "groups and several assessments, so groups are never added up."),
    self->details->council, from, to, as_of));
}

/* What is counted of each stage or outcome; none of nothing. */
static const DrMaintainingCount *
count (DrMaintaining *self,
       gboolean       outcomes,
       guint         *n)
{
  guint n_kinds = outcomes ? DR_N_OUTCOMES : DR_N_STAGES;
  DrMaintainingCount *counts = dr_arena_array0 (self->arena, DrMaintainingCount, n_kinds);

  *n = 0;
  for (guint kind = 0; kind < n_kinds; kind++)
    {
      g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (guint));
      const char *name = outcomes ? dr_outcome_label ((DrOutcome) kind) : dr_workflow_stage_name ((DrStage) kind);

      for (guint i = 0; i < self->n_items; i++)
        {
          const DrReturnDetail *detail = dr_maintaining_get (self, i);

          if (outcomes ? detail->follows && detail->outcome == (DrOutcome) kind : detail->stage == (DrStage) kind)
            g_array_append_val (items, self->items[i]);
        }
      if (items->len == 0)
        continue;
      counts[*n].label = dr_maintaining_take (self, dr_register_sentence (name));
      counts[*n].n = items->len;
      counts[*n].behind = dr_maintaining_behind (self, items);
      (*n)++;
    }

  return counts;
}

/**
 * dr_maintaining_state_new:
 * @details: what a return was added up from; must outlive the state
 * @filter: what of it to show, and how
 *
 * Returns: (transfer full): what to show
 */
DrMaintainingState *
dr_maintaining_state_new (const DrReturnDetails     *details,
                          const DrMaintainingFilter *filter_)
{
  DrArena *arena = dr_arena_new ();
  DrMaintainingState *state = dr_arena_new0 (arena, DrMaintainingState);
  DrMaintaining self = { .state = state, .arena = arena, .details = details, .filter = filter_ };

  state->arena = arena;
  list_directorates (&self);
  filter (&self);
  state->is_empty = self.n_items == 0;
  write_headline (&self);
  write_burden (&self);
  state->stages = count (&self, FALSE, &state->n_stages);
  state->outcomes = count (&self, TRUE, &state->n_outcomes);
  dr_maintaining_effects (&self);
  dr_maintaining_moves (&self);
  dr_maintaining_actions (&self);
  dr_maintaining_targets (&self);
  dr_maintaining_predictions (&self);
  dr_maintaining_late (&self);
  dr_maintaining_satisfaction (&self);

  return state;
}

/**
 * dr_maintaining_state_free:
 * @self: (transfer full): what is shown
 */
void
dr_maintaining_state_free (DrMaintainingState *self)
{
  dr_arena_free (self->arena);
}

/* --- Periods --- */

/* Financial years before this one that are offered. */
#define YEARS_BEFORE 5

static void
free_period (gpointer data)
{
  DrMaintainingPeriod *period = data;

  g_free (period->label);
  g_free (period->word);
  g_free (period);
}

static void
add_year (GPtrArray *periods,
          guint      year)
{
  DrMaintainingPeriod *period = g_new0 (DrMaintainingPeriod, 1);

  period->word = g_strdup_printf ("%u-%02u", year, (year + 1) % 100);
  /* Translators: a financial year, "Year 2026–27" */
  period->label = g_strdup_printf (_("Year %1$u–%2$02u"), year, (year + 1) % 100);
  g_ptr_array_add (periods, period);
}

static void
add_quarter (GPtrArray *periods,
             guint      year,
             guint      quarter)
{
  static const char * const months[] = { N_("April to June %u"), N_("July to September %u"), N_("October to December %u"),
                                         N_("January to March %u") };
  DrMaintainingPeriod *period = g_new0 (DrMaintainingPeriod, 1);

  period->word = g_strdup_printf ("%u-%02u-Q%u", year, (year + 1) % 100, quarter);
  period->label = g_strdup_printf (_(months[quarter - 1]), quarter == 4 ? year + 1 : year);
  g_ptr_array_add (periods, period);
}

/**
 * dr_maintaining_periods:
 * @today: the day that is today
 *
 * Returns: (transfer full) (element-type DrMaintainingPeriod): the financial year of @today first, then its quarters that
 *   have begun, the latest first, then the years before
 */
GPtrArray *
dr_maintaining_periods (DrDate today)
{
  GPtrArray *periods = g_ptr_array_new_with_free_func (free_period);
  guint year = today.month >= 4 ? today.year : today.year - 1u;
  guint quarter = today.month >= 4 ? (today.month - 4u) / 3 + 1 : 4;

  add_year (periods, year);
  for (guint i = quarter; i >= 1; i--)
    add_quarter (periods, year, i);
  for (guint i = 1; i <= YEARS_BEFORE; i++)
    add_year (periods, year - i);

  return periods;
}
