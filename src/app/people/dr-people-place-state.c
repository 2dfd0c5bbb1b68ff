#include "dr-people-place-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-group-words.h"
#include "dr-roll.h"
#include "dr-workflow.h"

static void
clear_role (DrRoleLine *line)
{
  g_free (line->title);
  g_free (line->granted);
  g_free (line->why_not);
}

static void
clear_person (DrPersonLine *line)
{
  g_free (line->subtitle);
  g_free (line->why_no_grant);
  g_array_unref (line->roles);
}

/**
 * dr_role_line_title:
 * @role: a role
 * @service: (nullable): name of the service it is for; %NULL: every service
 *
 * Returns: (transfer full): it, in words
 */
char *
dr_role_line_title (DrRole      role,
                    const char *service)
{
  g_autofree char *name = dr_capitalized (dr_workflow_role_name (role));

  if (role == DR_ROLE_ADMINISTRATOR)
    return g_steal_pointer (&name);

  /* Translators: a role and the service it is for */
  return service != NULL ? g_strdup_printf (_("%1$s, %2$s"), name, service) : g_strdup_printf (_("%s, every service"), name);
}

static char *
tell_granted (const DrGrant     *grant,
              const DrGrantTime *times,
              guint              n_times)
{
  for (guint i = 0; i < n_times; i++)
    if (times[i].sequence == grant->sequence)
      {
        g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (times[i].at / G_USEC_PER_SEC);
        g_autofree char *day = at != NULL ? g_date_time_format (at, "%-d %B %Y") : g_strdup ("");

        /* Translators: who granted a role, and on which day */
        return g_strdup_printf (_("Granted by %1$s on %2$s"), times[i].by, day);
      }

  return g_strdup_printf (_("Granted by %s"), grant->by);
}

static guint
count_administrators (const DrPeopleList *people)
{
  guint n = 0;

  for (guint i = 0; i < people->n_roles; i++)
    n += people->roles[i].role == DR_ROLE_ADMINISTRATOR && people->roles[i].service[0] == '\0';

  return n;
}

static gboolean
is_administrator (const DrPeopleList *people,
                  const char         *person)
{
  return person != NULL && dr_people_has_role (people, person, DR_ROLE_ADMINISTRATOR, "");
}

static void
add_roles (DrPersonLine       *line,
           const DrPeopleList *people,
           const DrGrantTime  *times,
           guint               n_times,
           DrServiceName       service_name,
           gpointer            data)
{
  for (guint i = 0; i < people->n_roles; i++)
    {
      const DrGrant *grant = &people->roles[i];
      DrRoleLine role = { .role = grant->role, .service = grant->service };
      g_autofree char *service = NULL;

      if (strcmp (grant->person, line->id) != 0)
        continue;
      service = grant->service[0] != '\0' ? service_name (grant->service, data) : NULL;
      role.title = dr_role_line_title (grant->role, service);
      role.granted = tell_granted (grant, times, n_times);
      if (grant->role == DR_ROLE_ADMINISTRATOR && grant->service[0] == '\0' && count_administrators (people) == 1)
        role.why_not = g_strdup (_("This is the last administrator: make another one before this one goes."));
      g_array_append_val (line->roles, role);
    }
}

/* A role that somebody has for several services is said once. */
static char *
tell_roles (const DrPersonLine *line,
            const char         *login,
            DrServiceName       service_name,
            gpointer            data)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < line->roles->len; i++)
    {
      const DrRoleLine *role = &g_array_index (line->roles, DrRoleLine, i);
      gboolean again = i > 0 && role->role == g_array_index (line->roles, DrRoleLine, i - 1).role && role->service[0] != '\0'
                       && g_array_index (line->roles, DrRoleLine, i - 1).service[0] != '\0';

      if (again)
        {
          g_autofree char *service = service_name (role->service, data);

          g_string_append_printf (words, ", %s", service);
        }
      else
        g_string_append_printf (words, "%s%s", i > 0 ? " · " : "", role->title);
    }
  if (line->roles->len == 0)
    g_string_append (words, _("No role"));
  if (login[0] != '\0')
    /* Translators: a person's id, and the name by which they log in */
    g_string_append_printf (words, _("\n%1$s, login %2$s"), line->id, login);
  else
    g_string_append_printf (words, "\n%s", line->id);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  int order = g_utf8_collate (((const DrPersonLine *) a)->name, ((const DrPersonLine *) b)->name);

  return order != 0 ? order : strcmp (((const DrPersonLine *) a)->id, ((const DrPersonLine *) b)->id);
}

