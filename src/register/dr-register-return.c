#include "dr-register-return.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-assessment-reader.h"
#include "dr-draft-fields.h"
#include "dr-return.h"
#include "dr-trail-versions.h"
#include "dr-trail-walk.h"
#include "dr-work-pool.h"

/* One return as it is made. */
typedef struct {
  DrRegister      *reg;
  DrStore         *store;
  DrPeriod         period;
  DrTrailVersions *versions;
  char             latest[DR_N_EDITION_KINDS][DR_DIGEST_SIZE];   /* of the editions; "": none */
  DrReturn        *made;
  GHashTable      *references;   /* (nullable): set of those that belong to the period */
  gboolean         details;      /* what it is added up from is kept */
  gboolean         with_written; /* and what is entered of those in monitoring, which is not sealed yet */
  DrStoreProgress  progress;     /* (nullable) */
  gpointer         data;
  guint            n_done;
  guint            n;
} Making;

/* A record, read back as verification would. */
typedef struct {
  GBytes        *bytes;
  DrXmlDocument *document;
  DrRecord      *record;
  DrCheck       *check;
} Reading;

/* One version, read in any thread. */
typedef struct {
  DrReturnEntry entry;
  DrCheck       facts;        /* in the check's place where nothing of it counts but dates */
  const char   *record;       /* digest */
  char         *service;      /* of a draft */
  Reading       latest;
  Reading       approval;
  DrDraft      *draft;        /* (nullable): what is written of it since */
  DrXmlDocument *written;
  DrAssessment *now;
  GError       *problem;
} Job;

static void
clear_reading (Reading *reading)
{
  g_clear_pointer (&reading->check, dr_check_free);
  g_clear_pointer (&reading->record, dr_record_free);
  g_clear_pointer (&reading->document, dr_xml_document_free);
  g_clear_pointer (&reading->bytes, g_bytes_unref);
}

static void
free_job (gpointer data)
{
  Job *job = data;

  clear_reading (&job->latest);
  clear_reading (&job->approval);
  g_clear_pointer (&job->now, dr_assessment_unref);
  g_clear_pointer (&job->written, dr_xml_document_free);
  g_clear_pointer (&job->draft, dr_draft_free);
  g_clear_error (&job->problem);
  g_free (job->service);
  g_free (job);
}

static gboolean
read_record (Reading              *reading,
             const DrReturnEntry  *entry,
             gboolean              compute,
             GError              **error)
{
  gsize length;
  const char *data = g_bytes_get_data (reading->bytes, &length);

  reading->document = dr_xml_document_read_bytes (entry->reference, data, length, NULL, error);
  reading->record = reading->document != NULL ? dr_record_read (reading->document, error) : NULL;
  if (reading->record == NULL)
    return FALSE;
  if (strcmp (reading->record->assessment->reference, entry->reference) != 0
      || reading->record->assessment->version != entry->version)
    {
      g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_DAMAGED,
                   _("the record is of %s, version %u; expected one of the assessment whose trail names it"),
                   reading->record->assessment->reference, reading->record->assessment->version);
      return FALSE;
    }
  if (compute)
    reading->check = dr_check_new (reading->record->evidence, reading->record->assessment, &reading->record->context,
                                   reading->record->rulebook);

  return TRUE;
}

/* On the evidence of its record. What cannot be read so, such as a result of a group that the record does not have, is
 * for the next step to seal: until then the record speaks. */
static void
read_now (Job *job)
{
  gsize length = 0;
  g_autofree char *text = dr_draft_fields_to_xml (job->draft->fields, job->draft->n_fields, &length, NULL);

  if (text != NULL)
    job->written = dr_xml_document_read_bytes (job->entry.reference, text, length, NULL, NULL);
  if (job->written != NULL)
    job->now = dr_assessment_read_node (job->entry.reference, dr_xml_document_get_root (job->written),
                                        job->latest.record->evidence, NULL);
  job->entry.now = job->now;
}

/* In any thread. */
static void
work (gpointer data)
{
  Job *job = data;

  if ((job->latest.bytes != NULL && !read_record (&job->latest, &job->entry, job->entry.counts, &job->problem))
      || (job->approval.bytes != NULL && !read_record (&job->approval, &job->entry, TRUE, &job->problem)))
    g_prefix_error (&job->problem, _("%s, version %u: "), job->entry.reference, job->entry.version);
  else if (job->draft != NULL)
    read_now (job);
}

/* In the register's thread. */
static gboolean
take_in (gpointer   data,
         gpointer   user_data,
         GError   **error)
{
  Job *job = data;
  Making *self = user_data;
  const DrRecord *record = job->latest.record;

  if (job->problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&job->problem));
      return FALSE;
    }

  if (record != NULL)
    {
      /* What does not count has a line, and its dates say whether it belongs: nothing needs to be computed. */
      job->facts = (DrCheck) { .evidence = record->evidence, .assessment = record->assessment,
                               .context = &record->context, .rulebook = record->rulebook };
      dr_return_entry_set_record (&job->entry, record, job->latest.check != NULL ? job->latest.check : &job->facts,
                                  job->record);
      if (job->entry.approval_digest != NULL)
        job->entry.approval = job->approval.check != NULL ? job->approval.check : &job->facts;
    }
  if (dr_return_add (self->made, &job->entry) && self->references != NULL)
    g_hash_table_add (self->references, g_strdup (job->entry.reference));
  self->n_done++;
  if (self->progress != NULL)
    self->progress ((double) self->n_done / self->n, self->data);

  return TRUE;
}

