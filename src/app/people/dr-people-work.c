#include "dr-people-work.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-roll.h"
#include "dr-trail-walk.h"
#include "dr-workflow.h"

/* Entries between two words on how far it is. */
#define STRIDE 256

/**
 * dr_people_act_new:
 * @by: id of who acts
 * @person: id of whom it is about
 *
 * Returns: (transfer full): an act, to be filled in
 */
DrPeopleAct *
dr_people_act_new (const char *by,
                   const char *person)
{
  DrPeopleAct *self = g_new0 (DrPeopleAct, 1);

  self->by = g_strdup (by);
  self->person = g_strdup (person);

  return self;
}

/**
 * dr_people_act_copy:
 * @self: an act
 *
 * Returns: (transfer full): the same
 */
DrPeopleAct *
dr_people_act_copy (const DrPeopleAct *self)
{
  DrPeopleAct *copy = dr_people_act_new (self->by, self->person);

  copy->adds = self->adds;
  copy->revokes = self->revokes;
  copy->name = g_strdup (self->name);
  copy->login = g_strdup (self->login);
  copy->role = self->role;
  copy->service = g_strdup (self->service);

  return copy;
}

/**
 * dr_people_act_free:
 * @self: (transfer full) (nullable): an act
 */
void
dr_people_act_free (DrPeopleAct *self)
{
  if (self == NULL)
    return;

  g_free (self->by);
  g_free (self->person);
  g_free (self->name);
  g_free (self->login);
  g_free (self->service);
  g_free (self);
}

/**
 * dr_people_work_do:
 * @in: the lane's register
 * @act: (type DrPeopleAct): what is done
 * @cancellable: (nullable): unused: an act is never half done
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a copy of the act
 */
gpointer
dr_people_work_do (DrRegister    *in,
                   gpointer       act,
                   GCancellable  *cancellable,
                   GError       **error)
{
  const DrPeopleAct *self = act;
  gboolean done;

  if (self->adds)
    {
      const DrPerson person = { self->person, self->name, self->login != NULL ? self->login : "" };

      done = dr_register_add_person (in, self->by, &person, error);
    }
  else
    {
      done = dr_register_grant (in, self->by, self->person, self->role, self->service, self->revokes, error);
    }

  return done ? dr_people_act_copy (self) : NULL;
}

static void
clear_time (DrGrantTime *time)
{
  g_free (time->by);
}

/**
 * dr_people_work_times:
 * @in: the lane's register
 * @data: (nullable): unused
 * @cancellable: (nullable): unused
 * @error: return location
 *
 * Reads the entry of each role that stands, and no other.
 *
 * Returns: (transfer full) (nullable): a #GArray of #DrGrantTime
 */
gpointer
dr_people_work_times (DrRegister    *in,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  DrStore *store = dr_register_get_store (in);
  g_autoptr (DrPeopleList) people = dr_store_list_people (store, error);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (DrGrantTime));

  if (people == NULL)
    return NULL;
  g_array_set_clear_func (times, (GDestroyNotify) clear_time);
  for (guint i = 0; i < people->n_roles; i++)
    {
      guint64 sequence = people->roles[i].sequence;
      g_autoptr (DrTrail) trail = sequence > 0 ? dr_store_read_trail (store, NULL, sequence - 1, 1, error) : NULL;
      g_autoptr (DrTrailStatement) statement = NULL;
      DrGrantTime time = { .sequence = sequence };

      if (trail == NULL)
        return NULL;
      if (trail->n_entries != 1)
        continue;
      statement = dr_trail_walk_read (&trail->entries[0], error);
      if (statement == NULL)
        return NULL;
      time.at = statement->at;
      time.by = g_strdup (statement->name[0] != '\0' ? statement->name : statement->person);
      g_array_append_val (times, time);
    }

  return g_steal_pointer (&times);
}

static void
free_event (gpointer data)
{
  DrPeopleEvent *event = data;

  g_free (event->who);
  g_free (event->words);
  g_free (event);
}

typedef struct {
  GPtrArray          *events;
  const DrPeopleList *people;
  const DrEvidence   *evidence;   /* (nullable): names the services */
  DrLongProgress     *progress;
  guint64             length;
} History;

