/* Who was asked, what is done about the harm, what comes of the assessment, and how it is watched. */
#include "dr-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-names.h"
#include "dr-prediction.h"

/* How many people were asked, or answered. @of: how many were asked; DR_UNKNOWN */
static DrWords
respondents (const DrReport *self,
             const char     *consultation,
             const char     *which,
             double          number,
             double          of)
{
  g_autofree char *key = g_strdup_printf ("consultation:%s/%s", consultation, which);
  g_autofree char *text = dr_format_count (number);
  DrValue value;

  if (!dr_is_known (number))
    return dr_words_none ();
  value = dr_value_people (self->out, (DrPeople) { TRUE, (gint64) number, (gint64) number }, of, key);

  return dr_words_value (self->out, dr_value_shown_as (self->out, value, text));
}

static void
add_consultation (const DrReport *self,
                  guint           index)
{
  const DrConsultation *each = &self->assessment->consultations[index];
  const struct { const char *field; const char *term; const char *text; } said[] = {
    { "formative", _("Could it still change anything?"), each->formative },
    { "information", _("Did people know enough to answer?"), each->information },
    { "time", _("Did they have time enough?"), each->time },
    { "consideration", _("How were the answers taken into account?"), each->consideration },
    { "changed", _("What changed"), each->changed },
  };
  g_autofree char *anchor = g_strdup_printf ("consultation-%u", index + 1);
  g_autofree char *name = g_strdup_printf ("consultations/consultation[%s]/@name", each->id);

  dr_document_add_heading (self->out, 2, anchor, dr_report_said (self, each->name, name));
  dr_document_start_pairs (self->out);
  dr_report_pair (self, _("Groups that were asked"), dr_report_groups (self, &each->groups));
  dr_report_pair (self, _("Ways in which they were asked"), dr_report_channels (self, &each->channels));
  dr_report_pair_date (self, _("Opened"), each->opened);
  dr_report_pair_date (self, _("Closed"), each->closed);
  dr_report_pair (self, _("People asked"), respondents (self, each->id, "asked", each->asked, DR_UNKNOWN));
  dr_report_pair (self, _("People who answered"), respondents (self, each->id, "answered", each->answered,
                                                                  each->asked));
  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autofree char *key = g_strdup_printf ("consultations/consultation[%s]/%s", each->id, said[i].field);

      dr_report_pair_said (self, said[i].term, said[i].text, key);
    }
  dr_document_end_pairs (self->out);
}

void
dr_report_add_consultation (const DrReport *self)
{
  const DrAssessment *a = self->assessment;
  const char * const titles[] = { _("Groups"), _("Reason") };

  dr_report_chapter (self, "consultation", _("Consultation"));
  if (a->n_consultations == 0 && a->n_no_consultations == 0)
    dr_report_lack (self, _("Nobody was asked, and no reason is given."));
  dr_report_answers (self, "consultation");
  for (guint i = 0; i < a->n_consultations; i++)
    add_consultation (self, i);
  if (a->n_no_consultations == 0)
    return;
  dr_report_heading (self, 2, "not-consulted", _("Not consulted"));
  dr_report_start_table (self, "not-consulted-table", NULL, 2);
  dr_document_set_weight (self->out, 1, 2);
  dr_report_head_row (self, titles, G_N_ELEMENTS (titles));
  for (guint i = 0; i < a->n_no_consultations; i++)
    {
      dr_document_start_row (self->out);
      dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_report_groups (self, &a->no_consultations[i].groups), 1, 1);
      dr_document_add_cell (self->out, a->no_consultations[i].reason[0] != '\0'
                                         ? dr_report_said (self, a->no_consultations[i].reason, "consultations/no-consultation")
                                         : dr_report_missing (self, _("not said")));
    }
  dr_document_add_table (self->out, dr_document_end_table (self->out));
}

/* What an action is for. */
const char *
dr_report_action_kind (DrActionKind kind)
{
  switch (kind)
    {
    case DR_ACTION_MITIGATION:
      return _("Mitigation");
    case DR_ACTION_INQUIRY:
      return _("Inquiry");
    case DR_ACTION_ADJUSTMENT:
      return _("Adjustment");
    case DR_ACTION_MONITORING:
    default:
      return _("Monitoring");
    }
}

