#include "dr-gaps.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-assessment-reader.h"
#include "dr-draft-fields.h"
#include "dr-gap-order.h"
#include "dr-live-versions.h"
#include "dr-settle.h"
#include "dr-work-pool.h"
#include "dr-xml-document.h"

/* Rows that are read at a time. */
#define PAGE 1000

/* A figure that some assessment waits for, as it was found. */
typedef struct {
  guint           group;
  DrFigureTarget  target;
  int             index;    /* as in DrGap */
  char           *id;       /* (nullable): of a place that only the assessment names */
  char           *place;    /* (nullable): its name */
  double          gain;
} Found;

/* One assessment, looked at in any thread. */
typedef struct {
  guint             number;     /* of the run's versions */
  char             *name;       /* in messages */
  GBytes           *record;     /* (nullable): of a sealed version */
  DrDraft          *draft;      /* (nullable): of a draft */
  const DrEvidence *evidence;
  double            assumed_base;
  GArray           *found;      /* of Found */
  char             *problem;    /* (nullable) */
} Job;

/* A version that is to be looked at. */
typedef struct {
  char    *reference;
  guint    version;
  char    *title;
  DrStage  stage;
  char    *problem;    /* (nullable) */
  gboolean uncertain;
} Version;

/* A gap as it grows. */
typedef struct {
  DrGap   gap;
  char   *order;   /* what places of one assessment are told apart by; "" for what the evidence base names */
  char   *place;   /* (nullable) */
  GArray *uses;    /* of DrGapUse, in the order in which the jobs came back */
} Growing;

typedef struct {
  DrStore             *store;
  const DrGapsOptions *options;
  DrEditionSet        *latest;
  GPtrArray           *versions;   /* of Version, by reference */
  GHashTable          *gaps;       /* key → Growing */
  guint                n_done;
  guint64              length;     /* of the store's trail */
} Run;

static void
found_clear (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->id, g_free);
  g_clear_pointer (&found->place, g_free);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->record, g_bytes_unref);
  g_clear_pointer (&job->draft, dr_draft_free);
  g_array_unref (job->found);
  g_free (job->name);
  g_free (job->problem);
  g_free (job);
}

static void
version_free (gpointer data)
{
  Version *version = data;

  g_free (version->reference);
  g_free (version->title);
  g_free (version->problem);
  g_free (version);
}

static void
growing_free (gpointer data)
{
  Growing *growing = data;

  g_free (growing->order);
  g_free (growing->place);
  g_array_unref (growing->uses);
  g_free (growing);
}