/**
 * dr_people_place_state_init:
 * @self: (out caller-allocates): what is shown; points into @people, which must outlive it
 * @people: everybody, and the roles that stand
 * @person: (nullable): id of who sits there
 * @times: (array length=n_times): when roles were granted, as far as that is known
 * @n_times: how many
 * @service_name: names a service
 * @data: for @service_name
 *
 * The administrator changes who may do what; nobody grants a role to themselves.
 */
void
dr_people_place_state_init (DrPeoplePlaceState *self,
                            const DrPeopleList *people,
                            const char         *person,
                            const DrGrantTime  *times,
                            guint               n_times,
                            DrServiceName       service_name,
                            gpointer            data)
{
  gboolean may = is_administrator (people, person);

  *self = (DrPeoplePlaceState) { .people = g_array_new (FALSE, FALSE, sizeof (DrPersonLine)) };
  g_array_set_clear_func (self->people, (GDestroyNotify) clear_person);
  if (person == NULL)
    self->why_not = g_strdup (_("Nobody is known to sit here: say in the preferences who you are."));
  else if (!may)
    self->why_not = g_strdup (_("The administrator says who may do what. You can read it here."));

  for (guint i = 0; i < people->n_people; i++)
    {
      DrPersonLine line = {
        .id = people->people[i].id,
        .name = people->people[i].name,
        .roles = g_array_new (FALSE, FALSE, sizeof (DrRoleLine)),
      };

      g_array_set_clear_func (line.roles, (GDestroyNotify) clear_role);
      add_roles (&line, people, times, n_times, service_name, data);
      line.subtitle = tell_roles (&line, people->people[i].login, service_name, data);
      if (may && strcmp (person, line.id) == 0)
        line.why_no_grant = g_strdup (_("Nobody grants a role to themselves: ask another administrator."));
      g_array_append_val (self->people, line);
    }
  g_array_sort (self->people, compare_names);
}

/**
 * dr_people_place_state_clear:
 * @self: what was shown
 */
void
dr_people_place_state_clear (DrPeoplePlaceState *self)
{
  g_clear_pointer (&self->why_not, g_free);
  g_clear_pointer (&self->people, g_array_unref);
}

static gboolean
is_taken (const DrPeopleList *people,
          const char         *id)
{
  for (guint i = 0; i < people->n_people; i++)
    if (strcmp (people->people[i].id, id) == 0)
      return TRUE;

  return FALSE;
}

/**
 * dr_person_id_suggest:
 * @people: everybody
 * @name: a new person's
 *
 * Returns: (transfer full): an id for them that nobody has, as "sian.ellis"; "" where the name gives none
 */
char *
dr_person_id_suggest (const DrPeopleList *people,
                      const char         *name)
{
  g_autofree char *ascii = g_str_to_ascii (name, "C");
  g_autofree char *lower = g_ascii_strdown (ascii, -1);
  g_autoptr (GString) id = g_string_new (NULL);
  gsize length;

  for (const char *at = lower; *at != '\0' && id->len < 90; at++)
    if (g_ascii_isalnum (*at) || (*at == '-' && id->len > 0))
      g_string_append_c (id, *at);
    else if (*at == ' ' && id->len > 0 && id->str[id->len - 1] != '.')
      g_string_append_c (id, '.');
  while (id->len > 0 && !g_ascii_isalnum (id->str[id->len - 1]))
    g_string_truncate (id, id->len - 1);

  length = id->len;
  for (guint n = 2; id->len > 0 && is_taken (people, id->str); n++)
    {
      g_string_truncate (id, length);
      g_string_append_printf (id, "-%u", n);
    }

  return g_string_free (g_steal_pointer (&id), FALSE);
}

/**
 * dr_person_problem:
 * @people: everybody
 * @name: a new person's
 * @id: the id they would get
 *
 * Returns: (transfer full) (nullable): why they cannot be added so, in words
 */
char *
dr_person_problem (const DrPeopleList *people,
                   const char         *name,
                   const char         *id)
{
  g_autoptr (GError) error = NULL;

  if (name[strspn (name, " \t")] == '\0')
    return g_strdup (_("Write the person’s name."));
  if (id[0] == '\0')
    return g_strdup (_("Write an id: it stands in every record instead of the name."));
  if (!dr_roll_check_id (id, &error))
    return g_strdup (error->message);
  if (is_taken (people, id))
    return g_strdup_printf (_("Somebody has the id “%s” already. Choose another."), id);

  return NULL;
}
