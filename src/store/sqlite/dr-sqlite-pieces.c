/* Bytes by digest, in and out piece by piece, so that a large file is never in memory. */
#include "dr-sqlite-store.h"

#include <glib/gi18n-lib.h>
#include <openssl/evp.h>

#define PIECE ((gsize) 64 * 1024)

typedef sqlite3_blob Blob;

static void
close_blob (Blob *blob)
{
  sqlite3_blob_close (blob);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Blob, close_blob)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_MD_CTX, EVP_MD_CTX_free)

static EVP_MD_CTX *
begin_digest (void)
{
  EVP_MD_CTX *sum = EVP_MD_CTX_new ();

  if (sum == NULL || EVP_DigestInit_ex (sum, EVP_sha256 (), NULL) != 1)
    g_error ("libcrypto computes no SHA-256 here");
  return sum;
}

static void
end_digest (EVP_MD_CTX *sum, char digest[DR_DIGEST_SIZE])
{
  guint8 octets[DR_DIGEST_LENGTH / 2];

  EVP_DigestFinal_ex (sum, octets, NULL);
  for (gsize i = 0; i < sizeof octets; i++)
    g_snprintf (digest + 2 * i, 3, "%02x", octets[i]);
}

static Blob *
open_blob (DrSqliteStore *self, gint64 id, gboolean writing, GError **error)
{
  Blob *blob = NULL;
  int code = sqlite3_blob_open (dr_sql_get (self->sql), "main", "blob_bytes", "bytes", id, writing, &blob);

  if (code == SQLITE_OK)
    return blob;
  sqlite3_blob_close (blob);
  dr_sql_set_error (dr_sql_get (self->sql), self->path, code, error);
  return NULL;
}

/* The stream gives as many bytes as it was said to have, with the digest that it was said to have. */
static gboolean
copy_stream (DrSqliteStore *self, const DrReceived *received, Blob *blob, GError **error)
{
  g_autoptr (EVP_MD_CTX) sum = begin_digest ();
  g_autofree char *piece = g_malloc (PIECE);
  char digest[DR_DIGEST_SIZE];
  guint64 done = 0;
  gsize n = 0;

  while (done < received->size)
    {
      int code;

      if (g_cancellable_set_error_if_cancelled (received->cancellable, error)
          || !g_input_stream_read_all (received->stream, piece, (gsize) MIN (PIECE, received->size - done), &n,
                                       received->cancellable, error))
        return FALSE;
      if (n == 0)
        break;
      EVP_DigestUpdate (sum, piece, n);
      code = sqlite3_blob_write (blob, piece, (int) n, (int) done);
      if (code != SQLITE_OK)
        {
          dr_sql_set_error (dr_sql_get (self->sql), self->path, code, error);
          return FALSE;
        }
      done += n;
    }
  end_digest (sum, digest);
  if (done == received->size && g_str_equal (digest, received->digest))
    return TRUE;
  g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_DAMAGED,
               _("%s gives other bytes than a moment ago; expected a file that nobody writes to"), received->name);
  return FALSE;
}

/* Within an act: keeps what @received's stream gives, unless it is kept already. */
gboolean
dr_sqlite_write_stream (DrSqliteStore *self, const DrReceived *received, GError **error)
{
  g_autoptr (Blob) blob = NULL;
  gboolean there = FALSE;

  if (!dr_sqlite_has_blob (self, received->digest, &there, error))
    return FALSE;
  if (there)
    return TRUE;
  if (!dr_sqlite_write_blob_row (self, received->digest, received->size, error)
      || !dr_sql_run (self->sql, error, "INSERT INTO blob_bytes (digest, bytes) VALUES (?1, zeroblob (?2))", "si",
                      received->digest, (gint64) received->size))
    return FALSE;
  blob = open_blob (self, sqlite3_last_insert_rowid (dr_sql_get (self->sql)), TRUE, error);
  return blob != NULL && copy_stream (self, received, blob, error);
}

static gboolean
hand_out (DrSqliteStore *self, Blob *blob, const char *digest, DrStorePiece each, gpointer data, GError **error)
{
  g_autoptr (EVP_MD_CTX) sum = begin_digest ();
  g_autofree char *piece = g_malloc (PIECE);
  gsize size = (gsize) sqlite3_blob_bytes (blob);
  char found[DR_DIGEST_SIZE];
  gsize done = 0;

  do
    {
      gsize n = MIN (PIECE, size - done);
      int code = n > 0 ? sqlite3_blob_read (blob, piece, (int) n, (int) done) : SQLITE_OK;

      if (code != SQLITE_OK)
        {
          dr_sql_set_error (dr_sql_get (self->sql), self->path, code, error);
          return FALSE;
        }
      EVP_DigestUpdate (sum, piece, n);
      if (!each (piece, n, data, error))
        return FALSE;
      done += n;
    }
  while (done < size);
  end_digest (sum, found);
  if (g_str_equal (found, digest))
    return TRUE;
  g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_DAMAGED,
               _("the bytes kept as %s have digest %s; expected the bytes that were put in"), digest, found);
  return FALSE;
}

static gboolean
read_blob (DrStore *store, const char *digest, DrStorePiece each, gpointer data, GError **error)
{
  DrSqliteStore *self = DR_SQLITE_STORE (store);
  g_autoptr (Blob) blob = NULL;
  gint64 id = 0;

  if (!dr_sql_number (self->sql, &id, error, "SELECT coalesce ((SELECT id FROM blob_bytes WHERE digest = ?1), 0)", "s", digest))
    return FALSE;
  if (id == 0)
    return dr_sqlite_missing_blob (self, digest, error) != NULL;
  blob = open_blob (self, id, FALSE, error);
  return blob != NULL && hand_out (self, blob, digest, each, data, error);
}

void
dr_sqlite_class_pieces (DrStoreClass *klass)
{
  klass->read_blob = read_blob;
}
