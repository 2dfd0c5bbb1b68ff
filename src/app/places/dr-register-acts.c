#include "dr-register-acts.h"

#include <glib/gi18n-lib.h>

#include "dr-workflow.h"

static const struct { const char *label; const char *action; } acts[DR_N_ACTS] = {
  [DR_ACT_OPEN] = { N_("Open"), "assessments.show" },
  [DR_ACT_COPY_REFERENCE] = { N_("Copy reference"), "assessments.copy-reference" },
  [DR_ACT_REPORT] = { N_("Report…"), "assessments.report" },
  [DR_ACT_DUPLICATE] = { N_("Duplicate"), "assessments.duplicate" },
  [DR_ACT_NEXT_VERSION] = { N_("New version"), "assessments.next-version" },
  [DR_ACT_WITHDRAW] = { N_("Withdraw…"), "assessments.withdraw" },
  [DR_ACT_DELETE] = { N_("Delete draft"), "assessments.delete" },
};

/**
 * dr_register_act_label:
 * @act: what can be done
 *
 * Returns: (transfer none): its name in a menu, translated
 */
const char *
dr_register_act_label (DrRegisterAct act)
{
  return _(acts[act].label);
}

/**
 * dr_register_act_action:
 * @act: what can be done
 *
 * Returns: (transfer none): name of its action, with its group
 */
const char *
dr_register_act_action (DrRegisterAct act)
{
  return acts[act].action;
}

/**
 * dr_register_may_write:
 * @people: everybody, and the roles that stand
 * @person: (nullable): id of who wants to
 * @service: (nullable): id of a service; %NULL: of any
 *
 * Returns: whether that person writes assessments of the service: its manager or an equalities officer
 */
gboolean
dr_register_may_write (const DrPeopleList *people,
                       const char         *person,
                       const char         *service)
{
  return person != NULL && (dr_people_has_role (people, person, DR_ROLE_MANAGER, service)
                            || dr_people_has_role (people, person, DR_ROLE_EQUALITIES, service));
}

/* A refusal for want of the role to write; (nullable): none. */
static const char *
refuse_writing (const DrPeopleList *people,
                const char         *person,
                const char         *service)
{
  return dr_register_may_write (people, person, service) ? NULL : _("for its service manager or an equalities officer");
}

static const char *
refuse_next (const DrRegisterRow *row)
{
  if (!row->latest)
    return _("only from the latest version");
  if (row->stage == DR_STAGE_WITHDRAWN && row->version > 1)   /* an earlier one may be in force still */
    return NULL;

  return dr_stage_has_next_version (row->stage) ? NULL : _("only of one returned, approved, decided or monitored");
}

static const char *
refuse_withdrawal (const DrRegisterRow *row,
                   const DrPeopleList  *people,
                   const char          *person)
{
  const DrTransition *way = dr_workflow_find (DR_STEP_WITHDRAW, row->stage);

  if (way == NULL)
    return _("only before the decision");
  for (guint role = 0; role < DR_N_ROLES; role++)
    if ((way->roles & (1u << role)) && dr_people_has_role (people, person, (DrRole) role, row->service))
      return NULL;

  return _("for its service manager");
}

/**
 * dr_register_act_refusal:
 * @act: what somebody wants to do
 * @row: (nullable): with which; %NULL: none is selected
 * @people: everybody, and the roles that stand
 * @person: (nullable): id of who wants to
 * @is_open: whether it is open in a window
 *
 * Returns: (transfer none) (nullable): why not, in few words; %NULL: it can be done
 */
const char *
dr_register_act_refusal (DrRegisterAct        act,
                         const DrRegisterRow *row,
                         const DrPeopleList  *people,
                         const char          *person,
                         gboolean             is_open)
{
  const char *refusal;

  if (row == NULL)
    return _("nothing is selected");
  if (act == DR_ACT_OPEN || act == DR_ACT_COPY_REFERENCE || act == DR_ACT_REPORT)
    return NULL;
  if (person == NULL)
    return _("say first who you are");

  switch (act)
    {
    case DR_ACT_DUPLICATE:
      return refuse_writing (people, person, row->service);
    case DR_ACT_NEXT_VERSION:
      refusal = refuse_next (row);
      return refusal != NULL ? refusal : refuse_writing (people, person, row->service);
    case DR_ACT_WITHDRAW:
      return refuse_withdrawal (row, people, person);
    case DR_ACT_DELETE:
      if (row->stage != DR_STAGE_DRAFT)
        return _("only a draft");
      if (is_open)
        return _("close its window first");
      return refuse_writing (people, person, row->service);
    case DR_ACT_OPEN:
    case DR_ACT_COPY_REFERENCE:
    case DR_ACT_REPORT:
    default:
      return NULL;
    }
}

/**
 * dr_register_new_refusal:
 * @people: everybody, and the roles that stand
 * @person: (nullable): id of who wants to begin an assessment
 *
 * Returns: (transfer none) (nullable): why not; %NULL: there is a service that they may write for
 */
const char *
dr_register_new_refusal (const DrPeopleList *people,
                         const char         *person)
{
  if (person == NULL)
    return _("Say first who you are: assessments are begun by a service manager or an equalities officer.");

  return dr_register_may_write (people, person, NULL)
           ? NULL : _("Assessments are begun by a service manager or an equalities officer.");
}