static void
run_clear (Run *run)
{
  g_clear_pointer (&run->latest, dr_edition_set_free);
  g_clear_pointer (&run->versions, g_ptr_array_unref);
  g_clear_pointer (&run->gaps, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* In any thread. A draft's fields become XML here, so that the register's thread only fetches them. */
static DrXmlDocument *
read_document (const Job  *job,
               GError    **error)
{
  g_autofree char *made = NULL;
  gsize length = 0;
  const char *data;

  if (job->draft != NULL)
    data = made = dr_draft_fields_to_xml (job->draft->fields, job->draft->n_fields, &length, error);
  else
    data = g_bytes_get_data (job->record, &length);

  return data != NULL ? dr_xml_document_read_bytes (job->name, data, length, NULL, error) : NULL;
}

static DrAssessment *
read_assessment (const Job            *job,
                 const DrXmlDocument  *document,
                 GError              **error)
{
  const DrXmlNode *root = dr_xml_document_get_root (document);
  const DrXmlNode *content = job->draft == NULL ? dr_xml_node_child (root, "content") : NULL;

  if (job->draft == NULL && content == NULL)
    {
      g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_DAMAGED, _("%s: what was sealed is no record"), job->name);
      return NULL;
    }

  return dr_assessment_read_node (job->name, content != NULL ? dr_xml_node_child (content, "assessment") : root,
                                  job->evidence, error);
}

/* A place that the evidence base knows is one thing for all assessments; any other is that of its assessment alone. */
static Found
name_found (const DrAccessFigures *figures,
            const DrSettle        *settle)
{
  const DrAssessment *assessment = figures->assessment;
  Found found = { .group = settle->group, .target = settle->target, .index = (int) settle->index, .gain = settle->gain };

  if (settle->target != DR_TARGET_POINT)
    return found;

  if (settle->index < figures->n_points)
    {
      const DrAccessPoint *point = &assessment->points[settle->index];

      found.index = point->evidence_point;
      if (found.index == DR_NO_INDEX)
        {
          found.id = g_strconcat ("point:", point->id, NULL);
          found.place = g_strdup (point->name);
        }
    }
  else
    {
      const DrAction *action = &assessment->actions[figures->mitigation_action[settle->index - figures->n_points]];

      found.index = DR_NO_INDEX;
      found.id = g_strconcat ("action:", action->id, NULL);
      found.place = g_strdup (action->alternative->name);
    }

  return found;
}

/* In any thread. What is kept of the assessment is small. */
static void
work (gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrArena) arena = dr_arena_new ();
  g_autoptr (DrXmlDocument) document = read_document (job, &error);
  g_autoptr (DrAssessment) assessment = document != NULL ? read_assessment (job, document, &error) : NULL;
  g_autoptr (DrAccessFigures) figures = NULL;
  DrSettleList list = { NULL, 0 };

  if (assessment == NULL)
    {
      job->problem = g_strdup (error->message);
      return;
    }
  if (assessment->chosen == DR_NO_INDEX)
    return;

  figures = dr_access_figures_new (job->evidence, assessment, job->assumed_base);
  list = dr_settle_new (figures, (guint) assessment->chosen, arena);
  for (guint i = 0; i < list.n && list.items[i].gain > 0.0; i++)
    {
      Found found = name_found (figures, &list.items[i]);

      g_array_append_val (job->found, found);
    }
  g_clear_pointer (&job->record, g_bytes_unref);
  g_clear_pointer (&job->draft, dr_draft_free);
}

/* (transfer none): the gap that a figure belongs to, made where it is the first. */
static Growing *
find_growing (Run           *run,
              const Version *version,
              const Found   *found)
{
  g_autofree char *order = found->id != NULL ? g_strdup_printf ("%s %s", version->reference, found->id) : g_strdup ("");
  g_autofree char *key = g_strdup_printf ("%u %d %d %s", found->group, (int) found->target, found->index, order);
  Growing *growing = g_hash_table_lookup (run->gaps, key);

  if (growing != NULL)
    return growing;

  growing = g_new0 (Growing, 1);
  growing->gap.group = found->group;
  growing->gap.target = found->target;
  growing->gap.index = found->index;
  growing->order = g_steal_pointer (&order);
  growing->place = g_strdup (found->place);
  growing->uses = g_array_new (FALSE, FALSE, sizeof (DrGapUse));
  g_hash_table_insert (run->gaps, g_steal_pointer (&key), growing);

  return growing;
}

/* In the register's thread. */
static gboolean
take_in (gpointer   data,
         gpointer   user_data,
         GError   **error)
{
  Job *job = data;
  Run *run = user_data;
  Version *version = run->versions->pdata[job->number];

  version->problem = g_steal_pointer (&job->problem);
  version->uncertain = job->found->len > 0;
  for (guint i = 0; i < job->found->len; i++)
    {
      const Found *found = &g_array_index (job->found, Found, i);
      DrGapUse use = { job->number, found->gain };

      g_array_append_val (find_growing (run, version, found)->uses, use);
    }
  run->n_done++;
  if (run->options->progress != NULL)
    run->options->progress ((double) run->n_done / run->versions->len, run->options->data);

  return TRUE;
}

static int
compare_versions (gconstpointer a,
                  gconstpointer b)
{
  const Version *first = *(const Version * const *) a;
  const Version *second = *(const Version * const *) b;

  return strcmp (first->reference, second->reference);
}

