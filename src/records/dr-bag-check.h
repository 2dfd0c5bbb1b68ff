/* dr-bag-check.h: compares what a bag holds with what its manifests say.
 * Used by verify, by the app's Inspect view and before an import. Needs no store. It never changes the bag, and says nothing
 * of who wrote it: whoever can change a member can change the manifests. */
#pragma once

#include "dr-bag-reader.h"

G_BEGIN_DECLS

typedef enum {
  DR_BAG_MISSING,    /* a manifest lists it; it is not there */
  DR_BAG_EXTRA,      /* it is there; no manifest lists it */
  DR_BAG_ALTERED,    /* its bytes are not those that the manifest has the digest of, or cannot be read whole */
  DR_BAG_MANIFEST,   /* a line of a manifest says nothing that can be checked, or says it twice */
  DR_BAG_OXUM,       /* Payload-Oxum counts other bytes or files */
} DrBagProblemKind;

typedef struct {
  DrBagProblemKind kind;
  char            *name;    /* of the member; of the manifest, for DR_BAG_MANIFEST */
  char            *words;   /* a sentence for people */
} DrBagProblem;

/* Of more problems than these the check keeps the first, and counts the others. */
#define DR_BAG_PROBLEMS_MAX 10000

typedef struct {
  GPtrArray *problems;           /* of DrBagProblem */
  guint64    n_problems;
  guint64    n_payload;          /* files below data/ */
  guint64    n_payload_bytes;
} DrBagCheck;

DrBagCheck *dr_bag_check      (DrBagReader *reader, GCancellable *cancellable, GError **error);
void        dr_bag_check_free (DrBagCheck *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrBagCheck, dr_bag_check_free)

G_END_DECLS
