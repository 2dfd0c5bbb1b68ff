#include "dr-sign-off-state.h"

#include <glib/gi18n-lib.h>

#include "dr-justification.h"
#include "dr-names.h"
#include "dr-register-state.h"
#include "dr-verdict-state.h"

static const char *
keep (DrArena *arena,
      char    *text)   /* (transfer full) (nullable) */
{
  g_autofree char *owned = text;

  return owned != NULL ? dr_arena_strdup (arena, owned) : NULL;
}

static void
list_sections (DrSignOff          *self,
               const DrVersion    *version,
               const DrPeopleList *people)
{
  const DrQuestionnaire *questionnaire = version->editions->questionnaire;
  const DrAssessment *assessment = version->assessment;
  DrSectionSaid *said = dr_arena_array0 (self->arena, DrSectionSaid, questionnaire->n_sections);

  for (guint i = 0; i < questionnaire->n_sections; i++)
    {
      said[i] = (DrSectionSaid) {
        .section = dr_arena_strdup (self->arena, questionnaire->sections[i].id),
        .title = dr_arena_strdup (self->arena, dr_edition_words (questionnaire->sections[i].title)),
        .verdict = -1,
        .by = "",
        .comment = "",
      };
      for (guint k = 0; k < assessment->n_section_reviews; k++)
        {
          const DrSectionReview *review = &assessment->section_reviews[k];

          if (!g_str_equal (review->section, said[i].section))
            continue;
          said[i].verdict = (int) review->verdict;
          said[i].by = dr_arena_strdup (self->arena, dr_people_name (people, review->by));
          said[i].comment = dr_arena_strdup (self->arena, review->comment);
        }
      self->n_unsaid += said[i].verdict < 0;
    }
  self->sections = said;
  self->n_sections = questionnaire->n_sections;
}

/* Answers to findings that stand, on which the next to sign has not ruled, and those that were refused: of these, which hold up the
 * step and which do not, as one to an advice. The approver answers for escalations alone. */
static void
count_answers (DrSignOff       *self,
               const DrVersion *version)
{
  const DrCheck *check = version->check;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) refused = g_hash_table_new (NULL, NULL);
  gboolean approves = version->draft->stage == DR_STAGE_ENDORSED;

  for (guint i = 0; i < check->n_results; i++)
    {
      const DrResult *result = &check->results[i];
      const DrJustification *answer = result->kind == DR_RESULT_FAIL ? dr_justification_for (check, result) : NULL;
      const DrVerdict *verdict;

      if (answer == NULL || (approves && result->severity != DR_SEVERITY_ESCALATE))
        continue;
      verdict = approves ? answer->approver : answer->reviewer;
      if (g_hash_table_add (seen, (gpointer) answer))
        {
          self->n_unruled += verdict == NULL;
          self->n_idle += verdict != NULL && !verdict->accepted;
        }
      /* One answer may serve several findings, of which one holds up the step. */
      if (verdict != NULL && !verdict->accepted && dr_check_blocks (check, result)
          && g_hash_table_add (refused, (gpointer) answer))
        self->n_refused++;
    }
  self->n_idle -= self->n_refused;
}

static guint
count_blocking (const DrCheck *check)
{
  guint n = 0;

  for (guint i = 0; i < check->n_results; i++)
    n += dr_check_blocks (check, &check->results[i]);

  return n;
}

static const char *
label_of (DrStep step)
{
  if (step == DR_STEP_RETURN)
    return _("Return");
  if (step == DR_STEP_ENDORSE)
    return _("Endorse");
  if (step == DR_STEP_APPROVE)
    return _("Approve");
  if (step == DR_STEP_MONITOR)
    return _("Start monitoring");

  return _("Record the decision");
}

/* (transfer full) (nullable): why monitoring cannot start today, where its day has not come. */
static char *
refuse_early (const DrVersion *version)
{
  DrDate effective = version->assessment->effective;
  DrDate today = version->check->context->as_of;
  g_autofree char *day = NULL;
  g_autofree char *span = NULL;

  if (!dr_date_is_set (effective) || dr_date_compare (effective, today) <= 0)
    return NULL;
  day = dr_format_date (effective);
  span = dr_register_span_text (today, effective);

  /* Translators: %1$s is a day, %2$s how long it is until then: "3 days", "5 months" */
  return g_strdup_printf (_("The change takes effect on %1$s, in %2$s: from then on results can be entered."), day, span);
}

/* What roles and hands say comes before what is to be mended, and that before what is on its way. */
static void
add_step (DrSignOff          *self,
          const DrVersion    *version,
          const DrPeopleList *people,
          const char         *person,
          gboolean            saved,
          DrStep              step)
{
  DrSignOffStep *made;
  g_autofree char *refusal = NULL;

  if (dr_workflow_find (step, version->draft->stage) == NULL)
    return;
  refusal = dr_version_refusal (version, people, person, step);
  if (refusal == NULL && step != DR_STEP_RETURN && self->n_blocking > 0)
    refusal = g_strdup_printf (ngettext ("%u finding stands in the way: it is listed below.",
                                         "%u findings stand in the way: they are listed below.", self->n_blocking),
                               self->n_blocking);
  if (refusal == NULL && step == DR_STEP_MONITOR)
    refusal = refuse_early (version);
  if (refusal == NULL && !saved)
    refusal = g_strdup (_("Something is not saved yet."));

  made = &self->steps[self->n_steps++];
  *made = (DrSignOffStep) { .step = step, .label = label_of (step), .can = refusal == NULL };
  made->why_not = keep (self->arena, g_steal_pointer (&refusal));
}

