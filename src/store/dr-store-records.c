/* The verbs of what is listed and what is kept for good. */
#include "dr-store-class.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_digest (const char *text)
{
  return text != NULL && strlen (text) == DR_DIGEST_SIZE - 1 && strspn (text, "0123456789abcdef") == DR_DIGEST_SIZE - 1;
}

static gboolean
is_sound_blob (GBytes *bytes, GError **error)
{
  if (g_bytes_get_size (bytes) <= DR_STORE_MAX_BLOB)
    return TRUE;
  g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_TOO_LARGE,
               _("the file has %" G_GSIZE_FORMAT " bytes; expected at most %d"), g_bytes_get_size (bytes),
               DR_STORE_MAX_BLOB);
  return FALSE;
}

/**
 * dr_store_get_row:
 * @self: a store
 * @reference: of an assessment
 * @version: from 1; 0: the latest
 * @error: return location for %DR_STORE_ERROR_NOT_FOUND and others
 *
 * Returns: (transfer full) (nullable): a page of that one row
 */
DrRegisterPage *
dr_store_get_row (DrStore *self, const char *reference, guint version, GError **error)
{
  g_return_val_if_fail (DR_IS_STORE (self) && reference != NULL, NULL);

  if (!dr_store_is_open (self, error))
    return NULL;
  return DR_STORE_GET_CLASS (self)->get_row (self, reference, version, error);
}

/**
 * dr_store_query:
 * @self: a store
 * @query: which rows, in which order, from where
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a page, perhaps empty
 */
DrRegisterPage *
dr_store_query (DrStore *self, const DrRegisterQuery *query, GError **error)
{
  g_return_val_if_fail (DR_IS_STORE (self) && query != NULL, NULL);
  g_return_val_if_fail (query->limit >= 1 && query->limit <= DR_REGISTER_MAX_PAGE, NULL);
  g_return_val_if_fail ((guint) query->sort < DR_N_SORTS, NULL);

  if (!dr_store_is_open (self, error))
    return NULL;
  return DR_STORE_GET_CLASS (self)->query (self, query, error);
}

/**
 * dr_store_count:
 * @self: a store
 * @query: which rows; its order, page and limit are ignored
 * @at_most: stop counting here, from 1; with 1,001 a list can say "more than 1,000" and stay quick
 * @n: (out): rows found, @at_most or fewer
 * @error: return location
 *
 * Returns: whether they were counted
 */
gboolean
dr_store_count (DrStore *self, const DrRegisterQuery *query, guint64 at_most, guint64 *n, GError **error)
{
  g_return_val_if_fail (DR_IS_STORE (self) && query != NULL && n != NULL, FALSE);
  g_return_val_if_fail (at_most >= 1 && at_most <= G_MAXINT64, FALSE);

  return dr_store_is_open (self, error) && DR_STORE_GET_CLASS (self)->count (self, query, at_most, n, error);
}

/**
 * dr_store_count_by:
 * @self: a store
 * @query: which rows; its order, page and limit are ignored
 * @by: what is told apart
 * @error: return location
 *
 * Returns: (transfer full) (nullable): how many rows there are of each
 */
DrCounts *
dr_store_count_by (DrStore *self, const DrRegisterQuery *query, DrCountBy by, GError **error)
{
  g_return_val_if_fail (DR_IS_STORE (self) && query != NULL, NULL);
  g_return_val_if_fail ((guint) by <= DR_COUNT_BY_OUTCOME, NULL);

  if (!dr_store_is_open (self, error))
    return NULL;
  return DR_STORE_GET_CLASS (self)->count_by (self, query, by, error);
}

/**
 * dr_store_put_blob:
 * @self: a store
 * @bytes: up to %DR_STORE_MAX_BLOB
 * @digest: (out): SHA-256 of @bytes
 * @error: return location for %DR_STORE_ERROR_TOO_LARGE, %DR_STORE_ERROR_ERASED and others
 *
 * Keeps bytes under their digest; the same bytes are kept once. Bytes that were erased do not come back.
 *
 * Returns: whether they are kept
 */
