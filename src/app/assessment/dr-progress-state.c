#include "dr-progress-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-finding-place.h"
#include "dr-justification.h"

static gboolean
says (const char *text)
{
  return text != NULL && text[strspn (text, " \t\n")] != '\0';
}

static gboolean
is_answered (const DrAssessment *assessment,
             const char         *question)
{
  for (guint i = 0; i < assessment->n_answers; i++)
    if (strcmp (assessment->answers[i].question, question) == 0)
      return says (assessment->answers[i].text);

  return FALSE;
}

/* What was answered in the section, and what must be and is not. Returns whether anything was. */
static gboolean
count_questions (DrSectionProgress     *self,
                 const char            *id,
                 const DrAssessment    *assessment,
                 const DrQuestionnaire *questionnaire)
{
  const DrSection *section = dr_questionnaire_find_section (questionnaire, id);
  gboolean any = FALSE;

  for (guint i = 0; section != NULL && i < section->n_questions; i++)
    {
      const char *question = section->questions[i].id;

      if (!dr_questionnaire_applies (questionnaire, question, assessment->nation, assessment->access_review,
                                     assessment->screening))
        continue;
      if (is_answered (assessment, question))
        any = TRUE;
      else if (dr_questionnaire_is_required (questionnaire, question, assessment->nation, assessment->access_review,
                                             assessment->screening))
        self->n_questions++;
    }

  return any;
}

static guint
count_findings (const char    *section,
                const DrCheck *check)
{
  guint n = 0;

  for (guint i = 0; i < check->n_results; i++)
    n += dr_check_blocks (check, &check->results[i])
         && strcmp (dr_finding_place_of_result (check, &check->results[i]), section) == 0;

  return n;
}

/* A new assessment comes with the points of its service, offered as they are. */
static gboolean
has_options_begun (const DrAssessment *assessment)
{
  if (assessment->n_options > 1 || (assessment->chosen != DR_NO_INDEX && !assessment->access_review))
    return TRUE;
  for (guint o = 0; o < assessment->n_options; o++)
    {
      const DrOption *option = &assessment->options[o];

      if (option->n_targets > 0 || option->n_standards > 0 || says (option->description))
        return TRUE;
      for (guint p = 0; p < assessment->n_points; p++)
        if (option->offers[p].after != option->offers[p].before)
          return TRUE;
    }

  return FALSE;
}

/* Whether a field of the section is filled in, and whether all are that no assessment goes without. */
static void
look_at_fields (const char         *section,
                const DrAssessment *a,
                gboolean           *begun,
                gboolean           *whole)
{
  *begun = FALSE;
  *whole = TRUE;
  if (strcmp (section, "change") == 0)
    {
      *begun = says (a->what) || says (a->why) || says (a->decision_body) || says (a->forward_plan) || says (a->report)
               || dr_date_is_set (a->effective) || dr_date_is_set (a->decision_date) || dr_date_is_set (a->key_decision);
      *whole = a->access_review || (says (a->what) && says (a->why) && says (a->decision_body)
                                    && dr_date_is_set (a->effective) && dr_date_is_set (a->decision_date));
    }
  else if (strcmp (section, "screening") == 0)
    {
      *begun = a->screening != DR_SCREENING_UNDECIDED || says (a->screening_reason);
      *whole = a->screening != DR_SCREENING_UNDECIDED && says (a->screening_reason);
    }
  else if (strcmp (section, "options") == 0)
    {
      *begun = has_options_begun (a);
      *whole = a->chosen != DR_NO_INDEX;
    }
  else if (strcmp (section, "consultation") == 0)
    {
      *begun = a->n_consultations > 0 || a->n_no_consultations > 0;
    }
  else if (strcmp (section, "impacts") == 0)
    {
      *begun = a->n_impacts > 0 || a->conduct_risk || says (a->conduct_text);
      *whole = a->n_impacts > 0;
    }
  else if (strcmp (section, "actions") == 0)
    {
      *begun = a->n_actions > 0 || a->n_adjustments > 0;
    }
  else if (strcmp (section, "outcome") == 0)
    {
      *begun = a->outcome != DR_OUTCOME_NONE;
      *whole = *begun && says (a->outcome_reasons);
    }
  else if (strcmp (section, "monitoring") == 0)
    {
      *begun = a->n_measures > 0 || dr_date_is_set (a->review);
      *whole = dr_date_is_set (a->review);
    }
}

