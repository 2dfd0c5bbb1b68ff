#include "dr-questionnaire.h"

#include <string.h>

/**
 * dr_questionnaire_new:
 *
 * Starts a questionnaire that asks nothing; a loader fills it before it is shared.
 *
 * Returns: (transfer full): an empty questionnaire with an arena of its own
 */
DrQuestionnaire *
dr_questionnaire_new (void)
{
  DrQuestionnaire *self = g_new0 (DrQuestionnaire, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->arena = dr_arena_new ();

  return self;
}

/**
 * dr_questionnaire_ref:
 * @self: a questionnaire
 *
 * Returns: (transfer full): @self
 */
DrQuestionnaire *
dr_questionnaire_ref (DrQuestionnaire *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * dr_questionnaire_unref:
 * @self: (transfer full) (nullable): a questionnaire
 */
void
dr_questionnaire_unref (DrQuestionnaire *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  dr_arena_free (self->arena);
  g_free (self);
}

/**
 * dr_questionnaire_find:
 * @self: a questionnaire
 * @question: a question's id
 *
 * Returns: (transfer none) (nullable): the question; %NULL where this questionnaire does not ask it (any more)
 */
const DrQuestion *
dr_questionnaire_find (const DrQuestionnaire *self,
                       const char            *question)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (question != NULL, NULL);

  for (guint i = 0; i < self->n_sections; i++)
    for (guint j = 0; j < self->sections[i].n_questions; j++)
      if (strcmp (self->sections[i].questions[j].id, question) == 0)
        return &self->sections[i].questions[j];

  return NULL;
}

/**
 * dr_questionnaire_find_section:
 * @self: a questionnaire
 * @section: a section's id
 *
 * Returns: (transfer none) (nullable): the section; %NULL where it has no questions
 */
const DrSection *
dr_questionnaire_find_section (const DrQuestionnaire *self,
                               const char            *section)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (section != NULL, NULL);

  for (guint i = 0; i < self->n_sections; i++)
    if (strcmp (self->sections[i].id, section) == 0)
      return &self->sections[i];

  return NULL;
}

/* A review of a service as it is has no change to screen: it is full unless it says otherwise. */
static gboolean
is_full (gboolean    access_review,
         DrScreening screening)
{
  return screening == DR_SCREENING_FULL || (access_review && screening == DR_SCREENING_UNDECIDED);
}

static gboolean
question_applies (const DrQuestion *question,
                  DrNation          nation,
                  gboolean          access_review,
                  DrScreening       screening)
{
  if (question->retired || (question->nations & (1u << nation)) == 0)
    return FALSE;
  if (question->only_change && access_review)
    return FALSE;

  return !question->only_full || is_full (access_review, screening);
}

/**
 * dr_questionnaire_applies:
 * @self: a questionnaire
 * @question: a question's id
 * @nation: where the council is
 * @access_review: whether it is a review of a service as it is, and no change
 * @screening: what screening decided
 *
 * An answer to a question that no longer applies is kept, and never counted or exported as if answered.
 *
 * A question of a full assessment is not asked while screening is undecided; a review of a service as it is counts as
 * full unless it was screened out.
 *
 * Returns: whether the question is asked; %FALSE where this questionnaire has no such question
 */
gboolean
dr_questionnaire_applies (const DrQuestionnaire *self,
                          const char            *question,
                          DrNation               nation,
                          gboolean               access_review,
                          DrScreening            screening)
{
  const DrQuestion *found = dr_questionnaire_find (self, question);

  return found != NULL && question_applies (found, nation, access_review, screening);
}

/**
 * dr_questionnaire_is_required:
 * @self: a questionnaire
 * @question: a question's id
 * @nation: where the council is
 * @access_review: whether it is a review of a service as it is, and no change
 * @screening: what screening decided
 *
 * Returns: whether the question applies, as dr_questionnaire_applies() says, and must be answered
 */
gboolean
dr_questionnaire_is_required (const DrQuestionnaire *self,
                              const char            *question,
                              DrNation               nation,
                              gboolean               access_review,
                              DrScreening            screening)
{
  const DrQuestion *found = dr_questionnaire_find (self, question);

  if (found == NULL || !question_applies (found, nation, access_review, screening))
    return FALSE;

  switch (found->required)
    {
    case DR_REQUIREMENT_ALWAYS:
      return TRUE;
    case DR_REQUIREMENT_FULL:
      return is_full (access_review, screening);
    case DR_REQUIREMENT_CHANGE:
      return !access_review;
    case DR_REQUIREMENT_OPTIONAL:
      return FALSE;
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * dr_question_basis:
 * @self: a question
 * @nation: a nation
 *
 * Never cites a duty of another nation.
 *
 * Returns: (transfer none): why the question may be asked in @nation; "" where it is not asked there
 */
const char *
dr_question_basis (const DrQuestion *self,
                   DrNation          nation)
{
  for (guint i = 0; i < self->n_bases; i++)
    if ((self->bases[i].nations & (1u << nation)) != 0)
      return self->bases[i].text;

  return "";
}
