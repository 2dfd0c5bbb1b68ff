#include "dr-reviews-work.h"

#include <string.h>

#include "dr-step-refusal.h"
#include "dr-version.h"

/* Rows that are read at once. */
#define PAGE 200

typedef struct {
  char     *person;
  gboolean  others;
  gboolean  only_count;
  guint     limit;
} Task;

typedef struct {
  DrRegister      *in;
  DrPeopleList    *people;
  const char      *person;
  gboolean         others;
  gboolean         only_count;
  guint            limit;
  DrReviewsQueue  *queue;
  GArray          *entries;   /* of DrReviewsEntry */
} Search;

static void
free_task (gpointer data)
{
  Task *self = data;

  g_free (self->person);
  g_free (self);
}

/* The stages at which the person's roles have something to do; @service: %NULL: for whatever service; "": for all. */
static guint
stages_for (const DrPeopleList *people,
            const char         *person,
            const char         *service)
{
  guint stages = 0;
  DrStep step;

  for (guint stage = 0; stage < DR_N_STAGES; stage++)
    if (dr_step_waits ((DrStage) stage, &step) && dr_step_is_for (step, (DrStage) stage, people, person, service))
      stages |= 1u << stage;

  return stages;
}

static const char *
name_of (const DrPeopleList *people,
         const char         *person)
{
  for (guint i = 0; i < people->n_people; i++)
    if (g_str_equal (people->people[i].id, person))
      return people->people[i].name;

  return person;
}

/* What only the version itself can tell: its last step, who submitted it, and who had a hand in it. */
static gboolean
look_closer (Search               *self,
             const DrRegisterRow  *row,
             DrReviewsEntry       *entry,
             GError              **error)
{
  DrArena *arena = self->queue->arena;
  g_autoptr (DrVersion) version = dr_version_open (self->in, row->reference, row->version, error);
  g_autofree char *why_not = NULL;
  DrHands hands;

  if (version == NULL)
    return FALSE;
  dr_version_hands (version, arena, &hands);
  why_not = dr_step_refusal (entry->step, row->stage, self->people, self->person, row->service, row->service_name, &hands);
  entry->why_not = why_not != NULL ? dr_arena_strdup (arena, why_not) : NULL;
  for (guint i = 0; i < version->n_steps; i++)
    {
      entry->since = version->steps[i].date;
      if (version->steps[i].step == DR_STEP_SUBMIT)
        entry->author = dr_arena_strdup (arena, version->steps[i].name);
    }

  return TRUE;
}

static gboolean
take_row (Search               *self,
          const DrRegisterRow  *row,
          GError              **error)
{
  DrArena *arena = self->queue->arena;
  DrReviewsEntry entry = { .stage = row->stage, .decision = row->decision };

  if (!dr_step_waits (row->stage, &entry.step)
      || (!self->others && !dr_step_is_for (entry.step, row->stage, self->people, self->person, row->service)))
    return TRUE;
  if (self->entries->len == self->limit)
    {
      self->queue->more = TRUE;
      return TRUE;
    }
  if (!self->only_count)
    {
      entry.reference = dr_arena_strdup (arena, row->reference);
      entry.version = row->version;
      entry.title = dr_arena_strdup (arena, row->title);
      entry.service = dr_arena_strdup (arena, row->service_name[0] != '\0' ? row->service_name : row->service);
      entry.author = dr_arena_strdup (arena, name_of (self->people, row->owner));
      if (!look_closer (self, row, &entry, error))
        return FALSE;
    }
  self->queue->n_mine += entry.why_not == NULL;
  g_array_append_val (self->entries, entry);

  return TRUE;
}

/* Those with a date in their order, or else those without one, which come before every date in the register. */
static gboolean
search (Search        *self,
        guint          stages,
        gboolean       dated,
        GCancellable  *cancellable,
        GError       **error)
{
  DrRegisterQuery query = { .stages = stages, .sort = DR_SORT_DECISION, .limit = PAGE };
  g_autoptr (DrRegisterPage) page = NULL;

  if (dated)
    query.decision_from = (DrDate) { .year = 1, .month = 1, .day = 1 };
  do
    {
      g_autoptr (DrRegisterPage) before = g_steal_pointer (&page);

      query.after = before != NULL ? &before->rows[before->n_rows - 1] : NULL;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      page = dr_store_query (dr_register_get_store (self->in), &query, error);
      for (guint i = 0; page != NULL && i < page->n_rows && !self->queue->more; i++)
        {
          if (!dated && dr_date_is_set (page->rows[i].decision))
            return TRUE;
          if (!take_row (self, &page->rows[i], error))
            return FALSE;
        }
    }
  while (page != NULL && page->more && !self->queue->more);

  return page != NULL;
}

