#include "dr-roll.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-digest.h"
#include "dr-rules.h"
#include "dr-workflow.h"
#include "dr-xml-writer.h"

/* What is the whole council's is not for those who have a role for one service only. */
#define EVERY_SERVICE ""

/**
 * dr_roll_knows:
 * @people: everybody
 * @person: an id
 * @error: return location for %DR_REGISTER_ERROR_INPUT
 *
 * Returns: whether there is such a person
 */
gboolean
dr_roll_knows (const DrPeopleList  *people,
               const char          *person,
               GError             **error)
{
  for (guint i = 0; i < people->n_people; i++)
    if (strcmp (people->people[i].id, person) == 0)
      return TRUE;

  g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT,
               _("the register knows no person “%s”; expected one who was added"), person);

  return FALSE;
}

/**
 * dr_roll_people_with:
 * @self: a register
 * @person: id of who acts
 * @error: return location for %DR_REGISTER_ERROR_INPUT and others
 *
 * Returns: (transfer full) (nullable): everybody, and the roles that stand; %NULL where @person is not among them
 */
DrPeopleList *
dr_roll_people_with (DrRegister  *self,
                     const char  *person,
                     GError     **error)
{
  g_autoptr (DrPeopleList) people = dr_store_list_people (dr_register_get_store (self), error);

  if (people == NULL || !dr_roll_knows (people, person, error))
    return NULL;

  return g_steal_pointer (&people);
}

/**
 * dr_roll_check_id:
 * @id: what a person's id would be
 * @error: return location for %DR_REGISTER_ERROR_INPUT
 *
 * Returns: whether it can stand in records, as their schema has it
 */
gboolean
dr_roll_check_id (const char  *id,
                  GError     **error)
{
  gsize length = strlen (id);

  if (length >= 1 && length <= 100 && g_ascii_isalnum (id[0])
      && strspn (id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._@-") == length)
    return TRUE;

  g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT,
               _("“%s” cannot be a person’s id; expected up to 100 letters, digits, . _ @ and -, a letter or digit first"), id);

  return FALSE;
}

/* (transfer full) (nullable): a name fit for a record: one line, not empty, not over 200 characters. */
static char *
clean_name (const char  *name,
            GError     **error)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *clean = dr_xml_clean_text (valid, -1);

  g_strdelimit (clean, "\t\r\n", ' ');
  g_strstrip (clean);
  if (clean[0] != '\0' && g_utf8_strlen (clean, -1) <= 200)
    return g_steal_pointer (&clean);

  g_set_error_literal (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT,
                       _("a person’s name is empty or too long; expected 1 to 200 characters"));

  return NULL;
}

static gboolean
is_administrator (const DrPeopleList  *people,
                  const char          *person,
                  GError             **error)
{
  g_autofree char *who = NULL;

  if (!dr_roll_knows (people, person, error))
    return FALSE;
  if (dr_people_has_role (people, person, DR_ROLE_ADMINISTRATOR, EVERY_SERVICE))
    return TRUE;

  who = dr_people_call (people, person);
  g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_ROLE,
               _("%s may not say who may do what: expected the administrator"), who);

  return FALSE;
}

static gboolean
append_grant (DrRegister          *self,
              const DrPeopleList  *people,
              const DrGrant       *grant,
              GError             **error)
{
  DrTrailDetail details[3] = {
    { "who", grant->person },
    { "role", dr_role_to_string (grant->role) },
    { "service", grant->service },
  };
  DrTrailAct act = { .grant = grant };
  DrTrailStatement statement = {
    .act = grant->revoke ? "revoke" : "grant",
    .person = grant->by,
    .details = details,
    .n_details = grant->service[0] != '\0' ? 3 : 2,
  };

  return dr_register_append (self, people, &act, &statement, NULL, error);
}

static gboolean
append_person (DrRegister          *self,
               const DrPeopleList  *people,
               const char          *by,
               const DrPerson      *person,
               GError             **error)
{
  DrTrailDetail details[3] = { { "who", person->id }, { "name", person->name }, { "login", person->login } };
  DrTrailAct act = { .new_person = person };
  DrTrailStatement statement = {
    .act = "person",
    .person = by,
    .name = strcmp (by, person->id) == 0 ? person->name : NULL,
    .details = details,
    .n_details = person->login[0] != '\0' ? 3 : 2,
  };

  return dr_register_append (self, people, &act, &statement, NULL, error);
}

typedef struct {
  DrRegister         *self;
  const DrPeopleList *people;
  const DrPerson     *person;
} First;

/* The first person is the administrator: somebody has to be. */
static gboolean
add_first (DrStore   *store,
           gpointer   data,
           GError   **error)
{
  First *first = data;
  DrGrant grant = {
    .person = first->person->id,
    .role = DR_ROLE_ADMINISTRATOR,
    .service = "",
    .by = first->person->id,
  };
  g_autoptr (DrPeopleList) people = NULL;

  if (!append_person (first->self, first->people, first->person->id, first->person, error))
    return FALSE;
  people = dr_store_list_people (store, error);

  return people != NULL && append_grant (first->self, people, &grant, error);
}

