#include "dr-editor-work.h"

#include "dr-drafts.h"

/**
 * dr_editor_task_new:
 * @reference: of an assessment
 * @version: its number, from 1
 * @person: (nullable): id of who works on it
 *
 * Returns: (transfer full): a task without changes
 */
DrEditorTask *
dr_editor_task_new (const char *reference,
                    guint       version,
                    const char *person)
{
  DrEditorTask *self = g_new0 (DrEditorTask, 1);

  self->reference = g_strdup (reference);
  self->version = version;
  self->person = g_strdup (person);
  self->arena = dr_arena_new ();
  self->changes = g_array_new (FALSE, FALSE, sizeof (DrField));

  return self;
}

/**
 * dr_editor_task_add:
 * @self: a task
 * @key: of a field
 * @value: (nullable): what it becomes; %NULL: taken away
 * @revision: of the draft that the officer's copy comes from
 *
 * Adds a change.
 */
void
dr_editor_task_add (DrEditorTask *self,
                    const char   *key,
                    const char   *value,
                    guint64       revision)
{
  const DrField change = {
    .key = dr_arena_strdup (self->arena, key),
    .value = value != NULL ? dr_arena_strdup (self->arena, value) : NULL,
    .revision = revision,
  };

  g_array_append_val (self->changes, change);
}

/**
 * dr_editor_task_free:
 * @self: (transfer full) (nullable): a task
 */
void
dr_editor_task_free (DrEditorTask *self)
{
  if (self == NULL)
    return;

  g_free (self->reference);
  g_free (self->person);
  g_free (self->author);
  g_array_unref (self->changes);
  dr_arena_free (self->arena);
  g_free (self);
}

/**
 * dr_editor_outcome_free:
 * @self: (transfer full) (nullable): what came of a task
 */
void
dr_editor_outcome_free (DrEditorOutcome *self)
{
  if (self == NULL)
    return;

  dr_version_free (self->version);
  dr_draft_free (self->draft);
  dr_conflicts_free (self->conflicts);
  g_free (self);
}

static gboolean
load_draft (DrEditorOutcome *outcome,
            DrRegister      *in,
            DrEditorTask    *task,
            GError         **error)
{
  outcome->draft = dr_store_load_draft (dr_register_get_store (in), task->reference, task->version, task->person, error);

  return outcome->draft != NULL;
}

/**
 * dr_editor_work_open:
 * @in: the lane's register
 * @task: (type DrEditorTask): what to open
 * @cancellable: (nullable): unused
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a #DrEditorOutcome with draft and version
 */
gpointer
dr_editor_work_open (DrRegister    *in,
                     gpointer       task,
                     GCancellable  *cancellable,
                     GError       **error)
{
  DrEditorTask *self = task;
  g_autoptr (DrEditorOutcome) outcome = g_new0 (DrEditorOutcome, 1);

  outcome->version = dr_version_load (in, self->reference, self->version, error);
  if (outcome->version == NULL || !load_draft (outcome, in, self, error))
    return NULL;

  return g_steal_pointer (&outcome);
}

/**
 * dr_editor_work_check:
 * @in: the lane's register
 * @task: (type DrEditorTask): the changes that are not saved yet
 * @cancellable: (nullable): unused
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a #DrEditorOutcome with the version as it is with the changes
 */
gpointer
dr_editor_work_check (DrRegister    *in,
                      gpointer       task,
                      GCancellable  *cancellable,
                      GError       **error)
{
  DrEditorTask *self = task;
  g_autoptr (DrEditorOutcome) outcome = g_new0 (DrEditorOutcome, 1);

  outcome->version = dr_version_load_changed (in, self->reference, self->version,
                                              (const DrField *) self->changes->data, self->changes->len, error);

  return outcome->version != NULL ? g_steal_pointer (&outcome) : NULL;
}

/**
 * dr_editor_work_save:
 * @in: the lane's register
 * @task: (type DrEditorTask): the changes
 * @cancellable: (nullable): unused: a save is never half done
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a #DrEditorOutcome: the draft after the save, or the conflicts that were in its way
 */
gpointer
dr_editor_work_save (DrRegister    *in,
                     gpointer       task,
                     GCancellable  *cancellable,
                     GError       **error)
{
  DrEditorTask *self = task;
  g_autoptr (DrEditorOutcome) outcome = g_new0 (DrEditorOutcome, 1);
  g_autoptr (GError) problem = NULL;
  const DrSaveRequest save = {
    .reference = self->reference,
    .version = self->version,
    .person = self->author,
    .changes = (const DrField *) self->changes->data,
    .n_changes = self->changes->len,
    .continues = self->continues,
  };

  if (!dr_register_save (in, &save, &outcome->revision, &outcome->conflicts, &problem) && outcome->conflicts == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  if (!load_draft (outcome, in, self, error))
    return NULL;

  return g_steal_pointer (&outcome);
}

/**
 * dr_editor_work_undo:
 * @in: the lane's register
 * @task: (type DrEditorTask): whose, and whether it is a redo
 * @cancellable: (nullable): unused
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a #DrEditorOutcome with the draft after it, or the conflicts in its way
 */
gpointer
dr_editor_work_undo (DrRegister    *in,
                     gpointer       task,
                     GCancellable  *cancellable,
                     GError       **error)
{
  DrEditorTask *self = task;
  g_autoptr (DrEditorOutcome) outcome = g_new0 (DrEditorOutcome, 1);
  guint64 revision = 0;

  if (!dr_register_undo (in, self->reference, self->version, self->person, self->redo, &revision, &outcome->conflicts,
                         error))
    return NULL;
  if (!load_draft (outcome, in, self, error))
    return NULL;

  return g_steal_pointer (&outcome);
}

/**
 * dr_editor_work_look:
 * @in: the lane's register
 * @task: (type DrEditorTask): the revision that was seen
 * @cancellable: (nullable): unused
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a #DrEditorOutcome, without a draft where nobody has changed it
 */
gpointer
dr_editor_work_look (DrRegister    *in,
                     gpointer       task,
                     GCancellable  *cancellable,
                     GError       **error)
{
  DrEditorTask *self = task;
  g_autoptr (DrEditorOutcome) outcome = g_new0 (DrEditorOutcome, 1);

  if (!load_draft (outcome, in, self, error))
    return NULL;
  if (outcome->draft->revision == self->revision)
    g_clear_pointer (&outcome->draft, dr_draft_free);

  return g_steal_pointer (&outcome);
}
