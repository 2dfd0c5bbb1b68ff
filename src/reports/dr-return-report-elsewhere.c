/* What a reader of the maintaining-access report could work out who has other public reports as well: that of the period before,
 * and those of single assessments. What these say is taken as published, but for counts of 1 to 9. */
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

/* One unit, now and before: where nothing changed both are one number; else a reader has the difference. */
static void
add_before (const DrReturnPages *self,
            const char          *unit,
            const DrStatedTally *now,
            const DrStatedTally *before)
{
  for (guint g = 0; before != NULL && g < now->n_groups; g++)
    {
      const DrStatedGroup *group = &now->groups[g];
      const DrStatedGroup *was = dr_stated_tally_group (before, group->id);

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
          dr_document_add_elsewhere (self->out, DR_ELSEWHERE_PUBLISHED, keys->pdata[keys->len - 1], people->lo, people->hi);
        }
    }
  if (keys->len > 0)
    dr_document_add_sum (self->out, total, (const char * const *) keys->pdata, keys->len);
}

void
dr_return_report_add_elsewhere (const DrReturnPages *self)
{
  if (!self->open)
    return;
  if (self->before != NULL)
    add_before (self, "all", &self->now->all, &self->before->all);
  for (guint i = 0; i < self->now->n_services; i++)
    {
      const DrStatedService *service = &self->now->services[i];
      const DrStatedService *was = self->before != NULL ? dr_stated_return_service (self->before, service->id) : NULL;
      g_autofree char *unit = g_strdup_printf ("service:%s", service->id);

      add_before (self, unit, &service->tally, was != NULL ? &was->tally : NULL);
      for (guint g = 0; self->input->details != NULL && g < service->tally.n_groups; g++)
        for (guint c = 0; c < DR_N_RETURN_QUANTITIES; c++)
          add_assessments (self, service, &service->tally.groups[g], &dr_return_report_columns[c]);
    }
}
