#include "dr-evidence-copy-work.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-evidence-check.h"
#include "dr-evidence-file.h"
#include "dr-evidence-writer.h"

/* --- What is asked and what was read --- */

/**
 * dr_evidence_task_new:
 * @folder: see dr_evidence_folder()
 *
 * Returns: (transfer full): a task that asks for nothing but to read
 */
DrEvidenceTask *
dr_evidence_task_new (const char *folder)
{
  DrEvidenceTask *self = g_new0 (DrEvidenceTask, 1);

  self->folder = g_strdup (folder);

  return self;
}

/**
 * dr_evidence_task_free:
 * @self: (transfer full) (nullable): a task
 */
void
dr_evidence_task_free (DrEvidenceTask *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n_edits; i++)
    {
      g_free ((char *) self->edits[i].place);
      g_free ((char *) self->edits[i].value);
    }
  g_free (self->edits);
  g_free (self->folder);
  g_free (self->base);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->made, dr_evidence_unref);
  g_clear_pointer (&self->from, dr_evidence_unref);
  g_free (self);
}

/**
 * dr_evidence_state_free:
 * @self: (transfer full) (nullable): what was read
 */
void
dr_evidence_state_free (DrEvidenceState *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->in_force, dr_evidence_unref);
  g_clear_pointer (&self->rulebook, dr_rulebook_unref);
  g_clear_pointer (&self->editions, dr_editions_free);
  g_clear_pointer (&self->working, dr_evidence_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->change, dr_evidence_change_free);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_strfreev (self->both);
  g_free (self->problem);
  g_free (self);
}

/**
 * dr_evidence_state_is_same:
 * @a: what was read
 * @b: what was read later
 *
 * Returns: whether nothing has changed
 */
gboolean
dr_evidence_state_is_same (const DrEvidenceState *a,
                           const DrEvidenceState *b)
{
  return strcmp (a->digest, b->digest) == 0 && strcmp (a->rules, b->rules) == 0
         && a->edition.number == b->edition.number && strcmp (a->base, b->base) == 0
         && g_strcmp0 (a->problem, b->problem) == 0 && (a->bytes == NULL) == (b->bytes == NULL)
         && (a->bytes == NULL || g_bytes_equal (a->bytes, b->bytes));
}

/**
 * dr_evidence_state_is_behind:
 * @self: what was read
 *
 * Returns: whether another edition was published since the working copy was begun
 */
gboolean
dr_evidence_state_is_behind (const DrEvidenceState *self)
{
  return self->working != NULL && strcmp (self->base, self->digest) != 0;
}

/* --- Reading --- */

/* As the evidence writer writes it, so that what is changed back is no change. */
static GBytes *
as_written (const DrEvidence *evidence)
{
  gsize length = 0;
  char *data = dr_evidence_to_data (evidence, &length);

  return g_bytes_new_take (data, length);
}

static DrEvidenceState *
read_in_force (DrRegister  *in,
               GError     **error)
{
  g_autoptr (DrEditionSet) set = dr_knowledge_latest (dr_register_get_knowledge (in), error);
  g_autoptr (DrEvidenceState) state = g_new0 (DrEvidenceState, 1);

  if (set == NULL)
    return NULL;
  state->editions = dr_store_list_editions (dr_register_get_store (in), DR_EDITION_EVIDENCE, error);
  if (state->editions == NULL)
    return NULL;
  state->in_force = dr_evidence_ref (set->evidence);
  state->rulebook = dr_rulebook_ref (set->rulebook);
  g_strlcpy (state->digest, set->digest[DR_EDITION_EVIDENCE], sizeof state->digest);
  g_strlcpy (state->rules, set->digest[DR_EDITION_RULEBOOK], sizeof state->rules);
  for (guint i = 0; i < state->editions->n_items; i++)
    if (strcmp (state->editions->items[i].digest, state->digest) == 0)
      state->edition = state->editions->items[i];

  return g_steal_pointer (&state);
}

static DrEvidence *
read_edition (DrRegister             *in,
              const DrEvidenceState  *state,
              const char             *digest,
              GError                **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (strcmp (digest, state->digest) == 0)
    return dr_evidence_ref (state->in_force);
  bytes = dr_store_get_blob (dr_register_get_store (in), digest, error);

  return bytes != NULL ? dr_evidence_edit_read (_("the edition it began with"), bytes, error) : NULL;
}

/* The words of an error without the name that we gave what has no file, and a line that nobody sees. */
static char *
plain_words (const GError *error)
{
  const char *name = _("the working copy");
  const char *at = error->message;

  if (g_str_has_prefix (at, name) && at[strlen (name)] == ':')
    {
      at += strlen (name) + 1;
      at += strspn (at, "0123456789");
      at += strspn (at, ": ");
    }

  return g_strdup (at);
}

