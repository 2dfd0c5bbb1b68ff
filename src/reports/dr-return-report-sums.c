/* What a reader of the maintaining-access report could work out from its totals: services make up the council, a directorate
 * and a plan; groups make up everybody; results make up those of all services. The public version hides enough that none of
 * it gives a small count away. */
#include "dr-return-report-private.h"

#include <string.h>

/* What rounding leaves of a sum of so many numbers. */
#define CRUMBS(n) ((gint64) (n) + 1)

/* A part of a total: what is counted of it, and how its keys call it. */
typedef struct {
  char                *unit;
  const DrStatedTally *tally;
} Part;

static void
clear_part (gpointer data)
{
  g_free (((Part *) data)->unit);
}

static GArray *
parts_new (void)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));

  g_array_set_clear_func (parts, clear_part);

  return parts;
}

/* @unit: (transfer full). */
static void
add_part (GArray              *parts,
          char                *unit,
          const DrStatedTally *tally)
{
  const Part part = { unit, tally };

  g_array_append_val (parts, part);
}

static GPtrArray *
keys_new (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

static void
add_sum (const DrReturnPages *self,
         const char          *total,
         const GPtrArray     *keys)
{
  if (keys->len > 0)
    dr_document_add_sum (self->out, total, (const char * const *) keys->pdata, keys->len);
}

/* Of each group: all of @whole is what the parts have together; a part that does not name it has nobody of it. */
static void
add_whole (const DrReturnPages *self,
           const char          *unit,
           const DrStatedTally *whole,
           const GArray        *parts)
{
  for (guint g = 0; g < whole->n_groups; g++)
    for (guint c = 0; c < DR_N_RETURN_QUANTITIES; c++)
      {
        const char *id = whole->groups[g].id;
        g_autofree char *total = dr_return_report_key (unit, id, dr_return_report_columns[c].word);
        g_autoptr (GPtrArray) keys = keys_new ();

        for (guint i = 0; i < parts->len; i++)
          {
            const Part *part = &g_array_index (parts, Part, i);

            if (dr_stated_tally_group (part->tally, id) != NULL)
              g_ptr_array_add (keys, dr_return_report_key (part->unit, id, dr_return_report_columns[c].word));
          }
        add_sum (self, total, keys);
      }
}

/* --- Groups that make up everybody --- */

/* The groups of a dimension that a tally names. */
static GPtrArray *
groups_of (const DrEvidence    *evidence,
           const DrStatedTally *tally,
           guint                dimension)
{
  GPtrArray *groups = g_ptr_array_new ();

  for (guint g = 0; g < evidence->n_groups; g++)
    {
      const DrStatedGroup *group = evidence->groups[g].dimension == (int) dimension
                                     ? dr_stated_tally_group (tally, evidence->groups[g].id) : NULL;

      if (group != NULL)
        g_ptr_array_add (groups, (gpointer) group);
    }

  return groups;
}

static gboolean
adds_up_to (const GPtrArray     *one,
            const GPtrArray     *other,
            DrReturnQuantity     quantity)
{
  gint64 lo = 0;
  gint64 hi = 0;

  for (guint i = 0; i < one->len; i++)
    {
      lo += ((const DrStatedGroup *) one->pdata[i])->people[quantity].lo;
      hi += ((const DrStatedGroup *) one->pdata[i])->people[quantity].hi;
    }
  for (guint i = 0; i < other->len; i++)
    {
      lo -= ((const DrStatedGroup *) other->pdata[i])->people[quantity].lo;
      hi -= ((const DrStatedGroup *) other->pdata[i])->people[quantity].hi;
    }

  return ABS (lo) <= CRUMBS (one->len + other->len) || ABS (hi) <= CRUMBS (one->len + other->len);
}

/* @total: (nullable): a group; none: everybody is known. */
static void
add_groups_sum (const DrReturnPages *self,
                const char          *unit,
                const DrStatedGroup *total,
                const GPtrArray     *groups,
                const char          *word)
{
  g_autofree char *key = total != NULL ? dr_return_report_key (unit, total->id, word) : NULL;
  g_autoptr (GPtrArray) keys = keys_new ();

  for (guint i = 0; i < groups->len; i++)
    g_ptr_array_add (keys, dr_return_report_key (unit, ((const DrStatedGroup *) groups->pdata[i])->id, word));
  add_sum (self, key, keys);
}

/* Two ways to divide everybody that come to as many: from one the other can be completed. A return does not say how many
 * everybody is; where neither way is of one group only, it is as if it did. */
static void
add_divisions (const DrReturnPages *self,
               const char          *unit,
               const GPtrArray     *one,
               const GPtrArray     *other)
{
  for (guint c = 0; c < DR_N_RETURN_QUANTITIES; c++)
    {
      const DrReturnColumn *column = &dr_return_report_columns[c];

      if (!adds_up_to (one, other, column->quantity))
        continue;
      if (one->len == 1)
        add_groups_sum (self, unit, one->pdata[0], other, column->word);
      else if (other->len == 1)
        add_groups_sum (self, unit, other->pdata[0], one, column->word);
      else
        {
          add_groups_sum (self, unit, NULL, one, column->word);
          add_groups_sum (self, unit, NULL, other, column->word);
        }
    }
}

static void
add_everybody (const DrReturnPages *self,
               const char          *unit,
               const DrStatedTally *tally)
{
  const DrEvidence *evidence = self->input->evidence;
  g_autoptr (GPtrArray) divisions = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  const DrStatedGroup *all = evidence != NULL ? dr_stated_tally_group (tally, evidence->groups[DR_GROUP_ALL].id) : NULL;

  if (all != NULL)
    {
      g_ptr_array_add (divisions, g_ptr_array_new ());
      g_ptr_array_add (divisions->pdata[0], (gpointer) all);
    }
  for (guint d = 0; evidence != NULL && d < evidence->n_dimensions; d++)
    {
      g_autoptr (GPtrArray) groups = evidence->dimensions[d].partition ? groups_of (evidence, tally, d) : NULL;

      if (groups != NULL && groups->len > 0)
        g_ptr_array_add (divisions, g_steal_pointer (&groups));
    }
  for (guint i = 0; i < divisions->len; i++)
    for (guint k = i + 1; k < divisions->len; k++)
      add_divisions (self, unit, divisions->pdata[i], divisions->pdata[k]);
}

/* --- Services, directorates, plans --- */

static gboolean
belongs (const DrStatedService *service,
         const DrStatedUnit    *unit,
         gboolean               plans)
{
  return g_strcmp0 (plans ? service->plan : service->directorate, unit->title) == 0
         && (!plans || g_strcmp0 (service->plan_year, unit->year) == 0);
}

static void
add_units (const DrReturnPages *self,
           const DrStatedUnit  *units,
           guint                n,
           gboolean             plans)
{
  g_autoptr (GArray) together = parts_new ();
  g_autofree gboolean *taken = g_new0 (gboolean, self->now->n_services + 1);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GArray) parts = parts_new ();
      char *unit = g_strdup_printf ("%s:%u", plans ? "plans" : "directorates", i);

      for (guint k = 0; k < self->now->n_services; k++)
        if (belongs (&self->now->services[k], &units[i], plans))
          {
            taken[k] = TRUE;
            add_part (parts, g_strdup_printf ("service:%s", self->now->services[k].id), &self->now->services[k].tally);
          }
      add_whole (self, unit, &units[i].tally, parts);
      add_everybody (self, unit, &units[i].tally);
      add_part (together, unit, &units[i].tally);
    }
  for (guint k = 0; k < self->now->n_services && n > 0; k++)
    if (!taken[k])
      add_part (together, g_strdup_printf ("service:%s", self->now->services[k].id), &self->now->services[k].tally);
  if (n > 0)
    add_whole (self, "all", &self->now->all, together);
}

