#include "dr-register.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-xml-writer.h"

struct _DrRegister {
  DrStore     *store;
  DrKnowledge *knowledge;
  gint64       time;      /* 0: the clock's */
  DrDate       today;     /* none: the time's */
  char        *login;
  char        *host;
  char        *program;
};

/* A word of the computer's own, fit for a record: never empty, no line breaks, not too long. */
static char *
clean_word (const char *word,
            const char *otherwise)
{
  g_autofree char *valid = g_utf8_make_valid (word != NULL ? word : "", -1);
  g_autofree char *clean = dr_xml_clean_text (valid, -1);

  g_strdelimit (clean, "\t\r\n", ' ');
  g_strstrip (clean);
  if (clean[0] == '\0')
    return g_strdup (otherwise);

  return g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), 100));
}

/**
 * dr_register_new:
 * @store: a store that is open
 *
 * Returns: (transfer full): the register that it keeps
 */
DrRegister *
dr_register_new (DrStore *store)
{
  DrRegister *self = g_new0 (DrRegister, 1);

  self->store = g_object_ref (store);
  self->knowledge = dr_knowledge_new (store);
  self->program = g_strdup_printf ("due-regard %s", DR_VERSION);
  dr_register_set_origin (self, g_get_user_name (), g_get_host_name ());

  return self;
}

/**
 * dr_register_free:
 * @self: (transfer full) (nullable): a register
 */
void
dr_register_free (DrRegister *self)
{
  if (self == NULL)
    return;

  dr_knowledge_free (self->knowledge);
  g_object_unref (self->store);
  g_free (self->login);
  g_free (self->host);
  g_free (self->program);
  g_free (self);
}

/**
 * dr_register_get_store:
 * @self: a register
 *
 * Returns: (transfer none): its store, for what is only read
 */
DrStore *
dr_register_get_store (DrRegister *self)
{
  return self->store;
}

/**
 * dr_register_get_knowledge:
 * @self: a register
 *
 * Returns: (transfer none): its editions
 */
DrKnowledge *
dr_register_get_knowledge (DrRegister *self)
{
  return self->knowledge;
}

/**
 * dr_register_set_time:
 * @self: a register
 * @time: microseconds since 1970; 0: whatever the clock says
 *
 * Holds the register's time, so that a test or a made-up register says the same on any day.
 */
void
dr_register_set_time (DrRegister *self,
                      gint64      time)
{
  self->time = time;
}

/**
 * dr_register_get_time:
 * @self: a register
 *
 * Returns: now, in microseconds since 1970
 */
gint64
dr_register_get_time (DrRegister *self)
{
  return self->time != 0 ? self->time : g_get_real_time ();
}

/**
 * dr_register_set_today:
 * @self: a register
 * @today: the day that everything is looked at from; none: the time's own
 *
 * For looking at another day. Steps are taken at the register's time all the same.
 */
void
dr_register_set_today (DrRegister *self,
                       DrDate      today)
{
  self->today = today;
}

/**
 * dr_register_get_today:
 * @self: a register
 *
 * Returns: the day that it is where the officer sits
 */
DrDate
dr_register_get_today (DrRegister *self)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (dr_register_get_time (self) / G_USEC_PER_SEC);

  if (dr_date_is_set (self->today))
    return self->today;

  return (DrDate) { (guint16) g_date_time_get_year (moment), (guint8) g_date_time_get_month (moment),
                    (guint8) g_date_time_get_day_of_month (moment) };
}

/**
 * dr_register_is_elsewhen:
 * @self: a register
 *
 * Returns: whether it is looked at from another day than the one that it is: then nothing is sealed
 */
gboolean
dr_register_is_elsewhen (DrRegister *self)
{
  return dr_date_is_set (self->today);
}

/**
 * dr_register_set_origin:
 * @self: a register
 * @login: (nullable): as the operating system knows who sits there
 * @host: (nullable): the computer's name
 *
 * Which login and computer the trail names from now on. A new register asks the operating system.
 */
void
dr_register_set_origin (DrRegister *self,
                        const char *login,
                        const char *host)
{
  g_free (self->login);
  g_free (self->host);
  self->login = clean_word (login, "unknown");
  self->host = clean_word (host, "unknown");
}

/**
 * dr_register_get_login:
 * @self: a register
 *
 * Returns: (transfer none): the login that the trail names
 */
const char *
dr_register_get_login (DrRegister *self)
{
  return self->login;
}

/**
 * dr_register_get_host:
 * @self: a register
 *
 * Returns: (transfer none): the computer that the trail names
 */
const char *
dr_register_get_host (DrRegister *self)
{
  return self->host;
}

/**
 * dr_register_get_program:
 * @self: a register
 *
 * Returns: (transfer none): the program's name and version, as the trail names it
 */
const char *
dr_register_get_program (DrRegister *self)
{
  return self->program;
}

