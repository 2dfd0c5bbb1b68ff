#include "dr-evidence-publish.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-evidence-edit.h"
#include "dr-evidence-file.h"
#include "dr-register-jobs.h"
#include "dr-roll.h"

/* A publication, inside one transaction. */
typedef struct {
  DrRegister          *reg;
  const DrPublishTask *task;
  GBytes              *bytes;
  guint                number;
} Publication;

/**
 * dr_publish_task_free:
 * @self: (transfer full) (nullable): a task
 */
void
dr_publish_task_free (DrPublishTask *self)
{
  if (self == NULL)
    return;

  g_free (self->folder);
  g_free (self->base);
  g_free (self->person);
  g_free (self->version);
  g_free (self->label);
  g_free (self);
}

static void
free_row (gpointer data)
{
  DrDriftRow *row = data;

  if (row == NULL)
    return;
  g_free (row->title);
  g_free (row->service);
  g_free (row);
}

/**
 * dr_drift_found_free:
 * @self: (transfer full) (nullable): what no longer holds
 */
void
dr_drift_found_free (DrDriftFound *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->recheck, dr_recheck_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->evidence, dr_evidence_unref);
  g_clear_pointer (&self->rulebook, dr_rulebook_unref);
  g_free (self);
}

/* Looked at and written in one transaction: nobody can publish in between. */
static gboolean
publish (DrStore   *store,
         gpointer   data,
         GError   **error)
{
  Publication *work = data;
  g_autoptr (DrEditions) editions = dr_store_list_editions (store, DR_EDITION_EVIDENCE, error);

  if (editions == NULL)
    return FALSE;
  if (editions->n_items == 0 || strcmp (editions->items[editions->n_items - 1].digest, work->task->base) != 0)
    {
      g_set_error_literal (error, DR_STORE_ERROR, DR_STORE_ERROR_MOVED,
                           _("Another edition was published meanwhile. Bring your changes over first, so that nobody’s work is lost."));
      return FALSE;
    }

  return dr_register_add_edition (work->reg, work->task->person, DR_EDITION_EVIDENCE, _("the working copy"), work->bytes,
                                  work->task->label, &work->number, error);
}

/**
 * dr_evidence_publish:
 * @in: the lane's own register
 * @task: a #DrPublishTask
 * @progress: not told: it is one transaction
 * @cancellable: (nullable): looked at before it
 * @error: return location for %DR_STORE_ERROR_MOVED where another edition came meanwhile, and others
 *
 * A #DrLongWorkRun: puts the working copy in force. Its file is taken away then; on failure it stays.
 *
 * Returns: the number of the new edition, as a pointer; %NULL with @error set
 */
gpointer
dr_evidence_publish (DrRegister      *in,
                     gpointer         task,
                     DrLongProgress  *progress,
                     GCancellable    *cancellable,
                     GError         **error)
{
  const DrPublishTask *asked = task;
  g_autoptr (GBytes) copy = dr_evidence_file_read (asked->folder, asked->base, error);
  g_autoptr (GBytes) bytes = NULL;
  char day[DR_DATE_STRING_SIZE];
  const DrEvidenceEdit edits[] = { { "@version", asked->version }, { "@published", dr_date_format (asked->published, day) } };
  Publication work = { in, asked, NULL, 0 };

  if (copy == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  bytes = dr_evidence_edit_apply (copy, edits, G_N_ELEMENTS (edits), NULL, error);
  if (bytes == NULL)
    return NULL;
  work.bytes = bytes;
  if (!dr_store_together (dr_register_get_store (in), publish, &work, error))
    return NULL;
  dr_evidence_file_remove (asked->folder, asked->base);

  return GUINT_TO_POINTER (work.number);
}

/* (nullable): what is listed of one version. */
static DrDriftRow *
read_row (DrRegister    *in,
          const DrDrift *drift)
{
  g_autoptr (DrRegisterPage) page = dr_store_get_row (dr_register_get_store (in), drift->reference, drift->version, NULL);
  DrDriftRow *row;

  if (page == NULL || page->n_rows == 0)
    return NULL;
  row = g_new0 (DrDriftRow, 1);
  row->title = g_strdup (page->rows[0].title);
  row->service = g_strdup (page->rows[0].service_name);
  row->stage = page->rows[0].stage;

  return row;
}

/**
 * dr_drift_find:
 * @in: the lane's own register
 * @nothing: not used
 * @progress: told how far it is
 * @cancellable: (nullable): to stop; what was checked so far is marked
 * @error: return location
 *
 * A #DrLongWorkRun: the recheck, with what its list shows.
 *
 * Returns: (transfer full) (nullable): a #DrDriftFound
 */
gpointer
dr_drift_find (DrRegister      *in,
               gpointer         nothing,
               DrLongProgress  *progress,
               GCancellable    *cancellable,
               GError         **error)
{
  g_autoptr (DrDriftFound) found = g_new0 (DrDriftFound, 1);
  g_autoptr (DrEditionSet) set = dr_knowledge_latest (dr_register_get_knowledge (in), error);
  g_autoptr (DrEditions) editions = NULL;

  if (set == NULL)
    return NULL;
  editions = dr_store_list_editions (dr_register_get_store (in), DR_EDITION_EVIDENCE, error);
  if (editions == NULL)
    return NULL;
  found->recheck = dr_register_job_recheck (in, NULL, progress, cancellable, error);
  if (found->recheck == NULL)
    return NULL;
  found->evidence = dr_evidence_ref (set->evidence);
  found->rulebook = dr_rulebook_ref (set->rulebook);
  found->edition = editions->n_items;
  found->rows = g_ptr_array_new_with_free_func (free_row);
  for (guint i = 0; i < found->recheck->n_items; i++)
    g_ptr_array_add (found->rows, read_row (in, &found->recheck->items[i]));

  return g_steal_pointer (&found);
}