/**
 * dr_register_add_person:
 * @self: a register
 * @by: id of the administrator; of the first person, who becomes it, their own
 * @person: id, name and login of who is added
 * @error: return location for %DR_STORE_ERROR_EXISTS, a #DrRegisterError and others
 *
 * Returns: whether they were added
 */
gboolean
dr_register_add_person (DrRegister      *self,
                        const char      *by,
                        const DrPerson  *person,
                        GError         **error)
{
  DrStore *store = dr_register_get_store (self);
  g_autoptr (DrPeopleList) people = dr_store_list_people (store, error);
  g_autofree char *name = NULL;
  DrPerson clean;

  if (people == NULL || !dr_roll_check_id (person->id, error))
    return FALSE;
  name = clean_name (person->name, error);
  if (name == NULL)
    return FALSE;

  clean = (DrPerson) { person->id, name, person->login != NULL ? person->login : "" };
  if (people->n_people == 0)
    {
      First first = { self, people, &clean };

      return dr_store_together (store, add_first, &first, error);
    }

  return is_administrator (people, by, error) && append_person (self, people, by, &clean, error);
}

static gboolean
check_revocation (const DrPeopleList  *people,
                  const DrGrant       *grant,
                  GError             **error)
{
  g_autofree char *who = dr_people_call (people, grant->person);
  guint administrators = 0;
  gboolean stands = FALSE;

  for (guint i = 0; i < people->n_roles; i++)
    {
      const DrGrant *each = &people->roles[i];

      administrators += each->role == DR_ROLE_ADMINISTRATOR && each->service[0] == '\0';
      stands = stands || (each->role == grant->role && strcmp (each->person, grant->person) == 0
                          && strcmp (each->service, grant->service) == 0);
    }

  if (!stands)
    g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT,
                 _("%1$s does not have the role of %2$s for what is given; expected a role that stands"), who,
                 dr_workflow_role_name (grant->role));
  else if (grant->role == DR_ROLE_ADMINISTRATOR && grant->service[0] == '\0' && administrators == 1)
    g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_ROLE,
                 _("%s is the last administrator; expected another one before this one goes"), who);
  else
    return TRUE;

  return FALSE;
}

/**
 * dr_register_grant:
 * @self: a register
 * @by: id of the administrator
 * @person: id of whose role it is
 * @role: the role
 * @service: (nullable): id of the service it is for; %NULL: every service
 * @revoke: whether it is taken away
 * @error: return location for a #DrRegisterError and others
 *
 * Nobody grants a role to themselves.
 *
 * Returns: whether it was granted or revoked
 */
gboolean
dr_register_grant (DrRegister  *self,
                   const char  *by,
                   const char  *person,
                   DrRole       role,
                   const char  *service,
                   gboolean     revoke,
                   GError     **error)
{
  g_autoptr (DrPeopleList) people = dr_store_list_people (dr_register_get_store (self), error);
  DrGrant grant = { .person = person, .role = role, .service = service != NULL ? service : "", .revoke = revoke, .by = by };

  if (people == NULL || !is_administrator (people, by, error) || !dr_roll_knows (people, person, error))
    return FALSE;
  if (!revoke && role == DR_ROLE_ADMINISTRATOR && grant.service[0] != '\0')
    {
      g_set_error_literal (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT,
                           _("an administrator is the whole council’s; expected no service"));
      return FALSE;
    }
  if (!revoke && strcmp (by, person) == 0)
    {
      g_autofree char *who = dr_people_call (people, by);

      g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_DUTIES,
                   _("%s cannot grant a role to themselves: expected another administrator to do it"), who);
      return FALSE;
    }
  if (revoke && !check_revocation (people, &grant, error))
    return FALSE;

  return append_grant (self, people, &grant, error);
}

static gboolean
names_source_or_service (const DrEvidence *evidence,
                         const char       *subject)
{
  for (guint i = 0; g_str_has_prefix (subject, "source:") && i < evidence->n_sources; i++)
    if (strcmp (evidence->sources[i].id, subject + strlen ("source:")) == 0)
      return TRUE;
  for (guint i = 0; g_str_has_prefix (subject, "service:") && i < evidence->n_services; i++)
    if (strcmp (evidence->services[i].id, subject + strlen ("service:")) == 0)
      return TRUE;

  return FALSE;
}

