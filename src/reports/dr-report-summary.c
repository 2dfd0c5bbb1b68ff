/* The first page: what changes, who decides when, who loses what, what comes of it, on which conditions. */
#include "dr-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-names.h"

/* So much of a description fits beside the rest on one page; signs. */
#define MOST_SIGNS 420

/* Rows of the table of who loses most, beside everyone. */
#define MOST_GROUPS 6

/* Actions that are named. */
#define MOST_ACTIONS 5

/* The beginning of a text, up to its first blank line, or to a word near the most that fits. */
static char *
beginning (const char *text)
{
  const char *blank = strstr (text, "\n\n");
  g_autofree char *first = blank != NULL ? g_strndup (text, (gsize) (blank - text)) : g_strdup (text);
  char *end;

  if (g_utf8_strlen (first, -1) <= MOST_SIGNS)
    return blank != NULL ? g_strconcat (g_strchomp (first), " …", NULL) : g_steal_pointer (&first);

  end = g_utf8_offset_to_pointer (first, MOST_SIGNS);
  *end = '\0';
  end = strrchr (first, ' ');
  if (end != NULL)
    *end = '\0';

  return g_strconcat (first, " …", NULL);
}

static void
add_change (const DrReport *self)
{
  g_autofree char *what = beginning (self->assessment->what);

  if (what[0] != '\0')
    dr_document_add_paragraph (self->out, DR_PARAGRAPH_LEAD, dr_report_said (self, what, "change/what"));
  else if (!self->assessment->access_review)
    dr_report_lack (self, _("It is not said what changes."));
}

/* "Taken on 14 February 2023 by the Executive (EH/23/07)", or when it is planned. */
static DrWords
decision (const DrReport *self)
{
  const DrAssessment *a = self->assessment;
  gboolean taken = dr_date_is_set (a->decision.date);
  DrValue values[2] = {
    dr_value_date (self->out, taken ? a->decision.date : a->decision_date),
    dr_value_said (self->out, taken ? a->decision.decider : a->decision_body,
                   taken ? "decision/@decider" : "change/@decision-body"),
  };

  if (a->access_review)
    return dr_words_none ();
  if (taken)
    /* Translators: a date; who decided */
    return dr_words_format (self->out, _("Taken on %1$s by %2$s"), values, 2);
  if (!dr_date_is_set (a->decision_date))
    return a->decision_body[0] != '\0'
             /* Translators: who decides */
             ? dr_words_format (self->out, _("By %s; no date is set"), &values[1], 1)
             : dr_report_missing (self, _("No date is set"));
  if (a->decision_body[0] == '\0')
    /* Translators: a date */
    return dr_words_format (self->out, _("Planned for %s"), values, 1);

  /* Translators: a date; who decides */
  return dr_words_format (self->out, _("Planned for %1$s, by %2$s"), values, 2);
}

static DrWords
outcome (const DrReport *self)
{
  if (self->assessment->outcome == DR_OUTCOME_NONE)
    return dr_report_missing (self, _("Not chosen yet"));

  return dr_words_styled (self->out, dr_report_capital (self, dr_outcome_label (self->assessment->outcome)), DR_RUN_STRONG);
}

static void
add_facts (const DrReport *self)
{
  const DrAssessment *a = self->assessment;

  dr_document_start_pairs (self->out);
  if (a->screening != DR_SCREENING_UNDECIDED)
    dr_report_pair (self, _("Screening"), dr_report_words (self, dr_screening_label (a->screening)));
  if (!a->access_review)
    {
      dr_report_pair (self, _("Option chosen"), a->chosen != DR_NO_INDEX
                                                  ? dr_words_value (self->out, dr_report_option (self, (guint) a->chosen))
                                                  : dr_report_missing (self, _("None yet")));
      dr_report_pair (self, _("Decision"), decision (self));
      dr_report_pair (self, _("Takes effect"), dr_words_value (self->out, dr_value_date (self->out, a->effective)));
    }
  dr_report_pair (self, _("Outcome"), outcome (self));
  dr_document_end_pairs (self->out);
}

static gboolean
loses (const DrGroupReview *review)
{
  return review->mitigated.newly_excluded.hi > 0.0 || review->mitigated.at_risk.hi > 0.0;
}

/* Nothing narrower than "nobody to everybody" is known. */
static gboolean
is_unknown (DrInterval share)
{
  return share.lo <= 0.0 && share.hi >= 1.0;
}

static gboolean
is_open (const DrLoss *loss)
{
  return is_unknown (loss->newly_excluded) || is_unknown (loss->at_risk);
}

