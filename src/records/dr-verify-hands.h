/* dr-verify-hands.h: who had a hand in one version, and whether anybody had two that must be different people's.
 * Used by verify, for a record's own steps and for a chain's. It knows no roles that were granted. */
#pragma once

#include "dr-verify-record.h"

G_BEGIN_DECLS

typedef enum {
  DR_HAND_AUTHOR = 1 << 0,
  DR_HAND_REVIEWER = 1 << 1,
  DR_HAND_APPROVER = 1 << 2,
  DR_HAND_RETURNED = 1 << 3,   /* sent it back: what an author may not */
} DrVerifyHand;

typedef GHashTable DrVerifyHands;   /* person: bits by DrVerifyHand */

DrVerifyHands *dr_verify_hands_new       (void);
void           dr_verify_hands_free      (DrVerifyHands *self);
void           dr_verify_hands_add       (DrVerifyHands *self, const char *person, guint hand);
guint          dr_verify_hand_of_step    (DrStep step);
const char    *dr_verify_hand_name       (guint hand);
void           dr_verify_hands_add_step  (DrVerifyHands *self, DrStep step, const char *person);
void           dr_verify_hands_add_facts (DrVerifyHands *self, const DrVerifyFacts *facts);
void           dr_verify_hands_check     (DrVerifyHands *self, DrVerification *report, const char *where);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrVerifyHands, dr_verify_hands_free)

G_END_DECLS