static GError *
in_plain_words (GError *error)
{
  g_autofree char *words = plain_words (error);

  g_free (error->message);
  error->message = g_steal_pointer (&words);

  return error;
}

/* A working copy that cannot be read is no reason not to show the edition in force. */
static void
add_copy (DrRegister           *in,
          const DrEvidenceTask *task,
          DrEvidenceState      *state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrEvidence) from = NULL;

  if (!dr_evidence_file_find (task->folder, state->editions, state->digest, state->base))
    return;
  for (guint i = 0; i < state->editions->n_items; i++)
    if (strcmp (state->editions->items[i].digest, state->base) == 0)
      state->base_number = state->editions->items[i].number;
  state->bytes = dr_evidence_file_read (task->folder, state->base, &error);
  if (state->bytes != NULL)
    state->working = dr_evidence_edit_read (_("the working copy"), state->bytes, &error);
  if (state->working != NULL)
    from = read_edition (in, state, state->base, &error);
  if (from != NULL)
    state->change = dr_evidence_change_new (from, state->working, NULL, NULL, &error);
  if (state->change == NULL)
    {
      state->problem = plain_words (error);
      g_clear_pointer (&state->working, dr_evidence_unref);
    }
  else
    state->problems = dr_evidence_check (state->working);
}

/**
 * dr_evidence_work_read:
 * @in: the lane's own register
 * @task: a #DrEvidenceTask
 * @cancellable: (nullable): of the job
 * @error: return location for a #DrStoreError, #DrRegisterError, #DrXmlError or #DrRecordError
 *
 * A #DrDeskWork.
 *
 * Returns: (transfer full) (nullable): a #DrEvidenceState
 */
gpointer
dr_evidence_work_read (DrRegister    *in,
                       gpointer       task,
                       GCancellable  *cancellable,
                       GError       **error)
{
  DrEvidenceState *state = read_in_force (in, error);

  if (state != NULL)
    add_copy (in, task, state);

  return state;
}

/* --- Changing --- */

/* What stands now, and which edition it began with. */
static GBytes *
get_current (DrRegister             *in,
             const DrEvidenceTask   *task,
             const DrEvidenceState  *state,
             char                    base[DR_DIGEST_SIZE],
             GError                **error)
{
  if (dr_evidence_file_find (task->folder, state->editions, state->digest, base))
    return dr_evidence_file_read (task->folder, base, error);
  g_strlcpy (base, state->digest, DR_DIGEST_SIZE);

  return as_written (state->in_force);
}

/* Keeps @bytes as what is made of an edition; what is as that edition is no working copy. */
static gboolean
keep (DrRegister             *in,
      const DrEvidenceTask   *task,
      const DrEvidenceState  *state,
      const char             *base,
      GBytes                 *bytes,
      GError                **error)
{
  g_autoptr (DrEvidence) from = read_edition (in, state, base, error);
  g_autoptr (GBytes) unchanged = from != NULL ? as_written (from) : NULL;

  if (from == NULL)
    return FALSE;
  if (!g_bytes_equal (unchanged, bytes))
    return dr_evidence_file_write (task->folder, base, bytes, error);
  dr_evidence_file_remove (task->folder, base);

  return TRUE;
}

/**
 * dr_evidence_work_edit:
 * @in: the lane's own register
 * @task: a #DrEvidenceTask with edits
 * @cancellable: (nullable): of the job
 * @error: return location; its message is in plain words
 *
 * A #DrDeskWork: makes the edits in the working copy as it stands in its file. On failure nothing has changed.
 *
 * Returns: (transfer full) (nullable): a #DrEvidenceState
 */
gpointer
dr_evidence_work_edit (DrRegister    *in,
                       gpointer       task,
                       GCancellable  *cancellable,
                       GError       **error)
{
  const DrEvidenceTask *asked = task;
  g_autoptr (DrEvidenceState) state = read_in_force (in, error);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  GError *refused = NULL;
  char base[DR_DIGEST_SIZE];

  if (state == NULL)
    return NULL;
  before = get_current (in, asked, state, base, error);
  if (before == NULL)
    return NULL;
  after = dr_evidence_edit_apply (before, asked->edits, asked->n_edits, NULL, &refused);
  if (after == NULL)
    {
      g_propagate_error (error, in_plain_words (refused));
      return NULL;
    }
  if (!keep (in, asked, state, base, after, error))
    return NULL;

  return dr_evidence_work_read (in, task, cancellable, error);
}

/**
 * dr_evidence_work_put:
 * @in: the lane's own register
 * @task: a #DrEvidenceTask with bytes and the edition they began with, or without either
 * @cancellable: (nullable): of the job
 * @error: return location
 *
 * A #DrDeskWork: puts back a working copy that there was, or takes away the one there is.
 *
 * Returns: (transfer full) (nullable): a #DrEvidenceState
 */
