#include "dr-generator-people.h"

#include <string.h>

#include "dr-generator-evidence.h"
#include "dr-roll.h"

static const struct {
  DrPerson person;
  DrRole   role;
} actors[] = {
  [DR_ACTOR_MANAGER] = { { "mair.rowlands", "Mair Rowlands", "" }, DR_ROLE_MANAGER },   /* of every service that has no other */
  [DR_ACTOR_OFFICER] = { { "sian.ellis", "Siân Ellis", "" }, DR_ROLE_EQUALITIES },
  [DR_ACTOR_APPROVER] = { { "grace.o-neill", "Grace O’Neill", "" }, DR_ROLE_APPROVER },
  [DR_ACTOR_ADMINISTRATOR] = { { "huw.parry", "Huw Parry", "" }, DR_ROLE_ADMINISTRATOR },
};

/**
 * dr_generator_actor:
 * @actor: who
 *
 * Returns: (transfer none): the person
 */
const DrPerson *
dr_generator_actor (DrActor actor)
{
  return &actors[actor].person;
}

/* (nullable): an administrator other than @person. */
static const char *
administrator (const DrPeopleList *people,
               const char         *person)
{
  for (guint i = 0; i < people->n_roles; i++)
    if (people->roles[i].role == DR_ROLE_ADMINISTRATOR && strcmp (people->roles[i].person, person) != 0)
      return people->roles[i].person;

  return NULL;
}

static gboolean
is_there (const DrPeopleList *people,
          const char         *person)
{
  for (guint i = 0; i < people->n_people; i++)
    if (strcmp (people->people[i].id, person) == 0)
      return TRUE;

  return FALSE;
}

/* (transfer none) (nullable): whoever is made up to manage it; NULL: somebody else does, or nobody. */
static const DrPerson *
manager_of (const DrService *service)
{
  for (guint i = 0; i < dr_generator_n_managers; i++)
    if (g_strcmp0 (service->manager, dr_generator_managers[i].id) == 0)
      return &dr_generator_managers[i];

  return NULL;
}

/**
 * dr_generator_author:
 * @evidence: an evidence base
 * @service: index in it
 *
 * Returns: (transfer none): id of who writes of the service
 */
const char *
dr_generator_author (const DrEvidence *evidence,
                     guint             service)
{
  const DrPerson *person = manager_of (&evidence->services[service]);

  return person != NULL ? person->id : actors[DR_ACTOR_MANAGER].person.id;
}

/* Each made-up manager of a service, for that service. */
static gboolean
make_managers (DrGeneratorRun  *run,
               GError         **error)
{
  const DrEvidence *evidence = run->editions->evidence;

  for (guint i = 0; i < evidence->n_services; i++)
    {
      const DrPerson *person = manager_of (&evidence->services[i]);
      g_autoptr (DrPeopleList) people = NULL;
      const char *by;

      if (person == NULL)
        continue;
      people = dr_store_list_people (dr_register_get_store (run->reg), error);
      if (people == NULL)
        return FALSE;
      by = administrator (people, person->id);
      dr_generator_run_set_day (run, run->begin);
      if ((!is_there (people, person->id) && !dr_register_add_person (run->reg, by, person, error))
          || (!dr_people_has_role (people, person->id, DR_ROLE_MANAGER, evidence->services[i].id)
              && !dr_register_grant (run->reg, by, person->id, DR_ROLE_MANAGER, evidence->services[i].id, FALSE, error)))
        return FALSE;
    }

  return TRUE;
}

/* The actors and their roles, where they are missing. The first person of a register is its administrator anyway. */
static gboolean
make_people (DrStore   *store,
             gpointer   data,
             GError   **error)
{
  DrGeneratorRun *run = data;

  for (guint i = G_N_ELEMENTS (actors); i-- > 0;)
    {
      const DrPerson *person = &actors[i].person;
      g_autoptr (DrPeopleList) people = dr_store_list_people (store, error);
      const char *by;

      if (people == NULL)
        return FALSE;
      by = administrator (people, person->id);
      if (by == NULL && people->n_people == 0)
        by = person->id;
      if (by == NULL && i == DR_ACTOR_ADMINISTRATOR)
        continue;
      dr_generator_run_set_day (run, run->begin);
      if ((!is_there (people, person->id) && !dr_register_add_person (run->reg, by, person, error))
          || (by != person->id && !dr_people_has_role (people, person->id, actors[i].role, NULL)
              && !dr_register_grant (run->reg, by, person->id, actors[i].role, NULL, FALSE, error)))
        return FALSE;
    }

  return make_managers (run, error);
}

/**
 * dr_generator_make_people:
 * @run: a run that was prepared
 * @error: return location
 *
 * Adds the actors and the managers of services, and gives them their roles, where they are missing: all or nobody.
 *
 * Returns: whether all are there
 */
gboolean
dr_generator_make_people (DrGeneratorRun  *run,
                          GError         **error)
{
  return dr_store_together (dr_register_get_store (run->reg), make_people, run, error);
}
