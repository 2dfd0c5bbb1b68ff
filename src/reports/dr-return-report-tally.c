/* What is counted of a service, a directorate, a service plan or the council: all of it, with words where there are few
 * figures and tables where there are many. */
#include "dr-return-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-act-names.h"
#include "dr-names.h"

/* "3 approved, 2 decided": what there is none of is left out. */
typedef const char *(*NameOf) (guint kind);

static const char *
stage_name (guint kind)
{
  return dr_stage_name ((DrStage) kind);
}

static const char *
outcome_name (guint kind)
{
  return kind == DR_OUTCOME_NONE ? _("none chosen yet") : dr_outcome_label ((DrOutcome) kind);
}

static DrWords
kinds (const DrReturnPages *self,
       const guint         *counts,
       guint                n,
       NameOf               name_of)
{
  DrWords parts[DR_N_STAGES];
  guint n_parts = 0;

  for (guint i = 0; i < n; i++)
    {
      const DrValue values[2] = { dr_value_number (self->out, counts[i]), dr_value_text (self->out, name_of (i)) };

      if (counts[i] > 0)
        /* Translators: how many; where they stand, or their outcome, e.g. "3 approved" */
        parts[n_parts++] = dr_words_format (self->out, _("%1$s %2$s"), values, 2);
    }

  return dr_words_joined (self->out, parts, n_parts, ", ");
}

static DrWords
targets (const DrReturnPages   *self,
         const DrStatedTargets *of)
{
  const DrValue values[4] = {
    dr_value_number (self->out, of->n), dr_value_number (self->out, of->measured),
    dr_value_number (self->out, of->to_be_announced), dr_value_number (self->out, of->overdue),
  };

  /* Translators: numbers of targets */
  return dr_words_format (self->out, _("%1$s; with a result %2$s; to be announced %3$s, of which overdue %4$s"), values, 4);
}

static void
add_counts (const DrReturnPages *self,
            const DrStatedTally *tally)
{
  const DrReport *words = &self->words;
  const DrValue assessments[2] = { dr_value_number (self->out, tally->n), dr_value_number (self->out, tally->in_effect) };
  const DrValue standards[2] = { dr_value_number (self->out, tally->standards_worse),
                                 dr_value_number (self->out, tally->standards_missing) };
  const DrValue late[2] = { dr_value_number (self->out, tally->reviews_overdue),
                            dr_value_number (self->out, tally->publications_overdue) };

  dr_document_start_pairs (self->out);
  /* Translators: numbers of assessments */
  dr_report_pair (words, _("Assessments"), dr_words_format (self->out, _("%1$s, of which in effect %2$s"), assessments, 2));
  dr_report_pair (words, _("Stages"), kinds (self, tally->stages, DR_N_STAGES, stage_name));
  dr_report_pair (words, _("Outcomes"), kinds (self, tally->outcomes, DR_N_OUTCOMES, outcome_name));
  dr_report_pair (words, _("Targets for channel shift"), targets (self, &tally->targets));
  dr_report_pair (words, _("Measures"), targets (self, &tally->measures));
  dr_report_pair (words, _("Service standards"), dr_words_format (self->out, _("worse %1$s, not stated %2$s"), standards, 2));
  dr_report_pair (words, _("Overdue"), dr_words_format (self->out, _("reviews %1$s, publications %2$s"), late, 2));
  dr_document_end_pairs (self->out);
}

static void
add_actions (const DrReturnPages *self,
             const DrStatedTally *tally)
{
  const char * const titles[] = { _("Actions"), _("Open"), _("Of which overdue"), _("Closed") };

  dr_report_start_table (&self->words, "actions-counted", NULL, G_N_ELEMENTS (titles));
  dr_document_set_weight (self->out, 0, 2);
  dr_report_head_row (&self->words, titles, G_N_ELEMENTS (titles));
  for (guint i = 0; i < DR_N_ACTION_KINDS; i++)
    {
      const DrStatedActions *actions = &tally->actions[i];

      if (actions->open == 0 && actions->closed == 0)
        continue;
      dr_document_start_row (self->out);
      dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_report_words (&self->words, dr_report_action_kind (i)), 1, 1);
      dr_return_report_cell (self, dr_return_report_number (self, actions->open));
      dr_return_report_cell (self, dr_return_report_number (self, actions->overdue));
      dr_return_report_cell (self, dr_return_report_number (self, actions->closed));
    }
  dr_return_report_end_table (self);
}

