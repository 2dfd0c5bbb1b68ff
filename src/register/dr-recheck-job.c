#include "dr-recheck-job.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-assessment-reader.h"
#include "dr-check.h"
#include "dr-context-reader.h"
#include "dr-xml-document.h"

/* Jobs in memory for each thread. */
#define AHEAD 4

struct _DrRecheckQueue {
  const DrEditionSet *latest;
  DrRulebook         *instead;   /* (nullable) */
  GThreadPool        *pool;
  GQueue              jobs;    /* in the order they went in; only the owner's thread looks at it */
  guint               limit;
  GMutex              mutex;   /* over @done of every job */
  GCond               cond;
};

/**
 * dr_recheck_job_new:
 * @row: of the version
 * @record: (nullable) (transfer none): its latest sealed record's bytes
 *
 * Returns: (transfer full): not done yet
 */
DrRecheckJob *
dr_recheck_job_new (const DrRegisterRow *row,
                    GBytes              *record)
{
  DrRecheckJob *self = g_new0 (DrRecheckJob, 1);

  self->reference = g_strdup (row->reference);
  self->version = row->version;
  self->owner = g_strdup (row->owner);
  self->was_moved = row->moved;
  self->record = record != NULL ? g_bytes_ref (record) : NULL;
  self->arena = dr_arena_new ();

  return self;
}

/**
 * dr_recheck_job_free:
 * @self: (transfer full) (nullable): a job
 */
void
dr_recheck_job_free (DrRecheckJob *self)
{
  if (self == NULL)
    return;

  g_free (self->reference);
  g_free (self->owner);
  g_clear_pointer (&self->record, g_bytes_unref);
  g_clear_pointer (&self->differences, g_array_unref);
  dr_arena_free (self->arena);
  g_free (self);
}

/**
 * dr_recheck_job_is_moved:
 * @self: a job that is done
 *
 * Returns: whether evidence has moved under the version
 */
gboolean
dr_recheck_job_is_moved (const DrRecheckJob *self)
{
  return self->problem != NULL || (self->differences != NULL && self->differences->len > 0);
}

/* "rule subject": a rule's id has no space. */
static char *
name_result (const char *rule,
             const char *subject)
{
  return g_strconcat (rule, " ", subject, NULL);
}

static DrDriftResult
read_result (DrRecheckJob    *self,
             const DrXmlNode *node)
{
  const char *rule_case = dr_xml_node_get (node, "case");
  const char *severity = dr_xml_node_get (node, "severity");
  int kind = DR_RESULT_NOT_APPLICABLE;
  int grave = DR_SEVERITY_ADVISE;

  dr_vocabulary_parse (DR_VOCABULARY_RESULT, dr_xml_node_get (node, "result"), &kind);
  if (severity != NULL)
    dr_vocabulary_parse (DR_VOCABULARY_SEVERITY, severity, &grave);

  return (DrDriftResult) {
    .there = TRUE,
    .kind = (DrResultKind) kind,
    .rule_case = dr_arena_strdup (self->arena, rule_case != NULL ? rule_case : ""),
    .severity = (DrSeverity) grave,
  };
}

static DrDriftResult
take_result (DrRecheckJob   *self,
             const DrCheck  *check,
             const DrResult *result)
{
  gboolean fails = result->kind == DR_RESULT_FAIL;

  return (DrDriftResult) {
    .there = TRUE,
    .kind = result->kind,
    .rule_case = dr_arena_strdup (self->arena, fails ? dr_check_get_case (check, result) : ""),
    .severity = fails ? result->severity : DR_SEVERITY_ADVISE,
  };
}

static gboolean
is_same (const DrDriftResult *a,
         const DrDriftResult *b)
{
  return a->there == b->there && a->kind == b->kind && strcmp (a->rule_case, b->rule_case) == 0
         && a->severity == b->severity;
}

