#include "dr-desk.h"

#include <glib/gi18n-lib.h>

/* Seconds between two looks at what others have written. */
#define WATCH_SECONDS 2

/* The end of a lane's queue. */
static int end_of_work;

typedef struct {
  DrDeskWork     work;
  gpointer       data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
} Job;

typedef struct {
  char        *uri;
  GAsyncQueue *queue;    /* of GTask, and &end_of_work last */
  GThread     *thread;   /* (nullable): nothing was asked of it yet */
} Lane;

struct _DrDesk {
  GObject       parent_instance;

  char         *uri;
  DrRegister   *reg;        /* the main thread's own */
  DrPeopleList *people;
  char         *person;     /* (nullable) */
  guint64       seen;       /* length of the store's chain when it was looked at last */
  guint         watch;
  gboolean      closed;
  Lane          lanes[DR_N_DESK_LANES];
};

enum {
  CHANGED,
  PERSON_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DrDesk, dr_desk, G_TYPE_OBJECT)

static void
free_job (Job *job)
{
  if (job->free_data != NULL)
    job->free_data (job->data);
  g_free (job);
}

static DrRegister *
open_register (const char  *uri,
               GError     **error)
{
  g_autoptr (DrStore) store = dr_store_open (uri, DR_STORE_OPEN_DEFAULT, error);

  return store != NULL ? dr_register_new (store) : NULL;
}

static void
do_job (GTask       *task,
        const char  *uri,
        DrRegister **in)
{
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;
  gpointer result = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (*in == NULL)
    *in = open_register (uri, &error);
  if (*in != NULL)
    result = job->work (*in, job->data, g_task_get_cancellable (task), &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, job->free_result);
}

static gpointer
lane_thread (gpointer data)
{
  Lane *lane = data;
  g_autoptr (DrRegister) in = NULL;
  gpointer next;

  while ((next = g_async_queue_pop (lane->queue)) != &end_of_work)
    {
      g_autoptr (GTask) task = next;

      do_job (task, lane->uri, &in);
    }

  return NULL;
}

static gboolean
load_people (DrDesk  *self,
             GError **error)
{
  g_autoptr (DrPeopleList) people = dr_store_list_people (dr_register_get_store (self->reg), error);

  if (people == NULL)
    return FALSE;
  g_clear_pointer (&self->people, dr_people_list_free);
  self->people = g_steal_pointer (&people);

  return TRUE;
}

/* Whether somebody, here or in another program, has written an act since. */
static gboolean
look (gpointer data)
{
  DrDesk *self = data;
  DrTrailHead head;

  if (dr_store_read_head (dr_register_get_store (self->reg), NULL, &head, NULL)
      && head.length != self->seen)
    {
      self->seen = head.length;
      load_people (self, NULL);
      g_signal_emit (self, signals[CHANGED], 0, NULL);
    }

  return G_SOURCE_CONTINUE;
}

/**
 * dr_desk_new:
 * @uri: address of the store
 * @create: make the store where there is none; it still has to be set up
 * @error: return location for a #DrStoreError
 *
 * Returns: (transfer full) (nullable): a desk at that register, with the person whose login is the user's, if there is
 *   just one
 */
DrDesk *
dr_desk_new (const char  *uri,
             gboolean     create,
             GError     **error)
{
  g_autoptr (DrDesk) self = g_object_new (DR_TYPE_DESK, NULL);
  g_autoptr (DrStore) store = dr_store_open (uri, create ? DR_STORE_OPEN_CREATE : DR_STORE_OPEN_DEFAULT, error);
  DrTrailHead head;
  guint found = 0;

  if (store == NULL)
    return NULL;
  self->uri = dr_store_locate (uri, error);   /* what is kept for it elsewhere is found by whichever way it was opened */
  if (self->uri == NULL)
    return NULL;
  for (guint i = 0; i < DR_N_DESK_LANES; i++)
    {
      self->lanes[i].uri = g_strdup (self->uri);
      self->lanes[i].queue = g_async_queue_new ();
    }
  self->reg = dr_register_new (store);
  if (!load_people (self, error) || !dr_store_read_head (dr_register_get_store (self->reg), NULL, &head, error))
    return NULL;
  self->seen = head.length;

  for (guint i = 0; i < self->people->n_people; i++)
    if (g_str_equal (self->people->people[i].login, g_get_user_name ()) && found++ == 0)
      self->person = g_strdup (self->people->people[i].id);
  if (found > 1)
    g_clear_pointer (&self->person, g_free);

  self->watch = g_timeout_add_seconds (WATCH_SECONDS, look, self);

  return g_steal_pointer (&self);
}

