/* dr-trail-file.h: the trail as a file in a bag: written item by item, and read back with both chains computed.
 * Used by the register's export and by verify. It keeps one entry in memory and one state an assessment. What it finds well
 * is consistent and no more, unless heads noted outside are given to compare with. */
#pragma once

#include <gio/gio.h>

#include "dr-trail-statement.h"

G_BEGIN_DECLS

#define DR_TRAIL_FILE_NAME "data/trail/trail.txt"
#define DR_TRAIL_BARE_SIZE (DR_DIGEST_LENGTH + 2)   /* bytes of a bare item */

GBytes  *dr_trail_file_full (GBytes *entry);
void     dr_trail_file_bare (const char *digest, char item[DR_TRAIL_BARE_SIZE + 1]);

/* A head that somebody noted. */
typedef struct {
  const char *reference;   /* (nullable): of the assessment; NULL: the store's chain */
  guint64     at;          /* after the entry with that sequence, or that position in the assessment's chain */
  const char *head;
} DrTrailAnchor;

typedef enum {
  DR_TRAIL_REMOVED,     /* entries are not there */
  DR_TRAIL_ADDED,       /* there is one too many */
  DR_TRAIL_REORDERED,   /* it stands after a later one */
  DR_TRAIL_ALTERED,     /* it is no entry any more; or a head shows that one of several was changed */
} DrTrailProblemKind;

typedef struct {
  DrTrailProblemKind kind;
  char              *reference;   /* (nullable): whose chain; NULL: the store's */
  guint64            first;       /* sequence, or position in the assessment's chain */
  guint64            last;
  char              *words;       /* a sentence for people */
} DrTrailProblem;

/* More chains than these are refused: their states are kept. */
#define DR_TRAIL_ASSESSMENTS_MAX 100000

/* Of more problems than these the reader keeps the first, and counts the others. */
#define DR_TRAIL_PROBLEMS_MAX 10000

typedef struct {
  guint64 length;                        /* entries in its chain that are here */
  char    head[DR_DIGEST_SIZE];          /* after the last; "": none */
} DrTrailChain;

typedef struct {
  DrTrailChain store;
  guint64      n_full;
  GHashTable  *assessments;              /* reference: DrTrailChain */
  GPtrArray   *problems;                 /* of DrTrailProblem */
  guint64      n_problems;
} DrTrailReading;

/* Is told of each full entry: what it states, its digest, the store's head after it, and the head of its assessment's
 * chain before it, "" where it is the first or there is none. Returns FALSE with @error set to stop. */
typedef gboolean (*DrTrailEach) (const DrTrailStatement *statement, const char *digest, const char *store_head,
                                 const char *previous, gpointer data, GError **error);

DrTrailReading *dr_trail_file_read      (GInputStream *stream, const DrTrailAnchor *anchors, guint n_anchors,
                                         DrTrailEach each, gpointer data, GCancellable *cancellable, GError **error);
void            dr_trail_reading_free   (DrTrailReading *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrTrailReading, dr_trail_reading_free)

G_END_DECLS
