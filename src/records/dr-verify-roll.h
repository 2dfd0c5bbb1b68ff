/* dr-verify-roll.h: who was entered and which roles stood, entry by entry of a trail.
 * Used by the replay of a trail. It knows only what full entries say. */
#pragma once

#include "dr-role.h"
#include "dr-trail-statement.h"
#include "dr-verification.h"

G_BEGIN_DECLS

typedef struct _DrVerifyRoll DrVerifyRoll;

DrVerifyRoll *dr_verify_roll_new    (void);
void          dr_verify_roll_free   (DrVerifyRoll *self);
gboolean      dr_verify_roll_take   (DrVerifyRoll *self, DrVerification *report, const char *where,
                                     const DrTrailStatement *statement);
void          dr_verify_roll_expect (DrVerifyRoll *self, DrVerification *report, const char *where, const char *person,
                                     guint roles, const char *service);

const char   *dr_verify_detail      (const DrTrailStatement *statement, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrVerifyRoll, dr_verify_roll_free)

G_END_DECLS
