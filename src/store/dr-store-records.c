/* The verbs of what is listed, and of bytes and what names them. */
#include "dr-store-class.h"

#include "dr-digits.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Not for users of the store: 64 lower-case hexadecimal digits. */
gboolean
dr_store_is_digest (const char *text)
{
  return text != NULL && strlen (text) == DR_DIGEST_SIZE - 1 && strspn (text, "0123456789abcdef") == DR_DIGEST_SIZE - 1;
}

/* Not for users of the store: whether so many bytes are few enough. */
gboolean
dr_store_is_sound_size (guint64 size, GError **error)
{
  if (size <= DR_STORE_MAX_BLOB)
    return TRUE;
  g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_TOO_LARGE,
               _("the file has %s bytes; expected at most %d"), DR_DIGITS (size), DR_STORE_MAX_BLOB);
  return FALSE;
}

/* Not for users of the store: likewise of bytes. */
gboolean
dr_store_is_sound_blob (GBytes *bytes, GError **error)
{
  return dr_store_is_sound_size (g_bytes_get_size (bytes), error);
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
 * dr_store_list_live:
 * @self: a store
 * @but_not: (nullable): a reference that is left out
 * @from: first day; none: open
 * @to: last day; none: open
 * @error: return location
 *
 * What a check of cumulative effects looks at: of each other reference the latest version that is submitted, returned,
 * endorsed, approved, decided or monitored, if it takes effect within @from..@to or has no date, and if its row says
 * that it affects a group negatively or withdraws an access point. Its digest is that of its last sealed record, ""
 * where there is none.
 *
 * Returns: (transfer full) (nullable): them by reference
 */
DrLiveList *
dr_store_list_live (DrStore *self, const char *but_not, DrDate from, DrDate to, GError **error)
{
  g_return_val_if_fail (DR_IS_STORE (self), NULL);

  if (!dr_store_is_open (self, error))
    return NULL;
  return DR_STORE_GET_CLASS (self)->list_live (self, but_not, from, to, error);
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

  return dr_store_is_open (self, error) && dr_store_is_sound_blob (bytes, error)
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
  g_return_val_if_fail (DR_IS_STORE (self) && dr_store_is_digest (digest), NULL);

  if (!dr_store_is_open (self, error))
    return NULL;
  return DR_STORE_GET_CLASS (self)->get_blob (self, digest, error);
}

/**
 * dr_store_read_blob:
 * @self: a store
 * @digest: SHA-256
 * @each: is told of the bytes, piece by piece; calls no verb of @self
 * @data: for @each
 * @error: return location for %DR_STORE_ERROR_NOT_FOUND, %DR_STORE_ERROR_ERASED, %DR_STORE_ERROR_DAMAGED, what @each gives,
 *   and others
 *
 * As dr_store_get_blob(), with one piece in memory. That the bytes are of this digest is known at their end only: what
 * @each was told counts for nothing where this fails.
 *
 * Returns: whether @each was told of all of them
 */
gboolean
dr_store_read_blob (DrStore *self, const char *digest, DrStorePiece each, gpointer data, GError **error)
{
  g_return_val_if_fail (DR_IS_STORE (self) && dr_store_is_digest (digest) && each != NULL, FALSE);

  return dr_store_is_open (self, error) && DR_STORE_GET_CLASS (self)->read_blob (self, digest, each, data, error);
}

/**
 * dr_store_list_editions:
 * @self: a store
 * @kind: evidence base, questionnaire or rulebook
 * @error: return location
 *
 * Editions are put in force by acts, and never changed or taken away.
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
 * @version: of a draft, or of one that is approved, decided or monitored: what closes its actions is attached then
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

  return dr_store_is_open (self, error) && dr_store_is_sound_blob (bytes, error)
         && DR_STORE_GET_CLASS (self)->attach (self, reference, version, attachment, bytes, error);
}

/**
 * dr_store_detach:
 * @self: a store
 * @reference: of an assessment
 * @version: of a draft, or of one that is approved, decided or monitored
 * @id: of the attachment
 * @error: return location for %DR_STORE_ERROR_NOT_FOUND, %DR_STORE_ERROR_STAGE and others
 *
 * Takes an attachment out. Its bytes go too, unless something else refers to them or a record was sealed with them.
 * What was sealed is taken only out of a draft.
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
