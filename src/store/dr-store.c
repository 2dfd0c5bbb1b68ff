#include "dr-store-class.h"

#include <glib/gi18n-lib.h>

typedef struct {
  gboolean closed;
  guint    together;   /* works that run now, one in the other */
} DrStorePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DrStore, dr_store, G_TYPE_OBJECT)

static void
dr_store_dispose (GObject *object)
{
  dr_store_close (DR_STORE (object));
  G_OBJECT_CLASS (dr_store_parent_class)->dispose (object);
}

static void
dr_store_class_init (DrStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_store_dispose;
}

static void
dr_store_init (DrStore *self)
{
}

/* Not for users of the store: whether it is still open, else %DR_STORE_ERROR_CLOSED. */
gboolean
dr_store_is_open (DrStore *self, GError **error)
{
  DrStorePrivate *priv = dr_store_get_instance_private (self);

  if (!priv->closed)
    return TRUE;
  g_set_error_literal (error, DR_STORE_ERROR, DR_STORE_ERROR_CLOSED,
                       _("the store was closed; expected one that is open"));
  return FALSE;
}

/**
 * dr_store_close:
 * @self: a store
 *
 * Closes it; every verb after it is refused. Closing twice is harmless, and so is dropping an open store.
 */
void
dr_store_close (DrStore *self)
{
  DrStorePrivate *priv = dr_store_get_instance_private (self);

  g_return_if_fail (DR_IS_STORE (self));

  g_return_if_fail (priv->together == 0);

  if (priv->closed)
    return;
  priv->closed = TRUE;
  DR_STORE_GET_CLASS (self)->close (self);
}

/**
 * dr_store_set_patience:
 * @self: a store
 * @milliseconds: how long a verb waits for another program before %DR_STORE_ERROR_BUSY; 5,000 unless set
 */
void
dr_store_set_patience (DrStore *self, guint milliseconds)
{
  g_return_if_fail (DR_IS_STORE (self) && milliseconds <= G_MAXINT);

  if (dr_store_is_open (self, NULL))
    DR_STORE_GET_CLASS (self)->set_patience (self, milliseconds);
}

/**
 * dr_store_backup:
 * @self: a store
 * @path: file to make; refused with %DR_STORE_ERROR_EXISTS where there is one
 * @how: (nullable): who looks on, in this thread; an examination that gives back %FALSE leaves no copy
 * @error: return location for %G_IO_ERROR_CANCELLED, what the examination says, and others
 *
 * Copies the store as it stands at one moment, while others write, and checks the whole copy before it gets its name.
 * On failure and when it is cancelled nothing is left at @path. Not within dr_store_together().
 *
 * Returns: whether the copy is safely there
 */
gboolean
dr_store_backup (DrStore *self, const char *path, const DrStoreCopying *how, GError **error)
{
  static const DrStoreCopying alone = { .cancellable = NULL };
  DrStorePrivate *priv = dr_store_get_instance_private (self);

  g_return_val_if_fail (DR_IS_STORE (self) && path != NULL, FALSE);
  g_return_val_if_fail (how == NULL || how->cancellable == NULL || G_IS_CANCELLABLE (how->cancellable), FALSE);
  g_return_val_if_fail (priv->together == 0, FALSE);

  return dr_store_is_open (self, error)
         && DR_STORE_GET_CLASS (self)->backup (self, path, how != NULL ? how : &alone, error);
}

/**
 * dr_store_check:
 * @self: a store
 * @error: return location for %DR_STORE_ERROR_DAMAGED
 *
 * Reads all of it and checks that it agrees with itself. Takes time in proportion to its size.
 *
 * Returns: whether it does
 */
gboolean
dr_store_check (DrStore *self, GError **error)
{
  g_return_val_if_fail (DR_IS_STORE (self), FALSE);

  return dr_store_is_open (self, error) && DR_STORE_GET_CLASS (self)->check (self, error);
}

/**
 * dr_store_together:
 * @self: a store
 * @work: (scope call): calls verbs of @self, and gives back whether they are to stand
 * @data: (closure): for @work
 * @error: return location for what @work gives, and others
 *
 * Makes one of many verbs: all that @work does stands, or none of it. A verb that fails within it changes nothing, and
 * leaves what was done before it to @work: to go on, or to give up by returning %FALSE. After a failure of the disk
 * every further verb fails, and so does the whole. It is on the disk when this returns, in one go, which makes it the
 * quick way to put in thousands of rows. Nobody else can write meanwhile. Works may nest.
 *
 * Returns: whether all of it stands
 */