/* A rule whose findings speak of something else would never be answered by it. */
static gboolean
check_limitable (const DrLimitation  *limitation,
                 GError             **error)
{
  g_autoptr (GString) can = g_string_new (NULL);
  guint n = 0;
  const DrRuleDefinition *rules = dr_rules_get_definitions (&n);

  for (guint i = 0; i < n; i++)
    {
      if (rules[i].limitable == NULL)
        continue;
      if (strcmp (rules[i].id, limitation->rule) == 0 && g_str_has_prefix (limitation->subject, rules[i].limitable))
        return TRUE;
      g_string_append_printf (can, "%s%s (%s)", can->len > 0 ? ", " : "", rules[i].id, rules[i].limitable);
    }

  g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT,
               _("a limitation of %s for “%s” would answer no finding; expected one of %s"), limitation->rule,
               limitation->subject, can->str);

  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));

  return stripped[0] == '\0';
}

/* A limitation is of the evidence: of a rule that the rulebook has, and of one source or one service. */
static gboolean
check_limitation (DrRegister          *self,
                  const DrLimitation  *limitation,
                  GError             **error)
{
  g_autoptr (DrEditionSet) editions = dr_knowledge_latest (dr_register_get_knowledge (self), error);
  DrDate last;
  gboolean known = FALSE;

  if (editions == NULL)
    return FALSE;
  for (guint i = 0; i < editions->rulebook->n_rules; i++)
    known = known || strcmp (editions->rulebook->rules[i].id, limitation->rule) == 0;

  if (!dr_date_is_set (limitation->from) || !dr_date_is_set (limitation->until))
    {
      g_set_error_literal (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT,
                           _("a limitation does not say when it begins and ends; expected two full dates"));
      return FALSE;
    }
  last = dr_date_add_months (limitation->from, DR_LIMITATION_MAX_MONTHS);
  if (!known)
    g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT,
                 _("“%s” is no rule of the rulebook; expected one of them"), limitation->rule);
  else if (!names_source_or_service (editions->evidence, limitation->subject))
    g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT,
                 _("a limitation of “%s” cannot be accepted; expected source: or service: and the id of one in the evidence base"), limitation->subject);
  else if (dr_date_compare (limitation->until, limitation->from) < 0 || dr_date_compare (limitation->until, last) > 0)
    g_set_error_literal (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT,
                         _("a limitation ends before it begins, or lasts too long; expected up to 12 months"));
  else if (is_blank (limitation->text))
    g_set_error_literal (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT,
                         _("a limitation gives no reason; expected one in words"));
  else
    return check_limitable (limitation, error);

  return FALSE;
}

/**
 * dr_register_accept_limitation:
 * @self: a register
 * @by: id of an equalities officer
 * @limitation: rule, subject, text, from and until; its id and by are ignored
 * @id: (out) (optional) (transfer full): its id
 * @error: return location for a #DrRegisterError and others
 *
 * From now on it answers the findings of that rule about that source or service in every assessment, by reference.
 *
 * Returns: whether it was accepted
 */
gboolean
dr_register_accept_limitation (DrRegister          *self,
                               const char          *by,
                               const DrLimitation  *limitation,
                               char               **id,
                               GError             **error)
{
  DrStore *store = dr_register_get_store (self);
  g_autoptr (DrPeopleList) people = dr_store_list_people (store, error);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  guint64 number = 0;
  char from[DR_DATE_STRING_SIZE];
  char until[DR_DATE_STRING_SIZE];
  DrLimitation accepted = *limitation;
  DrTrailDetail details[5];
  DrTrailAct act = { .limitation = &accepted };
  DrTrailStatement statement = { .act = "limitation", .person = by, .details = details, .n_details = 5 };

  if (people == NULL || !dr_roll_knows (people, by, error))
    return FALSE;
  if (!dr_people_has_role (people, by, DR_ROLE_EQUALITIES, EVERY_SERVICE))
    {
      g_autofree char *who = dr_people_call (people, by);

      g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_ROLE,
                   _("%s may not accept a limitation of the evidence: expected an equalities officer"), who);
      return FALSE;
    }
  if (!check_limitation (self, limitation, error)
      || !dr_store_next_number (store, "limitation", &number, error))
    return FALSE;

  name = g_strdup_printf ("limitation-%" G_GUINT64_FORMAT, number);
  text = dr_xml_clean_text (limitation->text, -1);
  accepted.id = name;
  accepted.by = by;
  accepted.text = text;
  details[0] = (DrTrailDetail) { "limitation", name };
  details[1] = (DrTrailDetail) { "rule", accepted.rule };
  details[2] = (DrTrailDetail) { "subject", accepted.subject };
  details[3] = (DrTrailDetail) { "from", dr_date_format (accepted.from, from) };
  details[4] = (DrTrailDetail) { "until", dr_date_format (accepted.until, until) };
  statement.comment = text;
  if (!dr_register_append (self, people, &act, &statement, NULL, error))
    return FALSE;
  if (id != NULL)
    *id = g_steal_pointer (&name);

  return TRUE;
}
