/* dr-verify.h: checks a record by itself: schema, canonical form, and everything in it computed again.
 * Needs no store and no other file. Used by the command line and the app's Inspect view. It never changes what it reads
 * and never says more than it found: a record without a seal can only be consistent with itself. */
#pragma once

#include "dr-record.h"

G_BEGIN_DECLS

typedef enum { DR_VERIFY_PASSED, DR_VERIFY_FAILED, DR_VERIFY_NOT_TESTED } DrVerifyStatus;

typedef enum {
  DR_VERIFY_SCHEMA,          /* well-formed, safe, and as the schema says */
  DR_VERIFY_CANONICAL,       /* the bytes are Canonical XML 1.0 in the published layout */
  DR_VERIFY_REPERFORMANCE,   /* every figure and every rule's result follows from the record alone */
} DrVerifyCheck;
#define DR_N_VERIFY_CHECKS 3

typedef struct {
  DrVerifyStatus  status[DR_N_VERIFY_CHECKS];
  char           *details[DR_N_VERIFY_CHECKS];   /* (nullable): what was found, in words */
  char           *reference;                     /* (nullable): of the assessment */
  guint           version;
  char           *digest;                        /* (nullable): SHA-256 of the file's bytes */
  GPtrArray      *differences;                   /* of DrXmlDifference: stated against computed again */
} DrVerification;

DrVerification *dr_verify_file       (const char *path, GError **error);
void            dr_verification_free (DrVerification *self);
gboolean        dr_verification_passed (const DrVerification *self);
const char     *dr_verify_check_name (DrVerifyCheck check);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrVerification, dr_verification_free)

G_END_DECLS
