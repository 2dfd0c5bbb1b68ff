/* Bytes by digest, and what names them: editions and attachments. */
#include "dr-sqlite-store.h"

#include <glib/gi18n-lib.h>
#include <openssl/evp.h>
#include <string.h>

/* GLib's own takes five times as long, and every blob is hashed whenever it is read. Without SHA-256 nothing in the
 * store could be trusted. */
void
dr_sqlite_digest_of (GBytes *bytes, char digest[DR_DIGEST_SIZE])
{
  guint8 sum[DR_DIGEST_LENGTH / 2];
  gsize length = 0;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  if (EVP_Digest (data, length, sum, NULL, EVP_sha256 (), NULL) != 1)
    g_error ("libcrypto computes no SHA-256 here");
  for (gsize i = 0; i < sizeof sum; i++)
    g_snprintf (digest + 2 * i, 3, "%02x", sum[i]);
}

/* Within a writing verb: whether bytes of @digest are kept; those that were erased must not come back. */
gboolean
dr_sqlite_has_blob (DrSqliteStore *self, const char *digest, gboolean *there, GError **error)
{
  gint64 erased = 0;
  gint64 kept = 0;

  if (!dr_sql_number (self->sql, &erased, error, "SELECT EXISTS (SELECT 1 FROM erasure WHERE digest = ?1)", "s", digest)
      || !dr_sql_number (self->sql, &kept, error, "SELECT EXISTS (SELECT 1 FROM blob_bytes WHERE digest = ?1)", "s",
                         digest))
    return FALSE;
  if (erased > 0)
    {
      g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_ERASED,
                   _("these bytes were erased from the register (%s); expected others"), digest);
      return FALSE;
    }
  *there = kept > 0;
  return TRUE;
}

/* Within a writing verb: that there are bytes of @digest, before they themselves. */
gboolean
dr_sqlite_write_blob_row (DrSqliteStore *self, const char *digest, guint64 size, GError **error)
{
  return dr_sql_run (self->sql, error, "INSERT INTO blob VALUES (?1, ?2) ON CONFLICT DO NOTHING", "si", digest,
                     (gint64) size);
}

/* Within a writing verb: keeps @bytes, unless they are kept already. */
gboolean
dr_sqlite_write_blob (DrSqliteStore *self, GBytes *bytes, char digest[DR_DIGEST_SIZE], GError **error)
{
  gboolean there = FALSE;

  dr_sqlite_digest_of (bytes, digest);
  return dr_sqlite_has_blob (self, digest, &there, error)
         && (there
             || (dr_sqlite_write_blob_row (self, digest, g_bytes_get_size (bytes), error)
                 && dr_sql_run (self->sql, error, "INSERT INTO blob_bytes (digest, bytes) VALUES (?1, ?2)", "sb", digest,
                                bytes)));
}

/* Within a writing verb: forgets bytes that nothing refers to any more. */
gboolean
dr_sqlite_drop_blob (DrSqliteStore *self, const char *digest, GError **error)
{
  gint64 used = 0;

  if (!dr_sql_number (self->sql, &used, error,
                      "SELECT EXISTS (SELECT 1 FROM attachment WHERE digest = ?1)"
                      " OR EXISTS (SELECT 1 FROM edition WHERE digest = ?1)"
                      " OR EXISTS (SELECT 1 FROM trail WHERE record = ?1)"
                      " OR EXISTS (SELECT 1 FROM received WHERE digest = ?1)"
                      " OR EXISTS (SELECT 1 FROM erasure WHERE digest = ?1)", "s", digest))
    return FALSE;
  return used > 0
         || (dr_sql_run (self->sql, error, "DELETE FROM blob_bytes WHERE digest = ?1", "s", digest)
             && dr_sql_run (self->sql, error, "DELETE FROM blob WHERE digest = ?1", "s", digest));
}

static gboolean
put_blob (DrStore *store, GBytes *bytes, char digest[DR_DIGEST_SIZE], GError **error)
{
  DrSqliteStore *self = DR_SQLITE_STORE (store);

  return dr_sql_begin (self->sql, error)
         && dr_sql_end (self->sql, dr_sqlite_write_blob (self, bytes, digest, error), error);
}

/* Always %NULL: why there are no bytes of @digest. */
GBytes *
dr_sqlite_missing_blob (DrSqliteStore *self, const char *digest, GError **error)
{
  gint64 erased = 0;

  if (!dr_sql_number (self->sql, &erased, error, "SELECT EXISTS (SELECT 1 FROM erasure WHERE digest = ?1)", "s", digest))
    return NULL;
  if (erased > 0)
    g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_ERASED,
                 _("the bytes of %s were erased by an act in the trail; their digest is all that is left"), digest);
  else
    g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND,
                 _("nothing of digest %s is in the register; expected one that is"), digest);
  return NULL;
}

