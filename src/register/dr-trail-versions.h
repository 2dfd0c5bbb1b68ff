/* dr-trail-versions.h: what a trail tells of each version of each assessment: where it stood on a day, and which records
 * were sealed of it.
 * Used by the return, the sample and the register's check, on a store's trail or on a bag's. Pure. It keeps one item a version, and never asks
 * the register, whose rows may have moved on. */
#pragma once

#include "dr-trail-statement.h"
#include "dr-workflow.h"

G_BEGIN_DECLS

typedef struct {
  const char *reference;
  guint       version;
  DrStage     stage;
  gboolean    deleted;                    /* it was a draft, and is gone */
  DrDate      began;                      /* of its first step; of a draft, when it was begun */
  char        record[DR_DIGEST_SIZE];     /* the last that was sealed; "": none */
  char        approval[DR_DIGEST_SIZE];   /* that the approval sealed; "": none */
} DrTrailVersion;

typedef struct _DrTrailVersions DrTrailVersions;

DrTrailVersions      *dr_trail_versions_new  (DrDate until);
void                  dr_trail_versions_free (DrTrailVersions *self);
gboolean              dr_trail_versions_take (DrTrailVersions *self, const DrTrailStatement *statement, GError **error);
const DrTrailVersion *dr_trail_versions_find (DrTrailVersions *self, const char *reference, guint version);
const DrTrailVersion * const *dr_trail_versions_list (DrTrailVersions *self, guint *n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrTrailVersions, dr_trail_versions_free)

G_END_DECLS
