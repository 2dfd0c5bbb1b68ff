/* dr-verify-received.h: what of a bag came from elsewhere, verified apart from what is the register's own.
 * Used by verify for bags. It holds each file against its digest, each record against itself, and all of them against the
 * acts that received them; it never counts them among the bag's own records, and never looks into their chains. */
#pragma once

#include "dr-bag-reader.h"
#include "dr-trail-statement.h"
#include "dr-verification.h"
#include "dr-verify-layout.h"

G_BEGIN_DECLS

typedef struct _DrVerifyReceived DrVerifyReceived;

DrVerifyReceived *dr_verify_received_new    (DrVerification *report, DrVerifyEditions *editions, guint n_threads);
void              dr_verify_received_free   (DrVerifyReceived *self);
gboolean          dr_verify_received_take   (DrVerifyReceived *self, const DrBagMember *member, const DrMember *parsed,
                                             GInputStream *bytes, GCancellable *cancellable, GError **error);
void              dr_verify_received_act    (DrVerifyReceived *self, const DrTrailStatement *statement);
gboolean          dr_verify_received_finish (DrVerifyReceived *self, DrBagReader *reader, GHashTable *erased,
                                             GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrVerifyReceived, dr_verify_received_free)

G_END_DECLS
