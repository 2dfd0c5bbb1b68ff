/* dr-verify-pool.h: records verified on all cores, with few of them in memory at once.
 * Used by verify for bags. What it found of each is kept, and what it was read from is not. */
#pragma once

#include "dr-verify-return.h"

G_BEGIN_DECLS

typedef struct _DrVerifyPool DrVerifyPool;

/* How many are done, and how many problems each check found in them; called in their threads, one at a time. */
typedef void (*DrVerifyPoolCount) (guint64 done, const guint64 *n_problems, gpointer data);

/* What was found of one record. */
typedef void (*DrVerifyPoolEach) (const char *name, const DrVerification *report, gpointer data);

DrVerifyPool *dr_verify_pool_new    (DrVerifyEditions *editions, const DrVerifySealed *sealed, DrVerifyReturn *back,
                                      gboolean one_by_one, guint n_threads);
void          dr_verify_pool_count  (DrVerifyPool *self, DrVerifyPoolCount count, gpointer data);
void          dr_verify_pool_push   (DrVerifyPool *self, const char *name, GBytes *bytes);
void          dr_verify_pool_finish (DrVerifyPool *self);
void          dr_verify_pool_merge  (DrVerifyPool *self, DrVerification *report, GHashTable *facts);
void          dr_verify_pool_each   (DrVerifyPool *self, DrVerifyPoolEach each, gpointer data);
void          dr_verify_pool_free   (DrVerifyPool *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrVerifyPool, dr_verify_pool_free)

G_END_DECLS
