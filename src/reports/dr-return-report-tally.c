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

/* @first: what the first column names. */
void
dr_return_report_start_groups (const DrReturnPages *self,
                               const char          *anchor,
                               const char          *caption,
                               const char          *first)
{
  const char *titles[3 + DR_N_RETURN_QUANTITIES] = { first, _("Assessments"), _("Of which negative") };

  for (guint i = 0; i < DR_N_RETURN_QUANTITIES; i++)
    titles[3 + i] = _(dr_return_report_columns[i].name);
  dr_report_start_table (&self->words, anchor, caption, G_N_ELEMENTS (titles));
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    dr_document_set_weight (self->out, i, i == 0 ? 5 : i < 3 ? 3 : 4);
  dr_report_head_row (&self->words, titles, G_N_ELEMENTS (titles));
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
      return rulebook->rules[i].title;

  return NULL;
}

static void
add_findings (const DrReturnPages *self,
              const DrStatedTally *tally)
{
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

      dr_document_start_row (self->out);
      dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_words_joined (self->out, name, 2, "\n"), 1, 1);
      dr_return_report_cell (self, dr_report_capital (&self->words, dr_severity_label (finding->severity)));
      dr_return_report_cell (self, dr_return_report_number (self, finding->n));
      dr_return_report_cell (self, dr_return_report_number (self, finding->open));
      dr_return_report_cell (self, dr_return_report_number (self, finding->answered));
    }
  dr_return_report_end_table (self);
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
