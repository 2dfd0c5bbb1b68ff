#include "dr-digest.h"

#include <openssl/evp.h>

#define N_BYTES (DR_DIGEST_LENGTH / 2)

struct _DrDigest {
  EVP_MD_CTX *context;
};

/* It fails where there is no memory, or a computer's policy has no SHA-256: then nothing of ours can be trusted, and
 * GLib's way with memory is the right one. */
static void
need (int done)
{
  if (done != 1)
    g_error ("libcrypto computes no SHA-256 here");
}

/**
 * dr_digest_new:
 *
 * Returns: (transfer full): a digest of no bytes yet
 */
DrDigest *
dr_digest_new (void)
{
  DrDigest *self = g_new0 (DrDigest, 1);

  self->context = EVP_MD_CTX_new ();
  need (self->context != NULL && EVP_DigestInit_ex (self->context, EVP_sha256 (), NULL));

  return self;
}

/**
 * dr_digest_free:
 * @self: (nullable): a digest
 */
void
dr_digest_free (DrDigest *self)
{
  if (self == NULL)
    return;

  EVP_MD_CTX_free (self->context);
  g_free (self);
}

/**
 * dr_digest_update:
 * @self: a digest
 * @data: (array length=length) (nullable): the next bytes
 * @length: how many
 */
void
dr_digest_update (DrDigest     *self,
                  gconstpointer data,
                  gsize         length)
{
  if (length > 0)
    need (EVP_DigestUpdate (self->context, data, length));
}

/**
 * dr_digest_finish:
 * @self: a digest
 * @digest: (out): of all bytes since it was new or last finished
 *
 * Begins again with no bytes, so that one #DrDigest serves many files.
 */
void
dr_digest_finish (DrDigest *self,
                  char      digest[DR_DIGEST_SIZE])
{
  static const char digits[] = "0123456789abcdef";
  guint8 bytes[N_BYTES];

  need (EVP_DigestFinal_ex (self->context, bytes, NULL));
  for (guint i = 0; i < N_BYTES; i++)
    {
      digest[2 * i] = digits[bytes[i] >> 4];
      digest[2 * i + 1] = digits[bytes[i] & 15];
    }
  digest[DR_DIGEST_LENGTH] = '\0';
  need (EVP_DigestInit_ex (self->context, NULL, NULL));
}

/**
 * dr_digest_bytes:
 * @data: (array length=length) (nullable): bytes
 * @length: how many
 * @digest: (out): of them
 */
void
dr_digest_bytes (gconstpointer data,
                 gsize         length,
                 char          digest[DR_DIGEST_SIZE])
{
  g_autoptr (DrDigest) self = dr_digest_new ();

  dr_digest_update (self, data, length);
  dr_digest_finish (self, digest);
}