gboolean
dr_store_put_blob (DrStore *self, GBytes *bytes, char digest[DR_DIGEST_SIZE], GError **error)
{
  g_return_val_if_fail (DR_IS_STORE (self) && bytes != NULL && digest != NULL, FALSE);

  return dr_store_is_open (self, error) && is_sound_blob (bytes, error)
         && DR_STORE_GET_CLASS (self)->put_blob (self, bytes, digest, error);
}

/**
 * dr_store_get_blob:
 * @self: a store
 * @digest: SHA-256
 * @error: return location for %DR_STORE_ERROR_NOT_FOUND, %DR_STORE_ERROR_ERASED, %DR_STORE_ERROR_DAMAGED and others
 *
 * Returns: (transfer full) (nullable): the bytes; they are of this digest
 */
GBytes *
dr_store_get_blob (DrStore *self, const char *digest, GError **error)
{
  g_return_val_if_fail (DR_IS_STORE (self) && is_digest (digest), NULL);

  if (!dr_store_is_open (self, error))
    return NULL;
  return DR_STORE_GET_CLASS (self)->get_blob (self, digest, error);
}

/**
 * dr_store_add_edition:
 * @self: a store
 * @kind: evidence base, questionnaire or rulebook
 * @bytes: the whole file
 * @label: in the council's words
 * @person: id of who put it in force
 * @at: microseconds since 1970
 * @number: (out) (optional): its number, from 1
 * @error: return location
 *
 * Editions are never changed or taken away.
 *
 * Returns: whether it is the latest edition now
 */
gboolean
dr_store_add_edition (DrStore *self, DrEditionKind kind, GBytes *bytes, const char *label, const char *person,
                      gint64 at, guint *number, GError **error)
{
  g_return_val_if_fail (DR_IS_STORE (self) && (guint) kind < DR_N_EDITION_KINDS && bytes != NULL, FALSE);
  g_return_val_if_fail (label != NULL && person != NULL, FALSE);

  return dr_store_is_open (self, error) && is_sound_blob (bytes, error)
         && DR_STORE_GET_CLASS (self)->add_edition (self, kind, bytes, label, person, at, number, error);
}

/**
 * dr_store_list_editions:
 * @self: a store
 * @kind: evidence base, questionnaire or rulebook
 * @error: return location
 *
 * Returns: (transfer full) (nullable): all of them, oldest first
 */
DrEditions *
dr_store_list_editions (DrStore *self, DrEditionKind kind, GError **error)
{
  g_return_val_if_fail (DR_IS_STORE (self) && (guint) kind < DR_N_EDITION_KINDS, NULL);

  if (!dr_store_is_open (self, error))
    return NULL;
  return DR_STORE_GET_CLASS (self)->list_editions (self, kind, error);
}

/**
 * dr_store_attach:
 * @self: a store
 * @reference: of an assessment
 * @version: of a draft
 * @attachment: id, name, media type, question and impact; its size and digest are those of @bytes
 * @bytes: up to %DR_STORE_MAX_BLOB
 * @error: return location for %DR_STORE_ERROR_EXISTS, %DR_STORE_ERROR_TOO_LARGE, %DR_STORE_ERROR_STAGE and others
 *
 * Returns: whether it is attached
 */
gboolean
dr_store_attach (DrStore *self, const char *reference, guint version, const DrAttachment *attachment, GBytes *bytes,
                 GError **error)
{
  g_return_val_if_fail (DR_IS_STORE (self) && reference != NULL && version >= 1 && bytes != NULL, FALSE);
  g_return_val_if_fail (attachment != NULL && attachment->id != NULL && attachment->name != NULL, FALSE);
  g_return_val_if_fail (attachment->media_type != NULL, FALSE);

  return dr_store_is_open (self, error) && is_sound_blob (bytes, error)
         && DR_STORE_GET_CLASS (self)->attach (self, reference, version, attachment, bytes, error);
}

/**
 * dr_store_detach:
 * @self: a store
 * @reference: of an assessment
 * @version: of a draft
 * @id: of the attachment
 * @error: return location for %DR_STORE_ERROR_NOT_FOUND, %DR_STORE_ERROR_STAGE and others
 *
 * Takes an attachment out of a draft. Its bytes go too, unless something else refers to them.
 *
 * Returns: whether it is gone
 */
gboolean
dr_store_detach (DrStore *self, const char *reference, guint version, const char *id, GError **error)
{
  g_return_val_if_fail (DR_IS_STORE (self) && reference != NULL && version >= 1 && id != NULL, FALSE);

  return dr_store_is_open (self, error) && DR_STORE_GET_CLASS (self)->detach (self, reference, version, id, error);
}

