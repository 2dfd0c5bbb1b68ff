#include "dr-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-unsaved.h"
#include "dr-xml-writer.h"

/* Milliseconds from the first change to its save, so that all is kept within a second. */
#define SAVE_DELAY 400

/* Milliseconds without a key before a text that is being typed is checked; and from how many bytes on it is a text.
 * Anything else is checked at once. */
#define CHECK_DELAY 150
#define TEXT_LENGTH 24

/* Seconds between two looks at what others have saved in the same draft. */
#define LOOK_SECONDS 3

/* What whoever shows the editor's state has been told. */
typedef struct {
  DrEditorState state;
  DrStage       stage;
  const char   *person;   /* interned */
  gboolean      read_only;
  gboolean      can_undo;
  gboolean      can_redo;
} Told;

struct _DrEditor {
  GObject       parent_instance;

  DrDesk       *desk;
  DrVersion    *version;      /* checked; may be a moment behind the fields */
  DrUnsaved    *unsaved;      /* what is typed, over the draft as it stands */
  DrFieldList  *fields;       /* (nullable): the draft's with the unsaved ones; made when it is asked for */
  char         *problem;      /* (nullable) */
  GCancellable *closing;
  guint         save_timer;
  guint         check_timer;
  char         *typing;       /* (nullable): key of the last change where it was of one field */
  Told          told;
  guint         look_timer;
  gboolean      saving;
  gboolean      checking;
  gboolean      check_again;
  gboolean      unreadable;   /* the problem is that it could not be checked */
  char         *last_saved;   /* (nullable): key of the last save where it was of one key */
};

enum {
  CHANGED,
  CHECKED,
  STATE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DrEditor, dr_editor, G_TYPE_OBJECT)

static void start_check (DrEditor *self);

static DrEditorTask *
new_task (DrEditor *self)
{
  return dr_editor_task_new (self->version->reference, self->version->version, dr_desk_get_person (self->desk));
}

/* Runs @work in the lane; the callback holds the editor, so that a closed window's last save is heard of too. */
static void
run (DrEditor            *self,
     DrDeskLane           lane,
     DrDeskWork           work,
     DrEditorTask        *task,
     GAsyncReadyCallback  callback)
{
  dr_desk_run (self->desk, lane, work, task, (GDestroyNotify) dr_editor_task_free,
               (GDestroyNotify) dr_editor_outcome_free, NULL, callback, g_object_ref (self));
}

/* Tells of the state where it is another than was told: not at every key. */
static void
tell_state (DrEditor *self)
{
  const Told now = {
    dr_editor_get_state (self),
    dr_editor_get_stage (self),
    g_intern_string (dr_desk_get_person (self->desk)),
    dr_editor_is_read_only (self),
    dr_editor_can_undo (self),
    dr_editor_can_redo (self),
  };

  if (now.state == self->told.state && now.stage == self->told.stage && now.person == self->told.person
      && now.read_only == self->told.read_only && now.can_undo == self->told.can_undo
      && now.can_redo == self->told.can_redo)
    return;
  self->told = now;
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

static void
set_problem (DrEditor   *self,
             const char *problem)
{
  gboolean other = g_strcmp0 (self->problem, problem) != 0;

  g_free (self->problem);
  self->problem = g_strdup (problem);
  if (other)
    self->told.state = G_MAXINT;   /* the same state with another reason is another */
  tell_state (self);
}

/* Takes what stands in the store now; what was typed here and is not saved stays over it. */
static void
take_draft (DrEditor *self,
            DrDraft  *draft)   /* (transfer full) */
{
  gboolean moved = dr_unsaved_get_draft (self->unsaved)->stage != draft->stage;
  g_autoptr (GPtrArray) changed = dr_unsaved_take_draft (self->unsaved, draft);

  g_clear_pointer (&self->fields, dr_field_list_free);
  if (changed->len > 0)
    {
      g_ptr_array_add (changed, NULL);
      g_signal_emit (self, signals[CHANGED], 0, changed->pdata);
    }
  if (changed->len > 0 || moved)
    start_check (self);
}

static void
saved (GObject      *desk,
       GAsyncResult *result,
       gpointer      data)
{
  g_autoptr (DrEditor) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrEditorOutcome) outcome = dr_desk_run_finish (DR_DESK (desk), result, &error);

  self->saving = FALSE;
  if (outcome == NULL || outcome->conflicts != NULL)
    dr_unsaved_refused (self->unsaved, outcome != NULL ? g_steal_pointer (&outcome->conflicts) : NULL);
  else
    dr_unsaved_saved (self->unsaved, outcome->revision);
  if (outcome != NULL)
    take_draft (self, g_steal_pointer (&outcome->draft));

  set_problem (self, error != NULL ? error->message : NULL);
  if (error != NULL)
    return;
  dr_editor_save_now (self);
  dr_desk_say_changed (self->desk, self->version->reference);
}