/**
 * dr_reviews_queue_read:
 * @in: a register
 * @person: (nullable): id of who asks
 * @others: those of services that the person has no role for, too
 * @only_count: not who and since when
 * @limit: how many at most
 * @cancellable: (nullable): to stop between two pages
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what waits
 */
DrReviewsQueue *
dr_reviews_queue_read (DrRegister    *in,
                       const char    *person,
                       gboolean       others,
                       gboolean       only_count,
                       guint          limit,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (DrPeopleList) people = dr_store_list_people (dr_register_get_store (in), error);
  g_autoptr (DrReviewsQueue) queue = g_new0 (DrReviewsQueue, 1);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (DrReviewsEntry));
  Search self = { in, people, person, others, only_count, limit, queue, entries };
  guint stages = people != NULL && person != NULL ? stages_for (people, person, NULL) : 0;

  queue->arena = dr_arena_new ();
  queue->has_role = stages != 0;
  queue->is_bound = stages != 0 && stages_for (people, person, "") != stages;
  if (people == NULL
      || (stages != 0
          && (!search (&self, stages, TRUE, cancellable, error) || !search (&self, stages, FALSE, cancellable, error))))
    return NULL;
  queue->n = entries->len;
  if (!only_count && entries->len > 0)
    {
      DrReviewsEntry *kept = dr_arena_array0 (queue->arena, DrReviewsEntry, entries->len);

      memcpy (kept, entries->data, entries->len * sizeof (DrReviewsEntry));
      queue->entries = kept;
    }

  return g_steal_pointer (&queue);
}

static gpointer
run (DrRegister    *in,
     gpointer       data,
     GCancellable  *cancellable,
     GError       **error)
{
  Task *task = data;

  return dr_reviews_queue_read (in, task->person, task->others, task->only_count, task->limit, cancellable, error);
}

static void
start (DrDesk              *desk,
       gboolean             others,
       gboolean             only_count,
       guint                limit,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  Task *task = g_new0 (Task, 1);

  task->person = g_strdup (dr_desk_get_person (desk));
  task->others = others;
  task->only_count = only_count;
  task->limit = limit;
  dr_desk_run (desk, DR_DESK_LANE_READ, run, task, free_task, (GDestroyNotify) dr_reviews_queue_free, NULL, callback,
               user_data);
}

/**
 * dr_reviews_look:
 * @desk: the register, and who sits at it
 * @others: those of services that the person has no role for, too
 * @limit: how many at most
 * @callback: (scope async): called in the main loop
 * @user_data: for @callback
 *
 * Has the queue read.
 */
void
dr_reviews_look (DrDesk              *desk,
                 gboolean             others,
                 guint                limit,
                 GAsyncReadyCallback  callback,
                 gpointer             user_data)
{
  start (desk, others, FALSE, limit, callback, user_data);
}

/**
 * dr_reviews_count_mine:
 * @desk: the register, and who sits at it
 * @limit: what is counted to
 * @callback: (scope async): called in the main loop
 * @user_data: for @callback
 *
 * Has what waits for the person's roles counted.
 */
void
dr_reviews_count_mine (DrDesk              *desk,
                       guint                limit,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  start (desk, FALSE, TRUE, limit, callback, user_data);
}

/**
 * dr_reviews_finish:
 * @desk: the register
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what waits
 */
DrReviewsQueue *
dr_reviews_finish (DrDesk        *desk,
                   GAsyncResult  *result,
                   GError       **error)
{
  return dr_desk_run_finish (desk, result, error);
}

/**
 * dr_reviews_queue_free:
 * @self: (transfer full) (nullable): what waits
 */
void
dr_reviews_queue_free (DrReviewsQueue *self)
{
  if (self == NULL)
    return;

  dr_arena_free (self->arena);
  g_free (self);
}
