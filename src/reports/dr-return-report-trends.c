/* Against the period before: what is counted, group by group and service by service. */
#include "dr-return-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A number that both returns say. */
typedef guint (*Count) (const DrStatedReturn *stated);

static guint
count_assessments (const DrStatedReturn *stated)
{
  return stated->all.n;
}

static guint
count_in_effect (const DrStatedReturn *stated)
{
  return stated->all.in_effect;
}

static guint
count_groups (const DrStatedReturn *stated)
{
  return stated->all.n_groups;
}

static guint
count_together (const DrStatedReturn *stated)
{
  return stated->n_groups;
}

static guint
count_withdrawn (const DrStatedReturn *stated)
{
  return dr_return_report_changes (&stated->all, DR_RETURN_WITHDRAWN);
}

static guint
count_reduced (const DrStatedReturn *stated)
{
  return dr_return_report_changes (&stated->all, DR_RETURN_REDUCED);
}

static guint
count_moved (const DrStatedReturn *stated)
{
  return dr_return_report_changes (&stated->all, DR_RETURN_RELOCATED);
}

static guint
count_open (const DrStatedReturn *stated)
{
  return dr_return_report_actions (&stated->all, FALSE);
}

static guint
count_overdue (const DrStatedReturn *stated)
{
  return dr_return_report_actions (&stated->all, TRUE);
}

static guint
count_reviews (const DrStatedReturn *stated)
{
  return stated->all.reviews_overdue;
}

static guint
count_publications (const DrStatedReturn *stated)
{
  return stated->all.publications_overdue;
}

static guint
count_announce (const DrStatedReturn *stated)
{
  return stated->all.targets.to_be_announced + stated->all.measures.to_be_announced;
}

static guint
count_measured (const DrStatedReturn *stated)
{
  return stated->all.targets.measured + stated->all.measures.measured;
}

static guint
count_worse (const DrStatedReturn *stated)
{
  return stated->all.standards_worse;
}

static guint
count_findings (const DrStatedReturn *stated)
{
  guint n = 0;

  for (guint i = 0; i < stated->all.n_findings; i++)
    n += stated->all.findings[i].open;

  return n;
}

static const struct {
  const char *name;
  Count       count;
} rows[] = {
  { N_("Assessments"), count_assessments },
  { N_("Assessments in effect"), count_in_effect },
  { N_("Groups affected, or perhaps"), count_groups },
  { N_("Groups that several changes come together for"), count_together },
  { N_("Access points withdrawn"), count_withdrawn },
  { N_("Access points reduced"), count_reduced },
  { N_("Access points moved"), count_moved },
  { N_("Actions open"), count_open },
  { N_("Actions overdue"), count_overdue },
  { N_("Reviews overdue"), count_reviews },
  { N_("Publications overdue"), count_publications },
  { N_("Targets and measures to be announced"), count_announce },
  { N_("Targets and measures with a result"), count_measured },
  { N_("Service standards that get worse"), count_worse },
  { N_("Findings open"), count_findings },
};

static void
add_number_row (const DrReturnPages *self,
                DrWords              name,
                guint                before,
                guint                now)
{
  dr_document_start_row (self->out);
  dr_document_add_header (self->out, DR_CELL_ROW_HEADER, name, 1, 1);
  dr_return_report_cell (self, dr_return_report_number (self, before));
  dr_return_report_cell (self, dr_return_report_number (self, now));
  dr_return_report_cell (self, dr_return_report_change (self, (double) now - before));
}

static void
start (const DrReturnPages *self,
       const char          *anchor,
       const char          *first)
{
  dr_report_start_table (&self->words, anchor, NULL, 4);
  dr_document_set_weight (self->out, 0, 3);
  dr_document_start_row (self->out);
  dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_report_words (&self->words, first), 1, 1);
  dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_return_report_period (self, self->before), 1, 1);
  dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_return_report_period (self, self->now), 1, 1);
  dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_report_words (&self->words, _("Change")), 1, 1);
}