static void
add_channels (const DrReturnPages *self,
              const DrStatedTally *tally)
{
  const char * const titles[] = { _("Access points by channel"), _("Withdrawn"), _("Reduced"), _("Moved") };

  dr_report_start_table (&self->words, "channels-counted", NULL, G_N_ELEMENTS (titles));
  dr_document_set_weight (self->out, 0, 2);
  dr_report_head_row (&self->words, titles, G_N_ELEMENTS (titles));
  for (guint i = 0; i < tally->n_channels; i++)
    {
      const DrStatedChannel *channel = &tally->channels[i];

      dr_document_start_row (self->out);
      dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_report_words (&self->words, channel->name), 1, 1);
      for (guint k = 0; k < DR_N_RETURN_CHANGES; k++)
        dr_return_report_cell (self, dr_return_report_number (self, channel->changes[k]));
    }
  dr_return_report_end_table (self);
}

/* @first: what the first column names. The columns are those of dr_return_report_columns, in its order. */
void
dr_return_report_start_groups (const DrReturnPages *self,
                               const char          *anchor,
                               const char          *caption,
                               const char          *first)
{
  const char * const spans[] = { _("Assessments"), _("Newly excluded"), _("At risk") };
  const char * const titles[] = { _("All"), _("Negative or mixed"), _("Without mitigation"), _("With mitigation"),
                                  _("Without mitigation"), _("With mitigation") };

  G_STATIC_ASSERT (DR_N_RETURN_QUANTITIES == 5);
  dr_report_start_table (&self->words, anchor, caption, 3 + DR_N_RETURN_QUANTITIES);
  for (guint i = 0; i < 3 + DR_N_RETURN_QUANTITIES; i++)
    dr_document_set_weight (self->out, i, i == 0 ? 6 : i < 3 ? 3 : 4);
  dr_document_start_row (self->out);
  dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_report_words (&self->words, first), 1, 2);
  for (gsize i = 0; i < G_N_ELEMENTS (spans); i++)
    dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_report_words (&self->words, spans[i]), 2, 1);
  dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_report_words (&self->words, _("Displaced")), 1, 2);
  dr_document_start_row (self->out);
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_report_words (&self->words, titles[i]), 1, 1);
}

/* @unit: what the figures are of, as part of their keys. */
void
dr_return_report_group_row (const DrReturnPages *self,
                            const char          *name,
                            const DrStatedGroup *group,
                            const char          *unit)
{
  dr_document_start_row (self->out);
  dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_report_words (&self->words, name), 1, 1);
  dr_return_report_cell (self, dr_return_report_number (self, group->assessments));
  dr_return_report_cell (self, dr_return_report_number (self, group->negative));
  for (guint i = 0; i < DR_N_RETURN_QUANTITIES; i++)
    {
      const DrReturnColumn *column = &dr_return_report_columns[i];
      g_autofree char *key = dr_return_report_key (unit, group->id, column->word);

      dr_return_report_cell (self, dr_return_report_people (self, group, column->quantity, key));
    }
}

static void
add_groups (const DrReturnPages *self,
            const DrStatedTally *tally,
            const char          *unit)
{
  dr_return_report_start_groups (self, "groups-counted", _("People affected, added up over assessments"), _("Group"));
  dr_document_set_none (self->out, 2, _("No one in these groups is affected"));
  for (guint i = 0; i < tally->n_groups; i++)
    dr_return_report_group_row (self, tally->groups[i].name, &tally->groups[i], unit);
  dr_return_report_end_table (self);
}

static const char *
rule_title (const DrReturnPages *self,
            const char          *rule)
{
  const DrRulebook *rulebook = self->input->rulebook;

  for (guint i = 0; rulebook != NULL && i < rulebook->n_rules; i++)
    if (strcmp (rulebook->rules[i].id, rule) == 0)
      return dr_edition_words (rulebook->rules[i].title);

  return NULL;
}

/* Checks that are concluded from numbers of people and answers, or that repeat such: less those that the public reports of
 * assessments say, how many found something tells on which side of a limit a number is that these do not show. */