static void
add_difference (DrRecheckJob  *self,
                const char    *rule,
                const char    *subject,
                DrDriftResult  from,
                DrDriftResult  to)
{
  DrDriftDifference difference = {
    .rule = dr_arena_strdup (self->arena, rule),
    .subject = dr_arena_strdup (self->arena, subject),
    .from = from,
    .to = to,
  };

  g_array_append_val (self->differences, difference);
}

/* What the record says against what is computed now. */
static void
compare (DrRecheckJob    *self,
         const DrXmlNode *results,
         const DrCheck   *check)
{
  static const DrDriftResult absent = { .rule_case = "" };
  g_autoptr (GHashTable) recorded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const DrXmlNode *node = results->first_child; node != NULL; node = node->next)
    g_hash_table_insert (recorded, name_result (dr_xml_node_get (node, "rule"), dr_xml_node_get (node, "subject")),
                         (gpointer) node);

  for (guint i = 0; i < check->n_results; i++)
    {
      const DrResult *result = &check->results[i];
      const char *rule = dr_check_get_rule (check, result)->id;
      g_autofree char *name = name_result (rule, result->subject);
      const DrXmlNode *node = g_hash_table_lookup (recorded, name);
      DrDriftResult from = node != NULL ? read_result (self, node) : absent;
      DrDriftResult to = take_result (self, check, result);

      if (!is_same (&from, &to))
        add_difference (self, rule, result->subject, from, to);
      g_hash_table_remove (recorded, name);
    }

  for (const DrXmlNode *node = results->first_child; node != NULL; node = node->next)
    {
      const char *rule = dr_xml_node_get (node, "rule");
      const char *subject = dr_xml_node_get (node, "subject");
      g_autofree char *name = name_result (rule, subject);

      if (g_hash_table_contains (recorded, name))
        add_difference (self, rule, subject, read_result (self, node), absent);
    }
}

/**
 * dr_recheck_job_compare:
 * @self: a job
 * @before: its version, checked
 * @after: the same with another rulebook
 *
 * Gives it what differs between the two.
 */
void
dr_recheck_job_compare (DrRecheckJob  *self,
                        const DrCheck *before,
                        const DrCheck *after)
{
  static const DrDriftResult absent = { .rule_case = "" };

  if (self->differences == NULL)
    self->differences = g_array_new (FALSE, FALSE, sizeof (DrDriftDifference));
  for (guint i = 0; i < after->n_results; i++)
    {
      const char *rule = dr_check_get_rule (after, &after->results[i])->id;
      const DrResult *was = dr_check_find_result (before, rule, after->results[i].subject);
      DrDriftResult from = was != NULL ? take_result (self, before, was) : absent;
      DrDriftResult to = take_result (self, after, &after->results[i]);

      if (!is_same (&from, &to))
        add_difference (self, rule, after->results[i].subject, from, to);
    }
  for (guint i = 0; i < before->n_results; i++)
    {
      const char *rule = dr_check_get_rule (before, &before->results[i])->id;

      if (dr_check_find_result (after, rule, before->results[i].subject) == NULL)
        add_difference (self, rule, before->results[i].subject, take_result (self, before, &before->results[i]), absent);
    }
}

/* The record's own assessment and context, so that only what the evidence says is another. */
static gboolean
check_again (DrRecheckJob       *self,
             const DrEditionSet *latest,
             DrRulebook         *instead,
             GError            **error)
{
  g_autofree char *name = g_strdup_printf (_("%s, version %u"), self->reference, self->version);
  gsize length;
  const char *data = g_bytes_get_data (self->record, &length);
  g_autoptr (DrXmlDocument) document = dr_xml_document_read_bytes (name, data, length, NULL, error);
  const DrXmlNode *content = document != NULL ? dr_xml_node_child (dr_xml_document_get_root (document), "content") : NULL;
  g_autoptr (DrArena) arena = dr_arena_new ();
  g_autoptr (DrAssessment) assessment = NULL;
  g_autoptr (DrCheck) check = NULL;
  g_autoptr (DrCheck) other = NULL;
  DrContext context;

  if (document == NULL)
    return FALSE;
  if (content == NULL)
    {
      g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_DAMAGED, _("%s: what was sealed is no record"), name);
      return FALSE;
    }
  if (!dr_context_read_node (name, dr_xml_node_child (content, "context"), arena, &context, error))
    return FALSE;
  assessment = dr_assessment_read_node (name, dr_xml_node_child (content, "assessment"), latest->evidence, error);
  if (assessment == NULL)
    return FALSE;

  check = dr_check_new (latest->evidence, assessment, &context, latest->rulebook);
  if (instead != NULL)
    {
      other = dr_check_new (latest->evidence, assessment, &context, instead);
      dr_recheck_job_compare (self, check, other);
      return TRUE;
    }
  compare (self, dr_xml_node_child (dr_xml_node_child (content, "computed"), "results"), check);

  return TRUE;
}

