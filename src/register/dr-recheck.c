#include "dr-recheck.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-evidence-change.h"
#include "dr-live-versions.h"
#include "dr-recheck-private.h"
#include "dr-trail-walk.h"

/* Marks that are written at once. */
#define BATCH 500

/* Rows that are read at a time. */
#define PAGE 1000

/* What changed since one pair of evidence base and rulebook, and a walk along the versions that rest on it. */
typedef struct {
  DrEvidenceChange *change;
  DrRegisterPage   *page;      /* (nullable): of the versions with its tags, oldest first */
  guint             at;
  gboolean          started;
} Since;

/* A mark to be written. */
typedef struct {
  char    *reference;
  guint    version;
  gboolean moved;
} Mark;

static void
since_free (Since *self)
{
  dr_evidence_change_free (self->change);
  dr_register_page_free (self->page);
  g_free (self);
}

static void
mark_clear (Mark *self)
{
  g_clear_pointer (&self->reference, g_free);
}

static void
run_clear (DrRecheckRun *self)
{
  g_clear_pointer (&self->queue, dr_recheck_queue_free);
  g_clear_pointer (&self->since, g_hash_table_unref);
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->result, dr_recheck_free);
  g_clear_pointer (&self->latest, dr_edition_set_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrRecheckRun, run_clear)

/* dr_recheck_next_page(): (transfer full) (nullable): the page after @page, which is freed; with an error where there is one. */
DrRegisterPage *
dr_recheck_next_page (DrRecheckRun     *run,
                      DrRegisterQuery  *query,
                      DrRegisterPage   *page,
                      GError          **error)
{
  g_autoptr (DrRegisterPage) before = page;

  if (before != NULL && !before->more)
    return NULL;
  query->after = before != NULL ? &before->rows[before->n_rows - 1] : NULL;

  return dr_store_query (run->store, query, error);
}

