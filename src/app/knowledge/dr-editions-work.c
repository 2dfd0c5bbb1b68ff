#include "dr-editions-work.h"

#include <glib/gi18n-lib.h>

#include "dr-questionnaire-reader.h"
#include "dr-questions-effect.h"
#include "dr-rulebook-reader.h"

/**
 * dr_edition_task_new:
 * @kind: a rulebook or a questionnaire
 *
 * Returns: (transfer full): a task, to be filled in
 */
DrEditionTask *
dr_edition_task_new (DrEditionKind kind)
{
  DrEditionTask *self = g_new0 (DrEditionTask, 1);

  self->kind = kind;

  return self;
}

/**
 * dr_edition_task_free:
 * @self: (transfer full) (nullable): a task
 */
void
dr_edition_task_free (DrEditionTask *self)
{
  if (self == NULL)
    return;

  g_free (self->digest);
  g_free (self->path);
  g_free (self->person);
  g_free (self->label);
  g_free (self);
}

/**
 * dr_edition_shelf_free:
 * @self: (transfer full) (nullable): the editions
 */
void
dr_edition_shelf_free (DrEditionShelf *self)
{
  if (self == NULL)
    return;

  dr_editions_free (self->editions);
  dr_edition_set_free (self->latest);
  g_free (self);
}

/**
 * dr_edition_work_shelf:
 * @in: the lane's register
 * @task: (type DrEditionTask): of which kind
 * @cancellable: (nullable): unused
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a #DrEditionShelf
 */
gpointer
dr_edition_work_shelf (DrRegister    *in,
                       gpointer       task,
                       GCancellable  *cancellable,
                       GError       **error)
{
  const DrEditionTask *self = task;
  g_autoptr (DrEditionShelf) shelf = g_new0 (DrEditionShelf, 1);

  shelf->editions = dr_store_list_editions (dr_register_get_store (in), self->kind, error);
  shelf->latest = shelf->editions != NULL ? dr_knowledge_latest (dr_register_get_knowledge (in), error) : NULL;

  return shelf->latest != NULL ? g_steal_pointer (&shelf) : NULL;
}

/**
 * dr_edition_work_read:
 * @in: the lane's register
 * @task: (type DrEditionTask): with the digest of an edition
 * @cancellable: (nullable): unused
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a #DrEditionSet with that edition, and the latest of the other kinds
 */
gpointer
dr_edition_work_read (DrRegister    *in,
                      gpointer       task,
                      GCancellable  *cancellable,
                      GError       **error)
{
  const DrEditionTask *self = task;
  DrKnowledge *knowledge = dr_register_get_knowledge (in);
  g_autoptr (DrEditionSet) latest = dr_knowledge_latest (knowledge, error);
  const char *digests[DR_N_EDITION_KINDS];

  if (latest == NULL)
    return NULL;
  for (guint kind = 0; kind < DR_N_EDITION_KINDS; kind++)
    digests[kind] = kind == self->kind ? self->digest : latest->digest[kind];

  return dr_knowledge_find (knowledge, digests, error);
}

/**
 * dr_edition_work_publish:
 * @in: the lane's register
 * @task: (type DrEditionTask): with the working copy, who publishes it, and what is new
 * @cancellable: (nullable): unused: it is never half done
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the number of the edition, as words; the working copy is gone then
 */
gpointer
dr_edition_work_publish (DrRegister    *in,
                         gpointer       task,
                         GCancellable  *cancellable,
                         GError       **error)
{
  const DrEditionTask *self = task;
  g_autoptr (DrWorkingCopy) copy = dr_working_copy_open (self->path, self->kind, error);
  guint number = 0;

  if (copy == NULL || !dr_register_publish_edited (in, self->person, copy, self->label, &number, error)
      || !dr_working_copy_discard (copy, error))
    return NULL;

  return g_strdup_printf ("%u", number);
}

static void
tell (guint64  done,
      guint64  total,
      gpointer progress)
{
  dr_long_progress_tell ((double) done / (double) MAX (total, 1), progress);
}

/**
 * dr_edition_work_try:
 * @in: the lane's register
 * @task: (type DrEditionTask): with the working copy of a rulebook
 * @progress: to be told how far it is
 * @cancellable: (nullable): stops between two versions
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a #DrRecheck: what would be another with it; nothing is marked
 */