static GBytes *
get_blob (DrStore *store, const char *digest, GError **error)
{
  DrSqliteStore *self = DR_SQLITE_STORE (store);
  g_autoptr (DrStatement) statement = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char sum[DR_DIGEST_SIZE];
  gboolean row = FALSE;
  int size = 0;

  statement = dr_sql_prepare (self->sql, error, "SELECT bytes FROM blob_bytes WHERE digest = ?1", "s", digest);
  if (statement == NULL || !dr_sql_step (self->sql, statement, &row, error))
    return NULL;
  if (!row)
    return dr_sqlite_missing_blob (self, digest, error);
  size = sqlite3_column_bytes (statement, 0);
  bytes = g_bytes_new (sqlite3_column_blob (statement, 0), (gsize) size);
  dr_sqlite_digest_of (bytes, sum);
  if (g_str_equal (sum, digest))
    return g_steal_pointer (&bytes);
  g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_DAMAGED,
               _("the bytes kept as %s have digest %s; expected the bytes that were put in"), digest, sum);
  return NULL;
}

/* Within an act. */
gboolean
dr_sqlite_write_edition (DrSqliteStore *self, const DrNewEdition *edition, const char *person, gint64 at,
                         GError **error)
{
  char digest[DR_DIGEST_SIZE];

  return dr_sqlite_write_blob (self, edition->bytes, digest, error)
         && dr_sql_run (self->sql, error,
                        "INSERT INTO edition VALUES (?1, (SELECT coalesce (max (number), 0) + 1 FROM edition"
                        " WHERE kind = ?1), ?2, ?3, ?4, ?5)", "isssi",
                        (gint64) edition->kind, digest, edition->label, person, at);
}

static DrEditions *
list_editions (DrStore *store, DrEditionKind kind, GError **error)
{
  DrSqliteStore *self = DR_SQLITE_STORE (store);
  g_autoptr (DrEditions) editions = g_new0 (DrEditions, 1);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (DrEdition));
  g_autoptr (DrStatement) statement = NULL;
  gboolean row = FALSE;

  editions->arena = dr_arena_new ();
  statement = dr_sql_prepare (self->sql, error,
                              "SELECT number, digest, label, added_by, added_at FROM edition WHERE kind = ?1"
                              " ORDER BY number", "i", (gint64) kind);
  if (statement == NULL || !dr_sql_step (self->sql, statement, &row, error))
    return NULL;
  while (row)
    {
      DrEdition item = {
        .number = (guint) sqlite3_column_int64 (statement, 0),
        .digest = dr_sql_text (statement, 1, editions->arena),
        .label = dr_sql_text (statement, 2, editions->arena),
        .by = dr_sql_text (statement, 3, editions->arena),
        .at = sqlite3_column_int64 (statement, 4),
      };

      g_array_append_val (items, item);
      if (!dr_sql_step (self->sql, statement, &row, error))
        return NULL;
    }
  editions->n_items = items->len;
  editions->items = dr_arena_array0 (editions->arena, DrEdition, items->len);
  if (items->len > 0)
    memcpy ((DrEdition *) editions->items, items->data, items->len * sizeof (DrEdition));
  return g_steal_pointer (&editions);
}

/* Drafts, and what closes the actions of a version in force. */
#define ATTACHABLE \
  (1u << DR_STAGE_DRAFT | 1u << DR_STAGE_APPROVED | 1u << DR_STAGE_DECIDED | 1u << DR_STAGE_MONITORED)

static gboolean
find_attachable (DrSqliteStore *self, const char *reference, guint version, DrSqliteVersion *found, GError **error)
{
  return dr_sqlite_find_version (self, reference, version, found, error)
         && dr_sqlite_expect_stages (found, reference, version, ATTACHABLE, error);
}

static gboolean
write_attachment (DrSqliteStore *self, gint64 assessment, const DrAttachment *attachment, GBytes *bytes, GError **error)
{
  char digest[DR_DIGEST_SIZE];
  gint64 there = 0;

  if (!dr_sql_number (self->sql, &there, error,
                      "SELECT EXISTS (SELECT 1 FROM attachment WHERE assessment = ?1 AND id = ?2)", "is", assessment,
                      attachment->id))
    return FALSE;
  if (there > 0)
    {
      g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_EXISTS,
                   _("there is an attachment %s already; expected a new id"), attachment->id);
      return FALSE;
    }
  return dr_sqlite_write_blob (self, bytes, digest, error)
         && dr_sql_run (self->sql, error,
                        "INSERT INTO attachment (assessment, id, digest, name, media_type, question, impact)"
                        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", "issssss",
                        assessment, attachment->id, digest, attachment->name, attachment->media_type,
                        attachment->question, attachment->impact);
}

