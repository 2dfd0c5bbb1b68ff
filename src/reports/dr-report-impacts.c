/* What officers judge, aim by aim; and what the checks found, with the answers. */
#include "dr-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-group-words.h"
#include "dr-names.h"

/* Whom an entry speaks of: groups, and whole characteristics. */
static DrWords
impact_title (const DrReport *self,
              const DrImpact *impact)
{
  DrWords parts[1 + DR_N_CHARACTERISTICS];
  guint n = 0;

  parts[n++] = dr_report_groups (self, &impact->groups);
  for (guint i = 0; i < DR_N_CHARACTERISTICS; i++)
    if ((impact->characteristics & (1u << i)) != 0)
      parts[n++] = dr_report_capital (self, dr_characteristic_label (i));
  if (n == 1 && dr_words_are_empty (&parts[0]))
    return dr_report_missing (self, _("Nobody is named"));

  /* Names of groups may have commas. */
  return dr_words_joined (self->out, parts, n, "; ");
}

static void
add_aims (const DrReport *self,
          const DrImpact *impact,
          guint           index)
{
  const char * const titles[] = { _("Aim"), _("Effect"), _("What the change does to it") };
  g_autofree char *anchor = g_strdup_printf ("impact-%u-aims", index + 1);

  dr_report_start_table (self, anchor, NULL, 3);
  dr_document_set_weight (self->out, 0, 2);
  dr_document_set_weight (self->out, 2, 5);
  dr_report_head_row (self, titles, G_N_ELEMENTS (titles));
  for (guint aim = 0; aim < DR_N_AIMS; aim++)
    {
      const DrAimAnswer *answer = &impact->aims[aim];
      g_autofree char *key = g_strdup_printf ("impacts/impact[%s]/aim[%u]", impact->id, aim);

      if (answer->effect == DR_EFFECT_NONE)
        continue;
      dr_document_start_row (self->out);
      dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_report_words (self, dr_aim_label (aim)), 1, 1);
      dr_document_add_cell (self->out, dr_report_capital (self, dr_effect_label (answer->effect)));
      dr_document_add_cell (self->out, answer->text[0] != '\0' ? dr_report_said (self, answer->text, key)
                                                               : dr_report_missing (self, _("not said")));
    }
  dr_document_add_table (self->out, dr_document_end_table (self->out));
}

static void
add_impact (const DrReport *self,
            guint           index)
{
  const DrImpact *impact = &self->assessment->impacts[index];
  g_autofree char *anchor = g_strdup_printf ("impact-%u", index + 1);
  g_autofree char *mechanism = g_strdup_printf ("impacts/impact[%s]/mechanism", impact->id);
  g_autofree char *despite = g_strdup_printf ("impacts/impact[%s]/despite", impact->id);

  dr_document_add_heading (self->out, 2, anchor, impact_title (self, impact));
  if (impact->intersection)
    dr_report_small (self, _("About the people who belong to all of these groups at once."));
  add_aims (self, impact, index);
  dr_document_start_pairs (self->out);
  dr_report_pair_said (self, _("How it comes about"), impact->mechanism, mechanism);
  dr_report_pair_said (self, _("Why there is no harm, despite the figures"), impact->despite, despite);
  dr_report_pair (self, _("Access points"), dr_report_points (self, &impact->points));
  dr_report_pair (self, _("Access needs"), dr_report_needs (self, &impact->needs));
  dr_report_pair (self, _("Evidence"), dr_report_sources (self, &impact->sources));
  dr_document_end_pairs (self->out);
}

static void
add_adjustments (const DrReport *self)
{
  const DrAssessment *a = self->assessment;
  const char * const titles[] = { _("For these disabled groups"), _("For these access needs"),
                                  _("What was considered, and what will be done") };

  if (a->n_adjustments == 0)
    return;
  dr_report_heading (self, 2, "adjustments", _("Reasonable adjustments"));
  dr_report_start_table (self, "adjustments-table", NULL, 3);
  dr_document_set_weight (self->out, 2, 3);
  dr_report_head_row (self, titles, G_N_ELEMENTS (titles));
  for (guint i = 0; i < a->n_adjustments; i++)
    {
      const DrAdjustment *adjustment = &a->adjustments[i];
      g_autofree char *key = g_strdup_printf ("adjustments/adjustment[%s]", adjustment->id);

      dr_document_start_row (self->out);
      dr_document_add_header (self->out, DR_CELL_ROW_HEADER,
                              adjustment->groups.n > 0 ? dr_report_groups (self, &adjustment->groups)
                                                       : dr_report_words (self, _("For all disabled people")), 1, 1);
      dr_document_add_cell (self->out, adjustment->needs.n > 0 ? dr_report_needs (self, &adjustment->needs)
                                                               : dr_report_missing (self, _("none named")));
      dr_document_add_cell (self->out, dr_report_said (self, adjustment->text, key));
    }
  dr_document_add_table (self->out, dr_document_end_table (self->out));
}

