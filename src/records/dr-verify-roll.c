#include "dr-verify-roll.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-act-names.h"
#include "dr-verification-private.h"

#define ROLE(role) (1u << DR_ROLE_##role)

struct _DrVerifyRoll {
  GHashTable *people;     /* id: itself */
  GHashTable *standing;   /* "person role service", and "person role" for any service: how many such grants stand */
  guint       administrators;
  gboolean    is_founded; /* the first person's own grant was given */
};

/* dr_verify_detail(): (nullable): the value of that detail of an entry. */
const char *
dr_verify_detail (const DrTrailStatement *statement,
                  const char             *name)
{
  for (guint i = 0; i < statement->n_details; i++)
    if (strcmp (statement->details[i].name, name) == 0)
      return statement->details[i].value;

  return NULL;
}

/* dr_verify_roll_new(): nobody yet. */
DrVerifyRoll *
dr_verify_roll_new (void)
{
  DrVerifyRoll *self = g_new0 (DrVerifyRoll, 1);

  self->people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->standing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

/* dr_verify_roll_free(): (nullable). */
void
dr_verify_roll_free (DrVerifyRoll *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->people);
  g_hash_table_unref (self->standing);
  g_free (self);
}

/* Ids and services have no line feed: the schema sees to the one, and another service stands under no other key. */
static char *
key_of (const char *person,
        DrRole      role,
        const char *service)
{
  return service != NULL ? g_strdup_printf ("%s\n%s\n%s", person, dr_role_to_string (role), service)
                         : g_strdup_printf ("%s\n%s", person, dr_role_to_string (role));
}

static guint
count (DrVerifyRoll *self,
       const char   *person,
       DrRole        role,
       const char   *service)
{
  g_autofree char *key = key_of (person, role, service);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->standing, key));
}

static void
add (DrVerifyRoll *self,
     const char   *person,
     DrRole        role,
     const char   *service,
     int           by)
{
  guint before = count (self, person, role, service);

  g_hash_table_insert (self->standing, key_of (person, role, service), GUINT_TO_POINTER ((guint) ((int) before + by)));
}

static gboolean
has_any (DrVerifyRoll *self,
         const char   *person,
         guint         roles,
         const char   *service)
{
  for (guint role = 0; role < DR_N_ROLES; role++)
    if ((roles & (1u << role)) != 0
        && (count (self, person, (DrRole) role, service) > 0 || count (self, person, (DrRole) role, "") > 0))
      return TRUE;

  return FALSE;
}

/* dr_verify_roll_expect(): whether @person, by now, has one of the roles for @service; %NULL: for any. */
void
dr_verify_roll_expect (DrVerifyRoll   *self,
                       DrVerification *report,
                       const char     *where,
                       const char     *person,
                       guint           roles,
                       const char     *service)
{
  g_autofree char *words = NULL;
  g_autofree char *named = NULL;
  g_autofree char *of = NULL;

  if (!g_hash_table_contains (self->people, person))
    {
      dr_verification_problem (report, DR_VERIFY_ROLES, where, _("“%s” acts and was never entered"), person);
      return;
    }
  if (roles == 0 || has_any (self, person, roles, service))
    return;

  words = dr_role_names (roles);
  named = dr_verification_named (report, DR_VERIFY_PERSON, person);
  if (service != NULL && service[0] != '\0')
    {
      of = dr_verification_named (report, DR_VERIFY_SERVICE, service);
      dr_verification_problem (report, DR_VERIFY_ROLES, where, _("“%s” had not the role for it, expected %s for the service “%s”"),
                               named, words, of);
    }
  else
    dr_verification_problem (report, DR_VERIFY_ROLES, where, _("“%s” had not the role for it, expected %s"), named, words);
}

