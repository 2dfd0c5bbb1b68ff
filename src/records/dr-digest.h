/* dr-digest.h: SHA-256 of bytes that come piece by piece.
 * Used by the trail and by bags, for bytes of any size. It never keeps what it has read, and signs nothing. */
#pragma once

#include "dr-digest-text.h"

G_BEGIN_DECLS

typedef struct _DrDigest DrDigest;

DrDigest *dr_digest_new    (void);
void      dr_digest_free   (DrDigest *self);
void      dr_digest_update (DrDigest *self, gconstpointer data, gsize length);
void      dr_digest_finish (DrDigest *self, char digest[DR_DIGEST_SIZE]);
void      dr_digest_bytes  (gconstpointer data, gsize length, char digest[DR_DIGEST_SIZE]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrDigest, dr_digest_free)

G_END_DECLS
