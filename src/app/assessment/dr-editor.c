#include "dr-editor-private.h"

#include "dr-register-acts.h"
#include "dr-writing-state.h"

enum {
  CHANGED,
  CHECKED,
  STATE_CHANGED,
  RIGHTS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DrEditor, dr_editor, G_TYPE_OBJECT)

void
dr_editor_tell_changed (DrEditor  *self,
                        GPtrArray *keys)
{
  g_ptr_array_add (keys, NULL);
  dr_field_watches_tell (self->watches, (const char * const *) keys->pdata);
  g_signal_emit (self, signals[CHANGED], 0, keys->pdata);
}

void
dr_editor_tell_checked (DrEditor *self)
{
  g_signal_emit (self, signals[CHECKED], 0);
}

/* Not at every key. */
void
dr_editor_tell_state (DrEditor *self)
{
  const Told now = {
    dr_editor_get_state (self),
    dr_editor_get_stage (self),
    g_intern_string (dr_desk_get_person (self->desk)),
    dr_editor_is_read_only (self),
    dr_editor_can_undo (self),
    dr_editor_can_redo (self),
  };

  const Told told = self->told;
  gboolean rights = now.stage != told.stage || now.person != told.person || now.read_only != told.read_only;

  if (!rights && now.state == told.state && now.can_undo == told.can_undo && now.can_redo == told.can_redo)
    return;
  self->told = now;
  if (rights)
    g_signal_emit (self, signals[RIGHTS_CHANGED], 0);
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

/* What is not saved yet goes at once: it is in the name of who typed it. What can be undone is somebody else's now. */
static void
person_changed (DrEditor *self)
{
  dr_editor_save_now (self);
  dr_editor_reload (self);
  dr_editor_tell_state (self);
}

/**
 * dr_editor_open:
 * @desk: the register
 * @reference: of an assessment in it
 * @version: its number, from 1
 * @cancellable: (nullable): unused so far
 * @callback: (scope async): called in the main loop
 * @user_data: for @callback
 *
 * Reads and checks a version.
 */
void
dr_editor_open (DrDesk              *desk,
                const char          *reference,
                guint                version,
                GCancellable        *cancellable,
                GAsyncReadyCallback  callback,
                gpointer             user_data)
{
  dr_desk_run (desk, DR_DESK_LANE_READ, dr_editor_work_open,
               dr_editor_task_new (reference, version, dr_desk_get_person (desk)), (GDestroyNotify) dr_editor_task_free,
               (GDestroyNotify) dr_editor_outcome_free, cancellable, callback, user_data);
}

/**
 * dr_editor_open_finish:
 * @desk: the register
 * @result: what the callback was given
 * @error: return location for a #DrStoreError or #DrRegisterError
 *
 * Returns: (transfer full) (nullable): an editor of the version
 */
DrEditor *
dr_editor_open_finish (DrDesk        *desk,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_autoptr (DrEditorOutcome) outcome = dr_desk_run_finish (desk, result, error);
  DrEditor *self;

  if (outcome == NULL)
    return NULL;
  self = g_object_new (DR_TYPE_EDITOR, NULL);
  self->desk = g_object_ref (desk);
  self->version = g_steal_pointer (&outcome->version);
  self->unsaved = dr_unsaved_new (g_steal_pointer (&outcome->draft));
  dr_editor_start_looking (self);
  g_signal_connect_object (desk, "person-changed", G_CALLBACK (person_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (dr_editor_tell_state), self, G_CONNECT_SWAPPED);   /* roles, too */

  return self;
}

/**
 * dr_editor_close:
 * @self: an editor
 *
 * Sends what is left to be saved on its way and stops looking. Nothing more is typed after it.
 */
void
dr_editor_close (DrEditor *self)
{
  g_cancellable_cancel (self->closing);
  g_clear_handle_id (&self->check_timer, g_source_remove);
  g_clear_handle_id (&self->look_timer, g_source_remove);
  g_clear_handle_id (&self->retry_timer, g_source_remove);
  dr_editor_save_now (self);
}

/**
 * dr_editor_get_desk:
 * @self: an editor
 *
 * Returns: (transfer none): the register that it works in
 */
DrDesk *
dr_editor_get_desk (DrEditor *self)
{
  return self->desk;
}

/**
 * dr_editor_get_version:
 * @self: an editor
 *
 * Returns: (transfer none): the version as it was checked last, until #DrEditor::checked is emitted again
 */
const DrVersion *
dr_editor_get_version (DrEditor *self)
{
  return self->version;
}

/**
 * dr_editor_get_state:
 * @self: an editor
 *
 * Returns: how what was typed stands
 */
DrEditorState
dr_editor_get_state (DrEditor *self)
{
  if (dr_unsaved_count_conflicts (self->unsaved) > 0)
    return DR_EDITOR_CONFLICT;
  if (self->problem != NULL)
    return DR_EDITOR_REFUSED;

  return dr_unsaved_count (self->unsaved) > 0 ? DR_EDITOR_SAVING : DR_EDITOR_SAVED;
}

/**
 * dr_editor_get_problem:
 * @self: an editor
 *
 * Returns: (transfer none) (nullable): why what was typed, undone or checked was refused the last time
 */
const char *
dr_editor_get_problem (DrEditor *self)
{
  return self->problem;
}

/**
 * dr_editor_tries_again:
 * @self: an editor
 *
 * Returns: whether the last save failed for a reason that may pass, as a full disk, and is tried again every now and then
 */
gboolean
dr_editor_tries_again (DrEditor *self)
{
  return self->retry_delay > 0;
}

/**
 * dr_editor_has_unsaved:
 * @self: an editor
 *
 * Returns: whether something that was typed is not in the store, for whatever reason
 */
gboolean
dr_editor_has_unsaved (DrEditor *self)
{
  return dr_unsaved_count (self->unsaved) > 0;
}

/**
 * dr_editor_list_unsaved:
 * @self: an editor
 *
 * Returns: (transfer full): the fields that were typed and are not in the store, but for those that are taken away
 */
DrFieldList *
dr_editor_list_unsaved (DrEditor *self)
{
  g_autoptr (DrEditorTask) task = dr_editor_new_task (self);

  dr_unsaved_list (self->unsaved, task);

  return dr_draft_fields_apply (NULL, 0, (const DrField *) task->changes->data, task->changes->len);
}

/**
 * dr_editor_get_revision:
 * @self: an editor
 *
 * Returns: the draft's revision that is shown, but for what is not saved
 */
guint64
dr_editor_get_revision (DrEditor *self)
{
  return dr_unsaved_get_draft (self->unsaved)->revision;
}

/**
 * dr_editor_is_read_only:
 * @self: an editor
 *
 * Returns: whether nothing of the draft can be typed: it is no draft any more, nobody is known to sit here, or who does
 * does not write for its service
 */
gboolean
dr_editor_is_read_only (DrEditor *self)
{
  return dr_editor_get_stage (self) != DR_STAGE_DRAFT
         || !dr_register_may_write (dr_desk_get_people (self->desk), dr_desk_get_person (self->desk),
                                    dr_version_service (self->version));
}

/**
 * dr_editor_get_stage:
 * @self: an editor
 *
 * Returns: where the version stands in the workflow
 */
DrStage
dr_editor_get_stage (DrEditor *self)
{
  return dr_unsaved_get_draft (self->unsaved)->stage;
}

/**
 * dr_editor_may_write:
 * @self: an editor
 * @key: of a field
 * @error: (nullable): return location for the reason, in a sentence for the person
 *
 * A draft is written by those of its service, as the register will say too. After that each stage leaves open what its
 * people add.
 *
 * Returns: whether who sits here may change this field now
 */
gboolean
dr_editor_may_write (DrEditor    *self,
                     const char  *key,
                     GError     **error)
{
  const char *service = dr_version_service (self->version);
  g_autofree char *name = dr_evidence_call_service (self->version->editions->evidence, service);
  g_autofree char *refusal = dr_writing_refusal (dr_editor_get_stage (self), dr_desk_get_people (self->desk),
                                                 dr_desk_get_person (self->desk), service, name, key);

  if (refusal == NULL)
    return TRUE;
  g_set_error_literal (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_ROLE, refusal);

  return FALSE;
}

/**
 * dr_editor_can_undo:
 * @self: an editor
 *
 * Returns: whether who sits here has a save to take back
 */
gboolean
dr_editor_can_undo (DrEditor *self)
{
  return !dr_editor_is_read_only (self)
         && (dr_unsaved_get_draft (self->unsaved)->can_undo || dr_unsaved_count (self->unsaved) > 0);
}

/**
 * dr_editor_can_redo:
 * @self: an editor
 *
 * Returns: whether who sits here has an undo to take back
 */
gboolean
dr_editor_can_redo (DrEditor *self)
{
  return !dr_editor_is_read_only (self) && dr_unsaved_get_draft (self->unsaved)->can_redo
         && dr_unsaved_count (self->unsaved) == 0;
}

void
dr_editor_forget_fields (DrEditor *self)
{
  g_clear_pointer (&self->fields, dr_field_list_free);
}

/**
 * dr_editor_get_fields:
 * @self: an editor
 *
 * Returns: (transfer none): all fields as they are typed, until the next change
 */
const DrFieldList *
dr_editor_get_fields (DrEditor *self)
{
  if (self->fields == NULL)
    {
      g_autoptr (DrEditorTask) task = dr_editor_new_task (self);
      const DrDraft *draft = dr_unsaved_get_draft (self->unsaved);

      dr_unsaved_list (self->unsaved, task);
      self->fields = dr_draft_fields_apply (draft->fields, draft->n_fields, (const DrField *) task->changes->data,
                                            task->changes->len);
    }

  return self->fields;
}

/**
 * dr_editor_get:
 * @self: an editor
 * @key: of a field (dr_draft_key())
 *
 * Returns: (transfer none) (nullable): its value as it is typed, until the next change; %NULL: there is none
 */
const char *
dr_editor_get (DrEditor   *self,
               const char *key)
{
  return dr_unsaved_get (self->unsaved, key);
}

/**
 * dr_editor_watch:
 * @self: an editor
 * @key: of a field
 * @callback: called for each other value of it, before #DrEditor::changed
 * @data: for @callback
 *
 * For what shows one field: of some hundred controls a key that is typed concerns one.
 */
void
dr_editor_watch (DrEditor       *self,
                 const char     *key,
                 DrFieldChanged  callback,
                 gpointer        data)
{
  dr_field_watches_add (self->watches, key, callback, data);
}

/**
 * dr_editor_unwatch:
 * @self: an editor
 * @key: of a field
 * @data: what is not called for it any more
 */
void
dr_editor_unwatch (DrEditor   *self,
                   const char *key,
                   gpointer    data)
{
  dr_field_watches_remove (self->watches, key, data);
}

/**
 * dr_editor_get_below:
 * @self: an editor
 * @item: prefix of an element's fields, as "actions/action[a1]"
 * @field: of it, as "/@due"
 *
 * Returns: (transfer none) (nullable): as dr_editor_get() has it
 */
const char *
dr_editor_get_below (DrEditor   *self,
                     const char *item,
                     const char *field)
{
  g_autofree char *key = g_strconcat (item, field, NULL);

  return dr_editor_get (self, key);
}

/**
 * dr_editor_get_stored:
 * @self: an editor
 * @key: of a field (dr_draft_key())
 *
 * Returns: (transfer none) (nullable): its value as it stands in the store, as far as is known here, until the next change
 */
const char *
dr_editor_get_stored (DrEditor   *self,
                      const char *key)
{
  const DrDraft *draft = dr_unsaved_get_draft (self->unsaved);

  return dr_draft_fields_get (draft->fields, draft->n_fields, key);
}

/**
 * dr_editor_get_items:
 * @self: an editor
 * @list: the list by the name of its items, as "actions/action"
 *
 * Returns: (transfer full): the prefixes of its items in their order, as "actions/action[a1]", up to a %NULL
 */
char **
dr_editor_get_items (DrEditor   *self,
                     const char *list)
{
  const DrFieldList *fields = dr_editor_get_fields (self);

  return dr_draft_fields_items (fields->items, fields->n, list);
}

/**
 * dr_editor_get_n_conflicts:
 * @self: an editor
 *
 * Returns: how many fields wait for dr_editor_resolve()
 */
guint
dr_editor_get_n_conflicts (DrEditor *self)
{
  return dr_unsaved_count_conflicts (self->unsaved);
}

/**
 * dr_editor_get_conflict:
 * @self: an editor
 * @index: below dr_editor_get_n_conflicts()
 *
 * Returns: (transfer none): a field that somebody else changed as well, until the next change
 */
const DrConflict *
dr_editor_get_conflict (DrEditor *self,
                        guint     index)
{
  return dr_unsaved_get_conflict (self->unsaved, index);
}

static void
dr_editor_finalize (GObject *object)
{
  DrEditor *self = DR_EDITOR (object);

  g_clear_handle_id (&self->save_timer, g_source_remove);
  g_clear_handle_id (&self->retry_timer, g_source_remove);
  g_clear_handle_id (&self->check_timer, g_source_remove);
  g_clear_handle_id (&self->look_timer, g_source_remove);
  g_queue_clear_full (&self->undos, (GDestroyNotify) dr_editor_task_free);
  g_clear_object (&self->closing);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->unsaved, dr_unsaved_free);
  g_clear_pointer (&self->watches, dr_field_watches_free);
  g_clear_pointer (&self->fields, dr_field_list_free);
  g_clear_pointer (&self->version, dr_version_free);
  g_free (self->problem);
  g_free (self->last_saved);
  g_free (self->typing);

  G_OBJECT_CLASS (dr_editor_parent_class)->finalize (object);
}

static void
dr_editor_class_init (DrEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_editor_finalize;

  /**
   * DrEditor::changed:
   * @self: the editor
   * @keys: (array zero-terminated=1): of the fields that have another value now
   *
   * Fields were typed here, or came from somebody else, or from an undo.
   */
  signals[CHANGED] = g_signal_new ("changed", DR_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_STRV);

  /**
   * DrEditor::checked:
   * @self: the editor
   *
   * There is a new dr_editor_get_version(); the one before is gone.
   */
  signals[CHECKED] = g_signal_new ("checked", DR_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * DrEditor::state-changed:
   * @self: the editor
   *
   * What is saved, refused, in conflict, or can be undone is no longer the same, or what #DrEditor::rights-changed says.
   */
  signals[STATE_CHANGED] = g_signal_new ("state-changed", DR_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);

  /**
   * DrEditor::rights-changed:
   * @self: the editor
   *
   * The stage is another, or who sits here, or whether anything can be typed: what controls follow. Unlike
   * #DrEditor::state-changed it is not emitted whenever something is typed or saved.
   */
  signals[RIGHTS_CHANGED] = g_signal_new ("rights-changed", DR_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
dr_editor_init (DrEditor *self)
{
  g_queue_init (&self->undos);
  self->watches = dr_field_watches_new ();
  self->closing = g_cancellable_new ();
}