/* Whether an action belongs to options that are not chosen. */
static gboolean
is_beside (const DrAssessment *a,
           const DrAction     *action)
{
  return action->options.n > 0 && a->chosen != DR_NO_INDEX && !dr_indices_contain (&action->options, a->chosen);
}

/* "Closed on 3 May 2026", "Open", or that it is overdue as of the day of the report. */
static DrWords
status (const DrReport *self,
        const DrAction *action)
{
  DrValue closed = dr_value_date (self->out, action->closed);

  if (action->status == DR_ACTION_CLOSED)
    /* Translators: a date */
    return dr_date_is_set (action->closed) ? dr_words_format (self->out, _("Closed on %s"), &closed, 1)
                                           : dr_report_words (self, _("Closed"));
  if (is_beside (self->assessment, action))
    return dr_report_words (self, _("Option not chosen"));
  if (dr_date_is_set (action->due) && dr_date_compare (action->due, self->check->context->as_of) < 0)
    return dr_words_styled (self->out, dr_report_words (self, _("Overdue")), DR_RUN_STRONG);

  return dr_report_words (self, _("Open"));
}

/* Another way in, as far as it counts in the figures. */
static DrWords
alternative (const DrReport *self,
             const DrAction *action)
{
  const DrAlternative *way = action->alternative;
  DrWords parts[5] = { dr_words_none () };
  g_autofree char *key = g_strdup_printf ("actions/action[%s]/alternative/@name", action->id);
  g_autofree char *place_key = g_strdup_printf ("actions/action[%s]/alternative/@place", action->id);

  if (way == NULL)
    return dr_words_none ();
  parts[0] = dr_report_said (self, way->name, key);
  parts[1] = dr_report_words (self, self->evidence->channels[way->channel].name);
  parts[2] = dr_report_said (self, way->place, place_key);
  if (dr_is_known (way->share))
    {
      g_autofree char *share_key = g_strdup_printf ("action:%s/alternative", action->id);
      DrValue share = dr_value_share (self->out, (DrInterval) { way->share, way->share }, DR_UNKNOWN, share_key);

      /* Translators: a percentage */
      parts[3] = dr_words_format (self->out, _("%s of the groups can use it"), &share, 1);
    }
  parts[4] = dr_report_source (self, way->source);

  return dr_words_joined (self->out, parts, G_N_ELEMENTS (parts), ", ");
}

/* "Only in: Close the desk"; no words where there is nothing after the colon. */
static DrWords
labelled (const DrReport *self,
          const char     *label,
          DrWords         words)
{
  const DrWords parts[2] = { dr_report_words (self, label), words };

  return dr_words_are_empty (&words) ? words : dr_words_joined (self->out, parts, 2, " ");
}

/* An action's text, and below it where it belongs and what shows that it was done. */
static DrWords
action_words (const DrReport *self,
              guint           index)
{
  const DrAction *action = &self->assessment->actions[index];
  g_autofree char *text = g_strdup_printf ("actions/action[%s]/text", action->id);
  g_autofree char *evidence = g_strdup_printf ("actions/action[%s]/evidence", action->id);
  const DrWords parts[5] = {
    dr_report_said (self, action->text, text),
    dr_words_styled (self->out, labelled (self, _("Only in:"), dr_report_options (self, &action->options)), DR_RUN_MUTED),
    dr_words_styled (self->out, labelled (self, _("Access points:"), dr_report_points (self, &action->points)), DR_RUN_MUTED),
    labelled (self, _("Another way in:"), alternative (self, action)),
    labelled (self, _("What shows that it was done:"), dr_report_said (self, action->evidence, evidence)),
  };

  return dr_words_joined (self->out, parts, G_N_ELEMENTS (parts), "\n");
}

