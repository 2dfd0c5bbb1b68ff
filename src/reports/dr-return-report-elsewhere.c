/* What a reader of the maintaining-access report could work out who has other public reports as well: that of the period before,
 * and those of single assessments. What these say is taken as published, but for counts of 1 to 9 and for what rests on so few
 * answers. */
#include "dr-return-report-private.h"

#include <string.h>

/* Who came since, or is gone since: a few of many tell of one assessment. */
static void
add_change (const DrReturnPages *self,
            const char          *key,
            const char          *before,
            DrStatedPeople       less,
            DrStatedPeople       more,
            const char          *what)
{
  const gint64 lo = MAX (more.lo - less.lo, 0);
  const gint64 hi = MAX (more.hi - less.hi, 0);
  g_autofree char *change = g_strconcat (what, key, NULL);
  const char * const parts[2] = { strcmp (what, "+") == 0 ? before : key, change };

  if (lo + hi == 0)
    return;
  dr_document_add_elsewhere (self->out, DR_ELSEWHERE_NOWHERE, change, lo, hi);
  dr_document_add_sum (self->out, strcmp (what, "+") == 0 ? key : before, parts, 2);
}

static gboolean
is_as_before (const DrStatedTally *now,
              const DrStatedTally *before,
              const char          *group)
{
  const DrStatedGroup *here = dr_stated_tally_group (now, group);
  const DrStatedGroup *there = before != NULL ? dr_stated_tally_group (before, group) : NULL;

  if (here == NULL || there == NULL)
    return here == there;
  for (guint q = 0; q < DR_N_RETURN_QUANTITIES; q++)
    if (here->people[q].lo != there->people[q].lo || here->people[q].hi != there->people[q].hi)
      return FALSE;

  return TRUE;
}

static gboolean
is_all_as_before (const DrReturnPages *self,
                  const char          *group)
{
  if (!is_as_before (&self->now->all, &self->before->all, group))
    return FALSE;
  for (guint i = 0; i < self->now->n_services; i++)
    {
      const DrStatedService *was = dr_stated_return_service (self->before, self->now->services[i].id);

      if (!is_as_before (&self->now->services[i].tally, was != NULL ? &was->tally : NULL, group))
        return FALSE;
    }

  return TRUE;
}

/* Groups of which something rests on few answers in one of their assessments, and nothing changed since: the period before rested
 * on them as well, and its public report hid what this one hides. It says nothing more. (transfer full): a set of their ids. */
static GHashTable *
find_unchanged (const DrReturnPages *self)
{
  const DrReturnDetails *details = self->input->details;
  GHashTable *found = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; details != NULL && self->before != NULL && i < details->n_items; i++)
    for (guint k = 0; k < details->items[i].n_effects && details->items[i].in_effect; k++)
      {
        const DrReturnEffect *effect = &details->items[i].effects[k];
        gboolean few = FALSE;

        for (guint q = 0; q < DR_N_RETURN_QUANTITIES; q++)
          few = few || effect->few[q];
        if (few && !g_hash_table_contains (found, effect->group) && is_all_as_before (self, effect->group))
          g_hash_table_add (found, (gpointer) effect->group);
      }

  return found;
}

/* One unit, now and before: where nothing changed both are one number; else a reader has the difference. */
static void
add_before (const DrReturnPages *self,
            const char          *unit,
            const DrStatedTally *now,
            const DrStatedTally *before,
            GHashTable          *unchanged)
{
  for (guint g = 0; before != NULL && g < now->n_groups; g++)
    {
      const DrStatedGroup *group = &now->groups[g];
      const DrStatedGroup *was = dr_stated_tally_group (before, group->id);

      if (g_hash_table_contains (unchanged, group->id))
        continue;
      for (guint c = 0; was != NULL && c < DR_N_RETURN_QUANTITIES; c++)
        {
          const DrReturnColumn *column = &dr_return_report_columns[c];
          DrStatedPeople here = group->people[column->quantity];
          DrStatedPeople there = was->people[column->quantity];
          g_autofree char *key = dr_return_report_key (unit, group->id, column->word);
          g_autofree char *earlier = g_strconcat ("earlier ", key, NULL);
          const char * const same[1] = { earlier };

          dr_document_add_elsewhere (self->out, DR_ELSEWHERE_PUBLISHED, earlier, there.lo, there.hi);
          if (here.lo == there.lo || here.hi == there.hi)
            dr_document_add_sum (self->out, key, same, 1);
          add_change (self, key, earlier, there, here, "+");
          add_change (self, key, earlier, here, there, "-");
        }
    }
}