/* In any thread. The record's bytes and the check go at once; what is left is small. */
static void
run (gpointer data,
     gpointer user_data)
{
  DrRecheckJob *job = data;
  DrRecheckQueue *queue = user_data;
  g_autoptr (GError) problem = NULL;

  if (job->record != NULL)
    {
      job->differences = g_array_new (FALSE, FALSE, sizeof (DrDriftDifference));
      if (!check_again (job, queue->latest, queue->instead, &problem))
        job->problem = dr_arena_strdup (job->arena, problem->message);
      g_clear_pointer (&job->record, g_bytes_unref);
    }

  g_mutex_lock (&queue->mutex);
  job->done = TRUE;
  g_cond_signal (&queue->cond);
  g_mutex_unlock (&queue->mutex);
}

/**
 * dr_recheck_queue_new:
 * @latest: the editions to check by; must outlive the queue
 * @instead: (nullable): a rulebook to compare with that of @latest; must outlive the queue
 * @threads: from 1
 *
 * Returns: (transfer full): an empty queue
 */
DrRecheckQueue *
dr_recheck_queue_new (const DrEditionSet *latest,
                      DrRulebook         *instead,
                      guint               threads)
{
  DrRecheckQueue *self = g_new0 (DrRecheckQueue, 1);

  self->latest = latest;
  self->instead = instead;
  self->limit = threads * AHEAD;
  g_queue_init (&self->jobs);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  /* Threads of its own are started one by one as they are wanted; fewer than wanted only make it slower. */
  self->pool = g_thread_pool_new (run, self, (gint) threads, FALSE, NULL);

  return self;
}

/**
 * dr_recheck_queue_is_full:
 * @self: a queue
 *
 * Returns: whether a job is to be taken out before the next goes in
 */
gboolean
dr_recheck_queue_is_full (DrRecheckQueue *self)
{
  return g_queue_get_length (&self->jobs) >= self->limit;
}

/**
 * dr_recheck_queue_push:
 * @self: a queue
 * @job: (transfer full): a job; one without a record is done at once
 */
void
dr_recheck_queue_push (DrRecheckQueue *self,
                       DrRecheckJob   *job)
{
  g_queue_push_tail (&self->jobs, job);
  if (job->record == NULL)
    job->done = TRUE;
  else
    g_thread_pool_push (self->pool, job, NULL);
}

/**
 * dr_recheck_queue_pop:
 * @self: a queue
 *
 * Waits for the oldest job.
 *
 * Returns: (transfer full) (nullable): it, done; %NULL where the queue is empty
 */
DrRecheckJob *
dr_recheck_queue_pop (DrRecheckQueue *self)
{
  DrRecheckJob *job = g_queue_pop_head (&self->jobs);

  if (job == NULL)
    return NULL;

  g_mutex_lock (&self->mutex);
  while (!job->done)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);

  return job;
}

/**
 * dr_recheck_queue_free:
 * @self: (transfer full) (nullable): a queue; jobs in it that nobody has begun are never done
 */
void
dr_recheck_queue_free (DrRecheckQueue *self)
{
  if (self == NULL)
    return;

  g_thread_pool_free (self->pool, TRUE, TRUE);
  g_queue_clear_full (&self->jobs, (GDestroyNotify) dr_recheck_job_free);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}
