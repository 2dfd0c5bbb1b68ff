/* dr-verify-return.h: the return of a bag, made again from the bag's records while these are verified.
 * Used by verify for bags. Records may come from many threads and in any order; it keeps none but where an approval's
 * record waits for the latest one. */
#pragma once

#include "dr-return-reader.h"
#include "dr-verify-trail.h"

G_BEGIN_DECLS

typedef struct _DrVerifyReturn DrVerifyReturn;

DrVerifyReturn *dr_verify_return_new    (DrVerification *report, const char *name, GBytes *bytes);
void            dr_verify_return_free   (DrVerifyReturn *self);
DrDate          dr_verify_return_as_of  (const DrVerifyReturn *self);
const char     *dr_verify_return_head   (const DrVerifyReturn *self, guint64 *length);
void            dr_verify_return_take   (DrVerifyReturn *self, DrVerifyRecord *record);
void            dr_verify_return_finish (DrVerifyReturn *self, DrVerification *report, DrVerifyTrail *trail);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrVerifyReturn, dr_verify_return_free)

G_END_DECLS