/* Directorates, or service plans of one year, are the same as before where they have the same title. */
static void
add_units_before (const DrReturnPages *self,
                  const char          *kind,
                  const DrStatedUnit  *units,
                  guint                n,
                  const DrStatedUnit  *before,
                  guint                n_before,
                  GHashTable          *unchanged)
{
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < n_before; k++)
      {
        g_autofree char *unit = g_strdup_printf ("%s:%u", kind, i);

        if (g_strcmp0 (units[i].title, before[k].title) == 0 && g_strcmp0 (units[i].year, before[k].year) == 0)
          add_before (self, unit, &units[i].tally, &before[k].tally, unchanged);
      }
}

/* What the assessments of a service say of a group is what the service has. */
static void
add_assessments (const DrReturnPages   *self,
                 const DrStatedService *service,
                 const DrStatedGroup   *group,
                 const DrReturnColumn  *column)
{
  const DrReturnDetails *details = self->input->details;
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *unit = g_strdup_printf ("service:%s", service->id);
  g_autofree char *total = dr_return_report_key (unit, group->id, column->word);
  guint n_few = 0;

  for (guint i = 0; i < details->n_items; i++)
    {
      const DrReturnDetail *item = &details->items[i];

      for (guint k = 0; k < item->n_effects && item->in_effect && g_strcmp0 (item->service, service->id) == 0; k++)
        {
          const DrPeople *people = &item->effects[k].people[column->quantity];
          g_autofree char *assessment = g_strdup_printf ("assessment:%s", item->reference);

          if (strcmp (item->effects[k].group, group->id) != 0 || !people->known)
            continue;
          g_ptr_array_add (keys, dr_return_report_key (assessment, group->id, column->word));
          if (item->effects[k].few[column->quantity])
            dr_document_add_few_people (self->out, keys->pdata[keys->len - 1], *people, item->effects[k].size);
          else
            dr_document_add_elsewhere (self->out, DR_ELSEWHERE_PUBLISHED, keys->pdata[keys->len - 1], people->lo, people->hi);
          n_few += item->effects[k].few[column->quantity];
        }
    }
  if (n_few > 0 && n_few == keys->len)
    {
      g_autofree char *family = g_strndup (total, strcspn (total, "/"));

      dr_document_add_few (self->out, family);
    }
  if (keys->len > 0)
    dr_document_add_sum (self->out, total, (const char * const *) keys->pdata, keys->len);
}

/* What was predicted of a group, and rests on few answers. */
static void
add_predictions (const DrReturnPages   *self,
                 const DrStatedService *service)
{
  const DrReturnDetails *details = self->input->details;

  for (guint p = 0; p < service->n_predictions; p++)
    for (guint i = 0; i < details->n_items; i++)
      for (guint r = 0; r < details->items[i].n_results; r++)
        {
          const DrStatedPrediction *prediction = &service->predictions[p];
          const DrReturnResult *result = &details->items[i].results[r];
          g_autofree char *key = NULL;

          if (!result->few || strcmp (details->items[i].reference, prediction->assessment) != 0
              || g_strcmp0 (result->group_name, prediction->group_name) != 0)
            continue;
          key = dr_return_report_predicted_key (prediction);
          key[strcspn (key, "/")] = '\0';
          dr_document_add_few (self->out, key);
        }
}

void
dr_return_report_add_elsewhere (const DrReturnPages *self)
{
  g_autoptr (GHashTable) unchanged = NULL;

  if (!self->open)
    return;
  dr_return_report_compare_periods (self);
  unchanged = find_unchanged (self);
  if (self->before != NULL)
    {
      add_before (self, "all", &self->now->all, &self->before->all, unchanged);
      add_units_before (self, "directorates", self->now->directorates, self->now->n_directorates, self->before->directorates,
                        self->before->n_directorates, unchanged);
      add_units_before (self, "plans", self->now->plans, self->now->n_plans, self->before->plans, self->before->n_plans, unchanged);
    }
  for (guint i = 0; i < self->now->n_services; i++)
    {
      const DrStatedService *service = &self->now->services[i];
      const DrStatedService *was = self->before != NULL ? dr_stated_return_service (self->before, service->id) : NULL;
      g_autofree char *unit = g_strdup_printf ("service:%s", service->id);

      add_before (self, unit, &service->tally, was != NULL ? &was->tally : NULL, unchanged);
      if (self->input->details != NULL)
        add_predictions (self, service);
      for (guint g = 0; self->input->details != NULL && g < service->tally.n_groups; g++)
        for (guint c = 0; c < DR_N_RETURN_QUANTITIES; c++)
          add_assessments (self, service, &service->tally.groups[g], &dr_return_report_columns[c]);
    }
}
