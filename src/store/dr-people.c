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

/**
 * dr_people_call:
 * @self: people
 * @person: id
 *
 * Returns: (transfer full): what @person is called where people read: the name, with the id after it where somebody else
 * has the same name; the id in quotation marks where nobody of that id is there
 */
char *
dr_people_call (const DrPeopleList *self, const char *person)
{
  const char *name = NULL;
  guint n = 0;

  g_return_val_if_fail (self != NULL && person != NULL, NULL);

  for (guint i = 0; i < self->n_people && name == NULL; i++)
    if (g_str_equal (self->people[i].id, person))
      name = self->people[i].name;
  if (name == NULL || *name == '\0')
    return g_strdup_printf ("“%s”", person);
  for (guint i = 0; i < self->n_people; i++)
    n += g_str_equal (self->people[i].name, name);

  return n > 1 ? g_strdup_printf ("%s (%s)", name, person) : g_strdup (name);
}