gboolean
dr_store_together (DrStore *self, DrStoreWork work, gpointer data, GError **error)
{
  DrStorePrivate *priv = dr_store_get_instance_private (self);
  gboolean good = FALSE;

  g_return_val_if_fail (DR_IS_STORE (self) && work != NULL, FALSE);

  if (!dr_store_is_open (self, error))
    return FALSE;
  priv->together++;
  good = DR_STORE_GET_CLASS (self)->together (self, work, data, error);
  priv->together--;
  return good;
}

/**
 * dr_store_next_number:
 * @self: a store
 * @series: what is numbered, such as the year's references
 * @number: (out): from 1, never given twice; there may be gaps
 * @error: return location
 *
 * Returns: whether a number was given
 */
gboolean
dr_store_next_number (DrStore *self, const char *series, guint64 *number, GError **error)
{
  g_return_val_if_fail (DR_IS_STORE (self) && series != NULL && number != NULL, FALSE);

  return dr_store_is_open (self, error) && DR_STORE_GET_CLASS (self)->next_number (self, series, number, error);
}

/* A row belongs to the version that it comes with. */
static gboolean
is_row_of (const DrRegisterRow *row, const char *reference, guint version)
{
  return row == NULL
         || (row->title != NULL && row->service != NULL && row->service_name != NULL && row->change != NULL
             && row->owner != NULL && g_strcmp0 (row->reference, reference) == 0 && row->version == version);
}

/* Not for users of the store: whether a save, or a draft's first fields, say all that they must. */
gboolean
dr_store_is_sound_save (const DrDraftSave *save)
{
  if (save == NULL || save->reference == NULL || save->reference[0] == '\0' || save->version < 1
      || save->person == NULL || (guint) save->stage >= DR_N_STAGES || (save->fields == NULL && save->n_fields > 0))
    return FALSE;
  for (guint i = 0; i < save->n_fields; i++)
    if (save->fields[i].key == NULL || save->fields[i].key[0] == '\0')
      return FALSE;
  return is_row_of (save->row, save->reference, save->version);
}

/**
 * dr_store_load_draft:
 * @self: a store
 * @reference: of an assessment
 * @version: from 1
 * @person: (nullable): id of whose undo and redo is asked for
 * @error: return location for %DR_STORE_ERROR_NOT_FOUND and others
 *
 * The fields as they stand at one moment, at any stage.
 *
 * Returns: (transfer full) (nullable): the draft
 */
DrDraft *
dr_store_load_draft (DrStore *self, const char *reference, guint version, const char *person, GError **error)
{
  g_return_val_if_fail (DR_IS_STORE (self) && reference != NULL && version >= 1, NULL);

  if (!dr_store_is_open (self, error))
    return NULL;
  return DR_STORE_GET_CLASS (self)->load_draft (self, reference, version, person, error);
}

/**
 * dr_store_save_draft:
 * @self: a store
 * @save: what changed, each field with the revision of the draft that the officer's copy of it comes from, and the
 *   stage that the officer saw
 * @revision: (out) (optional): the draft's, from which these fields are saved next
 * @conflicts: (out) (optional) (nullable): with %DR_STORE_ERROR_CONFLICT, the fields that somebody else has changed since
 * @error: return location for %DR_STORE_ERROR_CONFLICT, %DR_STORE_ERROR_STAGE, %DR_STORE_ERROR_MOVED where nobody
 *   changed the same but the draft is not at the expected revision, and others
 *
 * Saves all of @save or nothing. A field that somebody changed since the given revision to the very value that is
 * saved now is no conflict. What the person had undone can no longer be redone. A save after the draft was submitted
 * cannot be undone.
 *
 * Returns: whether it is saved
 */