static void
take_person (DrVerifyRoll           *self,
             DrVerification         *report,
             const char             *where,
             const DrTrailStatement *statement)
{
  const char *who = dr_verify_detail (statement, "who");
  g_autofree char *named = NULL;

  if (who == NULL || who[0] == '\0')
    {
      dr_verification_problem (report, DR_VERIFY_ROLES, where, _("it enters nobody, expected an id"));
      return;
    }
  dr_verification_call (report, DR_VERIFY_PERSON, who, dr_verify_detail (statement, "name"));
  named = dr_verification_named (report, DR_VERIFY_PERSON, who);
  if (g_hash_table_contains (self->people, who))
    dr_verification_problem (report, DR_VERIFY_ROLES, where, _("“%s” is entered again"), named);

  /* The first enters themselves: somebody has to be there. */
  if (g_hash_table_size (self->people) > 0)
    dr_verify_roll_expect (self, report, where, statement->person, ROLE (ADMINISTRATOR), NULL);
  else if (strcmp (statement->person, who) != 0)
    dr_verification_problem (report, DR_VERIFY_ROLES, where, _("the first person, “%s”, is entered by “%s”, who is nobody yet"), named,
                             statement->person);
  g_hash_table_add (self->people, g_strdup (who));
}

static void
check_grantor (DrVerifyRoll           *self,
               DrVerification         *report,
               const char             *where,
               const DrTrailStatement *statement,
               const char             *who,
               DrRole                  role,
               gboolean                revoke)
{
  g_autofree char *named = dr_verification_named (report, DR_VERIFY_PERSON, who);
  gboolean own = strcmp (statement->person, who) == 0;

  if (!revoke && own && !self->is_founded && role == DR_ROLE_ADMINISTRATOR && g_hash_table_size (self->people) == 1)
    return;

  dr_verify_roll_expect (self, report, where, statement->person, ROLE (ADMINISTRATOR), NULL);
  if (!revoke && own)
    dr_verification_problem (report, DR_VERIFY_ROLES, where, _("“%s” granted themselves the role of %s"), named,
                             dr_role_name (role));
}

static void
take_grant (DrVerifyRoll           *self,
            DrVerification         *report,
            const char             *where,
            const DrTrailStatement *statement,
            gboolean                revoke)
{
  const char *who = dr_verify_detail (statement, "who");
  const char *word = dr_verify_detail (statement, "role");
  const char *service = dr_verify_detail (statement, "service");
  g_autofree char *named = NULL;
  DrRole role;

  if (who == NULL || word == NULL || !dr_role_parse (word, &role))
    {
      dr_verification_problem (report, DR_VERIFY_ROLES, where, _("it says not who, or no role that there is"));
      return;
    }
  if (service == NULL)
    service = "";
  named = dr_verification_named (report, DR_VERIFY_PERSON, who);
  if (!g_hash_table_contains (self->people, who))
    dr_verification_problem (report, DR_VERIFY_ROLES, where, _("“%s” gets a role and was never entered"), named);
  check_grantor (self, report, where, statement, who, role, revoke);
  self->is_founded = TRUE;

  if (!revoke)
    {
      if (count (self, who, role, service) == 0)
        {
          add (self, who, role, service, 1);
          add (self, who, role, NULL, 1);
          self->administrators += role == DR_ROLE_ADMINISTRATOR;
        }
    }
  else if (count (self, who, role, service) == 0)
    dr_verification_problem (report, DR_VERIFY_ROLES, where, _("“%s” had not the role of %s that is taken away"), named,
                             dr_role_name (role));
  else
    {
      add (self, who, role, service, -1);
      add (self, who, role, NULL, -1);
      self->administrators -= role == DR_ROLE_ADMINISTRATOR;
      if (role == DR_ROLE_ADMINISTRATOR && self->administrators == 0)
        dr_verification_problem (report, DR_VERIFY_ROLES, where, _("the last administrator is taken away"));
    }
}

/**
 * dr_verify_roll_take:
 * @self: a roll
 * @report: of the bag
 * @where: the entry, for people
 * @statement: of the next entry
 *
 * Returns: whether it was an act about people: person, grant or revoke
 */
gboolean
dr_verify_roll_take (DrVerifyRoll           *self,
                     DrVerification         *report,
                     const char             *where,
                     const DrTrailStatement *statement)
{
  if (strcmp (statement->act, "person") == 0)
    take_person (self, report, where, statement);
  else if (strcmp (statement->act, "grant") == 0 || strcmp (statement->act, "revoke") == 0)
    take_grant (self, report, where, statement, statement->act[0] == 'r');
  else
    return FALSE;

  return TRUE;
}