/* Two saves of the same one field in a row are undone together. */
static gboolean
continues (DrEditor   *self,
           const char *only)
{
  gboolean same = only != NULL && g_strcmp0 (only, self->last_saved) == 0;

  g_free (self->last_saved);
  self->last_saved = g_strdup (only);

  return same;
}

/**
 * dr_editor_save_now:
 * @self: an editor
 *
 * Sends what is not saved on its way, unless a save is on its way already: then it follows that.
 */
void
dr_editor_save_now (DrEditor *self)
{
  g_autoptr (DrEditorTask) task = NULL;
  const char *only;

  g_clear_handle_id (&self->save_timer, g_source_remove);
  if (self->saving)
    return;

  task = new_task (self);
  only = dr_unsaved_send (self->unsaved, task);
  if (task->changes->len == 0)
    return;

  task->continues = continues (self, only);
  self->saving = TRUE;
  run (self, DR_DESK_LANE_SAVE, dr_editor_work_save, g_steal_pointer (&task), saved);
}

static gboolean
check_due (gpointer data)
{
  DrEditor *self = data;

  self->check_timer = 0;
  start_check (self);

  return G_SOURCE_REMOVE;
}

/* A text that is being typed is checked when the hand rests; a toggle, or another field, at once. */
static void
check_changed (DrEditor      *self,
               const DrField *changes,
               guint          n)
{
  gboolean typing = n == 1 && g_strcmp0 (self->typing, changes[0].key) == 0 && changes[0].value != NULL
                    && strlen (changes[0].value) >= TEXT_LENGTH;

  g_clear_handle_id (&self->check_timer, g_source_remove);
  if (typing)
    {
      self->check_timer = g_timeout_add (CHECK_DELAY, check_due, self);
      return;
    }
  g_free (self->typing);
  self->typing = n == 1 ? g_strdup (changes[0].key) : NULL;
  start_check (self);
}

static gboolean
save_due (gpointer data)
{
  DrEditor *self = data;

  self->save_timer = 0;
  dr_editor_save_now (self);

  return G_SOURCE_REMOVE;
}

static void
checked (GObject      *desk,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (DrEditor) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrEditorOutcome) outcome = dr_desk_run_finish (DR_DESK (desk), result, &error);

  self->checking = FALSE;
  if (outcome != NULL)
    {
      g_autoptr (DrVersion) before = self->version;

      self->version = g_steal_pointer (&outcome->version);
      if (self->unreadable)
        set_problem (self, NULL);
      self->unreadable = FALSE;
      g_signal_emit (self, signals[CHECKED], 0);
    }
  else if (!self->check_again && self->check_timer == 0)   /* else what was refused is no longer what is typed */
    {
      self->unreadable = TRUE;
      set_problem (self, error->message);
    }
  if (self->check_again)
    start_check (self);
}

/* Has what is typed checked; while that goes on, only remembers that there is more. */
static void
start_check (DrEditor *self)
{
  DrEditorTask *task;

  self->check_again = self->checking;
  if (self->checking || g_cancellable_is_cancelled (self->closing))
    return;

  task = new_task (self);
  dr_unsaved_list (self->unsaved, task);
  self->checking = TRUE;
  run (self, DR_DESK_LANE_CHECK, dr_editor_work_check, task, checked);
}

static void
looked (GObject      *desk,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (DrEditor) self = data;
  g_autoptr (DrEditorOutcome) outcome = dr_desk_run_finish (DR_DESK (desk), result, NULL);

  if (outcome != NULL && outcome->draft != NULL && !self->saving && outcome->draft->revision >= dr_unsaved_get_draft (self->unsaved)->revision)
    {
      take_draft (self, g_steal_pointer (&outcome->draft));
      tell_state (self);
    }
}

