#include "dr-step-refusal.h"

#include <glib/gi18n-lib.h>

#include "dr-act-names.h"

/**
 * dr_step_waits:
 * @stage: of a version
 * @step: (out): the step that takes it further
 *
 * Returns: whether somebody besides its author has to act on it: to review, to approve or to record the decision
 */
gboolean
dr_step_waits (DrStage  stage,
               DrStep  *step)
{
  if (stage == DR_STAGE_SUBMITTED)
    *step = DR_STEP_ENDORSE;
  else if (stage == DR_STAGE_ENDORSED)
    *step = DR_STEP_APPROVE;
  else if (stage == DR_STAGE_APPROVED)
    *step = DR_STEP_DECIDE;
  else
    return FALSE;

  return TRUE;
}

/**
 * dr_step_task:
 * @step: that a version waits for
 *
 * Returns: (transfer none): what is to be done, in a word or two, translated
 */
const char *
dr_step_task (DrStep step)
{
  if (step == DR_STEP_ENDORSE)
    return _("To review");
  if (step == DR_STEP_APPROVE)
    return _("To approve");

  return _("To record the decision");
}

/**
 * dr_step_is_for:
 * @step: a step
 * @stage: that it would be taken from
 * @people: everybody, and the roles that stand
 * @person: (nullable): id of who sits there
 * @service: (nullable): id of the assessment's; %NULL: any service
 *
 * Returns: whether the person has the role for it
 */
gboolean
dr_step_is_for (DrStep              step,
                DrStage             stage,
                const DrPeopleList *people,
                const char         *person,
                const char         *service)
{
  const DrTransition *way = dr_workflow_find (step, stage);

  if (way == NULL || person == NULL)
    return FALSE;
  for (guint i = 0; i < people->n_roles; i++)
    {
      const DrGrant *grant = &people->roles[i];

      if (g_str_equal (grant->person, person) && (way->roles & (1u << grant->role))
          && (service == NULL || grant->service[0] == '\0' || g_str_equal (grant->service, service)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
contains (const char * const *ids,
          guint               n,
          const char         *id)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (ids[i], id))
      return TRUE;

  return FALSE;
}

/* (nullable): where the person has had another hand in the version. */
static const char *
refuse_hands (DrStep         step,
              const DrHands *hands,
              const char    *person)
{
  gboolean author = contains (hands->authors, hands->n_authors, person);

  if (step == DR_STEP_ENDORSE)
    return author ? _("You wrote in this version: somebody else reviews it.")
           : contains (hands->approvers, hands->n_approvers, person)
             ? _("You gave an approver’s word on this version: somebody else reviews it.") : NULL;
  if (step == DR_STEP_RETURN)
    return author ? _("You wrote in this version: somebody else returns it.") : NULL;
  if (step == DR_STEP_APPROVE)
    return author ? _("You wrote in this version: somebody else approves it.")
           : contains (hands->reviewers, hands->n_reviewers, person)
             ? _("You reviewed this version: somebody else approves it.") : NULL;

  return NULL;
}

/* More than these are not named. */
#define MOST_NAMES 3

/* (transfer full) (nullable): the names of those who have the role for it; %NULL: nobody has. */
static char *
name_those (DrStep              step,
            DrStage             stage,
            const DrPeopleList *people,
            const char         *service)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < people->n_people; i++)
    {
      if (!dr_step_is_for (step, stage, people, people->people[i].id, service) || ++n > MOST_NAMES)
        continue;
      g_string_append_printf (text, "%s%s", n > 1 ? ", " : "", people->people[i].name);
    }
  if (n > MOST_NAMES)
    g_string_append_printf (text, ngettext (" and %u more", " and %u more", n - MOST_NAMES), n - MOST_NAMES);

  return g_string_free (text, n == 0);
}

/**
 * dr_step_refusal:
 * @step: a step
 * @stage: where the version stands
 * @people: everybody, and the roles that stand
 * @person: (nullable): id of who sits there
 * @service: id of the assessment's service
 * @service_name: its name
 * @hands: (nullable): who had a hand in the version; %NULL: not looked at
 *
 * Returns: (transfer full) (nullable): why the step is not this person's to take, in a sentence; %NULL: it is
 */
char *
dr_step_refusal (DrStep              step,
                 DrStage             stage,
                 const DrPeopleList *people,
                 const char         *person,
                 const char         *service,
                 const char         *service_name,
                 const DrHands      *hands)
{
  const DrTransition *way = dr_workflow_find (step, stage);
  g_autofree char *roles = NULL;
  g_autofree char *those = NULL;

  if (way == NULL)
    return g_strdup_printf (_("Not while the stage is %s."), dr_workflow_stage_name (stage));
  if (person == NULL)
    return g_strdup (_("Nobody is known to sit here: say in the preferences who you are."));
  if (dr_step_is_for (step, stage, people, person, service))
    return g_strdup (hands != NULL ? refuse_hands (step, hands, person) : NULL);

  roles = dr_role_names (way->roles);

  those = name_those (step, stage, people, service);
  if (those == NULL)
    /* Translators: %1$s is a role, or two with "or" between; %2$s the name of a service */
    return g_strdup_printf (_("This takes the role of %1$s for %2$s. Nobody has it yet: an administrator gives it in “People”."),
                            roles, service_name);

  /* Translators: %1$s is a role, or two with "or" between; %2$s the name of a service; %3$s names of people */
  return g_strdup_printf (_("This takes the role of %1$s for %2$s. Who has it: %3$s."), roles, service_name, those);
}
