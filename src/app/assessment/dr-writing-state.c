#include "dr-writing-state.h"

#include <glib/gi18n-lib.h>

#include "dr-register-acts.h"
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
 * Returns: (transfer none) (nullable): what this person can still do there; %NULL: a draft, to be written
 */
const char *
dr_writing_words (DrStage             stage,
                  const DrPeopleList *people,
                  const char         *person,
                  const char         *service,
                  const DrHands      *hands)
{
  if (stage == DR_STAGE_DRAFT && dr_register_may_write (people, person, service))
    return NULL;

  for (gsize i = 0; person != NULL && i < G_N_ELEMENTS (open); i++)
    {
      g_autofree char *refusal = NULL;

      if (open[i].stage != stage)
        continue;
      if (open[i].key != NULL)
        {
          if (dr_workflow_check_field (stage, people, person, NULL, service, open[i].key, NULL, NULL))
            return _(open[i].words);
          continue;
        }
      refusal = dr_step_refusal (open[i].step, stage, people, person, service, service, hands);
      if (refusal == NULL)
        return _(open[i].words);
    }

  return _("Read only");
}

/**
 * dr_writing_refusal:
 * @stage: where a version stands
 * @people: everybody, and the roles that stand
 * @person: (nullable): id of who sits there
 * @service: id of the assessment's service
 * @service_name: its name
 * @key: of a field
 *
 * A draft is open as a whole to whoever writes for its service. After that each stage leaves open what its people add.
 *
 * Returns: (transfer full) (nullable): why this person cannot write the field now, in a sentence; %NULL: they can
 */
char *
dr_writing_refusal (DrStage             stage,
                    const DrPeopleList *people,
                    const char         *person,
                    const char         *service,
                    const char         *service_name,
                    const char         *key)
{
  if (person == NULL)
    return g_strdup (_("Nobody is known to sit here: say in the preferences who you are."));
  if (stage == DR_STAGE_DRAFT)
    return dr_register_may_write (people, person, service)
             ? NULL
             /* Translators: %s is the name of a service */
             : g_strdup_printf (_("You can read this; the service manager of %s or an equalities officer writes it."),
                                service_name);

  return dr_workflow_check_field (stage, people, person, NULL, service, key, NULL, NULL)
           ? NULL
           /* Translators: %s is a stage, as "submitted" */
           : g_strdup_printf (_("You can read this; while the stage is %s, it is not yours to change."),
                              dr_workflow_stage_name (stage));
}