static void
add_loss_row (const DrReport *self,
              guint           group)
{
  guint option = self->review->option;
  const DrGroupReview *review = dr_access_review_get (self->check->review, option, group);
  const DrLoss *loss = &review->mitigated;

  dr_document_start_row (self->out);
  dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_report_words (self, self->evidence->groups[group].name), 1, 1);
  dr_document_add_cell (self->out, dr_report_reckoned_size (self, group));
  dr_document_add_cell (self->out, dr_report_loss (self, option, group, "newly-excluded", loss->newly_excluded_people,
                                                   loss->newly_excluded));
  dr_document_add_cell (self->out, dr_report_loss (self, option, group, "at-risk", loss->at_risk_people, loss->at_risk));
}

/* Everyone, then those of whom something is known, the worst first; how many others there are is said below. */
static void
add_loss_table (const DrReport *self)
{
  const char * const titles[] = { _("Group"), dr_report_people_title (self), _("Newly excluded"), _("At risk") };
  const DrReviewState *review = self->review;
  guint open = 0;
  guint lose = 0;

  dr_report_start_table (self, "who-loses", _("Who loses most, from the least to the most that the evidence allows"), 4);
  dr_document_set_order (self->out, DR_ROWS_CHOSEN);
  dr_document_set_most (self->out, 1 + MOST_GROUPS);
  dr_document_set_weight (self->out, 0, 2);
  dr_report_head_row (self, titles, G_N_ELEMENTS (titles));
  for (guint i = 0; i < review->people.n_rows; i++)
    {
      guint group = review->groups[i];
      const DrGroupReview *row = dr_access_review_get (self->check->review, review->option, group);

      if (group != DR_GROUP_ALL && (!loses (row) || dr_report_is_hidden (self, review->option, group)))
        continue;
      if (group != DR_GROUP_ALL && is_open (&row->mitigated))
        {
          open++;
          continue;
        }
      lose += group != DR_GROUP_ALL;
      add_loss_row (self, group);
    }
  dr_document_add_table (self->out, dr_document_end_table (self->out));
  if (lose > MOST_GROUPS)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("%u more group may lose something.",
                                                         "%u more groups may lose something.",
                                                         lose - MOST_GROUPS), lose - MOST_GROUPS);

      dr_document_add_paragraph (self->out, DR_PARAGRAPH_SMALL,
                                 dr_words_linked (self->out, dr_report_words (self, more), "#access-review"));
    }
  if (open > 0)
    {
      g_autofree char *unknown = g_strdup_printf (ngettext ("For %u group the figures that would tell are missing.",
                                                            "For %u groups the figures that would tell are missing.", open), open);

      dr_document_add_paragraph (self->out, DR_PARAGRAPH_SMALL,
                                 dr_words_linked (self->out, dr_report_words (self, unknown), "#access-review"));
    }
}

static void
add_losses (const DrReport *self)
{
  dr_report_heading (self, 2, "losses", _("Who would lose access"));
  if (self->review == NULL)
    {
      dr_report_lack (self, _("No option is chosen yet, so nothing is computed."));
      return;
    }
  if (!self->review->changes)
    {
      dr_document_add_paragraph (self->out, DR_PARAGRAPH_PLAIN, dr_report_words (self, self->review->sentences[0]));
      return;
    }
  add_loss_table (self);
}

/* What somebody has promised to do, as far as it belongs to the chosen option. */
static gboolean
is_condition (const DrAssessment *a,
              const DrAction     *action)
{
  return (action->kind == DR_ACTION_MITIGATION || action->kind == DR_ACTION_ADJUSTMENT) && action->status == DR_ACTION_OPEN
         && (action->options.n == 0 || a->chosen == DR_NO_INDEX || dr_indices_contain (&action->options, a->chosen));
}

static DrWords
condition (const DrReport *self,
           guint           index)
{
  const DrAction *action = &self->assessment->actions[index];
  g_autofree char *text = beginning (action->text);
  g_autofree char *key = g_strdup_printf ("actions/action[%s]/text", action->id);
  g_autofree char *link = g_strdup_printf ("#action-%u", index + 1);
  DrValue values[2] = { dr_value_date (self->out, action->due) };
  DrWords parts[2] = { dr_report_said (self, text, key) };

  if (action->owner != NULL && dr_date_is_set (action->due))
    {
      values[1] = dr_report_person (self, action->owner);
      /* Translators: a date; a person */
      parts[1] = dr_words_format (self->out, _("By %1$s, %2$s."), values, 2);
    }
  else
    parts[1] = dr_report_missing (self, _("It has no owner or no date."));
  parts[1] = dr_words_linked (self->out, parts[1], link);

  return dr_words_joined (self->out, parts, 2, " ");
}

