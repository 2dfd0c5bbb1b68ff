#include "dr-writing-state.h"

#include <glib/gi18n-lib.h>

#include "dr-step-refusal.h"

/* Of a stage: a step that who sits there has to be free to take, or a field that they may write; the first counts. */
static const struct {
  DrStage     stage;
  DrStep      step;    /* where @key is %NULL */
  const char *key;     /* (nullable) */
  const char *words;
} open[] = {
  { DR_STAGE_SUBMITTED, DR_STEP_ENDORSE, NULL, N_("You can review this") },
  { DR_STAGE_ENDORSED, DR_STEP_APPROVE, NULL, N_("You can approve this") },
  { DR_STAGE_APPROVED, DR_STEP_DECIDE, NULL, N_("You can record the decision") },
  { DR_STAGE_DECIDED, DR_STEP_MONITOR, "actions/action[]/@status", N_("You can update actions") },
  { DR_STAGE_DECIDED, DR_STEP_MONITOR, "publication/@date", N_("You can note publication") },
  { DR_STAGE_MONITORED, DR_STEP_CLOSE, "monitoring/measure[]/result[]/@value", N_("You can enter results") },
  { DR_STAGE_MONITORED, DR_STEP_CLOSE, "publication/@date", N_("You can note publication") },
};

/**
 * dr_writing_words:
 * @stage: where a version stands
 * @people: everybody, and the roles that stand
 * @person: (nullable): id of who sits there
 * @service: id of the assessment's service
 * @hands: (nullable): who had a hand in the version; %NULL: not looked at
 *
 * Returns: (transfer none) (nullable): what this person can still do there; %NULL: a draft, to be written freely
 */
const char *
dr_writing_words (DrStage             stage,
                  const DrPeopleList *people,
                  const char         *person,
                  const char         *service,
                  const DrHands      *hands)
{
  if (stage == DR_STAGE_DRAFT && person != NULL)
    return NULL;

  for (gsize i = 0; person != NULL && i < G_N_ELEMENTS (open); i++)
    {
      g_autofree char *refusal = NULL;

      if (open[i].stage != stage)
        continue;
      if (open[i].key != NULL)
        {
          if (dr_workflow_check_field (stage, people, person, service, open[i].key, NULL, NULL))
            return _(open[i].words);
          continue;
        }
      refusal = dr_step_refusal (open[i].step, stage, people, person, service, service, hands);
      if (refusal == NULL)
        return _(open[i].words);
    }

  return _("Read only");
}