static gboolean
write_marks (DrStore   *store,
             gpointer   data,
             GError   **error)
{
  DrRecheckRun *run = data;

  for (guint i = 0; i < run->marks->len; i++)
    {
      const Mark *mark = &g_array_index (run->marks, Mark, i);

      if (!dr_store_set_moved (store, mark->reference, mark->version, mark->moved, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
flush (DrRecheckRun  *run,
       GError       **error)
{
  if (run->marks->len == 0)
    return TRUE;
  if (!dr_store_together (run->store, write_marks, run, error))
    return FALSE;

  run->result->n_changed += run->marks->len;
  g_array_set_size (run->marks, 0);

  return TRUE;
}

static gboolean
add_mark (DrRecheckRun  *run,
          const char    *reference,
          guint          version,
          gboolean       moved,
          GError       **error)
{
  Mark mark = { g_strdup (reference), version, moved };

  g_array_append_val (run->marks, mark);

  return run->marks->len < BATCH || flush (run, error);
}

/* What no longer holds goes into the list; its text moves into the list's memory. */
static void
keep (DrRecheckRun       *run,
      const DrRecheckJob *job)
{
  DrArena *arena = run->result->arena;
  guint n = job->differences != NULL ? job->differences->len : 0;
  DrDriftDifference *differences = dr_arena_array0 (arena, DrDriftDifference, n);
  DrDrift drift = {
    .reference = dr_arena_strdup (arena, job->reference),
    .version = job->version,
    .owner = dr_arena_strdup (arena, job->owner),
    .problem = job->problem != NULL ? dr_arena_strdup (arena, job->problem) : NULL,
    .differences = differences,
    .n_differences = n,
  };

  for (guint i = 0; i < n; i++)
    {
      differences[i] = g_array_index (job->differences, DrDriftDifference, i);
      differences[i].rule = dr_arena_strdup (arena, differences[i].rule);
      differences[i].subject = dr_arena_strdup (arena, differences[i].subject);
      differences[i].from.rule_case = dr_arena_strdup (arena, differences[i].from.rule_case);
      differences[i].to.rule_case = dr_arena_strdup (arena, differences[i].to.rule_case);
    }
  g_array_append_val (run->items, drift);
}

/* dr_recheck_settle(): what came of one version goes into the result, and its mark is to be written. */
gboolean
dr_recheck_settle (DrRecheckRun        *run,
                   const DrRecheckJob  *job,
                   GError             **error)
{
  gboolean moved = dr_recheck_job_is_moved (job);

  if (moved)
    keep (run, job);
  if (run->options->instead == NULL && moved != job->was_moved && !add_mark (run, job->reference, job->version, moved, error))
    return FALSE;

  run->result->n_looked_at++;
  run->result->n_checked += job->differences != NULL;
  if (run->options->progress != NULL)
    run->options->progress (run->result->n_looked_at, MAX (run->total, run->result->n_looked_at), run->options->data);

  return !g_cancellable_set_error_if_cancelled (run->cancellable, error);
}

/* Takes jobs out until another has room, or all of them. */
static gboolean
drain (DrRecheckRun  *run,
       gboolean       all,
       GError       **error)
{
  while (all || dr_recheck_queue_is_full (run->queue))
    {
      g_autoptr (DrRecheckJob) job = dr_recheck_queue_pop (run->queue);

      if (job == NULL)
        return TRUE;
      if (!dr_recheck_settle (run, job, error))
        return FALSE;
    }

  return TRUE;
}

/* (transfer none) (nullable): what changed since the editions that a record was sealed with. */
static Since *
find_since (DrRecheckRun            *run,
            const DrTrailStatement  *sealed,
            GError                 **error)
{
  const char *digests[DR_N_EDITION_KINDS];
  g_autofree char *key = NULL;
  g_autoptr (DrEditionSet) before = NULL;
  Since *since;

  for (guint kind = 0; kind < DR_N_EDITION_KINDS; kind++)
    digests[kind] = dr_trail_walk_detail (sealed, dr_edition_kind_to_string ((DrEditionKind) kind));
  if (digests[DR_EDITION_EVIDENCE] == NULL || digests[DR_EDITION_RULEBOOK] == NULL)
    {
      g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_DAMAGED,
                   _("%s: an entry of the trail does not say which evidence base and rulebook it was sealed with"),
                   sealed->reference);
      return NULL;
    }
  digests[DR_EDITION_QUESTIONNAIRE] = run->latest->digest[DR_EDITION_QUESTIONNAIRE];
  key = g_strconcat (digests[DR_EDITION_EVIDENCE], digests[DR_EDITION_RULEBOOK], NULL);
  since = g_hash_table_lookup (run->since, key);
  if (since != NULL)
    return since;

  before = dr_knowledge_find (dr_register_get_knowledge (run->reg), digests, error);
  if (before == NULL)
    return NULL;
  since = g_new0 (Since, 1);
  since->change = dr_evidence_change_new (before->evidence, run->latest->evidence, before->rulebook,
                                          run->latest->rulebook, error);
  if (since->change == NULL)
    {
      since_free (since);
      return NULL;
    }
  g_hash_table_insert (run->since, g_steal_pointer (&key), since);

  return since;
}

/* Whether @row has one of the tags. The versions that have, and the rows that are asked for, both go by age: one walk
 * along each is enough, however many there are. */
static gboolean
rests_on (DrRecheckRun         *run,
          Since                *since,
          const DrRegisterRow  *row,
          gboolean             *rests,
          GError              **error)
{
  DrRegisterQuery query = { .stages = dr_live_versions_stages (), .uses = since->change->tags, .limit = PAGE };
  g_autoptr (GError) problem = NULL;

  *rests = FALSE;
  if (since->change->tags.n == 0)
    return TRUE;
  for (;;)
    {
      while (since->page != NULL && since->at < since->page->n_rows && since->page->rows[since->at].id < row->id)
        since->at++;
      if (since->page != NULL && since->at < since->page->n_rows)
        {
          *rests = since->page->rows[since->at].id == row->id;
          return TRUE;
        }
      if (since->started && (since->page == NULL || !since->page->more))
        return TRUE;
      since->page = dr_recheck_next_page (run, &query, g_steal_pointer (&since->page), &problem);
      since->at = 0;
      since->started = TRUE;
      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
    }
}

static gboolean
must_be_checked (DrRecheckRun            *run,
                 const DrRegisterRow     *row,
                 const DrTrailStatement  *sealed,
                 gboolean                *must,
                 GError                 **error)
{
  Since *since;

  *must = run->options->all || run->options->instead != NULL;
  if (run->options->instead != NULL)
    return TRUE;
  since = find_since (run, sealed, error);
  if (since == NULL)
    return FALSE;
  if (*must || since->change->everything)
    {
      *must = TRUE;
      return TRUE;
    }

  return rests_on (run, since, row, must, error);
}

/* (transfer full) (nullable): the bytes of the record to be checked again; none where nothing that it rests on changed. */
static gboolean
find_record (DrRecheckRun         *run,
             const DrRegisterRow  *row,
             GBytes              **record,
             GError              **error)
{
  char digest[DR_DIGEST_SIZE];
  g_autoptr (DrTrailStatement) sealed = NULL;
  gboolean must = FALSE;

  if (!dr_live_versions_find_record (run->store, row->reference, row->version, digest, &sealed, error)
      || !must_be_checked (run, row, sealed, &must, error))
    return FALSE;
  if (must)
    *record = dr_store_get_blob (run->store, digest, error);

  return !must || *record != NULL;
}

static gboolean
look_at (DrRecheckRun         *run,
         const DrRegisterRow  *row,
         GError              **error)
{
  g_autoptr (GBytes) record = NULL;
  g_autoptr (GError) problem = NULL;
  g_autoptr (DrRecheckJob) job = NULL;

  if (!dr_live_versions_replaced (row) && !find_record (run, row, &record, &problem)
      && !dr_register_is_of_one_version (problem))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  job = dr_recheck_job_new (row, record);
  if (problem != NULL)
    job->problem = dr_arena_strdup (job->arena, problem->message);
  dr_recheck_queue_push (run->queue, g_steal_pointer (&job));

  return drain (run, FALSE, error);
}

static gboolean
look_at_sealed (DrRecheckRun  *run,
                GError       **error)
{
  DrRegisterQuery query = { .stages = dr_live_versions_stages (), .limit = PAGE };
  g_autoptr (DrRegisterPage) page = NULL;
  g_autoptr (GError) problem = NULL;

  while ((page = dr_recheck_next_page (run, &query, g_steal_pointer (&page), &problem)) != NULL)
    for (guint i = 0; i < page->n_rows; i++)
      if (!look_at (run, &page->rows[i], error))
        return FALSE;
  if (problem == NULL)
    return drain (run, TRUE, error);

  g_propagate_error (error, g_steal_pointer (&problem));

  return FALSE;
}

/* The mark is for those who can act on it. */
static gboolean
clear_ended (DrRecheckRun  *run,
             GError       **error)
{
  DrRegisterQuery query = { .stages = ~(dr_live_versions_stages () | 1u << DR_STAGE_DRAFT) & ((1u << DR_N_STAGES) - 1),
                            .moved = TRUE, .limit = PAGE };
  g_autoptr (DrRegisterPage) page = NULL;
  g_autoptr (GError) problem = NULL;

  while ((page = dr_recheck_next_page (run, &query, g_steal_pointer (&page), &problem)) != NULL)
    for (guint i = 0; i < page->n_rows; i++)
      if (!add_mark (run, page->rows[i].reference, page->rows[i].version, FALSE, error))
        return FALSE;
  if (problem == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&problem));

  return FALSE;
}

static gboolean
start (DrRecheckRun  *run,
       GError       **error)
{
  gboolean drafts = run->options->drafts || run->options->instead != NULL;
  DrRegisterQuery query = {
    .stages = dr_live_versions_stages () | (drafts ? 1u << DR_STAGE_DRAFT : 0), .limit = 1,
  };
  guint threads = run->options->threads != 0 ? run->options->threads : g_get_num_processors ();

  run->store = dr_register_get_store (run->reg);
  run->latest = dr_knowledge_latest (dr_register_get_knowledge (run->reg), error);
  if (run->latest == NULL || !dr_store_count (run->store, &query, G_MAXINT64, &run->total, error))
    return FALSE;

  run->since = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) since_free);
  run->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_array_set_clear_func (run->marks, (GDestroyNotify) mark_clear);
  run->items = g_array_new (FALSE, FALSE, sizeof (DrDrift));
  run->result = g_new0 (DrRecheck, 1);
  run->result->arena = dr_arena_new ();
  run->queue = dr_recheck_queue_new (run->latest, run->options->instead, threads);

  return TRUE;
}