/**
 * dr_section_progress_init:
 * @self: (out): how far it is
 * @section: id of one of the ten sections
 * @check: of the assessment
 * @questionnaire: that it answers
 *
 * Pure. Where nothing is filled in, the section is not started, whatever is found: nobody is to be alarmed by a form that
 * they have not opened. The last section is complete once the assessment was submitted.
 */
void
dr_section_progress_init (DrSectionProgress     *self,
                          const char            *section,
                          const DrCheck         *check,
                          const DrQuestionnaire *questionnaire)
{
  gboolean begun;
  gboolean whole;

  *self = (DrSectionProgress) { .progress = DR_PROGRESS_NOT_STARTED, .n_findings = count_findings (section, check) };
  look_at_fields (section, check->assessment, &begun, &whole);
  if (count_questions (self, section, check->assessment, questionnaire))
    begun = TRUE;
  if (strcmp (section, "submit") == 0)
    begun = check->next_step != DR_STEP_SUBMIT;

  if (!begun)
    return;
  if (self->n_findings > 0 || self->n_questions > 0)
    self->progress = DR_PROGRESS_ATTENTION;
  else
    self->progress = whole ? DR_PROGRESS_COMPLETE : DR_PROGRESS_IN_HAND;
}

/**
 * dr_section_progress_describe:
 * @self: how far a section is
 *
 * Returns: (transfer full): it in words, translated: "Needs attention: 2 findings, 1 question to answer"
 */
char *
dr_section_progress_describe (const DrSectionProgress *self)
{
  static const char * const words[] = {
    [DR_PROGRESS_NOT_STARTED] = N_("Not started"),
    [DR_PROGRESS_IN_HAND] = N_("In hand"),
    [DR_PROGRESS_COMPLETE] = N_("Complete"),
    [DR_PROGRESS_ATTENTION] = N_("Needs attention"),
  };
  const char *progress = _(words[self->progress]);
  g_autofree char *findings = g_strdup_printf (ngettext ("%u finding", "%u findings", self->n_findings),
                                               self->n_findings);
  g_autofree char *questions = g_strdup_printf (ngettext ("%u question to answer", "%u questions to answer",
                                                          self->n_questions),
                                                self->n_questions);

  if (self->n_findings > 0 && self->n_questions > 0)
    /* Translators: %1$s is how far a section is, %2$s counts findings, %3$s counts questions */
    return g_strdup_printf (_("%1$s: %2$s, %3$s"), progress, findings, questions);
  if (self->n_findings > 0 || self->n_questions > 0)
    /* Translators: %1$s is how far a section is, %2$s what is left to do */
    return g_strdup_printf (_("%1$s: %2$s"), progress, self->n_findings > 0 ? findings : questions);

  return g_strdup (progress);
}

/**
 * dr_progress_icon:
 * @progress: how far
 *
 * Returns: (transfer none): the name of an icon, told apart by its shape
 */
const char *
dr_progress_icon (DrProgress progress)
{
  /* The first two are our own: the platform's ring is too faint to be seen by everybody. */
  static const char * const icons[] = {
    [DR_PROGRESS_NOT_STARTED] = "not-started-symbolic",
    [DR_PROGRESS_IN_HAND] = "in-hand-symbolic",
    [DR_PROGRESS_COMPLETE] = "object-select-symbolic",
    [DR_PROGRESS_ATTENTION] = "dialog-warning-symbolic",
  };

  return icons[progress];
}