/* Of each reference the latest version that counts. */
static gboolean
list_versions (Run           *run,
               GCancellable  *cancellable,
               GError       **error)
{
  DrRegisterQuery query = { .stages = dr_live_versions_stages (), .limit = PAGE };
  g_autoptr (GHashTable) by_reference = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (DrRegisterPage) page = NULL;

  if (run->options->drafts)
    query.stages |= 1u << DR_STAGE_DRAFT;
  do
    {
      g_autoptr (DrRegisterPage) before = g_steal_pointer (&page);

      query.after = before != NULL ? &before->rows[before->n_rows - 1] : NULL;
      page = g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL : dr_store_query (run->store, &query, error);
      if (page == NULL)
        return FALSE;
      for (guint i = 0; i < page->n_rows; i++)
        {
          const DrRegisterRow *row = &page->rows[i];
          Version *version = g_hash_table_lookup (by_reference, row->reference);

          if (dr_live_versions_replaced (row) || (version != NULL && version->version > row->version))
            continue;
          if (version == NULL)
            {
              version = g_new0 (Version, 1);
              version->reference = g_strdup (row->reference);
              g_hash_table_insert (by_reference, version->reference, version);
              g_ptr_array_add (run->versions, version);
            }
          version->version = row->version;
          version->stage = row->stage;
          g_free (version->title);
          version->title = g_strdup (row->title);
        }
    }
  while (page->more);
  g_ptr_array_sort (run->versions, compare_versions);

  return TRUE;
}

/* What there is to read of a version goes into @job. */
static gboolean
fetch (Run            *run,
       const Version  *version,
       Job            *job,
       GError        **error)
{
  char record[DR_DIGEST_SIZE];
  g_autoptr (DrTrailStatement) sealed = NULL;

  if (version->stage == DR_STAGE_DRAFT)
    {
      job->draft = dr_store_load_draft (run->store, version->reference, version->version, NULL, error);
      return job->draft != NULL;
    }
  if (!dr_live_versions_find_record (run->store, version->reference, version->version, record, &sealed, error))
    return FALSE;
  job->record = dr_store_get_blob (run->store, record, error);

  return job->record != NULL;
}

static gboolean
look_at_all (Run           *run,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (DrWorkPool) pool = dr_work_pool_new (work, take_in, job_free, run);

  for (guint i = 0; i < run->versions->len; i++)
    {
      Version *version = run->versions->pdata[i];
      Job *job;
      g_autoptr (GError) problem = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      job = g_new0 (Job, 1);
      job->number = i;
      job->name = g_strdup_printf (_("%s, version %u"), version->reference, version->version);
      job->evidence = run->latest->evidence;
      job->assumed_base = run->latest->rulebook->assumed_base;
      job->found = g_array_new (FALSE, FALSE, sizeof (Found));
      g_array_set_clear_func (job->found, found_clear);
      if (fetch (run, version, job, &problem))
        {
          if (!dr_work_pool_push (pool, job, error))
            return FALSE;
          continue;
        }
      job_free (job);
      if (!dr_register_is_of_one_version (problem))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      version->problem = g_strdup (problem->message);
      run->n_done++;
    }

  return dr_work_pool_finish (pool, error) && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static int
compare_age (gconstpointer a,
             gconstpointer b)
{
  const DrGapUse *first = a;
  const DrGapUse *second = b;

  return (first->assessment > second->assessment) - (first->assessment < second->assessment);
}

static int
compare_uses (gconstpointer a,
              gconstpointer b)
{
  const DrGapUse *first = a;
  const DrGapUse *second = b;

  return first->gain != second->gain ? (first->gain < second->gain) - (first->gain > second->gain) : compare_age (a, b);
}

static int
compare_gaps (gconstpointer a,
              gconstpointer b)
{
  const Growing *first = *(const Growing * const *) a;
  const Growing *second = *(const Growing * const *) b;

  return dr_gap_compare (&first->gap, first->order, &second->gap, second->order);
}

/* Jobs come back in any order: the sum is made in the order of the assessments, so that its digits are always the same. */
static void
add_up (Growing *growing,
        DrArena *arena)
{
  DrGapUse *uses = dr_arena_array0 (arena, DrGapUse, growing->uses->len);
  double sum = 0.0;

  g_array_sort (growing->uses, compare_age);
  for (guint i = 0; i < growing->uses->len; i++)
    sum += g_array_index (growing->uses, DrGapUse, i).gain;
  g_array_sort (growing->uses, compare_uses);
  memcpy (uses, growing->uses->data, growing->uses->len * sizeof (DrGapUse));
  growing->gap.gain = dr_round (sum);
  growing->gap.uses = uses;
  growing->gap.n_uses = growing->uses->len;
  growing->gap.place = growing->place != NULL ? dr_arena_strdup (arena, growing->place) : NULL;
}

/* (transfer full) */
static DrGaps *
finish (Run *run)
{
  DrGaps *self = g_new0 (DrGaps, 1);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  DrGapAssessment *assessments;
  DrGap *items;
  GHashTableIter iter;
  gpointer value;

  self->arena = dr_arena_new ();
  self->evidence = dr_evidence_ref (run->latest->evidence);
  self->length = run->length;
  self->rulebook = dr_rulebook_ref (run->latest->rulebook);
  g_hash_table_iter_init (&iter, run->gaps);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      add_up (value, self->arena);
      g_ptr_array_add (all, value);
    }
  g_ptr_array_sort (all, compare_gaps);
  self->items = items = dr_arena_array0 (self->arena, DrGap, all->len);
  self->n_items = all->len;
  for (guint i = 0; i < all->len; i++)
    items[i] = ((const Growing *) all->pdata[i])->gap;

  self->assessments = assessments = dr_arena_array0 (self->arena, DrGapAssessment, run->versions->len);
  self->n_assessments = run->versions->len;
  for (guint i = 0; i < run->versions->len; i++)
    {
      const Version *version = run->versions->pdata[i];

      assessments[i] = (DrGapAssessment) {
        .reference = dr_arena_strdup (self->arena, version->reference),
        .version = version->version,
        .title = dr_arena_strdup (self->arena, version->title),
        .stage = version->stage,
        .problem = version->problem != NULL ? dr_arena_strdup (self->arena, version->problem) : NULL,
      };
      self->n_problems += version->problem != NULL;
      self->n_uncertain += version->uncertain;
    }

  return self;
}