static void
add_services (const DrReturnPages *self)
{
  g_autoptr (GArray) parts = parts_new ();

  for (guint i = 0; i < self->now->n_services; i++)
    {
      char *unit = g_strdup_printf ("service:%s", self->now->services[i].id);

      add_everybody (self, unit, &self->now->services[i].tally);
      add_part (parts, unit, &self->now->services[i].tally);
    }
  add_whole (self, "all", &self->now->all, parts);
}

/* --- Results --- */

static gboolean
is_same_result (const DrStatedTarget *one,
                const DrStatedTarget *other)
{
  return strcmp (one->assessment, other->assessment) == 0 && strcmp (one->measure, other->measure) == 0
         && dr_date_is_same (one->period, other->period);
}

/* The latest results of a measure for the groups of a dimension, and for everybody. Where other people answered, nothing of
 * it adds up but by chance. */
static void
add_results (const DrReturnPages   *self,
             const DrStatedService *service,
             guint                  first,
             guint                  dimension,
             const char            *word)
{
  const DrEvidence *evidence = self->input->evidence;
  const DrStatedTarget *of = &service->measures[first];
  g_autoptr (GPtrArray) keys = keys_new ();
  g_autofree char *total = NULL;
  gint64 all = 0;
  gint64 together = 0;

  for (guint i = 0; i < service->n_measures; i++)
    {
      const DrStatedTarget *item = &service->measures[i];

      if (!is_same_result (of, item))
        continue;
      for (guint g = 0; g < evidence->n_groups && item->group != NULL; g++)
        if (evidence->groups[g].dimension == (int) dimension && strcmp (evidence->groups[g].id, item->group) == 0)
          {
            g_ptr_array_add (keys, dr_return_report_result_key (self, item, word));
            together += item->n;
          }
      if (total == NULL && (item->group == NULL || strcmp (evidence->groups[DR_GROUP_ALL].id, item->group) == 0))
        {
          total = dr_return_report_result_key (self, item, word);
          all = item->n;
        }
    }
  if (total != NULL && (all == 0 || together == 0 || ABS (all - together) <= CRUMBS (keys->len)))
    add_sum (self, total, keys);
}