/**
 * dr_desk_close:
 * @self: a desk
 *
 * Waits until all that was asked of it is done, saves above all. Nothing more can be asked of its lanes. Callbacks still come from
 * the main loop, and what they show may read the main thread's own register: that one goes with the last reference. Whoever made
 * the desk closes it before letting go of it: the last reference may otherwise fall in a lane.
 */
void
dr_desk_close (DrDesk *self)
{
  self->closed = TRUE;
  g_clear_handle_id (&self->watch, g_source_remove);
  for (guint i = 0; i < DR_N_DESK_LANES; i++)
    if (self->lanes[i].thread != NULL)
      {
        g_async_queue_push (self->lanes[i].queue, &end_of_work);
        g_thread_join (g_steal_pointer (&self->lanes[i].thread));
      }
}

/**
 * dr_desk_get_uri:
 * @self: a desk
 *
 * Returns: (transfer none): where its store is: the same by whichever address it was opened
 */
const char *
dr_desk_get_uri (DrDesk *self)
{
  return self->uri;
}

/**
 * dr_desk_get_register:
 * @self: a desk
 *
 * Returns: (transfer none): the main thread's own register, for reading what takes less than a frame
 */
DrRegister *
dr_desk_get_register (DrDesk *self)
{
  return self->reg;
}

/**
 * dr_desk_get_today:
 * @self: a desk
 *
 * Returns: the day that days left are counted from
 */
DrDate
dr_desk_get_today (DrDesk *self)
{
  return dr_register_get_today (self->reg);
}

/**
 * dr_desk_get_people:
 * @self: a desk
 *
 * Returns: (transfer none): who is in the register and with which roles, as of the last change seen
 */
const DrPeopleList *
dr_desk_get_people (DrDesk *self)
{
  return self->people;
}

/**
 * dr_desk_get_person:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): id of who sits at it, as they say
 */
const char *
dr_desk_get_person (DrDesk *self)
{
  return self->person;
}

/**
 * dr_desk_set_person:
 * @self: a desk
 * @person: (nullable): id of who sits at it now
 *
 * Returns: whether the register knows that person
 */
gboolean
dr_desk_set_person (DrDesk     *self,
                    const char *person)
{
  gboolean known = person == NULL;

  load_people (self, NULL);
  for (guint i = 0; person != NULL && i < self->people->n_people; i++)
    known |= g_str_equal (self->people->people[i].id, person);
  if (!known)
    return FALSE;
  if (g_strcmp0 (self->person, person) == 0)
    return TRUE;

  g_free (self->person);
  self->person = g_strdup (person);
  g_signal_emit (self, signals[PERSON_CHANGED], 0);

  return TRUE;
}

/**
 * dr_desk_has_role:
 * @self: a desk
 * @role: a role
 * @service: id of a service; "" where any will do
 *
 * Returns: whether who sits at it has the role there. Only for showing: the register asks again
 */
gboolean
dr_desk_has_role (DrDesk     *self,
                  DrRole      role,
                  const char *service)
{
  if (self->person == NULL)
    return FALSE;
  if (service[0] != '\0')
    return dr_people_has_role (self->people, self->person, role, service);

  for (guint i = 0; i < self->people->n_roles; i++)
    if (self->people->roles[i].role == role && g_str_equal (self->people->roles[i].person, self->person))
      return TRUE;

  return FALSE;
}

