/* dr-verify-layout.h: what a member of a bag is, by its name.
 * Used by verify for bags, and by import. Pure: it never looks into the member. */
#pragma once

#include "dr-received-kind.h"
#include "dr-verify-editions.h"

G_BEGIN_DECLS

typedef enum {
  DR_MEMBER_TAG,          /* beside the payload */
  DR_MEMBER_RECORD,
  DR_MEMBER_TRAIL,
  DR_MEMBER_EDITION,
  DR_MEMBER_ATTACHMENT,
  DR_MEMBER_RETURN,
  DR_MEMBER_RECEIVED,
  DR_MEMBER_SCHEMA,
  DR_MEMBER_OTHER,        /* that the format knows nothing of */
} DrMemberKind;

typedef struct {
  DrMemberKind    kind;
  DrVerifyEdition edition;     /* of an edition: which, and its number */
  guint64         number;
  DrReceivedKind  received;    /* of what was received from elsewhere */
  char           *reference;   /* (nullable): of a record: that its folder says; none where it gives a digest instead */
  char            text[DR_DIGEST_SIZE];   /* of an attachment or a received file: the digest that its name says; of a
                                           * record without @reference the first digits of its reference's */
} DrMember;

void     dr_member_parse (DrMember *self, const char *name);
DrReceivedKind dr_member_received (const DrMember *self);
void     dr_member_clear (DrMember *self);
gboolean dr_member_is_of (const DrMember *self, const char *reference);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrMember, dr_member_clear)

G_END_DECLS
