/* dr-trail-act.h: an act that goes into the trail with all that it changes, and the trail as it is read back.
 * Plain values. Made by the register, which seals, hashes and guards; the store compares heads and keeps bytes.
 * Digests and heads are 64 lower-case hexadecimal digits. */
#pragma once

#include "dr-arena.h"
#include "dr-digest-text.h"
#include "dr-draft.h"
#include "dr-holdings.h"
#include "dr-people.h"

G_BEGIN_DECLS

/* Everything in it happens, or nothing does. */
typedef struct {
  const char          *reference;             /* (nullable): an act of no assessment */
  guint                version;               /* 0 with no @reference */
  const char          *expected_head;         /* (nullable): of the assessment's chain; none: no entry yet */
  const char          *head;                  /* (nullable): after the act; none with no @reference */
  const char          *expected_store_head;   /* (nullable): of the store's chain; none: no entry yet */
  const char          *store_head;
  GBytes              *entry;                 /* the entry's own bytes */
  gint64               at;                    /* microseconds since 1970 */
  const char          *person;                /* (nullable): id of who acts; with @edition or @received it is needed */

  const DrDraftSave   *create;                /* (nullable): the act makes this draft, of its @reference and @version */
  gboolean             remove;                /* the act deletes the draft, and does nothing else */
  const DrDraftSave   *save;                  /* (nullable): fields set with it; at the stage before a step */
  gboolean             step;                  /* the version goes from @from to @to */
  DrStage              from;
  DrStage              to;                    /* leaving draft ends undo and destroys its text */
  guint64              expected_revision;     /* of the draft that was sealed, before @save; 0: not compared */
  GBytes              *record;                /* (nullable): the sealed record */
  guint                supersedes;            /* version of the same reference that becomes superseded; 0: none */
  const DrRegisterRow *row;                   /* (nullable): the register's row after it */

  const DrPerson      *new_person;            /* (nullable): to add */
  const DrGrant       *grant;                 /* (nullable): to grant or revoke */
  const DrLimitation  *limitation;            /* (nullable): accepted; its id is new */
  const DrNewEdition  *edition;               /* (nullable): to put in force */
  const DrReceived    *received;              /* (nullable): to keep as received; its stream is read once */
  const char          *erase;                 /* (nullable): digest of the attachment whose bytes go */
} DrTrailAct;

typedef struct {
  guint64     sequence;     /* in the store's chain, from 1 */
  const char *reference;    /* (nullable) */
  guint64     position;     /* in its assessment's chain, from 1; 0 with no reference */
  guint       version;
  GBytes     *entry;
  const char *head;         /* (nullable) of the assessment's chain after it */
  const char *store_head;
  const char *record;       /* (nullable): digest of the sealed record */
  gint64      at;
} DrTrailEntry;

typedef struct {
  /*< private >*/
  DrArena            *arena;

  /*< public, read-only >*/
  const DrTrailEntry *entries;   /* oldest first */
  guint               n_entries;
} DrTrail;

typedef struct {
  char    head[DR_DIGEST_SIZE];   /* "": no entry yet */
  guint64 length;                 /* entries */
} DrTrailHead;

void dr_trail_free (DrTrail *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrTrail, dr_trail_free)

G_END_DECLS