static void
add_action (const DrReport *self,
            guint           index)
{
  const DrAction *action = &self->assessment->actions[index];
  g_autofree char *anchor = g_strdup_printf ("action-%u", index + 1);
  const DrWords whom[2] = { dr_report_groups (self, &action->groups), dr_report_needs (self, &action->needs) };

  dr_document_start_row (self->out);
  /* By itself: what somebody typed may run the other way. */
  dr_document_add_cell (self->out, dr_words_value (self->out, dr_value_number (self->out, index + 1)));
  dr_document_anchor_row (self->out, anchor);
  dr_document_add_header (self->out, DR_CELL_ROW_HEADER, action_words (self, index), 1, 1);
  dr_document_add_cell (self->out, action->groups.n + action->needs.n > 0 ? dr_words_joined (self->out, whom, 2, "; ")
                                                                          : dr_report_missing (self, _("none named")));
  dr_document_add_cell (self->out, action->owner != NULL ? dr_report_person_words (self, action->owner)
                                                         : dr_report_missing (self, _("nobody yet")));
  dr_document_add_cell (self->out, dr_date_is_set (action->due) ? dr_report_date (self, action->due)
                                                                : dr_report_missing (self, _("no date")));
  dr_document_add_cell (self->out, status (self, action));
}

/* Actions of one kind: a heading and a table. Their numbers are those of the record's order. */
static void
add_actions_of (const DrReport *self,
                DrActionKind    kind)
{
  const char * const titles[] = { _("No."), _("What will be done"), _("For whom"), _("Owner"), _("Due"), _("Status") };
  const DrAssessment *a = self->assessment;
  g_autofree char *anchor = g_strdup_printf ("actions-%s", dr_vocabulary_to_string (DR_VOCABULARY_ACTION_KIND, (int) kind));
  g_autofree char *table = g_strdup_printf ("%s-table", anchor);
  gboolean any = FALSE;

  for (guint i = 0; i < a->n_actions; i++)
    any = any || a->actions[i].kind == kind;
  if (!any)
    return;
  dr_report_heading (self, 2, anchor, dr_report_action_kind (kind));
  dr_report_start_table (self, table, NULL, G_N_ELEMENTS (titles));
  dr_document_set_weight (self->out, 1, 8);
  dr_document_set_weight (self->out, 2, 4);
  dr_document_set_weight (self->out, 3, 2);
  dr_document_set_weight (self->out, 4, 2);
  dr_document_set_weight (self->out, 5, 2);
  dr_report_head_row (self, titles, G_N_ELEMENTS (titles));
  for (guint i = 0; i < a->n_actions; i++)
    if (a->actions[i].kind == kind)
      add_action (self, i);
  dr_document_add_table (self->out, dr_document_end_table (self->out));
}

static void
add_effect_row (const DrReport *self,
                guint           group)
{
  guint option = (guint) self->assessment->chosen;
  const DrGroupReview *review = dr_access_review_get (self->check->review, option, group);

  dr_document_start_row (self->out);
  dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_report_words (self, self->evidence->groups[group].name), 1, 1);
  dr_document_add_cell (self->out, dr_report_loss (self, option, group, "newly-excluded/without-mitigation",
                                                   review->plain.newly_excluded_people, review->plain.newly_excluded));
  dr_document_add_cell (self->out, dr_report_loss (self, option, group, "newly-excluded",
                                                   review->mitigated.newly_excluded_people, review->mitigated.newly_excluded));
  dr_document_add_cell (self->out, dr_report_loss (self, option, group, "at-risk/without-mitigation",
                                                   review->plain.at_risk_people, review->plain.at_risk));
  dr_document_add_cell (self->out, dr_report_loss (self, option, group, "at-risk", review->mitigated.at_risk_people,
                                                   review->mitigated.at_risk));
}

/* Groups whose loss a mitigation changes, in the chosen option. */
static void
add_effect (const DrReport *self)
{
  const char * const measures[] = { _("Newly excluded"), _("At risk") };
  const char * const sides[] = { _("Without mitigation"), _("With mitigation") };

  if (self->review == NULL)
    return;
  dr_report_start_table (self, "mitigated", _("What mitigation changes, in the option chosen"), 5);
  dr_document_set_weight (self->out, 0, 2);
  dr_document_start_row (self->out);
  dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_report_words (self, _("Group")), 1, 2);
  for (gsize i = 0; i < G_N_ELEMENTS (measures); i++)
    dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_report_words (self, measures[i]), 2, 1);
  dr_document_start_row (self->out);
  for (gsize i = 0; i < G_N_ELEMENTS (measures) * G_N_ELEMENTS (sides); i++)
    dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_report_words (self, sides[i % 2]), 1, 1);
  for (guint g = 0; g < self->evidence->n_groups; g++)
    if (dr_access_review_get (self->check->review, (guint) self->assessment->chosen, g)->has_mitigation)
      add_effect_row (self, g);
  if (dr_document_count_rows (self->out) > 2)
    dr_report_heading (self, 2, "mitigation-effect", _("What mitigation changes"));
  dr_document_add_table (self->out, dr_document_end_table (self->out));
}