gpointer
dr_evidence_work_put (DrRegister    *in,
                      gpointer       task,
                      GCancellable  *cancellable,
                      GError       **error)
{
  const DrEvidenceTask *asked = task;
  g_autoptr (DrEvidenceState) state = read_in_force (in, error);
  char base[DR_DIGEST_SIZE];

  if (state == NULL || (asked->bytes != NULL && !keep (in, asked, state, asked->base, asked->bytes, error)))
    return NULL;
  while (dr_evidence_file_find (asked->folder, state->editions, state->digest, base) && (asked->bytes == NULL || strcmp (base, asked->base) != 0))
    dr_evidence_file_remove (asked->folder, base);

  return dr_evidence_work_read (in, task, cancellable, error);
}

/**
 * dr_evidence_work_replace:
 * @in: the lane's own register
 * @task: a #DrEvidenceTask with an evidence base, and what it was made from
 * @cancellable: (nullable): of the job
 * @error: return location for %DR_STORE_ERROR_MOVED where that is no longer what stands, and others
 *
 * A #DrDeskWork: makes an evidence base that was made elsewhere, as by an import, the working copy.
 *
 * Returns: (transfer full) (nullable): a #DrEvidenceState
 */
gpointer
dr_evidence_work_replace (DrRegister    *in,
                          gpointer       task,
                          GCancellable  *cancellable,
                          GError       **error)
{
  const DrEvidenceTask *asked = task;
  g_autoptr (DrEvidenceState) state = read_in_force (in, error);
  g_autoptr (GBytes) current = NULL;
  g_autoptr (GBytes) expected = NULL;
  g_autoptr (GBytes) made = NULL;
  g_autoptr (DrEvidence) read = NULL;
  GError *refused = NULL;
  char base[DR_DIGEST_SIZE];

  if (state == NULL)
    return NULL;
  current = get_current (in, asked, state, base, error);
  if (current == NULL)
    return NULL;
  expected = as_written (asked->from);
  if (!g_bytes_equal (current, expected))
    {
      g_set_error_literal (error, DR_STORE_ERROR, DR_STORE_ERROR_MOVED,
                           _("The evidence was changed meanwhile. Look at the preview again."));
      return NULL;
    }
  made = as_written (asked->made);
  read = dr_evidence_edit_read (_("the working copy"), made, &refused);
  if (read == NULL)
    {
      g_propagate_error (error, in_plain_words (refused));
      return NULL;
    }
  if (!keep (in, asked, state, base, made, error))
    return NULL;

  return dr_evidence_work_read (in, task, cancellable, error);
}

/**
 * dr_evidence_work_carry:
 * @in: the lane's own register
 * @task: a #DrEvidenceTask
 * @cancellable: (nullable): of the job
 * @error: return location; its message is in plain words
 *
 * A #DrDeskWork: makes the working copy's changes to the edition in force instead of the one that it began with. On
 * failure it stands as it was.
 *
 * Returns: (transfer full) (nullable): a #DrEvidenceState, with what both had changed
 */
gpointer
dr_evidence_work_carry (DrRegister    *in,
                        gpointer       task,
                        GCancellable  *cancellable,
                        GError       **error)
{
  const DrEvidenceTask *asked = task;
  g_autoptr (DrEvidenceState) state = read_in_force (in, error);
  g_autoptr (DrEvidence) from = NULL;
  g_autoptr (GBytes) mine = NULL;
  g_autoptr (GBytes) base_bytes = NULL;
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GBytes) made = NULL;
  g_auto (GStrv) both = NULL;
  GError *refused = NULL;
  char base[DR_DIGEST_SIZE];
  DrEvidenceState *after;

  if (state == NULL || !dr_evidence_file_find (asked->folder, state->editions, state->digest, base) || strcmp (base, state->digest) == 0)
    return state != NULL ? dr_evidence_work_read (in, task, cancellable, error) : NULL;
  mine = dr_evidence_file_read (asked->folder, base, error);
  from = mine != NULL ? read_edition (in, state, base, error) : NULL;
  if (from == NULL)
    return NULL;
  base_bytes = as_written (from);
  theirs = as_written (state->in_force);
  made = dr_evidence_edit_carry (base_bytes, mine, theirs, &both, NULL, &refused);
  if (made == NULL)
    {
      g_propagate_error (error, in_plain_words (refused));
      return NULL;
    }
  if (!keep (in, asked, state, state->digest, made, error))
    return NULL;
  dr_evidence_file_remove (asked->folder, base);
  after = dr_evidence_work_read (in, task, cancellable, error);
  if (after != NULL)
    after->both = g_steal_pointer (&both);

  return after;
}