gpointer
dr_edition_work_try (DrRegister      *in,
                     gpointer         task,
                     DrLongProgress  *progress,
                     GCancellable    *cancellable,
                     GError         **error)
{
  const DrEditionTask *self = task;
  g_autoptr (DrWorkingCopy) copy = dr_working_copy_open (self->path, self->kind, error);
  g_autoptr (DrEditionSet) latest = copy != NULL ? dr_knowledge_latest (dr_register_get_knowledge (in), error) : NULL;
  g_autoptr (GBytes) bytes = latest != NULL ? dr_working_copy_write (copy, latest, error) : NULL;
  g_autoptr (DrRulebook) rulebook = NULL;
  DrRecheckOptions options = { .progress = tell, .data = progress };
  gsize length;
  const char *data;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  rulebook = dr_rulebook_read_bytes (_("the working copy"), data, length, error);
  if (rulebook == NULL)
    return NULL;
  options.instead = rulebook;

  return dr_register_recheck (in, &options, cancellable, error);
}

/* Each draft of a page. */
static gboolean
look_at_drafts (DrStore               *store,
                const DrRegisterPage  *page,
                DrQuestionsEffect     *effect,
                GCancellable          *cancellable,
                GError               **error)
{
  for (guint i = 0; i < page->n_rows; i++)
    {
      g_autoptr (DrDraft) draft = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      draft = dr_store_load_draft (store, page->rows[i].reference, page->rows[i].version, NULL, error);
      if (draft == NULL)
        return FALSE;
      dr_questions_effect_add (effect, page->rows[i].reference, page->rows[i].version, draft->fields, draft->n_fields);
    }

  return TRUE;
}

/**
 * dr_edition_work_try_questions:
 * @in: the lane's register
 * @task: (type DrEditionTask): with the working copy of a questionnaire
 * @progress: to be told how far it is
 * @cancellable: (nullable): stops between two drafts
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a #DrWhatChanges: what it would newly ask of the drafts there are
 */
gpointer
dr_edition_work_try_questions (DrRegister      *in,
                               gpointer         task,
                               DrLongProgress  *progress,
                               GCancellable    *cancellable,
                               GError         **error)
{
  const DrEditionTask *self = task;
  DrStore *store = dr_register_get_store (in);
  g_autoptr (DrWorkingCopy) copy = dr_working_copy_open (self->path, self->kind, error);
  g_autoptr (DrEditionSet) latest = copy != NULL ? dr_knowledge_latest (dr_register_get_knowledge (in), error) : NULL;
  g_autoptr (GBytes) bytes = latest != NULL ? dr_working_copy_write (copy, latest, error) : NULL;
  g_autoptr (DrQuestionnaire) questionnaire = NULL;
  g_autoptr (DrQuestionsEffect) effect = NULL;
  g_autoptr (DrRegisterPage) page = NULL;
  DrRegisterQuery query = { .stages = 1u << DR_STAGE_DRAFT, .limit = DR_REGISTER_MAX_PAGE };
  guint64 n = 0;
  guint64 done = 0;

  if (bytes == NULL || !dr_store_count (store, &query, G_MAXUINT, &n, error))
    return NULL;
  questionnaire = dr_questionnaire_read_bytes (_("the working copy"), g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                               error);
  if (questionnaire == NULL)
    return NULL;
  effect = dr_questions_effect_new (latest->questionnaire, questionnaire);
  do
    {
      g_autoptr (DrRegisterPage) before = g_steal_pointer (&page);

      query.after = before != NULL ? &before->rows[before->n_rows - 1] : NULL;
      page = dr_store_query (store, &query, error);
      if (page == NULL || !look_at_drafts (store, page, effect, cancellable, error))
        return NULL;
      done += page->n_rows;
      tell (done, n, progress);
    }
  while (page->more);

  return dr_questions_effect_finish (effect);
}

/**
 * dr_edition_work_recheck:
 * @in: the lane's register
 * @task: (nullable): unused
 * @progress: to be told how far it is
 * @cancellable: (nullable): stops between two versions
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a #DrRecheck, whose marks stand in the register
 */
gpointer
dr_edition_work_recheck (DrRegister      *in,
                         gpointer         task,
                         DrLongProgress  *progress,
                         GCancellable    *cancellable,
                         GError         **error)
{
  const DrRecheckOptions options = { .drafts = TRUE, .progress = tell, .data = progress };

  return dr_register_recheck (in, &options, cancellable, error);
}