void
dr_report_add_actions (const DrReport *self)
{
  dr_report_chapter (self, "actions", _("Mitigation and actions"));
  if (self->assessment->n_actions == 0)
    dr_report_lack (self, _("No action is set out."));
  for (int kind = 0; kind < DR_N_ACTION_KINDS; kind++)
    add_actions_of (self, (DrActionKind) kind);
  add_effect (self);
  dr_report_answers (self, "actions");
}

static void
add_reason (const DrReport *self,
            const char     *title,
            const char     *text,
            const char     *field,
            gboolean        needed)
{
  g_autofree char *key = g_strdup_printf ("outcome/%s", field);

  if (text[0] == '\0' && !needed)
    return;
  dr_report_heading (self, 2, field, title);
  if (text[0] != '\0')
    dr_document_add_said (self->out, text, key);
  else
    dr_report_lack (self, _("This has to be said where the outcome is to continue, and is not."));
}

static void
add_decision (const DrReport *self)
{
  const DrAssessment *a = self->assessment;
  const DrDecision *decision = &a->decision;

  if (!dr_date_is_set (decision->date))
    return;
  dr_report_heading (self, 2, "decision", _("Decision"));
  dr_document_start_pairs (self->out);
  dr_report_pair_date (self, _("Taken on"), decision->date);
  dr_report_pair_said (self, _("Decided by"), decision->decider, "decision/@decider");
  dr_report_pair_said (self, _("Reference"), decision->reference, "decision/@reference");
  dr_report_pair (self, _("Option taken"), decision->option != DR_NO_INDEX
                                             ? dr_words_value (self->out, dr_report_option (self, (guint) decision->option))
                                             : dr_report_words (self, _("None of the options")));
  dr_report_pair (self, _("This assessment was before the decider"),
                  dr_report_words (self, decision->before_decider ? _("Yes") : _("No")));
  dr_report_pair_date (self, _("Assessment published"), a->published);
  dr_document_end_pairs (self->out);
}

void
dr_report_add_outcome (const DrReport *self)
{
  const DrAssessment *a = self->assessment;
  gboolean needed = a->outcome == DR_OUTCOME_CONTINUE;

  dr_report_chapter (self, "outcome", _("Outcome"));
  if (a->outcome == DR_OUTCOME_NONE)
    dr_report_lack (self, _("No outcome is chosen yet."));
  else
    dr_document_add_paragraph (self->out, DR_PARAGRAPH_LEAD, dr_report_capital (self, dr_outcome_label (a->outcome)));
  dr_document_add_said (self->out, a->outcome_reasons, "outcome/reasons");
  add_reason (self, _("The aim"), a->legitimate_aim, "legitimate-aim", needed);
  add_reason (self, _("Why the change is in proportion to it"), a->proportionate, "proportionate", needed);
  add_reason (self, _("Which less harmful ways there were, and why not those"), a->less_harmful, "less-harmful", needed);
  dr_report_answers (self, "outcome");
  add_decision (self);
}

/* @base: people who answered; DR_UNKNOWN */
static DrWords
number_in (const DrReport *self,
           guint           measure,
           const char     *key,
           double          number,
           double          base)
{
  DrWords parts[2];

  if (!dr_is_known (number))
    return dr_words_none ();
  parts[0] = dr_words_value (self->out, dr_report_measured (self, measure, number, base, key));
  if (dr_report_is_share (self->assessment->measures[measure].unit))
    return parts[0];
  parts[1] = dr_report_said (self, self->assessment->measures[measure].unit, "measures/measure/@unit");

  return dr_words_joined (self->out, parts, 2, " ");
}

