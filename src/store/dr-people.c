#include "dr-people.h"

/**
 * dr_people_list_free:
 * @self: (nullable): what dr_store_list_people() gave
 *
 * Frees it with everything in it.
 */
void
dr_people_list_free (DrPeopleList *self)
{
  if (self == NULL)
    return;
  dr_arena_free (self->arena);
  g_free (self);
}

/**
 * dr_people_has_role:
 * @self: people and roles
 * @person: id
 * @role: a role
 * @service: (nullable): id of the service it is wanted for; %NULL: for any
 *
 * Returns: whether @person has @role, for every service or for @service
 */
gboolean
dr_people_has_role (const DrPeopleList *self, const char *person, DrRole role, const char *service)
{
  g_return_val_if_fail (self != NULL && person != NULL, FALSE);

  for (guint i = 0; i < self->n_roles; i++)
    {
      const DrGrant *grant = &self->roles[i];

      if (grant->role == role && g_str_equal (grant->person, person)
          && (service == NULL || grant->service[0] == '\0' || g_str_equal (grant->service, service)))
        return TRUE;
    }
  return FALSE;
}
