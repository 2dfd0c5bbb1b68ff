/* dr-verification.h: what was found when a record or a bag was verified: named checks, each passed, failed or not tested,
 * with what it rests on.
 * Plain values, written by dr-verify-*.c and read by the command line and the app's Inspect view. It verifies nothing. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum { DR_VERIFY_PASSED, DR_VERIFY_FAILED, DR_VERIFY_NOT_TESTED } DrVerifyStatus;

typedef enum { DR_VERIFY_RECORD, DR_VERIFY_BAG } DrVerifyKind;

/* How far it can be relied on. Signed is reserved: nothing gives it yet. */
typedef enum { DR_GRADE_FAILED, DR_GRADE_CONSISTENT, DR_GRADE_ANCHORED, DR_GRADE_SIGNED } DrGrade;

/* In the order in which they are shown. Of a record alone only some are made. */
typedef enum {
  DR_VERIFY_CHECKSUMS,       /* a bag's manifests, and its Payload-Oxum */
  DR_VERIFY_LAYOUT,          /* each member stands where the format has it */
  DR_VERIFY_SCHEMA,          /* well-formed, safe, and as the schema says */
  DR_VERIFY_CANONICAL,       /* the bytes are Canonical XML 1.0 in the published layout */
  DR_VERIFY_REPERFORMANCE,   /* every figure and every rule's result follows from the record alone */
  DR_VERIFY_EDITIONS,        /* evidence, rules and questions are those of the editions in the bag, which acts published */
  DR_VERIFY_PERMITTED,       /* no finding that holds up the sealing step was open when it was taken */
  DR_VERIFY_SEAL,            /* the seal is whole, and says what the record's steps say */
  DR_VERIFY_CHAINS,          /* the trail's entries, and both chains */
  DR_VERIFY_ENTRIES,         /* each record is sealed by an entry that says the same, and each such entry has its record */
  DR_VERIFY_WORKFLOW,        /* each step follows from the stage before */
  DR_VERIFY_ROLES,           /* whoever acted had the role, granted by somebody else */
  DR_VERIFY_DUTIES,          /* author, reviewer and approver of a version are different people */
  DR_VERIFY_TIMELINESS,      /* days and clocks in order */
  DR_VERIFY_ATTACHMENTS,     /* the bytes of each attachment, or the act that erased them */
  DR_VERIFY_RETURN,          /* the return follows from the bag's records and trail */
  DR_VERIFY_RECEIVED,        /* what came from elsewhere: each file by its digest and its act, each record by itself */
  DR_VERIFY_ANCHOR,          /* the heads and digests that were noted outside are found */
} DrVerifyCheck;
#define DR_N_VERIFY_CHECKS 18

/* Of more lines than these for one check the first are kept, and the others counted. */
#define DR_VERIFY_LINES_MAX 1000

/* Likewise of the values of one record that differ when it is computed again. */
#define DR_VERIFY_DIFFERENCES_MAX 200

/* What kind of thing is wrong, for whoever explains it; a check may say more in words. */
typedef enum {
  DR_VERIFY_LINE_OTHER,
  DR_VERIFY_LINE_MISSING,     /* it should be there and is not */
  DR_VERIFY_LINE_EXTRA,       /* it is there and nothing accounts for it */
  DR_VERIFY_LINE_ALTERED,     /* its bytes are not those that were noted */
  DR_VERIFY_LINE_REORDERED,   /* it stands in another place */
  DR_VERIFY_LINE_MANIFEST,    /* a list of digests is itself at fault */
  DR_VERIFY_LINE_DIFFERS,     /* two of the bag's own files say different things */
} DrVerifyLineKind;
#define DR_N_VERIFY_LINE_KINDS 7

typedef struct {
  gboolean          is_problem;   /* else it is stated, and not held against what is verified */
  DrVerifyLineKind  kind;         /* of a problem */
  char             *where;        /* (nullable): the file or the entry */
  char             *words;        /* what was found there, in words: people and services by their ids */
  char             *named;        /* (nullable): likewise, with their names beside the ids, where the files give them */
} DrVerifyLine;

typedef struct {
  gboolean        applies;      /* it is one of those that are made of this */
  DrVerifyStatus  status;
  char           *reason;       /* (nullable): why it was not tested */
  GPtrArray      *lines;        /* of DrVerifyLine */
  guint64         n_problems;   /* also of those that were not kept */
  guint64         n_notes;
} DrVerifyResult;

/* What a file states against what is computed again. */
typedef struct {
  char      *where;         /* the file */
  GPtrArray *differences;   /* of DrXmlDifference: the first of them */
  guint      n;             /* how many there are */
} DrVerifyDifferences;

typedef struct {
  DrVerifyKind    kind;
  char           *path;
  DrVerifyResult  results[DR_N_VERIFY_CHECKS];
  DrGrade         grade;
  GPtrArray      *cannot_show;    /* of char: sentences */
  GPtrArray      *differences;    /* of DrVerifyDifferences */

  char           *reference;      /* (nullable): of a record */
  guint           version;        /* of a record */
  char           *digest;         /* (nullable): of a record: SHA-256 of its bytes */

  guint64         n_records;      /* sealed ones in a bag; 1: a record */
  guint64         n_received;     /* records from elsewhere in a bag, and other files */
  guint64         n_received_files;
  guint64         n_entries;      /* of the trail */
  guint64         n_attachments;
  guint64         n_uncovered;    /* entries after the last head that was noted outside; where none was, all */
  char           *store_head;     /* (nullable): of a bag's trail, as computed */

  GHashTable     *names;          /* (nullable): of people and services, see dr_verification_call() */
} DrVerification;

void        dr_verification_free   (DrVerification *self);
gboolean    dr_verification_passed (const DrVerification *self);

const char *dr_verify_line_text    (const DrVerifyLine *self);
const char *dr_verify_check_id      (DrVerifyCheck check);
const char *dr_verify_check_name    (DrVerifyCheck check);
const char *dr_verify_check_meaning (DrVerifyCheck check);
const char *dr_verify_status_id     (DrVerifyStatus status);
const char *dr_grade_id             (DrGrade grade);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrVerification, dr_verification_free)

G_END_DECLS