static void
add_results (const DrReport  *self,
             const DrMeasure *measure,
             guint            index)
{
  const char * const titles[] = { _("Period"), _("Group"), _("Result"), _("Answers") };
  g_autofree char *anchor = g_strdup_printf ("measure-%u-results", index + 1);

  dr_report_start_table (self, anchor, NULL, 4);
  dr_document_set_weight (self->out, 1, 2);
  dr_report_head_row (self, titles, G_N_ELEMENTS (titles));
  for (guint i = 0; i < measure->n_results; i++)
    {
      const DrMeasureResult *result = &measure->results[i];
      g_autofree char *key = dr_report_result_key (self, measure, i, "answers");
      g_autofree char *value = dr_report_result_key (self, measure, i, "value");
      const DrPeople answers = { TRUE, result->n, result->n };

      dr_document_start_row (self->out);
      dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_report_date (self, result->period), 1, 1);
      dr_document_add_cell (self->out, dr_report_words (self, self->evidence->groups[result->group].name));
      dr_document_add_cell (self->out, number_in (self, index, value, result->value,
                                                  result->n > 0 ? (double) result->n : DR_UNKNOWN));
      dr_document_add_cell (self->out, dr_words_value (self->out, result->n > 0
                                                                    ? dr_value_people (self->out, answers, DR_UNKNOWN, key)
                                                                    : dr_value_missing (self->out, _("not given"))));
    }
  dr_document_add_table (self->out, dr_document_end_table (self->out));
}

static DrWords
measure_name (const DrReport *self,
              guint           index)
{
  const DrMeasure *measure = &self->assessment->measures[index];
  g_autofree char *key = g_strdup_printf ("monitoring/measure[%s]/@name", measure->id);

  return dr_report_said (self, measure->name, key);
}

static void
add_measure (const DrReport *self,
             guint           index)
{
  const DrMeasure *measure = &self->assessment->measures[index];
  g_autofree char *anchor = g_strdup_printf ("measure-%u", index + 1);
  g_autofree char *before = g_strdup_printf ("measure:%s/baseline", measure->id);
  /* What is aimed at makes nothing of what was measured any coarser. */
  g_autofree char *target = g_strdup_printf ("target:%s/target", measure->id);

  dr_document_add_heading (self->out, 2, anchor, measure_name (self, index));
  dr_document_start_pairs (self->out);
  dr_report_pair (self, _("Groups that it is counted for"), dr_report_groups (self, &measure->groups));
  dr_report_pair (self, _("Before the change"), number_in (self, index, before, measure->baseline, DR_UNKNOWN));
  if (dr_is_known (measure->target))
    dr_report_pair (self, _("Target"), number_in (self, index, target, measure->target, DR_UNKNOWN));
  else
    dr_report_pair (self, _("Target"), dr_report_missing (self, measure->target_tba ? _("to be announced") : _("not set")));
  dr_document_end_pairs (self->out);
  add_results (self, measure, index);
}

static DrWords
predicted_words (const DrReport     *self,
                 const DrPrediction *row,
                 DrInterval          value,
                 double              of,
                 const char         *key)
{
  if (row->people)
    return dr_words_value (self->out,
                           dr_value_people (self->out, (DrPeople) { TRUE, (gint64) value.lo, (gint64) value.hi }, of, key));

  return dr_words_value (self->out, dr_value_share (self->out, value, of, key));
}