gboolean
dr_store_save_draft (DrStore           *self,
                     const DrDraftSave *save,
                     guint64           *revision,
                     DrConflicts      **conflicts,
                     GError           **error)
{
  g_return_val_if_fail (DR_IS_STORE (self) && dr_store_is_sound_save (save), FALSE);
  g_return_val_if_fail (conflicts == NULL || *conflicts == NULL, FALSE);

  return dr_store_is_open (self, error)
         && DR_STORE_GET_CLASS (self)->save_draft (self, save, revision, conflicts, error);
}

static gboolean
undo_or_redo (DrStore *self, const char *reference, guint version, const char *person, gint64 at, gboolean redo,
              guint64 *revision, DrConflicts **conflicts, GError **error)
{
  g_return_val_if_fail (DR_IS_STORE (self) && reference != NULL && version >= 1 && person != NULL, FALSE);
  g_return_val_if_fail (conflicts == NULL || *conflicts == NULL, FALSE);

  return dr_store_is_open (self, error)
         && DR_STORE_GET_CLASS (self)->undo (self, reference, version, person, at, redo, revision, conflicts, error);
}

/**
 * dr_store_undo:
 * @self: a store
 * @reference: of an assessment
 * @version: of a draft
 * @person: whose last save is taken back
 * @at: now, microseconds since 1970
 * @revision: (out) (optional): the draft's after it
 * @conflicts: (out) (optional) (nullable): with %DR_STORE_ERROR_CONFLICT, the fields that somebody else has changed since
 * @error: return location for %DR_STORE_ERROR_NOTHING, %DR_STORE_ERROR_CONFLICT and others
 *
 * Puts back what stood before the person's last save that is not undone, all its fields or none. What there is to
 * undo outlives the program, and ends when the draft is submitted. The row is the register's to put again.
 *
 * Returns: whether it was undone
 */
gboolean
dr_store_undo (DrStore *self, const char *reference, guint version, const char *person, gint64 at, guint64 *revision,
               DrConflicts **conflicts, GError **error)
{
  return undo_or_redo (self, reference, version, person, at, FALSE, revision, conflicts, error);
}

/**
 * dr_store_redo:
 * @self: a store
 * @reference: of an assessment
 * @version: of a draft
 * @person: whose last undo is taken back
 * @at: now, microseconds since 1970
 * @revision: (out) (optional): the draft's after it
 * @conflicts: (out) (optional) (nullable): with %DR_STORE_ERROR_CONFLICT, the fields that somebody else has changed since
 * @error: return location for %DR_STORE_ERROR_NOTHING, %DR_STORE_ERROR_CONFLICT and others
 *
 * The reverse of dr_store_undo(), until the person's next save.
 *
 * Returns: whether it was redone
 */
gboolean
dr_store_redo (DrStore *self, const char *reference, guint version, const char *person, gint64 at, guint64 *revision,
               DrConflicts **conflicts, GError **error)
{
  return undo_or_redo (self, reference, version, person, at, TRUE, revision, conflicts, error);
}

/**
 * dr_store_put_row:
 * @self: a store
 * @row: replaces the version's row, unless that was made from a later revision
 * @error: return location for %DR_STORE_ERROR_NOT_FOUND and others
 *
 * For what changes outside a save: after an undo, findings that fall due.
 *
 * Returns: whether the row is at least as new as @row
 */
gboolean
dr_store_put_row (DrStore *self, const DrRegisterRow *row, GError **error)
{
  g_return_val_if_fail (DR_IS_STORE (self) && row != NULL && row->reference != NULL, FALSE);
  g_return_val_if_fail (is_row_of (row, row->reference, row->version), FALSE);

  return dr_store_is_open (self, error) && DR_STORE_GET_CLASS (self)->put_row (self, row, error);
}

/**
 * dr_store_set_moved:
 * @self: a store
 * @reference: of an assessment
 * @version: from 1
 * @moved: whether evidence has moved under it
 * @error: return location for %DR_STORE_ERROR_NOT_FOUND and others
 *
 * Stands until it is set anew: no save, step or row that is put changes it. A new version starts without it.
 *
 * Returns: whether it stands
 */
gboolean
dr_store_set_moved (DrStore *self, const char *reference, guint version, gboolean moved, GError **error)
{
  g_return_val_if_fail (DR_IS_STORE (self) && reference != NULL && version >= 1, FALSE);

  return dr_store_is_open (self, error) && DR_STORE_GET_CLASS (self)->set_moved (self, reference, version, moved, error);
}