static gboolean
look (gpointer data)
{
  DrEditor *self = data;
  DrEditorTask *task;

  if (self->saving)
    return G_SOURCE_CONTINUE;
  task = new_task (self);
  task->revision = dr_unsaved_get_draft (self->unsaved)->revision;
  run (self, DR_DESK_LANE_READ, dr_editor_work_look, task, looked);

  return G_SOURCE_CONTINUE;
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
  self->look_timer = g_timeout_add_seconds (LOOK_SECONDS, look, self);
  g_signal_connect_object (desk, "person-changed", G_CALLBACK (tell_state), self, G_CONNECT_SWAPPED);

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
 * Returns: whether nothing can be typed: it is no draft any more, or nobody is known to sit here
 */
gboolean
dr_editor_is_read_only (DrEditor *self)
{
  return dr_unsaved_get_draft (self->unsaved)->stage != DR_STAGE_DRAFT || dr_desk_get_person (self->desk) == NULL;
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
 * @error: (nullable): return location for the reason, in words
 *
 * A draft is typed in freely, and the register says whose it is. After that each stage leaves open what its people add.
 *
 * Returns: whether who sits here may change this field now
 */
gboolean
dr_editor_may_write (DrEditor    *self,
                     const char  *key,
                     GError     **error)
{
  const DrStage stage = dr_editor_get_stage (self);
  const char *person = dr_desk_get_person (self->desk);

  if (person == NULL)
    {
      g_set_error_literal (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_ROLE,
                           _("Nobody is known to sit here: say in the preferences who you are."));
      return FALSE;
    }

  return stage == DR_STAGE_DRAFT
         || dr_workflow_check_field (stage, dr_desk_get_people (self->desk), person, dr_version_service (self->version), key,
                                     person, error);
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
      g_autoptr (DrEditorTask) task = new_task (self);
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
 * dr_editor_new_identity:
 * @self: an editor
 * @list: a list, as "actions/action"
 * @stem: what the identity begins with, as "action"
 *
 * Returns: (transfer full): one that no item of the list has
 */
char *
dr_editor_new_identity (DrEditor   *self,
                        const char *list,
                        const char *stem)
{
  g_auto (GStrv) items = dr_editor_get_items (self, list);

  for (guint n = g_strv_length (items) + 1;; n++)
    {
      g_autofree char *identity = g_strdup_printf ("%s-%u", stem, n);
      g_autofree char *item = g_strdup_printf ("%s[%s]", list, identity);

      if (!g_strv_contains ((const char * const *) items, item))
        return g_steal_pointer (&identity);
    }
}

static void
put (DrEditor   *self,
     const char *key,
     const char *value,
     GPtrArray  *changed)
{
  if (!dr_unsaved_put (self->unsaved, key, value))
    return;
  g_clear_pointer (&self->fields, dr_field_list_free);
  g_ptr_array_add (changed, g_strdup (key));
}

/* Every item of a list has a place among its siblings: a new one comes last. */
static void
place_items (DrEditor   *self,
             const char *key,
             GPtrArray  *changed)
{
  for (const char *end = strchr (key, ']'); end != NULL; end = strchr (end + 1, ']'))
    {
      g_autofree char *item = g_strndup (key, (gsize) (end + 1 - key));
      g_autofree char *place = g_strconcat (item, "/#", NULL);
      g_autofree char *list = g_strndup (item, (gsize) (strrchr (item, '[') - item));
      g_auto (GStrv) items = NULL;
      guint64 last = 0;

      if (dr_unsaved_get (self->unsaved, place) != NULL)
        continue;
      items = dr_editor_get_items (self, list);
      for (guint i = 0; items[i] != NULL; i++)
        {
          g_autofree char *other = g_strconcat (items[i], "/#", NULL);
          const char *position = dr_unsaved_get (self->unsaved, other);

          if (position != NULL)
            last = MAX (last, g_ascii_strtoull (position, NULL, 10));
        }
      {
        g_autofree char *position = g_strdup_printf ("%" G_GUINT64_FORMAT, last + 1);

        put (self, place, position, changed);
      }
    }
}

/**
 * dr_editor_change:
 * @self: an editor
 * @changes: fields as they are to be; a value of %NULL or "" takes one away
 * @n: how many
 *
 * Types all of these at once: they are saved and undone together. Text is cleaned of what a record cannot hold. New items
 * of a list come last in it, unless their "#" says otherwise. Nothing is typed where one of them may not be
 * (dr_editor_may_write()).
 */
void
dr_editor_change (DrEditor      *self,
                  const DrField *changes,
                  guint          n)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    if (!dr_editor_may_write (self, changes[i].key, NULL))
      return;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *clean = changes[i].value != NULL ? dr_xml_clean_text (changes[i].value, -1) : NULL;

      put (self, changes[i].key, clean != NULL && clean[0] != '\0' ? clean : NULL, changed);
    }
  for (guint i = 0; i < n; i++)
    if (dr_unsaved_get (self->unsaved, changes[i].key) != NULL)
      place_items (self, changes[i].key, changed);
  if (changed->len == 0)
    return;
  for (guint i = 0; i < n && dr_editor_get_stage (self) != DR_STAGE_DRAFT; i++)
    dr_unsaved_sign (self->unsaved, changes[i].key, dr_desk_get_person (self->desk));

  g_ptr_array_add (changed, NULL);
  g_clear_pointer (&self->problem, g_free);
  self->unreadable = FALSE;
  if (self->save_timer == 0)
    self->save_timer = g_timeout_add (SAVE_DELAY, save_due, self);
  g_signal_emit (self, signals[CHANGED], 0, changed->pdata);
  tell_state (self);
  check_changed (self, changes, n);
}

/**
 * dr_editor_set:
 * @self: an editor
 * @key: of a field (dr_draft_key())
 * @value: (nullable): what it is to be; %NULL or "": none
 *
 * Types one field.
 */
void
dr_editor_set (DrEditor   *self,
               const char *key,
               const char *value)
{
  const DrField change = { .key = key, .value = value };

  dr_editor_change (self, &change, 1);
}

/**
 * dr_editor_remove:
 * @self: an editor
 * @prefix: of an item or element, as "actions/action[a1]"
 *
 * Takes away everything under it.
 */
void
dr_editor_remove (DrEditor   *self,
                  const char *prefix)
{
  const DrFieldList *fields = dr_editor_get_fields (self);
  g_autoptr (DrFieldList) removal = dr_draft_fields_removal (fields->items, fields->n, prefix, 0);

  dr_editor_change (self, removal->items, removal->n);
}

static void
undone (GObject      *desk,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (DrEditor) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrEditorOutcome) outcome = dr_desk_run_finish (DR_DESK (desk), result, &error);

  self->saving = FALSE;
  g_clear_pointer (&self->last_saved, g_free);
  if (outcome != NULL)
    take_draft (self, g_steal_pointer (&outcome->draft));
  set_problem (self, error != NULL ? error->message : NULL);
  if (outcome != NULL)
    dr_desk_say_changed (self->desk, self->version->reference);
  dr_editor_save_now (self);
}