static const char *
summarise (const DrSignOff *self,
           DrStage          stage,
           DrArena         *arena)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (stage == DR_STAGE_SUBMITTED && self->n_unsaid > 0)
    g_string_append_printf (text, ngettext ("%u section has no verdict yet. ", "%u sections have no verdict yet. ",
                                            self->n_unsaid), self->n_unsaid);
  if (stage == DR_STAGE_SUBMITTED && self->n_unruled > 0)
    g_string_append_printf (text, ngettext ("%u answer to findings is neither accepted nor refused. ",
                                            "%u answers to findings are neither accepted nor refused. ", self->n_unruled),
                            self->n_unruled);
  if (stage == DR_STAGE_ENDORSED && self->n_unruled > 0)
    g_string_append_printf (text, ngettext ("%u escalation waits for your word, by name. ",
                                            "%u escalations wait for your word, by name. ", self->n_unruled),
                            self->n_unruled);
  if (self->n_refused > 0)
    g_string_append_printf (text, ngettext ("%u answer is refused: return this, and say what is to be done. ",
                                            "%u answers are refused: return this, and say what is to be done. ",
                                            self->n_refused), self->n_refused);
  if (text->len == 0 && stage == DR_STAGE_SUBMITTED)
    g_string_append (text, self->n_idle == 0
                           ? _("Every section has its verdict, and every answer is accepted.")
                           : _("Every section has its verdict, and every answer is accepted, or refused without holding this up."));
  if (text->len == 0 && stage == DR_STAGE_ENDORSED)
    g_string_append (text, self->n_blocking == 0
                           ? _("No escalation waits for the approver.")
                           : _("No escalation waits for the approver. What stands in the way is mended once this is returned."));

  return keep (arena, g_strdup (g_strchomp (text->str)));
}

/**
 * dr_sign_off_new:
 * @version: of an assessment, in the register
 * @people: everybody, and the roles that stand
 * @person: (nullable): id of who sits there
 * @saved: whether all that was said is saved
 *
 * Returns: (transfer full): where its review stands
 */
DrSignOff *
dr_sign_off_new (const DrVersion    *version,
                 const DrPeopleList *people,
                 const char         *person,
                 gboolean            saved)
{
  DrSignOff *self = g_new0 (DrSignOff, 1);
  DrStage stage = version->draft->stage;

  self->arena = dr_arena_new ();
  self->summary = "";
  self->comment_label = "";
  self->unsaid = stage == DR_STAGE_SUBMITTED ? _("No verdict yet") : _("No verdict");
  if (stage == DR_STAGE_DRAFT)
    return self;

  self->shown = TRUE;
  list_sections (self, version, people);
  self->reviews = stage == DR_STAGE_SUBMITTED || self->n_unsaid < self->n_sections;
  self->n_blocking = count_blocking (version->check);
  if (stage == DR_STAGE_SUBMITTED || stage == DR_STAGE_ENDORSED)
    count_answers (self, version);
  add_step (self, version, people, person, saved, DR_STEP_ENDORSE);
  add_step (self, version, people, person, saved, DR_STEP_APPROVE);
  add_step (self, version, people, person, saved, DR_STEP_RETURN);
  add_step (self, version, people, person, saved, DR_STEP_DECIDE);
  add_step (self, version, people, person, saved, DR_STEP_MONITOR);
  self->summary = summarise (self, stage, self->arena);
  self->decides = stage == DR_STAGE_APPROVED;
  self->decided = stage == DR_STAGE_DECIDED || stage == DR_STAGE_MONITORED || stage == DR_STAGE_CLOSED;
  self->asks_comment = self->n_steps > 0;
  self->comment_label = self->decides || stage == DR_STAGE_DECIDED ? _("A comment for the trail, if you like")
                                      : _("A word to go with it: when it is returned, what is to be done");

  return self;
}

/**
 * dr_sign_off_free:
 * @self: (transfer full) (nullable): where a review stands
 */
void
dr_sign_off_free (DrSignOff *self)
{
  if (self == NULL)
    return;

  dr_arena_free (self->arena);
  g_free (self);
}

/**
 * dr_sign_off_done:
 * @stage: after a step
 *
 * Returns: (transfer none): what was done and what comes next, in a line of a narrow window
 */
const char *
dr_sign_off_done (DrStage stage)
{
  if (stage == DR_STAGE_RETURNED)
    return _("Returned to its manager");
  if (stage == DR_STAGE_ENDORSED)
    return _("Endorsed, to be approved");
  if (stage == DR_STAGE_APPROVED)
    return _("Approved, to be decided");
  if (stage == DR_STAGE_DECIDED)
    return _("The decision is recorded");
  if (stage == DR_STAGE_MONITORED)
    return _("Monitoring has started");

  return _("Done");
}