static void
add_predictions (const DrReport *self)
{
  const char * const titles[] = { _("Measure"), _("Period"), _("Group"), _("Predicted"), _("Actual"), _("As predicted") };
  const DrAssessment *a = self->assessment;
  g_autoptr (DrArena) arena = dr_arena_new ();
  const DrPrediction *rows;
  guint n = 0;

  if (self->review == NULL)
    return;
  rows = dr_predictions_new (a, self->check->review, self->review->option, arena, &n);
  if (n == 0)
    return;
  dr_report_heading (self, 2, "predictions", _("What was predicted, and what happened"));
  dr_report_start_table (self, "predictions-table", NULL, G_N_ELEMENTS (titles));
  dr_report_head_row (self, titles, G_N_ELEMENTS (titles));
  for (guint i = 0; i < n; i++)
    {
      const DrPrediction *row = &rows[i];
      const DrMeasureResult *result = &a->measures[row->measure].results[row->result];
      const char *group = self->evidence->groups[result->group].id;
      double of = self->check->figures->people[result->group];
      char period[DR_DATE_STRING_SIZE];
      g_autofree char *key = g_strdup_printf ("group:%s/prediction:%s@%s", group, a->measures[row->measure].id,
                                              dr_date_format (result->period, period));
      /* The same number stands among the results: one of those who answered, if it is known how many these were. */
      g_autofree char *actual = dr_report_result_key (self, &a->measures[row->measure], row->result, "value");
      double base = result->n > 0 ? (double) result->n : of;
      DrWords held = dr_words_value (self->out, dr_value_decided (self->out, row->as_predicted ? _("Yes") : _("No"), actual, key));
      DrWords unknown = dr_words_value (self->out, dr_value_unknown (self->out, _("not known"), key));

      dr_document_start_row (self->out);
      dr_document_add_header (self->out, DR_CELL_ROW_HEADER, measure_name (self, row->measure), 1, 1);
      dr_document_add_cell (self->out, dr_report_date (self, result->period));
      dr_document_add_cell (self->out, dr_report_words (self, self->evidence->groups[result->group].name));
      dr_document_add_cell (self->out, row->known ? predicted_words (self, row, row->predicted, of, key)
                                                  : unknown);
      dr_document_add_cell (self->out, predicted_words (self, row, dr_interval_exact (row->actual), base, actual));
      dr_document_add_cell (self->out, !row->known         ? unknown
                                       : row->as_predicted ? held
                                                           : dr_words_styled (self->out, held, DR_RUN_STRONG));
    }
  dr_document_add_table (self->out, dr_document_end_table (self->out));
}

/* The actual mix after the change, as officers entered it: no return has it, since that says what the evidence measured. */
static void
add_channel_shares (const DrReport *self)
{
  const char * const titles[] = { _("Period"), _("Channel"), _("Share") };
  const DrAssessment *a = self->assessment;

  if (a->n_channel_shares == 0)
    return;
  dr_report_heading (self, 2, "channel-shares", _("By which ways people came since the change"));
  dr_report_start_table (self, "channel-shares-table", _("Shares of contacts, by channel"), G_N_ELEMENTS (titles));
  dr_document_set_weight (self->out, 1, 2);
  dr_report_head_row (self, titles, G_N_ELEMENTS (titles));
  for (guint i = 0; i < a->n_channel_shares; i++)
    {
      const DrChannelShare *row = &a->channel_shares[i];
      const char *channel = self->evidence->channels[row->channel].id;
      char period[DR_DATE_STRING_SIZE];
      g_autofree char *key = g_strdup_printf ("since:%s@%s/mix", channel, dr_date_format (row->period, period));

      dr_document_start_row (self->out);
      dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_report_date (self, row->period), 1, 1);
      dr_document_add_cell (self->out, dr_report_words (self, self->evidence->channels[row->channel].name));
      dr_document_add_cell (self->out, dr_words_value (self->out, dr_value_share (self->out, (DrInterval) { row->share, row->share },
                                                                                  DR_UNKNOWN, key)));
    }
  dr_document_add_table (self->out, dr_document_end_table (self->out));
}

void
dr_report_add_monitoring (const DrReport *self)
{
  const DrAssessment *a = self->assessment;

  dr_report_chapter (self, "monitoring", _("Monitoring"));
  dr_document_start_pairs (self->out);
  dr_report_pair (self, _("Review date"), dr_date_is_set (a->review) ? dr_report_date (self, a->review)
                                                                     : dr_report_missing (self, _("not set")));
  dr_report_pair_date (self, _("Reviewed on"), a->reviewed);
  dr_document_end_pairs (self->out);
  dr_report_answers (self, "monitoring");
  if (a->n_measures == 0)
    dr_report_lack (self, _("Nothing is measured."));
  for (guint i = 0; i < a->n_measures; i++)
    add_measure (self, i);
  add_channel_shares (self);
  add_predictions (self);
}
