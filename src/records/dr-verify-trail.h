/* dr-verify-trail.h: a trail replayed: what each entry does to the versions, people and editions, and whether it might.
 * Used by verify for bags, after the records were read. It takes entries in order, once, and asks no store. */
#pragma once

#include "dr-trail-file.h"
#include "dr-verify-desks.h"
#include "dr-verify-hands.h"
#include "dr-verify-received.h"
#include "dr-verify-roll.h"

G_BEGIN_DECLS

/* One version of one assessment, as the entries so far have it. */
typedef struct {
  DrStage        stage;
  gboolean       is_deleted;
  guint          before;                    /* the latest version when it was made; 0: none */
  DrDate         began;                     /* of the act that made it */
  DrStage        stage_then;                /* on the day that was asked for; DRAFT where it was made by then */
  gboolean       was_there;                 /* made by that day, and not deleted by then */
  char           record_then[DR_DIGEST_SIZE];
  DrVerifyHands *hands;
  DrVerifyActs  *acts;
  GArray        *steps;                     /* of DrStepTaken; people of @words */
} DrVerifyVersion;

/* One assessment. */
typedef struct {
  GHashTable *versions;   /* number: DrVerifyVersion */
  GHashTable *records;    /* digests that its entries name */
  guint       latest;     /* version, not deleted; 0: none */
  guint       approved;   /* version that was approved last; 0: none */
} DrVerifyChain;

typedef struct {
  DrVerification   *report;
  DrVerifyEditions *editions;
  GHashTable       *facts;        /* digest: DrVerifyFacts: of the bag's records */
  DrVerifyReceived *received;     /* gets the acts that received it */
  DrDate            then;         /* the day whose stages are wanted; none: no day */
  GStringChunk     *words;
  DrVerifyRoll     *roll;
  DrVerifyDesks    *desks;
  GHashTable       *chains;       /* reference: DrVerifyChain */
  GHashTable       *erased;       /* digests of attachments */
  GHashTable       *limitations;  /* id: all of it as one text */
  guint             n_editions[DR_N_VERIFY_EDITIONS];
  GPtrArray        *heads;        /* (nullable): of DrVerifyAnchor: looked for in the assessments' chains */
  gint64            last_at;      /* of the entry before */
} DrVerifyTrail;

/* A head or a digest that was noted outside. */
typedef struct {
  char     *reference;   /* (nullable): the assessment whose it is; NULL: not said */
  char     *head;
  gboolean  is_found;
  guint64   sequence;    /* where it is a head of the store's chain: after which entry; else 0 */
} DrVerifyAnchor;

DrVerifyTrail   *dr_verify_trail_new    (DrVerification *report, DrVerifyEditions *editions, GHashTable *facts,
                                         DrVerifyReceived *received, GPtrArray *anchors, DrDate then);
void             dr_verify_trail_free   (DrVerifyTrail *self);
gboolean         dr_verify_trail_take   (const DrTrailStatement *statement, const char *digest, const char *store_head,
                                         const char *previous, gpointer data, GError **error);
void             dr_verify_trail_finish (DrVerifyTrail *self);
DrVerifyVersion *dr_verify_trail_find   (DrVerifyTrail *self, const char *reference, guint version);

/* dr-verify-entries.c */
void             dr_verify_entry_record (DrVerifyTrail *self, const char *where, const DrTrailStatement *statement,
                                         const DrVerifyVersion *version, const char *previous);
void             dr_verify_entry_limitation (DrVerifyTrail *self, const char *where, const DrTrailStatement *statement);
void             dr_verify_entry_edition (DrVerifyTrail *self, const char *where, const DrTrailStatement *statement);
void             dr_verify_entries_finish (DrVerifyTrail *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrVerifyTrail, dr_verify_trail_free)

G_END_DECLS
