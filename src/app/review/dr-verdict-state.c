#include "dr-verdict-state.h"

#include <glib/gi18n-lib.h>

#include "dr-step-refusal.h"

/**
 * dr_section_verdict_label:
 * @verdict: on a section
 *
 * Returns: (transfer none): in words
 */
const char *
dr_section_verdict_label (DrSectionVerdict verdict)
{
  if (verdict == DR_SECTION_ACCEPTABLE)
    return _("Acceptable");
  if (verdict == DR_SECTION_CAN_BE_IMPROVED)
    return _("Can be improved");

  return _("To correct");
}

/**
 * dr_section_verdict_on:
 * @assessment: an assessment
 * @section: id of a section
 *
 * Returns: (transfer none) (nullable): what a reviewer says of it
 */
const char *
dr_section_verdict_on (const DrAssessment *assessment,
                       const char         *section)
{
  for (guint i = 0; i < assessment->n_section_reviews; i++)
    if (g_str_equal (assessment->section_reviews[i].section, section))
      return dr_section_verdict_label (assessment->section_reviews[i].verdict);

  return NULL;
}

/**
 * dr_section_verdict_icon:
 * @verdict: on a section
 *
 * Returns: (transfer none): name of the icon that goes with the words
 */
const char *
dr_section_verdict_icon (DrSectionVerdict verdict)
{
  if (verdict == DR_SECTION_ACCEPTABLE)
    return "emblem-ok-symbolic";
  if (verdict == DR_SECTION_CAN_BE_IMPROVED)
    return "dialog-information-symbolic";

  return "dialog-warning-symbolic";
}

/**
 * dr_people_name:
 * @people: everybody
 * @person: (nullable): id of one of them
 *
 * Returns: (transfer none): the person's name; the id where they are not known any more
 */
const char *
dr_people_name (const DrPeopleList *people,
                const char         *person)
{
  for (guint i = 0; person != NULL && i < people->n_people; i++)
    if (g_str_equal (people->people[i].id, person) && people->people[i].name[0] != '\0')
      return people->people[i].name;

  return person != NULL ? person : "";
}

/**
 * dr_version_refusal:
 * @version: of an assessment
 * @people: everybody, and the roles that stand
 * @person: (nullable): id of who sits there
 * @step: a step from where it stands
 *
 * Returns: (transfer full) (nullable): why the step is not this person's to take; %NULL: it is, as far as roles and hands
 * say
 */
char *
dr_version_refusal (const DrVersion    *version,
                    const DrPeopleList *people,
                    const char         *person,
                    DrStep              step)
{
  g_autoptr (DrArena) arena = dr_arena_new ();
  const DrAssessment *assessment = version->assessment;
  const char *id = dr_version_service (version);
  const char *name = assessment->service != DR_NO_INDEX ? version->editions->evidence->services[assessment->service].name : id;
  DrHands hands;

  dr_version_hands (version, arena, &hands);

  return dr_step_refusal (step, version->draft->stage, people, person, id, name, &hands);
}

/**
 * dr_verdict_state_init:
 * @self: (out caller-allocates): what is said
 * @question: of a section
 */
void
dr_verdict_state_init (DrVerdictState          *self,
                       const DrVerdictQuestion *question)
{
  DrStage stage = question->version->draft->stage;
  gboolean given = question->verdict != NULL && question->by != NULL;
  gboolean mine = given && g_strcmp0 (question->by, question->person) == 0;
  gboolean may;
  int verdict;

  *self = (DrVerdictState) { .shown = stage == DR_STAGE_SUBMITTED || (stage != DR_STAGE_DRAFT && given) };
  if (!self->shown)
    return;

  if (stage == DR_STAGE_SUBMITTED)
    self->why_not = dr_version_refusal (question->version, question->people, question->person, DR_STEP_ENDORSE);
  may = stage == DR_STAGE_SUBMITTED && self->why_not == NULL;
  self->can_take_over = may && given && !mine && !question->over;
  self->writable = may && !self->can_take_over;
  self->title = g_strdup (self->writable ? _("Your verdict on this section") : _("Verdict on this section"));
  if (self->writable)
    return;

  if (given && dr_vocabulary_parse (DR_VOCABULARY_SECTION_VERDICT, question->verdict, &verdict))
    /* Translators: %1$s is a person's name, %2$s a verdict */
    self->verdict = g_strdup_printf (_("%1$s: %2$s"), dr_people_name (question->people, question->by),
                                     dr_section_verdict_label ((DrSectionVerdict) verdict));
  else
    self->verdict = g_strdup (_("No verdict yet."));
  if (given && question->comment != NULL && question->comment[0] != '\0')
    self->comment = g_strdup (question->comment);
}

/**
 * dr_verdict_state_clear:
 * @self: what is said
 */
void
dr_verdict_state_clear (DrVerdictState *self)
{
  g_free (self->title);
  g_free (self->verdict);
  g_free (self->comment);
  g_free (self->why_not);
}