/* (transfer full) */
static DrRecheck *
finish (DrRecheckRun *run)
{
  DrDrift *items = dr_arena_array0 (run->result->arena, DrDrift, run->items->len);

  if (run->items->len > 0)
    memcpy (items, run->items->data, run->items->len * sizeof (DrDrift));
  run->result->items = items;
  run->result->n_items = run->items->len;

  return g_steal_pointer (&run->result);
}

/**
 * dr_register_recheck:
 * @self: a register
 * @options: (nullable): what is checked, and how
 * @cancellable: (nullable): to stop between two versions
 * @error: return location
 *
 * Computes the latest record of every version that is submitted, returned, endorsed, approved, decided or monitored
 * again, with the latest evidence base and rulebook, but as of the day that it was sealed and in the context it was
 * sealed in, so that only drift shows. One that was returned and has a next version is left alone. Those with a result that no longer holds are marked in the register; the mark of
 * others is cleared. With a rulebook instead, each result with the latest one is held against that with it, and nothing
 * is marked. Cancelled or failed, some marks are new and others are still to come: the next recheck does all.
 *
 * Returns: (transfer full) (nullable): what no longer holds, the same whatever the number of threads
 */
DrRecheck *
dr_register_recheck (DrRegister              *self,
                     const DrRecheckOptions  *options,
                     GCancellable            *cancellable,
                     GError                 **error)
{
  static const DrRecheckOptions otherwise = { .all = FALSE };
  g_auto (DrRecheckRun) run = { .reg = self, .options = options != NULL ? options : &otherwise, .cancellable = cancellable };

  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !start (&run, error)
      || !look_at_sealed (&run, error)
      || ((run.options->drafts || run.options->instead != NULL) && !dr_recheck_drafts (&run, error))
      || (run.options->instead == NULL && (!clear_ended (&run, error) || !flush (&run, error))))
    return NULL;

  return finish (&run);
}

/**
 * dr_recheck_free:
 * @self: (transfer full) (nullable): what no longer holds
 */
void
dr_recheck_free (DrRecheck *self)
{
  if (self == NULL)
    return;

  dr_arena_free (self->arena);
  g_free (self);
}