/**
 * dr_register_find_gaps:
 * @self: a register
 * @options: (nullable): what is looked at
 * @cancellable: (nullable): to stop between two assessments
 * @error: return location
 *
 * Every figure of the chosen options' reviews whose range has width, with what dr_settle_new() says that it would settle,
 * summed over the assessments: of each reference the latest version that is submitted, returned, endorsed, approved,
 * decided or monitored, as it was sealed last. One that was returned and has a next version is left out. What was sealed
 * holds its own gains, of the evidence base of its day; here the latest is laid beside each, so that a figure that came in
 * since is no gap any more. One that the latest evidence no longer fits is named with why, and not counted.
 *
 * Works on all cores. Of the assessments only their names and what each waits for are kept in memory.
 *
 * Returns: (transfer full) (nullable): the gaps, the same to the last digit whatever the number of cores
 */
DrGaps *
dr_register_find_gaps (DrRegister           *self,
                       const DrGapsOptions  *options,
                       GCancellable         *cancellable,
                       GError              **error)
{
  static const DrGapsOptions otherwise = { .drafts = FALSE };
  g_auto (Run) run = { .store = dr_register_get_store (self), .options = options != NULL ? options : &otherwise };
  DrTrailHead head;

  if (!dr_store_read_head (run.store, NULL, &head, error))
    return NULL;
  run.length = head.length;
  run.latest = dr_knowledge_latest (dr_register_get_knowledge (self), error);
  if (run.latest == NULL)
    return NULL;
  run.versions = g_ptr_array_new_with_free_func (version_free);
  run.gaps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, growing_free);
  if (!list_versions (&run, cancellable, error) || !look_at_all (&run, cancellable, error))
    return NULL;

  return finish (&run);
}

/**
 * dr_gaps_free:
 * @self: (transfer full) (nullable): gaps
 */
void
dr_gaps_free (DrGaps *self)
{
  if (self == NULL)
    return;

  dr_rulebook_unref (self->rulebook);
  dr_evidence_unref (self->evidence);
  dr_arena_free (self->arena);
  g_free (self);
}
