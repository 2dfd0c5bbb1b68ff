/* dr-verify-sealed.h: which entry of a bag's trail sealed which record first.
 * Used by verify before it looks at the records, so that little of each has to be kept until the trail is replayed.
 * It judges nothing: what it cannot account for is held against the trail later. */
#pragma once

#include "dr-bag-reader.h"
#include "dr-context.h"

G_BEGIN_DECLS

typedef struct _DrVerifySealed DrVerifySealed;

DrVerifySealed *dr_verify_sealed_read     (DrBagReader *reader, GCancellable *cancellable, GError **error);
void            dr_verify_sealed_free     (DrVerifySealed *self);
gboolean        dr_verify_sealed_explains (const DrVerifySealed *self, const char *digest, const DrLiveAssessment *live);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrVerifySealed, dr_verify_sealed_free)

G_END_DECLS
