/* dr-verify-attachments.h: the attachments of a bag: their digests, and what names them.
 * Used by verify for bags, while the files are read and once the trail was replayed. It keeps no bytes. */
#pragma once

#include "dr-bag-reader.h"
#include "dr-verification.h"

G_BEGIN_DECLS

gboolean dr_verify_attachments_take  (GHashTable *self, DrVerification *report, const DrBagMember *member, const char *stated,
                                      GInputStream *stream, GCancellable *cancellable, GError **error);
void     dr_verify_attachments_check (GHashTable *self, DrVerification *report, GHashTable *facts_by_digest,
                                      GHashTable *erased);

G_END_DECLS