static void
add_counts (const DrReturnPages *self)
{
  gboolean hides = dr_return_report_hides (self, self->now, &self->now->all)
                   || dr_return_report_hides (self, self->before, &self->before->all);

  start (self, "trends-table", _("Of all services"));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].count != count_findings || !hides)
      add_number_row (self, dr_report_words (&self->words, _(rows[i].name)), rows[i].count (self->before), rows[i].count (self->now));
  dr_return_report_end_table (self);
}

static DrWords
fall (const DrReturnPages *self,
      const DrStatedGroup *group,
      const char          *unit)
{
  g_autofree char *key = group != NULL ? dr_return_report_key (unit, group->id, "newly-excluded-mitigated") : NULL;

  return dr_return_report_people (self, group, DR_RETURN_NEWLY_EXCLUDED_MITIGATED, key);
}

static void
add_group (const DrReturnPages *self,
           const char          *name,
           const DrStatedGroup *before,
           const DrStatedGroup *now)
{
  guint counts[2] = { before != NULL ? before->negative : 0, now != NULL ? now->negative : 0 };

  dr_document_start_row (self->out);
  dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_report_words (&self->words, name), 1, 1);
  dr_return_report_cell (self, dr_return_report_number (self, counts[0]));
  dr_return_report_cell (self, dr_return_report_number (self, counts[1]));
  dr_return_report_cell (self, dr_return_report_change (self, (double) counts[1] - counts[0]));
  dr_return_report_cell (self, fall (self, before, "before"));
  dr_return_report_cell (self, fall (self, now, "all"));
}

/* Whether a group is there now says nothing of whether it was: all that either return names have a row. */
static void
add_groups (const DrReturnPages *self)
{
  const char * const heads[] = { _("Before"), _("Now"), _("Change"), _("Before"), _("Now") };
  const DrStatedTally *before = &self->before->all;
  const DrStatedTally *now = &self->now->all;

  if (before->n_groups + now->n_groups == 0)
    return;
  dr_report_heading (&self->words, 2, "trends-groups", _("Group by group"));
  dr_report_start_table (&self->words, "trends-groups-table", NULL, 6);
  dr_document_set_weight (self->out, 0, 2);
  dr_document_set_alike (self->out);
  dr_document_start_row (self->out);
  dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_report_words (&self->words, _("Group")), 1, 2);
  dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_report_words (&self->words, _("Assessments that say negative or mixed")),
                          3, 1);
  dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_report_words (&self->words, _("People newly excluded, with mitigations")),
                          2, 1);
  dr_document_start_row (self->out);
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_report_words (&self->words, heads[i]), 1, 1);
  for (guint i = 0; i < now->n_groups; i++)
    add_group (self, now->groups[i].name, dr_stated_tally_group (before, now->groups[i].id), &now->groups[i]);
  for (guint i = 0; i < before->n_groups; i++)
    if (dr_stated_tally_group (now, before->groups[i].id) == NULL)
      add_group (self, before->groups[i].name, &before->groups[i], NULL);
  dr_return_report_end_table (self);
}

static void
add_services (const DrReturnPages *self)
{
  if (self->before->n_services + self->now->n_services == 0)
    return;
  dr_report_heading (&self->words, 2, "trends-services", _("Service by service"));
  start (self, "trends-services-table", _("Assessments in effect"));
  for (guint i = 0; i < self->now->n_services; i++)
    {
      const DrStatedService *now = &self->now->services[i];
      const DrStatedService *before = dr_stated_return_service (self->before, now->id);

      add_number_row (self, dr_report_words (&self->words, now->name), before != NULL ? before->tally.in_effect : 0,
                      now->tally.in_effect);
    }
  for (guint i = 0; i < self->before->n_services; i++)
    if (dr_stated_return_service (self->now, self->before->services[i].id) == NULL)
      add_number_row (self, dr_report_words (&self->words, self->before->services[i].name),
                      self->before->services[i].tally.in_effect, 0);
  dr_return_report_end_table (self);
}

void
dr_return_report_add_trends (const DrReturnPages *self)
{
  if (self->before == NULL)
    return;
  dr_report_chapter (&self->words, "trends", _("Against the period before"));
  dr_report_small (&self->words, _("Each return says how things stood at the end of its own period. More assessments can mean more "
                                   "changes, or that more of them are assessed."));
  add_counts (self);
  add_groups (self);
  add_services (self);
}
