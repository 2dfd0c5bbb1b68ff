#include "dr-submit-state.h"

#include <glib/gi18n-lib.h>

#include "dr-findings-state.h"
#include "dr-names.h"
#include "dr-verdict-state.h"

/* With a date and a person. */
static const char * const headlines[DR_N_STAGES] = {
  [DR_STAGE_DRAFT] = "",
  [DR_STAGE_SUBMITTED] = N_("Submitted on %s by %s"),
  [DR_STAGE_RETURNED] = N_("Returned on %s by %s"),
  [DR_STAGE_ENDORSED] = N_("Endorsed on %s by %s"),
  [DR_STAGE_APPROVED] = N_("Approved on %s by %s"),
  [DR_STAGE_DECIDED] = N_("Decided: recorded on %s by %s"),
  [DR_STAGE_MONITORED] = N_("Monitored since %s, says %s"),
  [DR_STAGE_CLOSED] = N_("Closed on %s by %s"),
  [DR_STAGE_SUPERSEDED] = N_("Superseded by a later version; last step on %s by %s"),
  [DR_STAGE_WITHDRAWN] = N_("Withdrawn on %s by %s"),
};

static const DrVersionStep *
last_step (const DrVersion *version)
{
  return version->n_steps > 0 ? &version->steps[version->n_steps - 1] : NULL;
}

/* What is answered is open until the answer is judged, and counted so beside it: without a word of that the numbers differ. */
static char *
blocking_words (const DrFindingsState *findings)
{
  guint n = findings->n_blocking;
  g_autofree char *blocking = g_strdup_printf (ngettext ("%u finding stands in the way", "%u findings stand in the way", n), n);
  g_autofree char *waiting = NULL;

  if (findings->n_waiting == 0)
    return g_steal_pointer (&blocking);
  waiting = g_strdup_printf (ngettext ("%u answer waits for the review", "%u answers wait for the review", findings->n_waiting),
                             findings->n_waiting);

  /* Translators: %1$s is as "84 findings stand in the way", %2$s as "1 answer waits for the review" */
  return g_strdup_printf (_("%1$s; %2$s"), blocking, waiting);
}

static void
tell_draft (DrSubmitState      *self,
            const DrVersion    *version,
            const DrPeopleList *people,
            const char         *person,
            gboolean            saved)
{
  g_autoptr (DrFindingsState) findings = dr_findings_state_new (version->check);
  g_autofree char *why_not = dr_version_refusal (version, people, person, DR_STEP_SUBMIT);

  self->shows_submit = TRUE;
  self->headline = findings->n_blocking > 0 ? blocking_words (findings) : g_strdup (_("Ready to be submitted"));
  self->text = g_strdup (findings->n_blocking > 0
                           ? _("Mend or answer what is listed first below. What only advises does not stand in the way.")
                           : _("Submitting seals what you see as a record, and sends it to the equalities officers. Your undo ends there."));
  if (why_not != NULL)
    self->why_not = g_steal_pointer (&why_not);
  else if (findings->n_blocking > 0)
    self->why_not = g_strdup (_("Findings stand in the way."));
  else if (!saved)
    self->why_not = g_strdup (_("Something is not saved yet."));
  else
    self->can_submit = TRUE;
}

/**
 * dr_submit_state_init:
 * @self: (out caller-allocates): what is said
 * @version: of an assessment, in the register
 * @people: who is in the register
 * @person: (nullable): id of who sits there
 * @latest: whether there is no later version
 * @saved: whether all that was typed is saved
 *
 * The register decides when it is asked; this says what it would say, as far as can be seen here.
 */
void
dr_submit_state_init (DrSubmitState      *self,
                      const DrVersion    *version,
                      const DrPeopleList *people,
                      const char         *person,
                      gboolean            latest,
                      gboolean            saved)
{
  const DrVersionStep *last = last_step (version);
  DrStage stage = version->draft->stage;
  g_autofree char *no_withdrawal = dr_version_refusal (version, people, person, DR_STEP_WITHDRAW);

  *self = (DrSubmitState) { NULL };
  self->can_withdraw = no_withdrawal == NULL;
  self->can_start_next = latest && person != NULL && dr_stage_has_next_version (stage);
  if (stage == DR_STAGE_DRAFT)
    {
      tell_draft (self, version, people, person, saved);
      return;
    }

  if (last != NULL)
    {
      g_autofree char *date = dr_format_date (last->date);

      self->headline = g_strdup_printf (_(headlines[stage]), date, last->name[0] != '\0' ? last->name : last->person);
    }
  else
    self->headline = g_strdup (dr_workflow_stage_name (stage));
  if (stage == DR_STAGE_RETURNED && last != NULL && last->comment[0] != '\0')
    self->text = g_strdup_printf (_("“%s” Start a new version to mend it; what was submitted stays as it is."), last->comment);
  else if (stage == DR_STAGE_MONITORED)
    self->text = g_strdup (_("What was approved is sealed and cannot be changed. Results are entered in “Monitoring” until it is "
                             "closed; a new version starts from what it says."));
  else if (self->can_start_next)
    self->text = g_strdup (_("It is sealed and cannot be changed. A new version starts from what it says."));
  else
    self->text = g_strdup (_("It is sealed and cannot be changed."));
}

/**
 * dr_submit_state_clear:
 * @self: what is said
 */
void
dr_submit_state_clear (DrSubmitState *self)
{
  g_free (self->headline);
  g_free (self->text);
  g_free (self->why_not);
}