static void
add_conditions (const DrReport *self)
{
  guint n = 0;

  for (guint i = 0; i < self->assessment->n_actions; i++)
    n += is_condition (self->assessment, &self->assessment->actions[i]);
  if (n == 0)
    return;

  dr_report_heading (self, 2, "conditions", _("Conditions: what is still to be done"));
  dr_document_start_list (self->out, FALSE);
  for (guint i = 0, said = 0; i < self->assessment->n_actions && said < MOST_ACTIONS; i++)
    if (is_condition (self->assessment, &self->assessment->actions[i]))
      {
        dr_document_add_item (self->out, condition (self, i));
        said++;
      }
  if (n > MOST_ACTIONS)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("%u more action", "%u more actions", n - MOST_ACTIONS),
                                               n - MOST_ACTIONS);

      dr_document_add_item (self->out, dr_words_linked (self->out, dr_report_words (self, more), "#actions"));
    }
  dr_document_end_list (self->out);
}

/* What is still to be done about a finding, and by whom. */
typedef enum { TO_MEND, TO_ANSWER, TO_REVIEW, TO_APPROVE, N_TASKS } Task;

/* An answer that was refused, or that is to other figures, is none. */
static Task
task_of (const DrFindingGroup *group,
         const DrFinding      *finding)
{
  if (group->severity == DR_SEVERITY_MUST || group->severity == DR_SEVERITY_OVERDUE)
    return TO_MEND;

  switch (finding->answer)
    {
    case DR_ANSWER_GIVEN:
    case DR_ANSWER_LIMITATION:
      return TO_REVIEW;
    case DR_ANSWER_ACCEPTED_BY_REVIEWER:
    case DR_ANSWER_ACCEPTED_BY_BOTH:
      return TO_APPROVE;
    case DR_ANSWER_NONE:
    case DR_ANSWER_REFUSED:
    case DR_ANSWER_LAPSED:
    default:
      return TO_ANSWER;
    }
}

/* @counts: by task. Advice is not counted: nobody has to answer it. */
static guint
count_tasks (const DrFindingsState *findings,
             guint                  counts[N_TASKS])
{
  guint n = 0;

  for (guint i = 0; i < findings->n_groups; i++)
    for (guint k = 0; k < findings->groups[i].n_findings; k++)
      {
        const DrFindingGroup *group = &findings->groups[i];

        if (!group->findings[k].open)
          continue;
        counts[task_of (group, &group->findings[k])]++;
        n++;
      }

  return n;
}

/* What is to be mended, answered and ruled on apart: to be answered is not to be unheard. */
static void
add_open (const DrReport *self)
{
  const DrFindingsState *findings = self->findings;
  guint counts[N_TASKS] = { 0 };
  guint open = count_tasks (findings, counts);
  const char * const formats[] = {
    [TO_MEND] = ngettext ("%u still to be mended, or overdue", "%u still to be mended, or overdue", counts[TO_MEND]),
    [TO_ANSWER] = ngettext ("%u that nobody has answered", "%u that nobody has answered", counts[TO_ANSWER]),
    [TO_REVIEW] = ngettext ("%u answered, waiting for the reviewer", "%u answered, waiting for the reviewer", counts[TO_REVIEW]),
    [TO_APPROVE] = ngettext ("%u answered, waiting for the approver", "%u answered, waiting for the approver", counts[TO_APPROVE]),
    ngettext ("%u to consider", "%u to consider", findings->n_open[DR_SEVERITY_ADVISE]),
    ngettext ("%u that could not be judged", "%u that could not be judged", findings->n_unknown),
  };
  const guint numbers[] = { counts[TO_MEND], counts[TO_ANSWER], counts[TO_REVIEW], counts[TO_APPROVE],
                            findings->n_open[DR_SEVERITY_ADVISE], findings->n_unknown };
  g_autoptr (GString) text = g_string_new (NULL);

  /* As text: whoever compares public versions reads these numbers like words. */
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (numbers[i] > 0)
      {
        g_string_append (text, text->len > 0 ? " · " : "");
        g_string_append_printf (text, formats[i], numbers[i]);
      }
  if (text->len == 0)
    g_string_append_printf (text, "%s.", dr_report_nothing_open (self) != NULL ? dr_report_nothing_open (self) : _("Nothing is open"));
  dr_document_add_note (self->out, open > 0 ? DR_NOTE_WARNING : DR_NOTE_INFORMATION,
                        dr_report_words (self, open > 0 ? _("What the checks found, and what is still open")
                                                        : _("What the checks found")),
                        dr_words_linked (self->out, dr_report_words (self, text->str), "#findings"));
}

void
dr_report_add_summary (const DrReport *self)
{
  dr_report_chapter (self, "summary", _("Summary"));
  add_change (self);
  add_facts (self);
  add_losses (self);
  add_conditions (self);
  add_open (self);
}
