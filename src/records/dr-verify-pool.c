#include "dr-verify-pool.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-verification-private.h"

/* Records that wait for a thread. */
#define WAITING_PER_THREAD 2

typedef struct {
  char           *name;
  GBytes         *bytes;    /* (nullable): once it was verified */
  DrVerification *report;   /* (nullable): it is among those that say the same */
  DrVerifyFacts  *facts;    /* (nullable): it is no record, or nobody wants them */
} Job;

struct _DrVerifyPool {
  DrVerifyEditions     *editions;
  const DrVerifySealed *sealed;   /* (nullable) */
  DrVerifyReturn       *back;     /* (nullable) */
  gboolean          one_by_one;
  DrVerification   *plain;    /* what was found of records that nothing more is to be said of */
  GThreadPool      *threads;
  guint             n_threads;
  GMutex            lock;
  GCond             room;
  guint             n_waiting;
  guint64           n_done;
  guint64           n_problems[DR_N_VERIFY_CHECKS];   /* in those that are done */
  DrVerifyPoolCount count;    /* (nullable) */
  gpointer          count_data;
  GPtrArray        *jobs;     /* of Job: all of them, in the order they came */
};

static void
free_job (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_pointer (&job->report, dr_verification_free);
  g_clear_pointer (&job->facts, dr_verify_facts_free);
  g_free (job->name);
  g_free (job);
}

static void
work (gpointer data,
      gpointer user_data)
{
  DrVerifyPool *self = user_data;
  Job *job = data;
  g_auto (DrVerifyRecord) record = { NULL };
  gsize length;
  const char *bytes = g_bytes_get_data (job->bytes, &length);

  dr_verify_record_read (&record, job->name, bytes, length, self->editions, self->sealed, NULL);
  if (self->back != NULL)
    dr_verify_return_take (self->back, &record);
  job->report = g_steal_pointer (&record.report);
  if (!self->one_by_one)
    job->facts = g_steal_pointer (&record.facts);
  g_clear_pointer (&job->bytes, g_bytes_unref);

  g_mutex_lock (&self->lock);
  self->n_done++;
  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    self->n_problems[i] += job->report->results[i].n_problems;
  if (self->count != NULL)
    self->count (self->n_done, self->n_problems, self->count_data);
  if (!self->one_by_one && dr_verification_is_plain (job->report))
    {
      dr_verification_merge (self->plain, job->report);
      g_clear_pointer (&job->report, dr_verification_free);
    }
  self->n_waiting--;
  g_cond_signal (&self->room);
  g_mutex_unlock (&self->lock);
}

/* dr_verify_pool_new(): @sealed: (nullable): by the trail beside the records; @one_by_one: for dr_verify_pool_each(), else
 * for dr_verify_pool_merge(); @n_threads of 0: one a core. */
DrVerifyPool *
dr_verify_pool_new (DrVerifyEditions     *editions,
                    const DrVerifySealed *sealed,
                    DrVerifyReturn       *back,
                    gboolean              one_by_one,
                    guint                 n_threads)
{
  DrVerifyPool *self = g_new0 (DrVerifyPool, 1);

  self->editions = editions;
  self->sealed = sealed;
  self->one_by_one = one_by_one;
  self->plain = dr_verification_new (DR_VERIFY_RECORD, "");
  self->back = back;
  self->n_threads = n_threads != 0 ? n_threads : g_get_num_processors ();
  self->jobs = g_ptr_array_new_with_free_func (free_job);
  g_mutex_init (&self->lock);
  g_cond_init (&self->room);
  self->threads = g_thread_pool_new (work, self, (int) self->n_threads, FALSE, NULL);

  return self;
}

/* dr_verify_pool_count(): before the first is pushed. */
void
dr_verify_pool_count (DrVerifyPool      *self,
                      DrVerifyPoolCount  count,
                      gpointer           data)
{
  self->count = count;
  self->count_data = data;
}

/* dr_verify_pool_push(): waits while enough others wait. */
void
dr_verify_pool_push (DrVerifyPool *self,
                     const char   *name,
                     GBytes       *bytes)
{
  Job *job = g_new0 (Job, 1);

  job->name = g_strdup (name);
  job->bytes = g_bytes_ref (bytes);
  g_mutex_lock (&self->lock);
  while (self->n_waiting >= self->n_threads * (WAITING_PER_THREAD + 1))
    g_cond_wait (&self->room, &self->lock);
  self->n_waiting++;
  g_mutex_unlock (&self->lock);
  g_ptr_array_add (self->jobs, job);
  g_thread_pool_push (self->threads, job, NULL);
}

/* dr_verify_pool_finish(): waits for all of them. */
void
dr_verify_pool_finish (DrVerifyPool *self)
{
  if (self->threads != NULL)
    g_thread_pool_free (g_steal_pointer (&self->threads), FALSE, TRUE);
}

static int
compare_jobs (gconstpointer a,
              gconstpointer b)
{
  return strcmp ((*(const Job * const *) a)->name, (*(const Job * const *) b)->name);
}

/**
 * dr_verify_pool_merge:
 * @self: a pool that is finished
 * @report: of the bag: gets what was found of each, by name
 * @facts: (element-type utf8 DrVerifyFacts): gets the facts of each by digest, and owns them
 */
void
dr_verify_pool_merge (DrVerifyPool   *self,
                      DrVerification *report,
                      GHashTable     *facts)
{
  dr_verification_merge (report, self->plain);
  g_ptr_array_sort (self->jobs, compare_jobs);
  for (guint i = 0; i < self->jobs->len; i++)
    {
      Job *job = self->jobs->pdata[i];
      const DrVerifyFacts *same = job->facts != NULL ? g_hash_table_lookup (facts, job->facts->digest) : NULL;

      if (job->report != NULL)
        dr_verification_merge (report, job->report);
      g_clear_pointer (&job->report, dr_verification_free);
      if (same != NULL)
        dr_verification_problem (report, DR_VERIFY_LAYOUT, job->name, _("it is the same record as %s"), same->name);
      else if (job->facts != NULL)
        {
          DrVerifyFacts *found = g_steal_pointer (&job->facts);

          g_hash_table_insert (facts, found->digest, found);   /* one after the other: arguments have no order */
        }
    }
  report->n_records = self->jobs->len;
}

/* dr_verify_pool_each(): of a pool that is finished, one after the other, instead of dr_verify_pool_merge(). */
void
dr_verify_pool_each (DrVerifyPool     *self,
                     DrVerifyPoolEach  each,
                     gpointer          data)
{
  for (guint i = 0; i < self->jobs->len; i++)
    {
      const Job *job = self->jobs->pdata[i];

      each (job->name, job->report, data);
    }
}

/* dr_verify_pool_free(): (nullable): waits for those that are in work. */
void
dr_verify_pool_free (DrVerifyPool *self)
{
  if (self == NULL)
    return;

  dr_verify_pool_finish (self);
  g_ptr_array_unref (self->jobs);
  dr_verification_free (self->plain);
  g_cond_clear (&self->room);
  g_mutex_clear (&self->lock);
  g_free (self);
}