static void
add_conduct (const DrReport *self)
{
  const DrAssessment *a = self->assessment;

  if (!a->conduct_risk && a->conduct_text[0] == '\0' && !a->substantial_impact)
    return;
  dr_report_heading (self, 2, "conduct", _("Risk of prohibited conduct"));
  if (a->conduct_risk)
    dr_document_add_note (self->out, DR_NOTE_WARNING, dr_words_none (),
                          dr_report_words (self, _("There is a risk of discrimination, harassment, victimisation or another "
                                                   "prohibited conduct")));
  if (a->substantial_impact)
    dr_document_add_paragraph (self->out, DR_PARAGRAPH_PLAIN,
                               dr_report_words (self,
                                                _("The impact is, or is likely to be, substantial (Wales, regulation 8)")));
  dr_document_add_said (self->out, a->conduct_text, "conduct");
}

void
dr_report_add_impacts (const DrReport *self)
{
  dr_report_chapter (self, "impacts", _("Impacts on people"));
  if (self->assessment->n_impacts == 0)
    dr_report_lack (self, _("No impact on anybody is judged."));
  for (guint i = 0; i < self->assessment->n_impacts; i++)
    add_impact (self, i);
  add_adjustments (self);
  add_conduct (self);
  dr_report_answers (self, "impacts");
}

/* Who ruled on an answer, and how. */
static DrWords
verdict (const DrReport  *self,
         const DrVerdict *given,
         gboolean         approver)
{
  const char *words;
  DrValue who;

  if (given == NULL)
    return dr_words_none ();
  who = dr_report_person (self, given->by);
  if (given->accepted)
    words = approver ? _("Accepted by the approver, %s.") : _("Accepted by the reviewer, %s.");
  else
    words = approver ? _("Refused by the approver, %s.") : _("Refused by the reviewer, %s.");

  return dr_words_format (self->out, words, &who, 1);
}

/* Whether two findings were answered with the same words, or neither was. */
static gboolean
is_same_answer (const DrReport  *self,
                const DrFinding *a,
                const DrFinding *b)
{
  return a->answer == b->answer && a->open == b->open
         && dr_justification_for (self->check, a->result) == dr_justification_for (self->check, b->result)
         && dr_limitation_for (self->check, a->result) == dr_limitation_for (self->check, b->result);
}

static void
add_limitation (const DrReport     *self,
                const DrLimitation *limitation,
                DrWords             title)
{
  const DrValue values[3] = { dr_report_person (self, limitation->by), dr_value_date (self->out, limitation->from),
                              dr_value_date (self->out, limitation->until) };
  const DrWords parts[2] = {
    dr_report_said (self, limitation->text, "limitation"),
    /* Translators: a person; two dates */
    dr_words_format (self->out, _("Accepted by %1$s, from %2$s until %3$s."), values, 3),
  };

  dr_document_add_note (self->out, DR_NOTE_INFORMATION, title, dr_words_joined (self->out, parts, 2, "\n"));
}

static void
add_justification (const DrReport        *self,
                   const DrJustification *justification,
                   DrWords                title)
{
  g_autofree char *key = g_strdup_printf ("justifications/justification[%s]/text", justification->id);
  DrWords parts[4] = { dr_report_said (self, justification->text, key) };

  if (justification->by != NULL)
    {
      DrValue by = dr_report_person (self, justification->by);

      parts[1] = dr_words_format (self->out, _("Answered by %s."), &by, 1);
    }
  parts[2] = verdict (self, justification->reviewer, FALSE);
  parts[3] = verdict (self, justification->approver, TRUE);
  dr_document_add_note (self->out, DR_NOTE_INFORMATION, title, dr_words_joined (self->out, parts, G_N_ELEMENTS (parts), "\n"));
}

/* How findings are answered: the state, the answer itself, who gave it and who ruled on it. */
static void
add_answer (const DrReport  *self,
            const DrFinding *finding)
{
  const DrJustification *justification = dr_justification_for (self->check, finding->result);
  const DrLimitation *limitation = dr_limitation_for (self->check, finding->result);
  DrWords title = dr_report_words (self, finding->answered);

  if (finding->answer == DR_ANSWER_LIMITATION && limitation != NULL)
    add_limitation (self, limitation, title);
  else if (finding->answer != DR_ANSWER_NONE && justification != NULL)
    add_justification (self, justification, title);
  else if (finding->open)
    dr_document_add_paragraph (self->out, DR_PARAGRAPH_PLAIN, dr_report_missing (self, _("Not answered")));
}