static const char *
name_of (const DrPeopleList *people,
         const char         *person)
{
  for (guint i = 0; people != NULL && i < people->n_people; i++)
    if (strcmp (people->people[i].id, person) == 0)
      return people->people[i].name;

  return NULL;
}

/* One act, with what it was judged by. */
typedef struct {
  DrRegister         *self;
  const DrPeopleList *people;       /* (nullable): as it stood when the act was judged */
  DrTrailAct         *act;
  DrTrailStatement   *statement;
  char                store_head[DR_DIGEST_SIZE];
} Append;

/* Who acts, the administrators, and whose role is at stake. */
static const DrGrant *
next_at_stake (const Append       *self,
               const DrPeopleList *people,
               guint              *i)
{
  while (*i < people->n_roles)
    {
      const DrGrant *each = &people->roles[(*i)++];

      if (each->role == DR_ROLE_ADMINISTRATOR || strcmp (each->person, self->statement->person) == 0
          || (self->act->grant != NULL && strcmp (each->person, self->act->grant->person) == 0))
        return each;
    }

  return NULL;
}

/* A role that was taken away a moment ago counts no more: the trail must not say that somebody acted without it. */
static gboolean
check_roles (const Append  *self,
             GError       **error)
{
  g_autoptr (DrPeopleList) now = NULL;
  const DrGrant *before;
  const DrGrant *after;
  guint i = 0;
  guint k = 0;

  if (self->people == NULL)
    return TRUE;
  now = dr_store_list_people (self->self->store, error);
  if (now == NULL)
    return FALSE;

  do
    {
      before = next_at_stake (self, self->people, &i);
      after = next_at_stake (self, now, &k);
    }
  while (before != NULL && after != NULL && before->role == after->role && strcmp (before->person, after->person) == 0
         && strcmp (before->service, after->service) == 0);
  if (before == NULL && after == NULL && (self->people->n_people > 0 || now->n_people == 0))
    return TRUE;

  g_set_error_literal (error, DR_STORE_ERROR, DR_STORE_ERROR_MOVED,
                       _("somebody else has changed who may do what meanwhile; expected it as it was a moment ago"));

  return FALSE;
}

/* The assessment's chain must stand where the act was made for; the store's is taken as it stands. */
static gboolean
append (DrStore   *store,
        gpointer   data,
        GError   **error)
{
  Append *self = data;
  DrTrailAct *act = self->act;
  DrTrailHead own = { .length = 0 };
  DrTrailHead whole;
  char digest[DR_DIGEST_SIZE];
  char head[DR_DIGEST_SIZE];
  g_autoptr (GBytes) entry = NULL;

  if (!check_roles (self, error) || !dr_store_read_head (store, NULL, &whole, error)
      || (act->reference != NULL && !dr_store_read_head (store, act->reference, &own, error)))
    return FALSE;

  self->statement->sequence = whole.length + 1;
  self->statement->position = act->reference != NULL ? own.length + 1 : 0;
  entry = dr_trail_statement_write (self->statement, error);
  if (entry == NULL)
    return FALSE;

  dr_trail_entry_digest (entry, digest);
  dr_trail_next_head (whole.head, digest, self->store_head);
  if (act->reference != NULL)
    {
      if (act->expected_head == NULL && own.length > 0)
        act->expected_head = own.head;
      dr_trail_next_head (own.head, digest, head);
      act->head = head;
    }
  act->expected_store_head = whole.length > 0 ? whole.head : NULL;
  act->store_head = self->store_head;
  act->entry = entry;

  return dr_store_append (store, act, error);
}

/**
 * dr_register_append:
 * @self: a register
 * @people: (nullable): that the person was judged by: the roles that matter must stand as they stood
 * @act: what happens, without its entry and heads; @act->expected_head may say what the assessment's chain must be, and
 *   @act->at when it happened: else now
 * @statement: what the entry states, without sequence, position, time, name, login, host and program
 * @store_head: (out) (optional): of the store's chain after it
 * @error: return location
 *
 * Puts an act into the trail, with all that it changes, or nothing. Whoever else appends to the store's chain at the
 * same moment comes before it or after it. What @act points to after the call is not to be used.
 *
 * Returns: whether it happened
 */
gboolean
dr_register_append (DrRegister          *self,
                    const DrPeopleList  *people,
                    DrTrailAct          *act,
                    DrTrailStatement    *statement,
                    char                 store_head[DR_DIGEST_SIZE],
                    GError             **error)
{
  Append work = { self, people, act, statement, "" };

  if (act->at == 0)
    act->at = dr_register_get_time (self);
  act->person = statement->person;
  statement->at = act->at;
  statement->reference = act->reference;
  statement->version = act->version;
  statement->login = self->login;
  statement->host = self->host;
  statement->program = self->program;
  if (statement->name == NULL)
    statement->name = name_of (people, statement->person);

  if (!dr_store_together (self->store, append, &work, error))
    return FALSE;
  if (store_head != NULL)
    g_strlcpy (store_head, work.store_head, DR_DIGEST_SIZE);

  return TRUE;
}
