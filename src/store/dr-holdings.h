/* dr-holdings.h: what the store holds besides drafts and trail: editions of evidence, questionnaire and rulebook, the
 * attachments of an assessment, files received from elsewhere, each a name for a blob; limitations, and what of other
 * assessments a check looks at.
 * Plain values. Nothing here looks into the bytes. */
#pragma once

#include <gio/gio.h>

#include "dr-arena.h"
#include "dr-assessment.h"
#include "dr-context.h"
#include "dr-received-kind.h"

G_BEGIN_DECLS

/* The store keeps the number: append only. */
typedef enum {
  DR_EDITION_EVIDENCE,
  DR_EDITION_QUESTIONNAIRE,
  DR_EDITION_RULEBOOK,
} DrEditionKind;
#define DR_N_EDITION_KINDS 3

/* To be put in force by an act, whose person and time it gets. */
typedef struct {
  DrEditionKind kind;
  GBytes       *bytes;   /* the whole file */
  const char   *label;   /* in the council's words; "" where not said */
} DrNewEdition;

typedef struct {
  guint       number;   /* from 1, by kind */
  const char *digest;   /* of its bytes */
  const char *label;    /* in the council's words; "" where not said */
  const char *by;       /* person id */
  gint64      at;       /* microseconds since 1970 */
} DrEdition;

typedef struct {
  /*< private >*/
  DrArena         *arena;

  /*< public, read-only >*/
  const DrEdition *items;   /* oldest first */
  guint            n_items;
} DrEditions;

typedef struct {
  /*< private >*/
  DrArena            *arena;

  /*< public, read-only >*/
  const DrAttachment *items;   /* in the order they were added */
  guint               n_items;
} DrAttachments;

/* A file from elsewhere, kept as it was received by an act, whose person and time it gets. */
typedef struct {
  GBytes         *bytes;         /* (nullable): with @stream */
  const char     *name;          /* of the file it came in; in a bag, from the bag's folder */
  const char     *reference;     /* (nullable): as a record says of itself, and so on */
  guint           version;       /* 0: not known */
  const char     *title;         /* (nullable) */
  const char     *grade;         /* (nullable): how far it could be verified, in the register's words */
  DrReceivedKind  kind;
  const char     *bag;           /* (nullable): digest of the manifest of the bag that it came in */

  GInputStream   *stream;        /* (nullable): instead of @bytes: read to its end, a piece at a time */
  guint64         size;          /* that @stream gives */
  const char     *digest;        /* (nullable): of what @stream gives */
  GCancellable   *cancellable;   /* (nullable): to stop reading */
} DrReceived;

typedef struct {
  guint64         sequence;     /* of the act's entry in the store's chain */
  const char     *digest;       /* of its bytes */
  const char     *name;
  const char     *reference;    /* "" where not known */
  guint           version;      /* 0: not known */
  const char     *title;        /* "" where not known */
  const char     *grade;        /* "" where not known */
  const char     *by;           /* person id */
  gint64          at;           /* microseconds since 1970 */
  DrReceivedKind  kind;
  const char     *bag;          /* "" where it came by itself */
  guint64         size;         /* bytes */
  gboolean        is_erased;    /* its bytes are no longer there */
} DrReceivedItem;

typedef struct {
  /*< private >*/
  DrArena              *arena;

  /*< public, read-only >*/
  const DrReceivedItem *items;     /* in the order they were received, or by digest */
  guint                 n_items;
} DrReceivedList;

typedef struct {
  /*< private >*/
  DrArena            *arena;

  /*< public, read-only >*/
  const DrLimitation *items;   /* in the order they were accepted */
  guint               n_items;
} DrLimitations;

typedef struct {
  /*< private >*/
  DrArena                *arena;

  /*< public, read-only >*/
  const DrLiveAssessment *items;   /* by reference */
  guint                   n_items;
} DrLiveList;

void dr_editions_free      (DrEditions *self);
void dr_attachments_free   (DrAttachments *self);
void dr_received_list_free (DrReceivedList *self);
void dr_limitations_free   (DrLimitations *self);
void dr_live_list_free     (DrLiveList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrEditions, dr_editions_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrAttachments, dr_attachments_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrReceivedList, dr_received_list_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrLimitations, dr_limitations_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrLiveList, dr_live_list_free)

G_END_DECLS