static gboolean
attach (DrStore *store, const char *reference, guint version, const DrAttachment *attachment, GBytes *bytes,
        GError **error)
{
  DrSqliteStore *self = DR_SQLITE_STORE (store);
  DrSqliteVersion found = { 0 };
  gboolean good = FALSE;

  if (!dr_sql_begin (self->sql, error))
    return FALSE;
  good = find_attachable (self, reference, version, &found, error)
         && write_attachment (self, found.id, attachment, bytes, error);
  return dr_sql_end (self->sql, good, error);
}

/* What a record was sealed with goes only out of a draft, and its bytes stay. */
static gboolean
remove_attachment (DrSqliteStore *self, const DrSqliteVersion *version, const char *id, GError **error)
{
  g_autofree char *digest = NULL;
  g_autoptr (DrStatement) statement = NULL;
  gboolean sealed = FALSE;
  gboolean row = FALSE;

  statement = dr_sql_prepare (self->sql, error,
                              "SELECT digest, sealed FROM attachment WHERE assessment = ?1 AND id = ?2", "is",
                              version->id, id);
  if (statement == NULL || !dr_sql_step (self->sql, statement, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND,
                   _("there is no attachment %s; expected one that is attached"), id);
      return FALSE;
    }
  digest = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sealed = sqlite3_column_int (statement, 1) != 0;
  if (sealed && version->stage != DR_STAGE_DRAFT)
    {
      g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_STAGE,
                   _("a record was sealed with the attachment %s; expected one that was added since"), id);
      return FALSE;
    }
  return dr_sql_run (self->sql, error, "DELETE FROM attachment WHERE assessment = ?1 AND id = ?2", "is", version->id, id)
         && (sealed || dr_sqlite_drop_blob (self, digest, error));
}

static gboolean
detach (DrStore *store, const char *reference, guint version, const char *id, GError **error)
{
  DrSqliteStore *self = DR_SQLITE_STORE (store);
  DrSqliteVersion found = { 0 };
  gboolean good = FALSE;

  if (!dr_sql_begin (self->sql, error))
    return FALSE;
  good = find_attachable (self, reference, version, &found, error)
         && remove_attachment (self, &found, id, error);
  good = dr_sql_end (self->sql, good, error);
  if (good)
    dr_sqlite_forget (self);
  return good;
}

static DrAttachments *
list_attachments (DrStore *store, const char *reference, guint version, GError **error)
{
  DrSqliteStore *self = DR_SQLITE_STORE (store);
  g_autoptr (DrAttachments) attachments = g_new0 (DrAttachments, 1);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (DrAttachment));
  g_autoptr (DrStatement) statement = NULL;
  gboolean row = FALSE;

  attachments->arena = dr_arena_new ();
  statement = dr_sql_prepare (self->sql, error,
                              "SELECT t.id, t.name, t.media_type, b.size, t.digest, t.question, t.impact"
                              " FROM assessment AS a JOIN attachment AS t ON t.assessment = a.id"
                              " JOIN blob AS b ON b.digest = t.digest"
                              " WHERE a.reference = ?1 AND a.version = ?2 ORDER BY t.number", "si", reference,
                              (gint64) version);
  if (statement == NULL || !dr_sql_step (self->sql, statement, &row, error))
    return NULL;
  while (row)
    {
      DrAttachment item = {
        .id = dr_sql_text (statement, 0, attachments->arena),
        .name = dr_sql_text (statement, 1, attachments->arena),
        .media_type = dr_sql_text (statement, 2, attachments->arena),
        .size = (guint64) sqlite3_column_int64 (statement, 3),
        .sha256 = dr_sql_text (statement, 4, attachments->arena),
        .question = dr_sql_text (statement, 5, attachments->arena),
        .impact = dr_sql_text (statement, 6, attachments->arena),
      };

      g_array_append_val (items, item);
      if (!dr_sql_step (self->sql, statement, &row, error))
        return NULL;
    }
  attachments->n_items = items->len;
  attachments->items = dr_arena_array0 (attachments->arena, DrAttachment, items->len);
  if (items->len > 0)
    memcpy ((DrAttachment *) attachments->items, items->data, items->len * sizeof (DrAttachment));
  return g_steal_pointer (&attachments);
}

void
dr_sqlite_class_blobs (DrStoreClass *klass)
{
  klass->put_blob = put_blob;
  klass->get_blob = get_blob;
  klass->list_editions = list_editions;
  klass->attach = attach;
  klass->detach = detach;
  klass->list_attachments = list_attachments;
}
