/* dr-verify-desks.h: whether the people who had different duties of one version acted with one login on one computer.
 * Used by verify on a trail. It notes what it sees: two people may share a desk, and one person may have two names. */
#pragma once

#include "dr-trail-statement.h"
#include "dr-verification-private.h"
#include "dr-verify-hands.h"

G_BEGIN_DECLS

typedef GArray DrVerifyActs;   /* who had a hand in one version, and where they sat */

typedef struct {
  GStringChunk *words;   /* logins, computers and people, each once */
  GHashTable   *pairs;   /* which two people, where: what is known of them */
} DrVerifyDesks;

DrVerifyActs  *dr_verify_acts_new     (void);
DrVerifyDesks *dr_verify_desks_new    (void);
void           dr_verify_desks_free   (DrVerifyDesks *self);
void           dr_verify_desks_add    (DrVerifyDesks *self, DrVerifyActs *acts, const DrTrailStatement *statement, guint hand);
void           dr_verify_desks_look   (DrVerifyDesks *self, const DrVerifyActs *acts, const char *where);
void           dr_verify_desks_report (DrVerifyDesks *self, DrVerification *report);

G_END_DECLS