/**
 * dr_store_list_attachments:
 * @self: a store
 * @reference: of an assessment
 * @version: from 1
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the version's attachments
 */
DrAttachments *
dr_store_list_attachments (DrStore *self, const char *reference, guint version, GError **error)
{
  g_return_val_if_fail (DR_IS_STORE (self) && reference != NULL && version >= 1, NULL);

  if (!dr_store_is_open (self, error))
    return NULL;
  return DR_STORE_GET_CLASS (self)->list_attachments (self, reference, version, error);
}

static gboolean
is_sound_act (const DrTrailAct *act)
{
  if (act == NULL || act->entry == NULL || !is_digest (act->store_head)
      || (act->expected_store_head != NULL && !is_digest (act->expected_store_head)))
    return FALSE;
  if (act->reference == NULL)
    return act->head == NULL && act->expected_head == NULL && act->version == 0 && !act->step && act->record == NULL
           && act->row == NULL && act->supersedes == 0;
  return act->version >= 1 && is_digest (act->head) && (act->expected_head == NULL || is_digest (act->expected_head))
         && (act->row == NULL || g_strcmp0 (act->row->reference, act->reference) == 0)
         && (guint) act->from < DR_N_STAGES && (guint) act->to < DR_N_STAGES;
}

/**
 * dr_store_append:
 * @self: a store
 * @act: an entry for the trail, and what goes with it
 * @error: return location for %DR_STORE_ERROR_MOVED and others
 *
 * One compare-and-append: if both chains' heads, the stage and the draft's revision are the expected ones, the entry is
 * appended and all that the act says is done, and it is on the disk when this returns; else nothing is done. After
 * %DR_STORE_ERROR_MOVED read the heads, look again at what the act rests on, and make a new one.
 *
 * Returns: whether it is done
 */
gboolean
dr_store_append (DrStore *self, const DrTrailAct *act, GError **error)
{
  g_return_val_if_fail (DR_IS_STORE (self) && is_sound_act (act), FALSE);
  g_return_val_if_fail (act->erase == NULL || is_digest (act->erase), FALSE);

  return dr_store_is_open (self, error) && (act->record == NULL || is_sound_blob (act->record, error))
         && DR_STORE_GET_CLASS (self)->append (self, act, error);
}

/**
 * dr_store_read_head:
 * @self: a store
 * @reference: (nullable): of an assessment; %NULL: the store's chain
 * @head: (out caller-allocates): the chain's head and length; no entry yet: "" and 0
 * @error: return location
 *
 * Returns: whether it was read
 */
gboolean
dr_store_read_head (DrStore *self, const char *reference, DrTrailHead *head, GError **error)
{
  g_return_val_if_fail (DR_IS_STORE (self) && head != NULL, FALSE);

  return dr_store_is_open (self, error) && DR_STORE_GET_CLASS (self)->read_head (self, reference, head, error);
}

/**
 * dr_store_read_trail:
 * @self: a store
 * @reference: (nullable): of an assessment; %NULL: the whole store's
 * @after: sequence in the store's chain to start after; 0: from the first
 * @limit: entries, 1..100,000
 * @error: return location
 *
 * Returns: (transfer full) (nullable): entries, oldest first
 */
DrTrail *
dr_store_read_trail (DrStore *self, const char *reference, guint64 after, guint limit, GError **error)
{
  g_return_val_if_fail (DR_IS_STORE (self) && limit >= 1 && limit <= 100000 && after <= G_MAXINT64, NULL);

  if (!dr_store_is_open (self, error))
    return NULL;
  return DR_STORE_GET_CLASS (self)->read_trail (self, reference, after, limit, error);
}

/**
 * dr_store_list_people:
 * @self: a store
 * @error: return location
 *
 * Returns: (transfer full) (nullable): everybody, and the roles that stand now
 */
DrPeople *
dr_store_list_people (DrStore *self, GError **error)
{
  g_return_val_if_fail (DR_IS_STORE (self), NULL);

  if (!dr_store_is_open (self, error))
    return NULL;
  return DR_STORE_GET_CLASS (self)->list_people (self, error);
}
