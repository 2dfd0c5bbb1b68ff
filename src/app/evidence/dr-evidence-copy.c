#include "dr-evidence-copy-private.h"

#include <glib/gi18n-lib.h>

#include "dr-evidence-file.h"

/* What stood before a change. */
typedef struct {
  GBytes *bytes;   /* (nullable): no working copy */
  char   *base;    /* (nullable) */
} Before;

/* A change that is being made. */
typedef struct {
  DrEvidenceCopy     *self;
  char               *said;     /* (nullable) */
  Before             *undone;   /* (nullable): is put back */
  char               *folder;
  DrEvidenceCopyDone  done;     /* (nullable) */
  GObject            *owner;    /* (nullable): weak */
} Changing;

/* More are forgotten. */
#define MOST_UNDO 100

G_DEFINE_FINAL_TYPE (DrEvidenceCopy, dr_evidence_copy, G_TYPE_OBJECT)

enum {
  CHANGED,
  SAID,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
say_changed (DrEvidenceCopy *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Who sits here may not change evidence: why. */
static void
update_refusal (DrEvidenceCopy *self)
{
  g_clear_pointer (&self->refusal, g_free);
  if (dr_desk_get_person (self->desk) == NULL)
    self->refusal = g_strdup (_("Say who you are, at the foot of the sidebar, to change the evidence."));
  else if (!dr_desk_has_role (self->desk, DR_ROLE_EQUALITIES, ""))
    self->refusal = g_strdup_printf (_("The evidence base is kept by equalities officers; %s is not one of them."),
                                     dr_desk_person_name (self->desk, dr_desk_get_person (self->desk)));
}

/* Returns: whether something is another than before. */
static gboolean
take_state (DrEvidenceCopy  *self,
            DrEvidenceState *state)
{
  gboolean same = self->problem == NULL && self->state != NULL && dr_evidence_state_is_same (self->state, state);

  g_clear_pointer (&self->problem, g_free);
  if (same)
    {
      dr_evidence_state_free (state);
      return FALSE;
    }
  g_clear_pointer (&self->state, dr_evidence_state_free);
  self->state = state;

  return TRUE;
}

static void
read_done (GObject      *desk,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (DrEvidenceCopy) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrEvidenceState) state = dr_desk_run_finish (DR_DESK (desk), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return;
  if (state == NULL)
    {
      g_free (self->problem);
      self->problem = g_strdup (error->message);
      say_changed (self);
    }
  else if (take_state (self, g_steal_pointer (&state)))
    say_changed (self);
}

/* In the lane of saves, after whatever is being changed. */
static void
read_again (DrEvidenceCopy *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  dr_desk_run (self->desk, DR_DESK_LANE_SAVE, dr_evidence_work_read, dr_evidence_task_new (self->folder),
               (GDestroyNotify) dr_evidence_task_free, (GDestroyNotify) dr_evidence_state_free, self->reading, read_done,
               g_object_ref (self));
}

static void
clear_before (gpointer data)
{
  Before *before = data;

  g_clear_pointer (&before->bytes, g_bytes_unref);
  g_free (before->base);
  g_free (before);
}

/* A working copy is one person's. */
static void
find_folder (DrEvidenceCopy *self)
{
  g_free (self->folder);
  self->folder = dr_evidence_folder (g_get_user_data_dir (), dr_desk_get_uri (self->desk), dr_desk_get_person (self->desk));
  g_ptr_array_set_size (self->undo, 0);
}

static void
register_changed (DrEvidenceCopy *self,
                  const char     *reference)
{
  if (reference == NULL)
    read_again (self);
}

static void
person_changed (DrEvidenceCopy *self)
{
  find_folder (self);
  update_refusal (self);
  say_changed (self);
  read_again (self);
}

/**
 * dr_evidence_copy_new:
 * @desk: a register
 *
 * Returns: (transfer full): its evidence base, which is being read
 */
DrEvidenceCopy *
dr_evidence_copy_new (DrDesk *desk)
{
  DrEvidenceCopy *self = g_object_new (DR_TYPE_EVIDENCE_COPY, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (register_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "person-changed", G_CALLBACK (person_changed), self, G_CONNECT_SWAPPED);
  find_folder (self);
  update_refusal (self);
  read_again (self);

  return self;
}

/* --- Changing it --- */

static void
free_changing (Changing *changing)
{
  g_clear_weak_pointer (&changing->owner);
  g_object_unref (changing->self);
  if (changing->undone != NULL)
    clear_before (changing->undone);
  g_free (changing->said);
  g_free (changing->folder);
  g_free (changing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Changing, free_changing)

static void
remember (DrEvidenceCopy        *self,
          const DrEvidenceState *state)
{
  Before *before = g_new0 (Before, 1);

  before->bytes = state->bytes != NULL ? g_bytes_ref (state->bytes) : NULL;
  before->base = state->bytes != NULL ? g_strdup (state->base) : NULL;
  g_ptr_array_add (self->undo, before);
  if (self->undo->len > MOST_UNDO)
    g_ptr_array_remove_index (self->undo, 0);
}

/* What was carried over, where somebody else had changed the same. */
static void
say_both (DrEvidenceCopy        *self,
          const DrEvidenceState *state)
{
  guint n = state->both != NULL ? g_strv_length (state->both) : 0;
  g_autofree char *words = NULL;

  if (n == 0)
    return;
  words = g_strdup_printf (ngettext ("%u thing had been changed by both: yours stands, see “Changes”",
                                     "%u things had been changed by both: yours stand, see “Changes”", n), n);
  g_signal_emit (self, signals[SAID], 0, words);
}

static void
change_done (GObject      *desk,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (Changing) changing = data;
  DrEvidenceCopy *self = changing->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrEvidenceState) state = dr_desk_run_finish (DR_DESK (desk), result, &error);

  if (self->desk == NULL || g_strcmp0 (changing->folder, self->folder) != 0)
    {
      if (changing->done != NULL && changing->owner != NULL)
        changing->done (_("Somebody else sits here now: look whether it is there when you are back."), changing->owner);
      return;
    }
  if (state == NULL && changing->undone != NULL)
    g_ptr_array_add (self->undo, g_steal_pointer (&changing->undone));   /* it stands as it did */
  if (state == NULL && changing->done == NULL)
    g_signal_emit (self, signals[SAID], 0, error->message);
  if (state != NULL)
    {
      g_autoptr (DrEvidenceState) before = g_steal_pointer (&self->state);
      gboolean other = before == NULL || !dr_evidence_state_is_same (before, state);

      self->state = g_steal_pointer (&state);
      g_clear_pointer (&self->problem, g_free);
      if (other && before != NULL && changing->undone == NULL)
        remember (self, before);
      if (other)
        say_changed (self);
      if (other && changing->said != NULL)
        g_signal_emit (self, signals[SAID], 0, changing->said);
      say_both (self, self->state);
    }
  if (changing->done != NULL && changing->owner != NULL)
    changing->done (error != NULL ? error->message : NULL, changing->owner);
}

/* @task: (transfer full) */
static void
change (DrEvidenceCopy     *self,
        DrDeskWork          work,
        DrEvidenceTask     *task,
        const char         *said,
        Before             *undone,   /* (transfer full) (nullable) */
        DrEvidenceCopyDone  done,
        GObject            *owner)
{
  Changing *changing = g_new0 (Changing, 1);

  changing->self = g_object_ref (self);
  changing->said = g_strdup (said);
  changing->undone = undone;
  changing->folder = g_strdup (self->folder);
  changing->done = done;
  g_set_weak_pointer (&changing->owner, owner);
  dr_desk_run (self->desk, DR_DESK_LANE_SAVE, work, task, (GDestroyNotify) dr_evidence_task_free,
               (GDestroyNotify) dr_evidence_state_free, NULL, change_done, changing);
}

/**
 * dr_evidence_copy_edit:
 * @self: an evidence base
 * @edits: (array length=n_edits): changes, made together or not at all
 * @n_edits: how many
 * @said: (nullable): what is said when it is done
 * @done: (nullable): called then
 * @owner: (nullable): for @done
 *
 * Makes changes in the working copy, begun if there is none. They are in its file before anybody sees them.
 */
void
dr_evidence_copy_edit (DrEvidenceCopy       *self,
                       const DrEvidenceEdit *edits,
                       guint                 n_edits,
                       const char           *said,
                       DrEvidenceCopyDone    done,
                       GObject              *owner)
{
  DrEvidenceTask *task = dr_evidence_task_new (self->folder);

  task->edits = g_new0 (DrEvidenceEdit, n_edits);
  task->n_edits = n_edits;
  for (guint i = 0; i < n_edits; i++)
    task->edits[i] = (DrEvidenceEdit) { g_strdup (edits[i].place), g_strdup (edits[i].value) };
  change (self, dr_evidence_work_edit, task, said, NULL, done, owner);
}

/**
 * dr_evidence_copy_replace:
 * @self: an evidence base
 * @made: (transfer none): what is to stand
 * @from: (transfer none): what it was made from: what was shown when that began
 * @said: (nullable): what is said when it is done
 * @done: (nullable): called then
 * @owner: (nullable): for @done
 *
 * Makes an evidence base that was made elsewhere, as by an import, the working copy.
 */
void
dr_evidence_copy_replace (DrEvidenceCopy     *self,
                          DrEvidence         *made,
                          DrEvidence         *from,
                          const char         *said,
                          DrEvidenceCopyDone  done,
                          GObject            *owner)
{
  DrEvidenceTask *task = dr_evidence_task_new (self->folder);

  task->made = dr_evidence_ref (made);
  task->from = dr_evidence_ref (from);
  change (self, dr_evidence_work_replace, task, said, NULL, done, owner);
}

/**
 * dr_evidence_copy_carry:
 * @self: an evidence base whose working copy is behind
 * @done: (nullable): called when it is done
 * @owner: (nullable): for @done
 *
 * Makes the working copy's changes to the edition in force instead.
 */
void
dr_evidence_copy_carry (DrEvidenceCopy     *self,
                        DrEvidenceCopyDone  done,
                        GObject            *owner)
{
  change (self, dr_evidence_work_carry, dr_evidence_task_new (self->folder), _("Your changes are now made to the edition in force"),
          FALSE, done, owner);
}

/**
 * dr_evidence_copy_discard:
 * @self: an evidence base
 *
 * Takes the working copy away. It can be undone while the program runs.
 */
void
dr_evidence_copy_discard (DrEvidenceCopy *self)
{
  change (self, dr_evidence_work_put, dr_evidence_task_new (self->folder), _("Changes discarded"), NULL, NULL, NULL);
}

/**
 * dr_evidence_copy_can_undo:
 * @self: an evidence base
 *
 * Returns: whether something was changed since the program was started, and may be now
 */
gboolean
dr_evidence_copy_can_undo (DrEvidenceCopy *self)
{
  return self->undo->len > 0 && self->refusal == NULL;
}

/**
 * dr_evidence_copy_undo:
 * @self: an evidence base
 *
 * Puts back what stood before the last change.
 */
void
dr_evidence_copy_undo (DrEvidenceCopy *self)
{
  DrEvidenceTask *task;
  Before *before;

  if (!dr_evidence_copy_can_undo (self))
    return;
  before = g_ptr_array_steal_index (self->undo, self->undo->len - 1);
  task = dr_evidence_task_new (self->folder);
  task->bytes = before->bytes != NULL ? g_bytes_ref (before->bytes) : NULL;
  task->base = g_strdup (before->base);
  change (self, dr_evidence_work_put, task, NULL, before, NULL, NULL);
}

/**
 * dr_evidence_copy_look_again:
 * @self: an evidence base
 *
 * Reads all of it again, as after a publication: what was changed before that cannot be undone any more.
 */
void
dr_evidence_copy_look_again (DrEvidenceCopy *self)
{
  g_ptr_array_set_size (self->undo, 0);
  read_again (self);
}

static void
dr_evidence_copy_dispose (GObject *object)
{
  DrEvidenceCopy *self = DR_EVIDENCE_COPY (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (dr_evidence_copy_parent_class)->dispose (object);
}

static void
dr_evidence_copy_finalize (GObject *object)
{
  DrEvidenceCopy *self = DR_EVIDENCE_COPY (object);

  g_clear_pointer (&self->state, dr_evidence_state_free);
  g_free (self->problem);
  g_free (self->refusal);
  g_free (self->folder);
  g_ptr_array_unref (self->undo);

  G_OBJECT_CLASS (dr_evidence_copy_parent_class)->finalize (object);
}

static void
dr_evidence_copy_class_init (DrEvidenceCopyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_evidence_copy_dispose;
  G_OBJECT_CLASS (klass)->finalize = dr_evidence_copy_finalize;

  /**
   * DrEvidenceCopy::changed:
   * @self: the evidence base
   *
   * What is shown, or what can be done with it, is another.
   */
  signals[CHANGED] = g_signal_new ("changed", DR_TYPE_EVIDENCE_COPY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * DrEvidenceCopy::said:
   * @self: the evidence base
   * @words: what was done, and can be undone
   *
   * Something was changed.
   */
  signals[SAID] = g_signal_new ("said", DR_TYPE_EVIDENCE_COPY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_STRING);
}

static void
dr_evidence_copy_init (DrEvidenceCopy *self)
{
  self->undo = g_ptr_array_new_with_free_func (clear_before);
}