static gboolean
look_at (const DrTrailEntry  *entry,
         gpointer             data,
         GError             **error)
{
  Making *self = data;
  g_autoptr (DrTrailStatement) statement = dr_trail_walk_read (entry, error);
  DrEditionKind kind;

  if (statement == NULL)
    return FALSE;
  if (strcmp (statement->act, "edition") == 0)
    {
      const char *word = dr_trail_walk_detail (statement, "kind");
      const char *digest = dr_trail_walk_detail (statement, "sha256");

      if (word != NULL && digest != NULL && dr_edition_kind_parse (word, &kind))
        g_strlcpy (self->latest[kind], digest, DR_DIGEST_SIZE);
    }

  return dr_trail_versions_take (self->versions, statement, error);
}

/* Of a draft, which has no record to say it. One that was deleted since is of no service. */
static gboolean
find_service (Making  *self,
              Job     *job,
              GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (DrRegisterPage) page = dr_store_get_row (self->store, job->entry.reference, job->entry.version, &problem);

  if (page == NULL && !g_error_matches (problem, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (page != NULL && page->rows[0].service[0] != '\0')
    job->entry.service = job->service = g_strdup (page->rows[0].service);

  return TRUE;
}

static gboolean
fetch (Making                *self,
       const DrTrailVersion  *version,
       Job                   *job,
       GError               **error)
{
  if (version->record[0] == '\0')
    return find_service (self, job, error);

  job->record = version->record;
  job->latest.bytes = dr_store_get_blob (self->store, version->record, error);
  if (job->latest.bytes == NULL)
    return FALSE;
  if (self->with_written && job->entry.counts
      && (version->stage == DR_STAGE_DECIDED || version->stage == DR_STAGE_MONITORED))
    {
      job->draft = dr_store_load_draft (self->store, job->entry.reference, job->entry.version, NULL, error);
      if (job->draft == NULL)
        return FALSE;
    }
  if (version->approval[0] == '\0' || strcmp (version->approval, version->record) == 0)
    return TRUE;

  job->entry.approval_digest = version->approval;
  if (job->entry.counts)
    job->approval.bytes = dr_store_get_blob (self->store, version->approval, error);

  return !job->entry.counts || job->approval.bytes != NULL;
}

/* Those that are not read are few: what began after the period. */
static gboolean
may_belong (const Making        *self,
            const DrReturnEntry *entry)
{
  return !dr_date_is_set (entry->began) || dr_date_compare (entry->began, self->period.to) <= 0;
}

static gboolean
fold (Making        *self,
      GCancellable  *cancellable,
      GError       **error)
{
  guint n = 0;
  const DrTrailVersion * const *versions = dr_trail_versions_list (self->versions, &n);
  g_autofree DrReturnEntry *entries = g_new0 (DrReturnEntry, n);
  g_autofree const DrTrailVersion **of = g_new0 (const DrTrailVersion *, n);
  g_autoptr (DrWorkPool) pool = dr_work_pool_new (work, take_in, free_job, self);

  self->n = 0;
  for (guint i = 0; i < n; i++)
    if (!versions[i]->deleted)
      {
        entries[self->n] = (DrReturnEntry) {
          .reference = versions[i]->reference,
          .version = versions[i]->version,
          .stage = versions[i]->stage,
          .began = versions[i]->began,
        };
        of[self->n++] = versions[i];
      }
  dr_return_choose (entries, self->n, self->period.to);

  for (guint i = 0; i < self->n; i++)
    {
      Job *job;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!may_belong (self, &entries[i]))
        {
          self->n_done++;
          continue;
        }
      job = g_new0 (Job, 1);
      job->entry = entries[i];
      if (!fetch (self, of[i], job, error))
        {
          free_job (job);
          return FALSE;
        }
      if (!dr_work_pool_push (pool, job, error))
        return FALSE;
    }

  return dr_work_pool_finish (pool, error) && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
clear_making (Making *self)
{
  g_clear_pointer (&self->versions, dr_trail_versions_free);
  g_clear_pointer (&self->made, dr_return_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Making, clear_making)

/* Whose return it is: the council of the latest evidence base. */
static gboolean
begin (Making  *self,
       DrDate   as_of,
       GError **error)
{
  const char *digests[DR_N_EDITION_KINDS];
  g_autoptr (DrEditionSet) editions = NULL;
  const DrEvidence *evidence;

  for (guint kind = 0; kind < DR_N_EDITION_KINDS; kind++)
    {
      digests[kind] = self->latest[kind];
      if (digests[kind][0] != '\0')
        continue;
      g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT,
                   _("the register has no %s yet; expected one to be added, as init does"),
                   dr_edition_kind_to_string ((DrEditionKind) kind));
      return FALSE;
    }
  editions = dr_knowledge_find (dr_register_get_knowledge (self->reg), digests, error);
  if (editions == NULL)
    return FALSE;

  evidence = editions->evidence;
  self->made = dr_return_new (self->period, as_of, evidence->council,
                              evidence->area != DR_NO_INDEX ? evidence->areas[evidence->area].id : NULL);

  return TRUE;
}

/* @self has what it is to be made from, and of what. */
static gboolean
make (Making             *self,
      DrDate              as_of,
      const DrTrailHead  *head,
      GCancellable       *cancellable,
      GBytes            **bytes,
      GError            **error)
{
  DrDate today = dr_register_get_today (self->reg);
  gsize length = 0;
  char *text;

  if (!dr_date_is_set (as_of))
    as_of = dr_date_compare (today, self->period.to) < 0 ? today : self->period.to;
  self->versions = dr_trail_versions_new (as_of);
  if (!dr_trail_walk (self->store, head->length, look_at, self, cancellable, error) || !begin (self, as_of, error))
    return FALSE;
  if (self->details)
    dr_return_keep_details (self->made);
  self->with_written = self->details && dr_date_compare (as_of, today) == 0;
  if (!fold (self, cancellable, error))
    return FALSE;

  text = dr_return_write (self->made, head->head, head->length, &length);
  *bytes = g_bytes_new_take (text, length);

  return TRUE;
}

/**
 * dr_register_make_return_up_to:
 * @self: a register
 * @period: see dr_register_make_return()
 * @as_of: likewise
 * @head: of the store's chain: no entry after it is looked at
 * @references: (nullable) (element-type utf8): set of names that it frees; gets those of the assessments that belong to
 *   the period
 * @progress: (nullable): likewise
 * @data: for @progress
 * @cancellable: (nullable): likewise
 * @bytes: (out) (transfer full): likewise
 * @error: return location
 *
 * Returns: whether it was made
 */
gboolean
dr_register_make_return_up_to (DrRegister         *self,
                               DrPeriod            period,
                               DrDate              as_of,
                               const DrTrailHead  *head,
                               GHashTable         *references,
                               DrStoreProgress     progress,
                               gpointer            data,
                               GCancellable       *cancellable,
                               GBytes            **bytes,
                               GError            **error)
{
  g_auto (Making) making = {
    .reg = self, .store = dr_register_get_store (self), .period = period, .references = references, .progress = progress,
    .data = data,
  };

  return make (&making, as_of, head, cancellable, bytes, error);
}

/**
 * dr_register_make_return:
 * @self: a register
 * @period: the days that it is about
 * @as_of: the day whose stages are given, and against which things are late; none: the last day of @period, or today
 *   where that has not come
 * @progress: (nullable): told how much is done
 * @data: for @progress
 * @cancellable: (nullable): to stop
 * @bytes: (out) (transfer full): the return in Canonical XML 1.0
 * @error: return location for %DR_REGISTER_ERROR_DAMAGED where records and trail contradict each other, and others
 *
 * Of every version the latest record that was sealed by @as_of is read; of those that count it is computed again, on all
 * cores. Others may write to the store meanwhile: the return is of the moment at which it was begun.
 *
 * Returns: whether it was made
 */
gboolean
dr_register_make_return (DrRegister       *self,
                         DrPeriod          period,
                         DrDate            as_of,
                         DrStoreProgress   progress,
                         gpointer          data,
                         GCancellable     *cancellable,
                         GBytes          **bytes,
                         GError          **error)
{
  DrTrailHead head;

  return dr_store_read_head (dr_register_get_store (self), NULL, &head, error)
         && dr_register_make_return_up_to (self, period, as_of, &head, NULL, progress, data, cancellable, bytes, error);
}

/**
 * dr_register_view_return:
 * @self: a register
 * @period: see dr_register_make_return()
 * @as_of: likewise
 * @progress: (nullable): likewise
 * @data: for @progress
 * @cancellable: (nullable): likewise
 * @bytes: (out) (transfer full): likewise
 * @error: likewise
 *
 * Makes the return to be looked at: what is shown is what @bytes hand out. Where its day is today,
 * its details have also what is entered of those that are decided or monitored and no step has sealed yet: results, the
 * review, closed actions.
 *
 * Returns: (transfer full) (nullable): the return, with its details; it needs the register no more
 */
DrReturn *
dr_register_view_return (DrRegister       *self,
                         DrPeriod          period,
                         DrDate            as_of,
                         DrStoreProgress   progress,
                         gpointer          data,
                         GCancellable     *cancellable,
                         GBytes          **bytes,
                         GError          **error)
{
  g_auto (Making) making = {
    .reg = self, .store = dr_register_get_store (self), .period = period, .progress = progress, .data = data,
    .details = TRUE,
  };
  DrTrailHead head;

  if (!dr_store_read_head (making.store, NULL, &head, error)
      || !make (&making, as_of, &head, cancellable, bytes, error))
    return NULL;

  return g_steal_pointer (&making.made);
}