static void
add_measures (const DrReturnPages   *self,
              const DrStatedService *service)
{
  const DrEvidence *evidence = self->input->evidence;

  for (guint i = 0; i < service->n_measures; i++)
    {
      gboolean met = FALSE;

      for (guint k = 0; k < i; k++)
        met = met || is_same_result (&service->measures[k], &service->measures[i]);
      for (guint d = 0; !met && evidence != NULL && d < evidence->n_dimensions; d++)
        if (evidence->dimensions[d].partition)
          {
            add_results (self, service, i, d, "answers");
            add_results (self, service, i, d, "value");
          }
    }
}

/* Whether all services are asked for it in the same words: of such questions the results are put together. */
static gboolean
is_shared (const DrReturnPages *self,
           const char          *measure)
{
  const DrQuestionnaire *questionnaire = self->input->questionnaire;

  for (guint s = 0; questionnaire != NULL && s < questionnaire->n_measure_sets; s++)
    for (guint m = 0; m < questionnaire->measure_sets[s].n_measures; m++)
      if (strcmp (questionnaire->measure_sets[s].measures[m].id, measure) == 0)
        return TRUE;

  return FALSE;
}

/* What is put together of the results of all services. */
static void
add_pools (const DrReturnPages *self)
{
  g_autoptr (GHashTable) pools = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter each;
  gpointer total;
  gpointer keys;

  for (guint i = 0; i < self->now->n_services; i++)
    for (guint k = 0; k < self->now->services[i].n_measures; k++)
      {
        const DrStatedTarget *item = &self->now->services[i].measures[k];
        static const char * const words[] = { "answers", "value" };

        if (item->group == NULL || !dr_return_report_is_pooled (item) || !is_shared (self, item->measure))
          continue;
        for (gsize w = 0; w < G_N_ELEMENTS (words); w++)
          {
            g_autofree char *pool = dr_return_report_pool_key (item->measure, item->group, words[w]);
            GPtrArray *parts = g_hash_table_lookup (pools, pool);

            if (parts == NULL)
              g_hash_table_insert (pools, g_steal_pointer (&pool), parts = keys_new ());
            g_ptr_array_add (parts, dr_return_report_result_key (self, item, words[w]));
          }
      }
  g_hash_table_iter_init (&each, pools);
  while (g_hash_table_iter_next (&each, &total, &keys))
    if (((const GPtrArray *) keys)->len > 1)   /* of one, they are the same */
      add_sum (self, total, keys);
}

/* --- Predictions --- */

/* What the assessments of a service predict of a group is what the service has, as far as numbers agree: which of them a
 * prediction is, a return says in its own words. */
static void
add_predictions (const DrReturnPages   *self,
                 const DrStatedService *service)
{
  for (guint i = 0; i < service->n_predictions; i++)
    {
      const DrStatedPrediction *of = &service->predictions[i];
      g_autofree char *own = dr_return_report_predicted_key (of);
      g_autoptr (GPtrArray) alone = keys_new ();
      g_autoptr (GPtrArray) together = keys_new ();
      g_autofree char *unit = g_strdup_printf ("service:%s", service->id);

      if (!of->known || !of->people)
        continue;
      g_ptr_array_add (alone, g_strdup (own));
      for (guint k = 0; k < service->n_predictions; k++)
        {
          const DrStatedPrediction *other = &service->predictions[k];

          g_autofree char *key = dr_return_report_predicted_key (other);

          if (other->known && other->people && strcmp (other->quantity, of->quantity) == 0
              && strcmp (other->group_name, of->group_name) == 0
              && !g_ptr_array_find_with_equal_func (together, key, g_str_equal, NULL))
            g_ptr_array_add (together, g_steal_pointer (&key));
        }
      for (guint g = 0; g < service->tally.n_groups; g++)
        for (guint c = 0; c < DR_N_RETURN_QUANTITIES && strcmp (service->tally.groups[g].name, of->group_name) == 0; c++)
          {
            g_autofree char *total = dr_return_report_key (unit, service->tally.groups[g].id, dr_return_report_columns[c].word);

            add_sum (self, total, alone);
            if (together->len > 1)
              add_sum (self, total, together);
          }
    }
}

void
dr_return_report_add_sums (const DrReturnPages *self)
{
  add_services (self);
  add_everybody (self, "all", &self->now->all);
  add_units (self, self->now->directorates, self->now->n_directorates, FALSE);
  add_units (self, self->now->plans, self->now->n_plans, TRUE);
  if (self->before != NULL)
    add_everybody (self, "before", &self->before->all);
  for (guint i = 0; i < self->now->n_services; i++)
    {
      add_measures (self, &self->now->services[i]);
      add_predictions (self, &self->now->services[i]);
    }
  add_pools (self);
}