/**
 * dr_desk_person_name:
 * @self: a desk
 * @person: (nullable): id
 *
 * Returns: (transfer none): the name; the id where the register does not know it; "" for none
 */
const char *
dr_desk_person_name (DrDesk     *self,
                     const char *person)
{
  for (guint i = 0; person != NULL && i < self->people->n_people; i++)
    if (g_str_equal (self->people->people[i].id, person))
      return self->people->people[i].name;

  return person != NULL ? person : "";
}

/**
 * dr_desk_run:
 * @self: a desk
 * @lane: where; work of one lane keeps its order
 * @work: (scope async): what is done there
 * @data: (transfer full) (nullable): for @work
 * @free_data: (nullable): frees @data, in whichever thread
 * @free_result: (nullable): frees the result if nobody takes it
 * @cancellable: (nullable): work that has not begun is not begun
 * @callback: (scope async) (nullable): called in the main loop
 * @user_data: for @callback
 *
 * Has something done in the background.
 */
void
dr_desk_run (DrDesk              *self,
             DrDeskLane           lane,
             DrDeskWork           work,
             gpointer             data,
             GDestroyNotify       free_data,
             GDestroyNotify       free_result,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  Lane *in = &self->lanes[lane];
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->work = work;
  job->data = data;
  job->free_data = free_data;
  job->free_result = free_result;
  g_task_set_source_tag (task, dr_desk_run);
  g_task_set_task_data (task, job, (GDestroyNotify) free_job);
  if (self->closed)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, _("the register is closed"));
      g_object_unref (task);
      return;
    }

  if (in->thread == NULL)
    in->thread = g_thread_new ("register", lane_thread, in);
  g_async_queue_push (in->queue, task);
}

/**
 * dr_desk_run_finish:
 * @self: a desk
 * @result: what the callback was given
 * @error: return location for the work's own error
 *
 * Returns: (transfer full) (nullable): what the work gave back
 */
gpointer
dr_desk_run_finish (DrDesk        *self,
                    GAsyncResult  *result,
                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == dr_desk_run, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dr_desk_say_changed:
 * @self: a desk
 * @reference: (nullable): of the assessment that was written; %NULL: perhaps everything
 *
 * Tells whoever shows the register, who otherwise would see it two seconds later.
 */
void
dr_desk_say_changed (DrDesk     *self,
                     const char *reference)
{
  DrTrailHead head;

  if (self->closed)
    return;
  if (dr_store_read_head (dr_register_get_store (self->reg), NULL, &head, NULL))
    self->seen = head.length;
  load_people (self, NULL);
  g_signal_emit (self, signals[CHANGED], 0, reference);
}

static void
dr_desk_finalize (GObject *object)
{
  DrDesk *self = DR_DESK (object);

  dr_desk_close (self);
  for (guint i = 0; i < DR_N_DESK_LANES; i++)
    {
      g_clear_pointer (&self->lanes[i].queue, g_async_queue_unref);
      g_free (self->lanes[i].uri);
    }
  g_clear_pointer (&self->people, dr_people_list_free);
  g_clear_pointer (&self->reg, dr_register_free);
  g_free (self->person);
  g_free (self->uri);

  G_OBJECT_CLASS (dr_desk_parent_class)->finalize (object);
}

static void
dr_desk_class_init (DrDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_desk_finalize;

  /**
   * DrDesk::changed:
   * @self: the desk
   * @reference: (nullable): of the assessment that was written; %NULL: perhaps everything
   *
   * Somebody, here or in another program, has written in the register.
   */
  signals[CHANGED] = g_signal_new ("changed", DR_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_STRING);

  /**
   * DrDesk::person-changed:
   * @self: the desk
   *
   * Somebody else sits at it.
   */
  signals[PERSON_CHANGED] = g_signal_new ("person-changed", DR_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
dr_desk_init (DrDesk *self)
{
}