/* What a message says of its subject, where it begins with it and has no figure of its own: then others may share it. */
static DrWords
shared_part (const DrFinding *finding,
             const DrWords   *message)
{
  g_autofree char *subject = dr_capitalized (finding->subject);

  if (message->n < 2 || strcmp (message->runs[0].value.text, subject) != 0)
    return dr_words_none ();
  for (guint i = 1; i < message->n; i++)
    if (message->runs[i].value.key != NULL)
      return dr_words_none ();

  return (DrWords) { message->runs + 1, message->n - 1 };
}

/* One item for all findings of which the same is said: "Roma; Sikhs: not enough is known to judge ACC-01." */
static void
add_shared_item (const DrReport       *self,
                 const DrFindingGroup *group,
                 guint                 first,
                 gboolean             *said)
{
  DrWords message = dr_report_message (self, group->findings[first].result);
  DrWords shared = shared_part (&group->findings[first], &message);
  g_autofree char *text = dr_words_to_text (&shared);
  g_autofree DrWords *subjects = g_new (DrWords, group->n_findings);
  DrWords parts[2];
  guint n = 0;

  said[first] = TRUE;
  subjects[n++] = (DrWords) { message.runs, 1 };
  for (guint i = first + 1; i < group->n_findings && shared.n > 0; i++)
    {
      DrWords other = dr_report_message (self, group->findings[i].result);
      DrWords part = shared_part (&group->findings[i], &other);
      g_autofree char *other_text = dr_words_to_text (&part);

      if (said[i] || part.n == 0 || strcmp (other_text, text) != 0
          || !is_same_answer (self, &group->findings[first], &group->findings[i]))
        continue;
      said[i] = TRUE;
      subjects[n++] = (DrWords) { other.runs, 1 };
    }
  parts[0] = dr_words_joined (self->out, subjects, n, "; ");
  parts[1] = shared;
  dr_document_add_item (self->out, n > 1 ? dr_words_joined (self->out, parts, 2, "") : message);
}

/* Each message says whom it is about. Findings that were answered together stand together, with the answer below. */
static void
add_finding_group (const DrReport       *self,
                   const DrFindingGroup *group)
{
  g_autofree char *anchor = g_strdup_printf ("finding-%s-%s", group->rule, group->rule_case);
  const DrWords head[2] = { dr_report_words (self, group->title), dr_report_words (self, dr_finding_group_label (group)) };
  const DrWords small[2] = { dr_report_words (self, group->rule), dr_report_words (self, group->basis) };
  g_autofree gboolean *said = g_new0 (gboolean, group->n_findings);

  dr_document_add_heading (self->out, 3, anchor, dr_words_joined (self->out, head, 2, " · "));
  dr_document_add_paragraph (self->out, DR_PARAGRAPH_SMALL, dr_words_joined (self->out, small, 2, ". "));
  for (guint first = 0; first < group->n_findings; first++)
    {
      if (said[first])
        continue;
      dr_document_start_list (self->out, FALSE);
      for (guint i = first; i < group->n_findings; i++)
        if (!said[i] && is_same_answer (self, &group->findings[first], &group->findings[i]))
          add_shared_item (self, group, i, said);
      dr_document_end_list (self->out);
      add_answer (self, &group->findings[first]);
    }
}

/* Under which of the headings a group of findings stands. */
static guint
part_of (const DrFindingGroup *group)
{
  if (group->kind != DR_RESULT_FAIL)
    return 3;
  if (group->severity == DR_SEVERITY_ADVISE)
    return 2;

  return group->n_open > 0 ? 0 : 1;
}

void
dr_report_add_findings (const DrReport *self)
{
  static const struct { const char *anchor; const char *title; } parts[] = {
    { "findings-open", N_("Open") },
    { "findings-answered", N_("Answered") },
    { "findings-consider", N_("To consider") },
    { "findings-unknown", N_("What could not be judged") },
  };
  g_autofree char *summary = dr_findings_state_summary (self->findings, dr_report_nothing_open (self));

  dr_report_chapter (self, "findings", _("Findings and answers"));
  dr_document_add_paragraph (self->out, DR_PARAGRAPH_LEAD, dr_report_words (self, summary));
  dr_report_small (self, _("What follows was found by checks that a computer makes from the evidence and from what the officers "
                           "said. An answer does not take a finding away. None of it says whether anything is lawful."));
  if (dr_report_leaves_out (self))
    dr_report_say_left_out (self);
  for (guint part = 0; part < G_N_ELEMENTS (parts); part++)
    {
      gboolean headed = FALSE;

      for (guint i = 0; i < self->findings->n_groups; i++)
        {
          if (part_of (&self->findings->groups[i]) != part)
            continue;
          if (!headed)
            dr_report_heading (self, 2, parts[part].anchor, _(parts[part].title));
          headed = TRUE;
          add_finding_group (self, &self->findings->groups[i]);
        }
    }
}