static const char *
name_of (const DrPeopleList *people,
         const char         *id)
{
  for (guint i = 0; i < people->n_people; i++)
    if (strcmp (people->people[i].id, id) == 0)
      return people->people[i].name;

  return id;
}

static char *
tell_event (const DrTrailStatement *statement,
            const DrPeopleList     *people,
            const DrEvidence       *evidence)
{
  const char *who = dr_trail_walk_detail (statement, "who");
  const char *role_word = dr_trail_walk_detail (statement, "role");
  const char *service = dr_trail_walk_detail (statement, "service");
  const char *name = who != NULL ? name_of (people, who) : "";
  const char *by = statement->name[0] != '\0' ? statement->name : statement->person;
  g_autofree char *called = service != NULL ? dr_evidence_call_service (evidence, service) : NULL;
  g_autofree char *title = NULL;
  DrRole role;

  if (strcmp (statement->act, "person") == 0)
    /* Translators: %1$s added %2$s to the register */
    return g_strdup_printf (_("%1$s added %2$s"), by, name);
  title = role_word != NULL && dr_role_parse (role_word, &role) ? dr_role_line_title (role, called) : g_strdup ("");
  if (strcmp (statement->act, "grant") == 0)
    /* Translators: %1$s granted %2$s a role */
    return g_strdup_printf (_("%1$s granted %2$s: %3$s"), by, name, title);

  /* Translators: %1$s took a role from %2$s */
  return g_strdup_printf (_("%1$s revoked from %2$s: %3$s"), by, name, title);
}

static gboolean
take_entry (const DrTrailEntry  *entry,
            gpointer             data,
            GError             **error)
{
  History *self = data;
  g_autoptr (DrTrailStatement) statement = NULL;
  DrPeopleEvent *event;

  if (entry->sequence % STRIDE == 0)
    dr_long_progress_tell ((double) entry->sequence / (double) MAX (self->length, 1), self->progress);
  if (entry->reference != NULL && entry->reference[0] != '\0')
    return TRUE;
  statement = dr_trail_walk_read (entry, error);
  if (statement == NULL)
    return FALSE;
  if (strcmp (statement->act, "person") != 0 && strcmp (statement->act, "grant") != 0
      && strcmp (statement->act, "revoke") != 0)
    return TRUE;

  event = g_new0 (DrPeopleEvent, 1);
  event->at = statement->at;
  event->who = g_strdup (dr_trail_walk_detail (statement, "who"));
  event->words = tell_event (statement, self->people, self->evidence);
  g_ptr_array_add (self->events, event);

  return TRUE;
}

/**
 * dr_people_work_history:
 * @in: the lane's register
 * @data: (nullable): unused
 * @progress: to be told how far it is
 * @cancellable: (nullable): stops between two pages
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a #GPtrArray of #DrPeopleEvent, oldest first
 */
gpointer
dr_people_work_history (DrRegister      *in,
                        gpointer         data,
                        DrLongProgress  *progress,
                        GCancellable    *cancellable,
                        GError         **error)
{
  DrStore *store = dr_register_get_store (in);
  g_autoptr (DrPeopleList) people = dr_store_list_people (store, error);
  g_autoptr (DrEditionSet) set = dr_knowledge_latest (dr_register_get_knowledge (in), NULL);   /* without it, ids do */
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (free_event);
  History history = { events, people, set != NULL ? set->evidence : NULL, progress, 0 };
  DrTrailHead head;

  if (people == NULL || !dr_store_read_head (store, NULL, &head, error))
    return NULL;
  history.length = head.length;
  if (!dr_trail_walk (store, head.length, take_entry, &history, cancellable, error))
    return NULL;

  return g_steal_pointer (&events);
}

/**
 * dr_people_work_services:
 * @in: the lane's register
 * @data: (nullable): unused
 * @cancellable: (nullable): unused
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the latest evidence base, for the names of its services
 */
gpointer
dr_people_work_services (DrRegister    *in,
                         gpointer       data,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr (DrEditionSet) set = dr_knowledge_latest (dr_register_get_knowledge (in), error);

  return set != NULL ? dr_evidence_ref (set->evidence) : NULL;
}