static const char * const of_numbers[] = {
  "ACC-01", "ACC-02", "ACC-03", "ACC-06", "ACC-08", "ACC-09", "ACC-10", "ADJ-01", "CON-04", "CON-05", "EVD-01", "EVD-02", "GOV-01",
  "IMP-01", "SCR-01", NULL,
};

static gboolean
is_few (gint64 lo,
        gint64 hi)
{
  return dr_suppression_is_small (lo) || dr_suppression_is_small (hi);
}

static gboolean
service_hides (const DrReturnPages *self,
               const char          *service)
{
  const DrReturnDetails *details = self->input->details;

  for (guint i = 0; details != NULL && i < details->n_items; i++)
    for (guint k = 0; k < details->items[i].n_effects && g_strcmp0 (details->items[i].service, service) == 0; k++)
      for (guint q = 0; q < DR_N_RETURN_QUANTITIES; q++)
        {
          const DrReturnEffect *effect = &details->items[i].effects[k];

          if (effect->few[q] || (effect->people[q].known && is_few (effect->people[q].lo, effect->people[q].hi)))
            return TRUE;
        }

  return FALSE;
}

static gboolean
tally_hides (const DrStatedTally *tally)
{
  for (guint g = 0; g < tally->n_groups; g++)
    for (guint q = 0; q < DR_N_RETURN_QUANTITIES; q++)
      if (is_few (tally->groups[g].people[q].lo, tally->groups[g].people[q].hi))
        return TRUE;

  return FALSE;
}

static gboolean
tally_of_no_service (const DrStatedReturn *stated,
                     const DrStatedTally  *tally)
{
  for (guint i = 0; i < stated->n_services; i++)
    if (tally == &stated->services[i].tally)
      return FALSE;

  return TRUE;
}

/* Whether a public version hides numbers of a unit, or of one of those that make it up: of all of them, where it is no service. */
gboolean
dr_return_report_hides (const DrReturnPages  *self,
                        const DrStatedReturn *stated,
                        const DrStatedTally  *tally)
{
  if (!self->open)
    return FALSE;
  for (guint i = 0; i < stated->n_services; i++)
    {
      const DrStatedService *service = &stated->services[i];
      gboolean own = tally == &service->tally;

      if ((own || tally_of_no_service (stated, tally)) && (tally_hides (&service->tally) || service_hides (self, service->id)))
        return TRUE;
    }

  return tally_hides (tally);
}

static void
add_findings (const DrReturnPages *self,
              const DrStatedTally *tally)
{
  gboolean hides = dr_return_report_hides (self, self->now, tally);
  const char * const titles[] = { _("Findings of the checks"), _("Severity"), _("Findings"), _("Open"), _("Answered") };

  dr_report_start_table (&self->words, "findings-counted", NULL, G_N_ELEMENTS (titles));
  dr_document_set_weight (self->out, 0, 4);
  dr_report_head_row (&self->words, titles, G_N_ELEMENTS (titles));
  for (guint i = 0; i < tally->n_findings; i++)
    {
      const DrStatedFinding *finding = &tally->findings[i];
      const DrWords name[2] = {
        dr_report_words (&self->words, rule_title (self, finding->rule)),
        dr_words_styled (self->out, dr_report_words (&self->words, finding->rule), DR_RUN_MUTED),
      };

      if (hides && g_strv_contains (of_numbers, finding->rule))
        continue;
      dr_document_start_row (self->out);
      dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_words_joined (self->out, name, 2, "\n"), 1, 1);
      dr_return_report_cell (self, dr_report_capital (&self->words, dr_severity_label (finding->severity)));
      dr_return_report_cell (self, dr_return_report_number (self, finding->n));
      dr_return_report_cell (self, dr_return_report_number (self, finding->open));
      dr_return_report_cell (self, dr_return_report_number (self, finding->answered));
    }
  dr_return_report_end_table (self);
  if (hides)
    dr_report_say_left_out (&self->words);
}

void
dr_return_report_tally (const DrReturnPages *self,
                        const DrStatedTally *tally,
                        const char          *unit)
{
  add_counts (self, tally);
  add_groups (self, tally, unit);
  add_channels (self, tally);
  add_actions (self, tally);
  add_findings (self, tally);
}