/**
 * dr_editor_undo:
 * @self: an editor
 * @redo: take the last undo back, instead of the last save
 *
 * What is not saved yet is saved first, so that it is what is undone.
 */
void
dr_editor_undo (DrEditor *self,
                gboolean  redo)
{
  DrEditorTask *task;

  if (dr_editor_is_read_only (self))
    return;
  dr_editor_save_now (self);
  task = new_task (self);
  task->redo = redo;
  self->saving = TRUE;
  run (self, DR_DESK_LANE_SAVE, dr_editor_work_undo, task, undone);
}

/**
 * dr_editor_reload:
 * @self: an editor
 *
 * Looks at once at what stands in the store, and checks it: after a step, or when somebody else sits down.
 */
void
dr_editor_reload (DrEditor *self)
{
  DrEditorTask *task = new_task (self);

  task->revision = G_MAXUINT64;
  run (self, DR_DESK_LANE_READ, dr_editor_work_look, task, looked);
  start_check (self);
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

/**
 * dr_editor_resolve:
 * @self: an editor
 * @key: of a field in conflict
 * @keep_mine: save what was typed here over theirs, else take theirs
 *
 * Ends one conflict. A verdict is one person's in all its parts: it is kept or taken as a whole.
 */
void
dr_editor_resolve (DrEditor   *self,
                   const char *key,
                   gboolean    keep_mine)
{
  g_autofree char *kept = g_strdup (key);
  g_autoptr (GPtrArray) keys = dr_unsaved_resolve (self->unsaved, kept, keep_mine);

  if (keys == NULL)
    return;
  g_clear_pointer (&self->fields, dr_field_list_free);
  g_ptr_array_add (keys, NULL);

  g_signal_emit (self, signals[CHANGED], 0, keys->pdata);
  tell_state (self);
  start_check (self);
  if (dr_unsaved_count_conflicts (self->unsaved) == 0)
    dr_editor_save_now (self);
}

static void
dr_editor_finalize (GObject *object)
{
  DrEditor *self = DR_EDITOR (object);

  g_clear_handle_id (&self->save_timer, g_source_remove);
  g_clear_handle_id (&self->check_timer, g_source_remove);
  g_clear_handle_id (&self->look_timer, g_source_remove);
  g_clear_object (&self->closing);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->unsaved, dr_unsaved_free);
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
   * What is saved, refused, in conflict, or can be undone is no longer the same.
   */
  signals[STATE_CHANGED] = g_signal_new ("state-changed", DR_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
}

static void
dr_editor_init (DrEditor *self)
{
  self->closing = g_cancellable_new ();
}
