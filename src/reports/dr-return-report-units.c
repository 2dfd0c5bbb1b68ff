/* Service by service, group by group, and by directorate and service plan. */
#include "dr-return-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-act-names.h"
#include "dr-names.h"

/* What the return counts of this service, by what they are called. */
static void
add_assessments (const DrReturnPages   *self,
                 const DrStatedService *service)
{
  const char * const titles[] = { _("Assessment"), _("Version"), _("Stage") };

  dr_report_start_table (&self->words, "assessments-of", _("Assessments that are counted"), G_N_ELEMENTS (titles));
  dr_document_set_weight (self->out, 0, 4);
  dr_report_head_row (&self->words, titles, G_N_ELEMENTS (titles));
  for (guint i = 0; i < self->now->n_records; i++)
    {
      const DrStatedRecord *record = &self->now->records[i];

      if (!record->counts || g_strcmp0 (record->service, service->id) != 0)
        continue;
      dr_document_start_row (self->out);
      dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_return_report_assessment (self, record->assessment), 1, 1);
      dr_return_report_cell (self, dr_return_report_number (self, record->version));
      dr_return_report_cell (self, dr_report_capital (&self->words, dr_stage_name (record->stage)));
    }
  dr_return_report_end_table (self);
}

/* "Communities · Leisure plan, 2026/27": where the service belongs. */
static DrWords
belongs (const DrReturnPages *self,
         const char          *directorate,
         const char          *plan,
         const char          *year)
{
  const DrValue values[2] = { dr_value_text (self->out, plan != NULL ? plan : ""),
                              dr_value_text (self->out, year != NULL ? year : "") };
  const DrWords parts[2] = {
    dr_report_words (&self->words, directorate),
    plan == NULL   ? dr_words_none ()
    /* Translators: the title of a service plan, its year */
    : year != NULL ? dr_words_format (self->out, _("%1$s, %2$s"), values, 2)
                   : dr_words_value (self->out, values[0]),
  };

  return dr_words_joined (self->out, parts, 2, " · ");
}

void
dr_return_report_add_services (const DrReturnPages *self)
{
  dr_report_chapter (&self->words, "services", _("Service by service"));
  if (self->now->n_services == 0)
    dr_document_add_paragraph (self->out, DR_PARAGRAPH_PLAIN,
                               dr_report_words (&self->words, _("No service has an assessment in this period.")));
  for (guint i = 0; i < self->now->n_services; i++)
    {
      const DrStatedService *service = &self->now->services[i];
      g_autofree char *unit = g_strdup_printf ("service:%s", service->id);
      g_autofree char *anchor = g_strdup_printf ("service-%s", service->id);

      dr_report_heading (&self->words, 2, anchor, service->name);
      dr_document_add_paragraph (self->out, DR_PARAGRAPH_SMALL,
                                 belongs (self, service->directorate, service->plan, service->plan_year));
      dr_return_report_tally (self, &service->tally, unit);
      add_assessments (self, service);
    }
}

void
dr_return_report_add_groups (const DrReturnPages *self)
{
  const DrStatedTally *all = &self->now->all;

  if (all->n_groups == 0)
    return;
  dr_report_chapter (&self->words, "groups", _("Group by group"));
  dr_report_small (&self->words, _("People without and with the mitigations that were promised: what stands between the two is "
                                   "what mitigations are worth, if they are carried out."));
  for (guint i = 0; i < all->n_groups; i++)
    {
      const DrStatedGroup *group = &all->groups[i];
      g_autofree char *anchor = g_strdup_printf ("group-%s", group->id);

      dr_report_heading (&self->words, 2, anchor, group->name);
      dr_return_report_start_groups (self, anchor, NULL, _("Service"));
      dr_return_report_group_row (self, _("All services"), group, "all");
      for (guint k = 0; k < self->now->n_services; k++)
        {
          const DrStatedService *service = &self->now->services[k];
          const DrStatedGroup *here = dr_stated_tally_group (&service->tally, group->id);
          g_autofree char *unit = g_strdup_printf ("service:%s", service->id);

          if (here != NULL)
            dr_return_report_group_row (self, service->name, here, unit);
        }
      dr_return_report_end_table (self);
    }
}

static void
add_units (const DrReturnPages *self,
           const DrStatedUnit  *units,
           guint                n,
           const char          *kind,
           const char          *title)
{
  if (n == 0)
    return;
  dr_report_chapter (&self->words, kind, title);
  for (guint i = 0; i < n; i++)
    {
      const DrStatedUnit *unit = &units[i];
      g_autofree char *key = g_strdup_printf ("%s:%u", kind, i);

      dr_document_add_heading (self->out, 2, unit->title, belongs (self, NULL, unit->title, unit->year));
      dr_return_report_tally (self, &unit->tally, key);
    }
}

void
dr_return_report_add_units (const DrReturnPages *self)
{
  add_units (self, self->now->directorates, self->now->n_directorates, "directorates", _("By directorate"));
  add_units (self, self->now->plans, self->now->n_plans, "plans", _("By service plan"));
}
