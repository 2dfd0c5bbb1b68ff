#include "dr-ruling-state.h"

#include <glib/gi18n-lib.h>

#include "dr-verdict-state.h"

static gboolean
is_accepted (const char *verdict)
{
  return g_strcmp0 (verdict, "accepted") == 0;
}

/**
 * dr_ruling_state_init:
 * @self: (out caller-allocates): what is said
 * @question: of an answer
 */
void
dr_ruling_state_init (DrRulingState          *self,
                      const DrRulingQuestion *question)
{
  DrStage stage = question->version->draft->stage;

  *self = (DrRulingState) { NULL };
  if (question->reviewer != NULL)
    self->reviewer = g_strdup_printf (is_accepted (question->reviewer_verdict) ? _("Accepted by the reviewer, %s.")
                                                                               : _("Refused by the reviewer, %s."),
                                      dr_people_name (question->people, question->reviewer));
  if (question->approver != NULL)
    self->approver = g_strdup_printf (is_accepted (question->approver_verdict) ? _("Accepted by the approver, %s.")
                                                                               : _("Refused by the approver, %s."),
                                      dr_people_name (question->people, question->approver));
  if (stage != DR_STAGE_SUBMITTED && stage != DR_STAGE_ENDORSED)
    return;

  self->role = stage == DR_STAGE_SUBMITTED ? "reviewer" : "approver";
  self->verdict = stage == DR_STAGE_SUBMITTED ? question->reviewer_verdict : question->approver_verdict;
  self->why_not = dr_version_refusal (question->version, question->people, question->person,
                                      stage == DR_STAGE_SUBMITTED ? DR_STEP_ENDORSE : DR_STEP_APPROVE);
  self->can = self->why_not == NULL;
  if (stage == DR_STAGE_SUBMITTED || !self->can)
    {
      self->accept = g_strdup (_("Accept"));
      self->refuse = g_strdup (_("Refuse"));
      return;
    }
  /* Translators: %s is the name of the approver, who answers for it by name */
  self->accept = g_strdup_printf (_("Accept as %s"), dr_people_name (question->people, question->person));
  self->refuse = g_strdup (_("Refuse"));
}

/**
 * dr_ruling_state_clear:
 * @self: what is said
 */
void
dr_ruling_state_clear (DrRulingState *self)
{
  g_free (self->reviewer);
  g_free (self->approver);
  g_free (self->why_not);
  g_free (self->accept);
  g_free (self->refuse);
}
