/* dr-verify-record.h: one record's bytes, verified, and what of it is held against a trail and against other files.
 * Used by verify, for a record alone and for each one in a bag, in any thread. It looks at no other file. */
#pragma once

#include "dr-record.h"
#include "dr-verification.h"
#include "dr-verify-editions.h"
#include "dr-verify-sealed.h"

G_BEGIN_DECLS

/* What of a record is kept while the rest of a bag is looked at. */
typedef struct {
  DrArena                *arena;
  const char             *name;           /* of the file or the member */
  char                    digest[DR_DIGEST_SIZE];
  const char             *reference;
  guint                   version;
  DrDate                  as_of;
  const char             *service;        /* id */
  const char             *service_name;   /* as the record calls it; "" of none */
  const char             *author;         /* (nullable) */
  const DrStepTaken      *steps;
  guint                   n_steps;
  gboolean                is_sealed;
  DrSeal                  seal;           /* where it is sealed */
  DrIds                   reviewers;      /* whoever gave a reviewer's verdict */
  DrIds                   approvers;      /* whoever gave an approver's */
  const DrAttachment     *attachments;    /* digest and size only */
  guint                   n_attachments;
  const DrLiveAssessment *live;           /* reference and digest only, of those that the trail does not explain */
  guint                   n_live;
  const DrLimitation     *limitations;
  guint                   n_limitations;
  const char             *editions[DR_N_VERIFY_EDITIONS];   /* digests */
  DrDate                  effective;
  DrDate                  decided;        /* the decision as taken */
  gboolean                is_named;       /* by an entry of the trail */
} DrVerifyFacts;

/* One record while it is verified. */
typedef struct {
  DrVerification *report;
  DrXmlDocument  *document;   /* (nullable): so are the rest, where it is not a record */
  DrRecord       *record;
  DrCheck        *check;      /* computed again from the record alone */
  DrVerifyFacts  *facts;
} DrVerifyRecord;

gboolean       dr_verify_record_read  (DrVerifyRecord *self, const char *name, const char *data, gsize length,
                                       DrVerifyEditions *editions, const DrVerifySealed *sealed, GError **error);
void           dr_verify_record_clear (DrVerifyRecord *self);
GPtrArray     *dr_verify_record_differences (const DrXmlDocument *document, const DrRecord *record);
void           dr_verify_record_steps (DrVerification *report, const DrRecord *record, const DrVerifyFacts *facts);

DrVerifyFacts *dr_verify_facts_new    (const char *name, const char *digest, const DrRecord *record,
                                       const DrVerifySealed *sealed);
void           dr_verify_facts_free   (DrVerifyFacts *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrVerifyRecord, dr_verify_record_clear)

G_END_DECLS
