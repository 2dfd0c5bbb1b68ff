#include "dr-editor-private.h"

#include <string.h>

/* Milliseconds from the first change to its save, so that all is kept within a second. */
#define SAVE_DELAY 400

/* Milliseconds until a save is tried again that failed for a reason that may pass: after the first failure, and at most. */
#define RETRY_DELAY 2000
#define RETRY_DELAY_MOST 30000

/* Milliseconds without a key before a text that is being typed is checked; and from how many bytes on it is a text.
 * Anything else is checked at once. */
#define CHECK_DELAY 150
#define TEXT_LENGTH 24

/* Seconds between two looks at what others have saved in the same draft. */
#define LOOK_SECONDS 3

DrEditorTask *
dr_editor_new_task (DrEditor *self)
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

static void
set_problem (DrEditor   *self,
             const char *problem)
{
  gboolean other = g_strcmp0 (self->problem, problem) != 0;

  g_free (self->problem);
  self->problem = g_strdup (problem);
  if (other)
    self->told.state = G_MAXINT;   /* the same state with another reason is another */
  dr_editor_tell_state (self);
}

/* Takes what stands in the store now; what was typed here and is not saved stays over it. */
static void
take_draft (DrEditor *self,
            DrDraft  *draft)   /* (transfer full) */
{
  gboolean moved = dr_unsaved_get_draft (self->unsaved)->stage != draft->stage;
  g_autoptr (GPtrArray) changed = dr_unsaved_take_draft (self->unsaved, draft);
  gboolean other = changed->len > 0;

  dr_editor_forget_fields (self);
  if (other)
    dr_editor_tell_changed (self, changed);
  if (other || moved)
    dr_editor_start_check (self);
}

/* Whether it may go away without anybody's changing what they typed. */
static gboolean
may_pass (const GError *error)
{
  return g_error_matches (error, DR_STORE_ERROR, DR_STORE_ERROR_BUSY)
         || g_error_matches (error, DR_STORE_ERROR, DR_STORE_ERROR_FULL)
         || g_error_matches (error, DR_STORE_ERROR, DR_STORE_ERROR_IO)
         || g_error_matches (error, DR_STORE_ERROR, DR_STORE_ERROR_READ_ONLY)
         || g_error_matches (error, DR_STORE_ERROR, DR_STORE_ERROR_GONE)
         || g_error_matches (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND)   /* a drive that is away */
         || g_error_matches (error, DR_STORE_ERROR, DR_STORE_ERROR_MOVED);
}

static gboolean
retry_due (gpointer data)
{
  DrEditor *self = data;

  self->retry_timer = 0;
  dr_editor_save_now (self);

  return G_SOURCE_REMOVE;
}

/* Longer and longer, so that a store in trouble is left alone; a window that is closed asks nobody any more. */
static void
retry_later (DrEditor     *self,
             const GError *error)   /* (nullable): the save went well */
{
  if (!may_pass (error))
    {
      self->retry_delay = 0;
      return;
    }
  self->retry_delay = self->retry_delay > 0 ? MIN (self->retry_delay * 2, RETRY_DELAY_MOST) : RETRY_DELAY;
  if (!g_cancellable_is_cancelled (self->closing))
    self->retry_timer = g_timeout_add (self->retry_delay, retry_due, self);
}

static void undone (GObject *desk, GAsyncResult *result, gpointer data);

/* The next undo that was asked for, if any: nothing else is on its way. */
static void
start_undo (DrEditor *self)
{
  DrEditorTask *task = g_queue_pop_head (&self->undos);

  if (task == NULL)
    return;
  self->saving = TRUE;
  run (self, DR_DESK_LANE_SAVE, dr_editor_work_undo, task, undone);
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

  retry_later (self, error);
  set_problem (self, error != NULL ? error->message : NULL);
  if (error != NULL)
    {
      start_undo (self);
      return;
    }
  if (self->unreadable)   /* what kept it from being saved kept it from being checked as well */
    dr_editor_start_check (self);
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
 * Sends what is not saved on its way, unless a save is on its way already: then it follows that. What is to be undone
 * comes after it.
 */
void
dr_editor_save_now (DrEditor *self)
{
  g_autoptr (DrEditorTask) task = NULL;
  const char *only;

  g_clear_handle_id (&self->save_timer, g_source_remove);
  if (self->saving)
    return;
  g_clear_handle_id (&self->retry_timer, g_source_remove);

  task = dr_editor_new_task (self);
  only = dr_unsaved_send (self->unsaved, task);
  if (task->changes->len == 0)
    {
      start_undo (self);
      return;
    }

  task->continues = continues (self, only);
  self->saving = TRUE;
  run (self, DR_DESK_LANE_SAVE, dr_editor_work_save, g_steal_pointer (&task), saved);
}

static gboolean
check_due (gpointer data)
{
  DrEditor *self = data;

  self->check_timer = 0;
  dr_editor_start_check (self);

  return G_SOURCE_REMOVE;
}

/* A text that is being typed is checked when the hand rests; a toggle, or another field, at once. */
void
dr_editor_check_typed (DrEditor      *self,
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
  dr_editor_start_check (self);
}

static gboolean
save_due (gpointer data)
{
  DrEditor *self = data;

  self->save_timer = 0;
  dr_editor_save_now (self);

  return G_SOURCE_REMOVE;
}

void
dr_editor_save_soon (DrEditor *self)
{
  if (self->save_timer == 0)
    self->save_timer = g_timeout_add (SAVE_DELAY, save_due, self);
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
      dr_editor_tell_checked (self);
    }
  else if (!self->check_again && self->check_timer == 0)   /* else what was refused is no longer what is typed */
    {
      self->unreadable = TRUE;
      set_problem (self, error->message);
    }
  if (self->check_again)
    dr_editor_start_check (self);
}

/* Has what is typed checked; while that goes on, only remembers that there is more. */
void
dr_editor_start_check (DrEditor *self)
{
  DrEditorTask *task;

  self->check_again = self->checking;
  if (self->checking || g_cancellable_is_cancelled (self->closing))
    return;

  task = dr_editor_new_task (self);
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
      dr_editor_tell_state (self);
    }
}

static gboolean
look (gpointer data)
{
  DrEditor *self = data;
  DrEditorTask *task;

  if (self->saving)
    return G_SOURCE_CONTINUE;
  task = dr_editor_new_task (self);
  task->revision = dr_unsaved_get_draft (self->unsaved)->revision;
  run (self, DR_DESK_LANE_READ, dr_editor_work_look, task, looked);

  return G_SOURCE_CONTINUE;
}

void
dr_editor_start_looking (DrEditor *self)
{
  self->look_timer = g_timeout_add_seconds (LOOK_SECONDS, look, self);
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
  task = dr_editor_new_task (self);
  task->redo = redo;
  g_queue_push_tail (&self->undos, task);
  dr_editor_save_now (self);
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
  DrEditorTask *task = dr_editor_new_task (self);

  task->revision = G_MAXUINT64;
  run (self, DR_DESK_LANE_READ, dr_editor_work_look, task, looked);
  dr_editor_start_check (self);
}
